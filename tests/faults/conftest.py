"""What the faults are fed to: the small project of the press room."""

from __future__ import annotations

from tests.press.conftest import project

__all__ = ["project"]
