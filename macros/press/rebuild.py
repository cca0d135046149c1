"""A preview makes again only what an edit can have changed; the other pages stand in its folder as they are.

A page has a key: a digest of all that it is made from. What others show of a page is its front matter, its headings and
its calls; as long as those stay, an edit concerns the page and its twins alone.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands import serve

from macros.ground.files import digests
from macros.manuscript.page import Page
from macros.press.session import Session


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it was made last: by which key, where it stands, and what other pages ask it for."""

    key: str
    html: str
    file: Path
    title: Any
    meta: dict[str, Any]


@dataclass
class _State:
    """What stands in the preview's folder, what each page last was without a problem, and what all of it rests on."""

    standing: dict[str, Made]
    good: dict[str, Made]
    keys: dict[str, str]
    outward: dict[str, str]
    base: str = ""
    changed_base: bool = True


_state = _State({}, {}, {}, {})


def hasten() -> None:
    """From here on let MkDocs 1.6.1 ask each file whether it must be made again, and leave its folder as it is."""
    made_whole = serve.build  # type: ignore[attr-defined]

    def make_again(config: Any, **options: Any) -> None:
        made_whole(config, **{**options, "dirty": True})

    serve.build = make_again  # type: ignore[attr-defined]


def plan(session: Session, config: Any) -> None:
    """Work out the key of every page of this rebuild."""
    outward = _outward(session)
    base = _digest((repr(session.project.held), repr(_around(session.root)), config.site_url or "", *outward))
    _state.changed_base, _state.base = base != _state.base, base
    _state.keys = {src_uri: _digest((base, *parts)) for src_uri, parts in _own(session)}


def rests_on_the_same() -> bool:
    """Whether data, styles and all that pages show of each other are what they were in the build before."""
    return not _state.changed_base


def choose(files: Any) -> None:
    """Tell MkDocs which pages to make; put back what an earlier rebuild made just so."""
    pages = files.documentation_pages()
    for file in pages:
        made = _found(file.src_uri)
        if made:
            _put_back(file.src_uri, made)
        file.is_modified = (lambda: False) if made else (lambda: True)
    for src_uri in set(_state.standing) - {file.src_uri for file in pages}:
        _state.standing.pop(src_uri).file.unlink(missing_ok=True)


def name(files: Any) -> None:
    """Give the pages that are left as they are the titles and front matter that the others ask them for."""
    for file in files.documentation_pages():
        if file.page and not file.is_modified():
            made = _state.standing[file.src_uri]
            file.page.title, file.page.meta, file.page.markdown = made.title, made.meta, ""


def keep(page: Any, html: str, *, sound: bool) -> None:
    """Remember a page as it has just been made; `sound` says that it has no problem."""
    src_uri = page.file.src_uri
    if src_uri in _state.keys:
        made = Made(_state.keys[src_uri], html, Path(page.file.abs_dest_path), page.title, page.meta)
        _state.standing[src_uri] = made
        if sound:
            _state.good[src_uri] = made


def _found(src_uri: str) -> Made | None:
    key = _state.keys.get(src_uri)
    made = (_state.standing.get(src_uri), _state.good.get(src_uri))
    return next((one for one in made if one and one.key == key), None)


def _put_back(src_uri: str, made: Made) -> None:
    if _state.standing.get(src_uri) is not made:
        made.file.write_text(made.html, encoding="utf-8", errors="xmlcharrefreplace")
        _state.standing[src_uri] = made


def _own(session: Session) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What each page is made from beside what all are: its text, its twins' and its problems."""
    for page in session.project.pages:
        src_uri = page.path.removeprefix("docs/")
        texts = [twin.text for _, twin in sorted(session.project.twins[page.route].items())]
        yield src_uri, (page.text, *texts, _problems(session, src_uri))
    for src_uri, (_, made) in session.made.items():
        yield src_uri, (made.markdown, made.title, _problems(session, src_uri))


def _problems(session: Session, src_uri: str) -> str:
    """What tells one set of problems from another, in this process."""
    return str(hash(tuple(session.problems_for(src_uri))))


def _outward(session: Session) -> Iterator[str]:
    """What pages may show of each other; of a page with problems, what it last was without."""
    for page in session.project.pages:
        if page.path not in _state.outward or not session.problems_for(page.path.removeprefix("docs/")):
            _state.outward[page.path] = _shown_elsewhere(session, page)
        yield _state.outward[page.path]


def _shown_elsewhere(session: Session, page: Page) -> str:
    """Front matter, headings, and in which section which record is called."""
    headings = [(one.id, one.level, one.text) for one in page.headings]
    return repr((page.path, page.text[: page.body_offset], headings, sorted(set(_called(session, page)))))


def _called(session: Session, page: Page) -> Iterator[tuple[str, str, str]]:
    for call in session.project.calls[page.path]:
        yield call.name, call.id or "", page.section_at(call.position.line) or ""


def _around(root: Path) -> tuple[tuple[str, str], ...]:
    files = (Path(folder) / name for folder, _, names in os.walk(root / "overrides") for name in names)
    return tuple(digests((*sorted(files), (root / "mkdocs.yml").resolve())))


def _digest(parts: Iterable[str]) -> str:
    made = hashlib.sha256()
    for part in parts:
        made.update(part.encode("utf-8", errors="surrogatepass") + b"\0")
    return made.hexdigest()
