"""The small project of the press room, with what a build keeps."""

from tests.press.conftest import cold_project, project, warm_cache

__all__ = ["cold_project", "project", "warm_cache"]
