"""One page on its way through MkDocs: its front matter in words, its macros noted, its HTML finished."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from macros.editions import csp
from macros.editions.search_index import SearchRecord
from macros.editions.searchable import on_page
from macros.ground.problems import Position, Problem
from macros.ground.store import Memory
from macros.ground.told import languages, said_in, told
from macros.manuscript.front import front_words, plain_words
from macros.manuscript.markdown.body import with_tokens
from macros.manuscript.markdown.convert import LedgerMarkdown
from macros.manuscript.pictures.images import Picture
from macros.manuscript.rules.front_matter import KNOWN
from macros.manuscript.tokens import replace_in_text
from macros.pages.bodies import in_words
from macros.pages.finished_page import FinishedPage, Words
from macros.pages.inspection import faults_in, faults_in_site
from macros.pages.render import PageRenderer
from macros.press.engine import ran_as_checked
from macros.press.output.atomic import MARK
from macros.press.output.bundles import with_bundles
from macros.press.session import ROOT_PAGE, Session
from macros.press.theme.leftovers import without_leftovers
from macros.wording.masthead import masthead

_ID = re.compile(r'\bid="([^"]+)"')
_WITHHELD = '<!doctype html><html lang="en"><head><title>withheld</title></head><body></body></html>'


def prepare_markdown(config: Any) -> None:
    """Add our Markdown extension; `serve` keeps the configuration, so once."""
    extensions = config.markdown_extensions
    if not any(isinstance(extension, LedgerMarkdown) for extension in extensions):
        extensions.append(LedgerMarkdown())


def before_macros(page: Any, session: Session) -> str:
    """The body that MkDocs and the macros get: what was checked, or nothing. No front matter goes with it yet.

    A page with problems is only reached in the preview; it goes on empty and is filled by `after_markdown`.
    """
    src_uri = page.file.src_uri
    page.meta = {"title": ""}  # else mkdocs-macros would run the calls of the first heading once more
    if src_uri in session.made:
        language, made = session.made[src_uri]
        session.begin_page(src_uri, PageRenderer(session.voices[language], list(made.uses)))
        page.meta["render_macros"] = False
        return made.markdown
    ours = session.page(src_uri)
    if ours is None or session.problems_for(src_uri):
        page.meta["render_macros"] = False
        return ""
    before = session.project.figures_before(ours)
    session.begin_page(src_uri, PageRenderer(session.voices[ours.language], [], before=before))
    return ours.whole


def after_macros(markdown: str, page: Any, session: Session) -> str:
    """The page after its macros, with its front matter in words; nothing where other calls ran than were checked."""
    src_uri = page.file.src_uri
    page.meta = _front(src_uri, session)
    ours = session.page(src_uri)
    if ours is None or src_uri in session.made or session.problems_for(src_uri):
        return markdown
    ran = ran_as_checked(session.renderers[src_uri].uses, session.project.calls[ours.path])
    if ran and markdown.rstrip("\n") == with_tokens(ours).rstrip("\n"):  # Jinja takes the last line's end away
        return markdown
    said = told("the calls that ran are not those that were checked")
    hint = told("take out what stands in braces, and put it back call by call")
    session.refused(Problem(Position(ours.path), said, "not-a-call", hint))
    return ""


def _front(src_uri: str, session: Session) -> dict[str, Any]:
    """What the theme and the other events may know of a page, its words as HTML."""
    if src_uri == ROOT_PAGE:
        names = " · ".join(masthead(voice).name for voice in session.voices.values())
        bare = {"template": "chooser.html", "hide": ["navigation", "toc", "footer"], "lang": session.languages[0]}
        return {**_as_html({"title": names}), **bare}
    if src_uri in session.made:
        language, made = session.made[src_uri]
        return {"lang": language, **_as_html({"title": made.title, "description": made.description})}
    ours = session.page(src_uri)
    if ours is None:
        return {"lang": session.languages[0], "title": ""}
    words = plain_words(ours) if session.problems_for(src_uri) else front_words(ours, session.voices[ours.language])
    return {"lang": ours.language, **_as_html({name: text for name, text in words.items() if name in KNOWN})}


def _as_html(words: Mapping[str, str]) -> dict[str, Markup]:
    """Words as HTML: the theme's templates print what front matter says as it stands, in every page's navigation."""
    return {name: escape(text) for name, text in words.items()}


def after_markdown(html: str, page: Any, session: Session) -> str:
    """The page's HTML, sanitised and in words; that there is none yet, of a page that never was without problems."""
    src_uri = page.file.src_uri
    if src_uri not in session.renderers and session.page(src_uri) is None:
        return html
    if session.problems_for(src_uri):
        return _not_yet(src_uri.partition("/")[0])
    renderer = session.renderers[src_uri]
    _toc_in_words(page.toc, lambda number: str(escape(renderer.plain(number))))
    content = in_words(html, renderer)
    # MkDocs 1.6 looks for the anchors of links in what Markdown made, which does not hold what macros put in.
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *_ID.findall(content)}
    session.search_records[src_uri] = _found_on(src_uri, content, session)
    return content


def finished_page(page: Any, session: Session) -> FinishedPage:
    """A page in a language, as its body has come out of MkDocs, for the inner rooms."""
    src_uri = page.file.src_uri
    renderer = session.renderers.get(src_uri) or PageRenderer(session.voices[page.meta["lang"]], [])
    words = Words.of({name: unescape(str(told)) for name, told in page.meta.items()})
    titles = {entry.id: entry.title for entry in _entries(page.toc)}
    return FinishedPage(src_uri.partition("/")[2], words, page.content or "", renderer, titles)


def _entries(toc: Any) -> Iterator[Any]:
    for entry in toc:
        yield entry
        yield from _entries(entry.children)


def _found_on(src_uri: str, content: str, session: Session) -> list[SearchRecord]:
    """What search finds on a page; nothing on one whose records it finds one by one."""
    if src_uri in session.made and not session.made[src_uri][1].searched:
        return []
    return on_page(content, src_uri.partition("/")[2], session.title(src_uri))


def _not_yet(language: str) -> str:
    """What a preview shows of a page that it cannot make; where it could once, `rebuild` leaves that standing."""
    spoken = language if language in languages() else "en"
    said = said_in(told("This page is shown as soon as its problems are mended."), spoken)
    return f'<p lang="{spoken}">{escape(said)}</p>'


def finished(html: str, path: str, session: Session, address: str = "") -> str:
    """A page's whole HTML, valid and with its Content-Security-Policy; a script nobody has looked at is a problem.

    `path` is the file that the page comes from, `address` where the site will stand, or empty. The preview has no
    policy, since its live reload is an inline script: there a page that holds what may stand in none is withheld.
    """
    if "<html" not in html:
        return html
    if session.command == "serve":
        faults = [*faults_in(html, address), *csp.unknown_scripts(html)]
        for fault in faults:
            session.refused(_unsafe(path, fault))
        return _WITHHELD if faults else html
    html = without_leftovers(with_bundles(html))
    for script in csp.unknown_scripts(html):
        said = told("a script in the page that nobody has looked at: {script}", script=script)
        hint = told("after a theme upgrade, read it and add its hash to macros/editions/csp.py; else take it out")
        session.late.append(Problem(Position(path), said, "unknown-script", hint))
    return csp.with_policy(html)


def look_at_all(site: Path, address: str, session: Session) -> None:
    """The last look at a finished site: what may stand in none is told late. What was looked at before is known."""
    seen = Memory(session.root / ".cache" / "seen", session.plan.made_by)
    session.late += output_problems(site, address, session.project.pictures, seen)
    seen.keep()


def output_problems(
    site: Path, address: str, pictures: Iterable[Picture] = (), memory: Memory | None = None
) -> Iterator[Problem]:
    """What a finished site holds that may stand in none, and pictures that are not the ones that were checked.

    `address` is where the site will stand, or empty; `memory` knows the files that were looked at before.
    """
    for picture in pictures:
        name = picture.path.removeprefix("docs/")
        if hashlib.sha256((site / name).read_bytes()).hexdigest() != picture.digest:
            hint = told("build again, and let nobody write to it meanwhile")
            yield Problem(Position(picture.path), told("not the picture that was checked"), "unsafe-output", hint)
    for name, fault in faults_in_site(site, address, memory, mark=MARK):
        yield _unsafe(f"site/{name}", fault)


def _unsafe(path: str, fault: str) -> Problem:
    said = told("what may stand in no finished page: {what}", what=fault)
    hint = told("take out what brings it; after a theme upgrade read it, then widen macros/pages/inspection.py")
    return Problem(Position(path), said, "unsafe-output", hint)


def _toc_in_words(toc: Any, plain: Any) -> None:
    for entry in _entries(toc):
        entry.title = Markup(replace_in_text(entry.title, plain))  # Markdown and `plain` have escaped it
