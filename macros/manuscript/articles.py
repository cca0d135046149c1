"""The issues of a project: folders below `issues/`, each with a front page and sections."""

from __future__ import annotations

from pathlib import PurePosixPath

from macros.catalog.nodes import Scalar
from macros.manuscript.page import Page
from macros.manuscript.project import Project


def is_article(route: str) -> bool:
    """Whether a page belongs to an issue: its front page or one of its sections."""
    return len(PurePosixPath(route).parts) > 2 and route.startswith("issues/")


def section_of(page: Page) -> str:
    """The section of an issue that a page is, by the name of its file; "" for a page that belongs to none."""
    return PurePosixPath(page.route).stem if is_article(page.route) else ""


def section_page(project: Project, language: str, section: str) -> Page | None:
    """The page of a section in one language; None for a part without a page. A rule lets no two have one name."""
    pages = (page for page in project.pages if page.language == language)
    return next((page for page in pages if section_of(page) == section), None)


def newest_day(project: Project, language: str) -> str:
    """The day that the newest issue of a language came out, as its front page states it; "" where none does."""
    fronts = (page for page in project.pages if page.language == language and is_article(page.route))
    return max((_published(page) for page in fronts if PurePosixPath(page.route).stem == "index"), default="")


def is_published(page: Page) -> bool:
    """Whether a page says on which day it came out: then feeds hand it on."""
    return bool(_published(page))


def _published(page: Page) -> str:
    node = page.front.node("published") if page.front else None
    return node.text if isinstance(node, Scalar) else ""
