"""Pages whose key stands are neither read nor made again: they are carried over from the site that stands.

With each page go the files that came of it: a chart's data and pictures, the picture of a shared link. A file is
carried over where it is, byte for byte, what was made; MkDocs sees such pages in the navigation alone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.structure.files import File, Files, InclusionLevel

from macros.editions.search_index import SearchRecord
from macros.ground.files import content_digest
from macros.pages.kept_pages import KeptPage, shortened, write_kept_pages
from macros.press.session import Session


def leave_out(files: Files, session: Session, site: Path) -> None:
    """Of the pages that MkDocs would make, leave out those that stand in `site` as they would be made."""
    for file in files.documentation_pages():
        page = standing(session, file.src_uri, site)
        if page:
            _leave_out(file, page)
            session.carried[file.src_uri] = page.files
            session.search_records[file.src_uri] = [SearchRecord(*record) for record in page.search_records]


def standing(session: Session, src_uri: str, site: Path) -> KeptPage | None:
    """A page as the last good build made it, where it stands in `site` as it would be made; else None."""
    page = session.kept.pages.get(src_uri)
    return page if page and page.key == session.plan.keys.get(src_uri) and _stands(site, page.files) else None


def _leave_out(file: File, page: KeptPage) -> None:
    """Let a page stand in the navigation, and be found by others under its title, but not be made."""
    file.inclusion = InclusionLevel.EXCLUDED
    if file.page:
        words = {name: Markup(value) if isinstance(value, str) else value for name, value in page.meta.items()}
        file.page.title, file.page.meta, file.page.markdown = Markup(page.title), words, ""


def _stands(site: Path, files: Mapping[str, str]) -> bool:
    try:
        return all(_holds(site / name, found) for name, found in files.items())
    except OSError:
        return False


def _holds(file: Path, found: str) -> bool:
    """Whether a file holds what it held; a link holds nothing of its own."""
    return not file.is_symlink() and content_digest(file) == found


def carry_over(session: Session, site: Path, folder: Path) -> None:
    """Put the files of the pages that were left out from `site` into `folder`, under another name of the same file.

    Nobody writes to a file of a finished site, so that one may be in two.
    """
    for files in session.carried.values():
        for name in files:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(site / name, target)
            except FileExistsError:  # a picture that two pages share
                continue
            except OSError:  # a disk that has no such names
                shutil.copyfile(site / name, target)


def finish(page: Any, session: Session) -> None:
    """Note a page as it has just been made; more of its files may come yet."""
    src_uri, plan = page.file.src_uri, session.plan
    if src_uri in plan.keys:
        session.finished[src_uri] = KeptPage(
            key=plan.keys[src_uri],
            parts=shortened(plan.parts[src_uri]),
            title=str(page.title),
            meta=dict(page.meta),
            files={page.file.dest_uri: ""},
            why=session.kept.why(src_uri, plan.site, plan.parts[src_uri]),
            entry=session.entries.get(src_uri),
            search_records=session.search_records.get(src_uri, []),
        )


def remember(session: Session, listed: str) -> None:
    """Keep what this build made, for the next to carry over; `listed` are the site's files as its mark tells them."""
    digests = {name: found for found, name in (line.split("  ", 1) for line in listed.splitlines())}
    pages = {src_uri: session.kept.pages[src_uri] for src_uri in session.carried}
    for src_uri, page in session.finished.items():
        files = sorted({*page.files, *session.beside.get(src_uri, ())})
        pages[src_uri] = replace(page, files={name: digests[name] for name in files})
    write_kept_pages(session.root, session.plan.site, pages)
