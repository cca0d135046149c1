"""One page on its way through MkDocs: its front matter in words, its macros noted, its HTML finished."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from macros.catalog.problems import Position, Problem
from macros.catalog.told import told
from macros.pages.front import front_words
from macros.pages.markdown import LedgerMarkdown
from macros.pages.sanitise import sanitise
from macros.pages.tokens import replace_in_text
from macros.press import csp, preview
from macros.press.session import Session
from macros.wording.voice import Voice, phrase

# Markdown's own English for the link beside a heading; ours comes from the phrases.
_PERMALINK = "Permanent link"
# Material 9.8.1 gives its switches an attribute that HTML has for fields to be typed in only.
_CHECKBOX = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_ID = re.compile(r'\bid="([^"]+)"')


def prepare_markdown(config: Any) -> None:
    """Add our Markdown extension; `serve` keeps the configuration, so once."""
    extensions = config.markdown_extensions
    if not any(isinstance(extension, LedgerMarkdown) for extension in extensions):
        extensions.append(LedgerMarkdown())


def before_macros(markdown: str, page: Any, session: Session) -> str:
    """Put the page's words into its front matter and start noting its calls.

    A page with problems is only reached in the preview; it goes on empty and is filled by `after_markdown`.
    """
    src_uri = page.file.src_uri
    if src_uri in session.made:
        return _made(page, session)
    ours = session.page(src_uri)
    if ours is None:
        return _unread(page, session)
    page.meta["lang"] = ours.language
    if session.problems_for(src_uri):
        page.meta.update(_plain_front(page.meta))
        return ""
    session.begin_page(ours.language, src_uri)
    page.meta.update(_as_html(front_words(ours, session.voices[ours.language])))
    return markdown


def _unread(page: Any, session: Session) -> str:
    """A page that the gate has not read goes on with its front matter alone: no text of it may reach Jinja."""
    page.meta.update(_plain_front(page.meta))
    page.meta["lang"] = session.languages[0]
    return ""


def _plain_front(meta: Mapping[str, Any]) -> dict[str, Markup]:
    """Front matter that no rule has passed, as words: MkDocs makes dates of it, which no template expects."""
    return _as_html({name: str(found) for name, found in meta.items() if isinstance(found, (str, date))})


def _made(page: Any, session: Session) -> str:
    language, made = session.made[page.file.src_uri]
    session.begin_page(language, page.file.src_uri, made.uses)
    page.meta.update(
        lang=language, render_macros=False, **_as_html({"title": made.title, "description": made.description})
    )
    return made.markdown


def _as_html(words: Mapping[str, str]) -> dict[str, Markup]:
    """Words as HTML: the theme's templates print what front matter says as it stands, in every page's navigation."""
    return {name: escape(text) for name, text in words.items()}


def after_markdown(html: str, page: Any, session: Session) -> str:
    """The page's HTML, sanitised and in words; in the preview, the last good one under its problems."""
    src_uri = page.file.src_uri
    if src_uri not in session.renderers and session.page(src_uri) is None:
        return html
    problems = session.problems_for(src_uri)
    if problems:
        return _under_overlay(page, problems, page.file.src_uri.partition("/")[0])
    renderer = session.renderers[src_uri]
    clean = sanitise(html, lambda text: _plain(text, renderer.plain, renderer.voice))
    _toc_in_words(page.toc, lambda number: str(escape(renderer.plain(number))))
    content = renderer.content(clean)
    # MkDocs 1.6 looks for the anchors of links in what Markdown made, which does not hold what macros put in.
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *_ID.findall(content)}
    if session.command == "serve":
        preview.keep(src_uri, content, page.toc)
    return content


def _under_overlay(page: Any, problems: Any, language: str) -> str:
    kept = preview.last_good(page.file.src_uri)
    if kept:
        page.toc = kept.toc
    return preview.overlay(problems, language) + (kept.content if kept else "")


def finished(html: str, path: str, session: Session) -> str:
    """A page's whole HTML, valid and with its Content-Security-Policy; a script nobody has looked at is a problem.

    `path` is the file that the page comes from. The preview has no policy: its live reload is an inline script.
    """
    if session.command == "serve" or "<html" not in html:
        return html
    html = _CHECKBOX.sub(r"\1", html)
    for script in csp.unknown_scripts(html):
        said = told("a script in the page that nobody has looked at: {script}", script=script)
        hint = told("after a theme upgrade, read it and add its hash to macros/press/csp.py; else take it out")
        session.late.append(Problem(Position(path), said, "unknown-script", hint))
    return csp.with_policy(html)


def _plain(text: str, plain: Any, voice: Voice) -> str:
    return phrase(voice, "site", "permalink") if text == _PERMALINK else replace_in_text(text, plain)


def _toc_in_words(entries: Any, plain: Any) -> None:
    for entry in entries:
        entry.title = replace_in_text(entry.title, plain)
        _toc_in_words(entry.children, plain)
