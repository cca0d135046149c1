"""The Markdown twin of each article that a build makes; of one that is carried over, it is carried over with it."""

from __future__ import annotations

from pathlib import Path

from macros.editions.text.twins import NAME, has_twin, twin_of
from macros.pages.finished_page import FinishedPage
from macros.press.session import Session


def write_twin(page: FinishedPage, session: Session, folder: Path, site: str) -> str:
    """Write the twin of a page into its place below `folder`; the way there from the page, or "" where it has none.

    A preview has none, whose pages are made one by one while somebody writes. `site` is the site's address, or "".
    """
    if session.command == "serve" or not has_twin(page):
        return ""
    file = folder / page.url / NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)  # it may be in the last site as well
    file.write_text(twin_of(page, site), encoding="utf-8", newline="")
    session.beside.setdefault(f"{page.voice.language}/{page.route}", set()).add(page.url + NAME)
    return NAME
