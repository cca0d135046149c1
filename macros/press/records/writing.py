"""The pages of single facts and claims: those that stand are carried over, the others made and written.

MkDocs knows nothing of them: there are hundreds, none has Markdown, and the theme is not on them.
"""

from __future__ import annotations

from pathlib import Path

from macros.editions.metadata import Image
from macros.editions.records.data import record_json
from macros.editions.records.pages import Settings, record_html
from macros.editions.share_cards.layouts import record_card, title_card
from macros.pages.kept_pages import KeptPage, shortened
from macros.pages.record_pages.planned import RecordPage
from macros.press.carrying import standing
from macros.press.session import Session
from macros.wording.masthead import masthead

_previewed: dict[Path, str] = {}  # the pages that a preview has written, each with its key


def leave_out(session: Session, site: Path) -> None:
    """Leave out the pages that stand in `site` as they would be made."""
    for src_uri in session.records:
        page = standing(session, src_uri, site)
        if page:
            session.carried[src_uri] = page.files


def write(session: Session, site: Path, settings: Settings) -> None:
    """Write the pages that are to be made, and the file of data of each of their records."""
    if session.command == "serve":
        _forget_what_is_gone(session, site)
    written: set[str] = set()  # files of data: twins share theirs
    for page in session.records.values():
        if not _stands(session, page, site):
            image = _image(page, session, settings)
            _write_anew(site / page.file, record_html(page, settings, image).encode())
            if page.data_file not in written:
                _write_anew(site / page.data_file, record_json(page, settings.site).encode())
            written.add(page.data_file)
            session.beside.setdefault(page.src_uri, set()).add(page.data_file)
            _note(session, page, site)


def _stands(session: Session, page: RecordPage, site: Path) -> bool:
    if session.command != "serve":
        return session.stands(page.src_uri)
    return _previewed.get(site / page.file) == session.plan.keys[page.src_uri] and (site / page.file).exists()


def _image(page: RecordPage, session: Session, settings: Settings) -> Image | None:
    """The picture of a page; of a number that no page shows that of the newest issue.

    None where there is no address to name it by, in a preview, and where this machine has no font for it.
    """
    if not settings.site or settings.preview:
        return None
    card = record_card(page) if page.shown else title_card(page.voice, page.leading or masthead(page.voice).name)
    name = session.picture_of(card, page.src_uri)
    return Image(name) if name else None


def _note(session: Session, page: RecordPage, site: Path) -> None:
    """Leave a page as it has just been made to the next build, or rebuild."""
    plan, src_uri = session.plan, page.src_uri
    if session.command == "serve":
        _previewed[site / page.file] = plan.keys[src_uri]
        return
    session.finished[src_uri] = KeptPage(
        key=plan.keys[src_uri],
        parts=shortened(plan.parts[src_uri]),
        title=page.id,
        meta={},
        files={page.file: ""},
        why=session.kept.why(src_uri, plan.site, plan.parts[src_uri]),
    )


def _forget_what_is_gone(session: Session, site: Path) -> None:
    """Of what a preview has written, take away the pages of records that are there no more."""
    wanted = {site / page.file for page in session.records.values()}
    for file in [file for file in _previewed if file not in wanted]:
        file.unlink(missing_ok=True)
        del _previewed[file]


def _write_anew(file: Path, content: bytes) -> None:
    """Write a file, never into one that stands: it may be in the last site as well."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_bytes(content)
