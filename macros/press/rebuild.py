"""A preview makes again only what an edit can have changed; the other pages stand in its folder as they are.

A page has a key, a digest of all that it is made from (`page_plan`). One with problems stands as it last was without:
what is wrong is told beside it (`preview/desk.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from macros.editions.search_index import SearchRecord
from macros.ground.problems import Problem
from macros.press import reaches
from macros.press.session import Session


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it was made last: by which key, where it stands, and what other pages ask it for.

    `refused` are the problems that only its making showed.
    """

    key: str
    html: str
    file: Path
    title: Any
    meta: dict[str, Any]
    search_records: list[SearchRecord]
    refused: tuple[Problem, ...] = ()


@dataclass
class _State:
    """What stands in the preview's folder, what each page last was without a problem, and what all of it rests on."""

    standing: dict[str, Made]
    good: dict[str, Made]
    keys: dict[str, str]
    base: str = ""
    changed_base: bool = True


_state = _State({}, {}, {})


def plan(session: Session) -> None:
    """Take the keys of this rebuild's pages."""
    _state.changed_base, _state.base = session.plan.shared != _state.base, session.plan.shared
    _state.keys = dict(session.plan.keys)


def rests_on_the_same() -> bool:
    """Whether data, styles and all that pages show of each other are what they were in the build before."""
    return not _state.changed_base


def choose(files: Any, session: Session) -> None:
    """Tell MkDocs which pages to make; put back what an earlier rebuild made just so."""
    pages = files.documentation_pages()
    for file in pages:
        made = _found(file.src_uri) or _held_back(file.src_uri, session)
        if made:
            session.problems += made.refused
            _put_back(file.src_uri, made)
            session.carried[file.src_uri] = {}
            session.search_records[file.src_uri] = made.search_records
        reaches.answer_modified(file, modified=made is None)
    for src_uri in set(_state.standing) - {file.src_uri for file in pages}:
        _state.standing.pop(src_uri).file.unlink(missing_ok=True)


def name(files: Any) -> None:
    """Give the pages that are left as they are the titles and front matter that the others ask them for."""
    for file in files.documentation_pages():
        if file.page and not file.is_modified():
            made = _state.standing[file.src_uri]
            file.page.title, file.page.meta, file.page.markdown = made.title, made.meta, ""


def keep(page: Any, html: str, session: Session) -> str:
    """Remember a page as it has just been made; gives what is to be written, which is how it last was without problems.

    Its making may have shown one.
    """
    src_uri = page.file.src_uri
    if src_uri not in _state.keys:
        return html
    records, key = session.search_records.get(src_uri, []), _state.keys[src_uri]
    made = Made(key, html, Path(page.file.abs_dest_path), page.title, page.meta, records)
    problems = session.problems_for(src_uri)
    if problems:
        refused = tuple(problem for problem in problems if problem.position.path == f"docs/{src_uri}")
        made = replace(_state.good.get(src_uri, made), key=key, refused=refused)
    else:
        _state.good[src_uri] = made
    _state.standing[src_uri] = made
    return made.html


def _found(src_uri: str) -> Made | None:
    key = _state.keys.get(src_uri)
    made = (_state.standing.get(src_uri), _state.good.get(src_uri))
    return next((one for one in made if one and one.key == key), None)


def _held_back(src_uri: str, session: Session) -> Made | None:
    """A page that has problems now, as it last was without; None where it never was, and of one without."""
    return _state.good.get(src_uri) if session.problems_for(src_uri) else None


def _put_back(src_uri: str, made: Made) -> None:
    if _state.standing.get(src_uri) is not made:
        made.file.write_text(made.html, encoding="utf-8", errors="xmlcharrefreplace")
        _state.standing[src_uri] = made
