"""A page's body, from what the gate parsed to HTML in words, by one list of steps that no generator has a part in.

Under MkDocs the macros run in its engine and Markdown in its hands, and `press/` takes these steps from `in_words` on;
a test holds the two bodies equal on every page. Editions take the body from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TypeVar

from macros.manuscript.addresses import from_page
from macros.manuscript.gate import Call
from macros.manuscript.markdown.body import with_tokens
from macros.manuscript.markdown.convert import made_of
from macros.manuscript.markdown.sanitise import sanitise
from macros.manuscript.page import Page
from macros.manuscript.project import Project
from macros.manuscript.tokens import replace_in_text
from macros.pages.made_page import MadePage, Use
from macros.pages.render import PageRenderer
from macros.wording.voice import Voice, phrase

# Markdown's own English for the link beside a heading; ours comes from the phrases.
_PERMALINK = "Permanent link"


@dataclass(frozen=True, eq=False)
class Body:
    """A page's body: HTML whose drawings and addresses are `later` marks, and what its calls are rendered by.

    `route` is the page's path below its language's folder.
    """

    route: str
    html: str
    renderer: PageRenderer


def written_body(project: Project, page: Page, voice: Voice) -> Body:
    """The body of a page that somebody wrote and the rules have let pass."""
    uses, before = uses_of(project.calls[page.path]), project.figures_before(page)
    return _body(page.route, with_tokens(page), PageRenderer(voice, uses, before=before))


def bodies_of_a_whole(project: Project, pages: Sequence[Page], voice: Voice) -> list[Body]:
    """The bodies of pages that are read as one, in their order: notes and sources are numbered through all."""
    uses = [uses_of(project.calls[page.path]) for page in pages]
    within = [use for own in uses for use in own]
    bodies: list[Body] = []
    first = 0
    for page, own in zip(pages, uses, strict=True):
        before = project.figures_before(page)
        renderer = PageRenderer(voice, own, within=within, first=first, before=before)
        bodies.append(_body(page.route, with_tokens(page), renderer))
        first += len(own)
    return bodies


def made_body(page: MadePage, voice: Voice) -> Body:
    """The body of a page that is made from records."""
    return _body(page.route, page.markdown, PageRenderer(voice, list(page.uses)))


def uses_of(calls: Iterable[Call]) -> list[Use]:
    """The calls of a page as they would run."""
    return [Use(call.name, call.id or "", **dict(call.keywords)) for call in calls]  # type: ignore[arg-type]


def _body(route: str, markdown: str, renderer: PageRenderer) -> Body:
    steps: tuple[Callable[[str], str], ...] = (
        _as_html,
        partial(_clean, renderer, partial(from_page, f"{renderer.voice.language}/{route}")),
        renderer.content,
    )
    return Body(route, _through(steps, markdown), renderer)


def in_words(html: str, renderer: PageRenderer) -> str:
    """What Markdown made, its links led to addresses already: cleaned, and words put where the tokens stand."""
    return _through((partial(_clean, renderer, str), renderer.content), html)


def _as_html(markdown: str) -> str:
    return made_of(markdown).html


def _clean(renderer: PageRenderer, lead: Callable[[str], str], html: str) -> str:
    return _with_signs_unsaid(_with_notes_named(renderer, sanitise(html, partial(_plain, renderer), lead)))


_NOTES = '<div class="footnote">\n<hr>'  # which Markdown alone makes: an author sets no class


def _with_notes_named(renderer: PageRenderer, html: str) -> str:
    """The footnotes under a line of their own: what stands in one is the writer's, and no source of the ledger."""
    said = escape(phrase(renderer.voice, "site", "footnotes"))
    return html.replace(_NOTES, f'{_NOTES}\n<p class="cl-footnotes">{said}</p>') if _NOTES in html else html


_SIGN = '<a class="headerlink"'  # with its <, which no text and no value of an attribute has here


def _with_signs_unsaid(html: str) -> str:
    """The link beside a heading is the pointer's: else its sign is read as part of the words, and is a stop of Tab."""
    return html.replace(_SIGN, f'{_SIGN} aria-hidden="true" tabindex="-1"')


def _plain(renderer: PageRenderer, text: str) -> str:
    if text == _PERMALINK:
        return phrase(renderer.voice, "site", "permalink")
    return replace_in_text(text, renderer.plain)


Made = TypeVar("Made")


def _through(steps: Iterable[Callable[[Made], Made]], made: Made) -> Made:
    for step in steps:
        made = step(made)
    return made
