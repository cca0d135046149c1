"""A whole text as blocks: an article alone or an issue, with its head, its notes, its terms and what was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from macros.catalog.periods import read_period
from macros.editions.finished_issue import FinishedIssue
from macros.editions.text.blocks import (
    SOURCE,
    Block,
    Blocks,
    Heading,
    Inline,
    Inlines,
    Listing,
    Notes,
    Paragraph,
    Rule,
    Run,
)
from macros.editions.text.boxes import blocks_of_page, notes_on_numbers
from macros.editions.text.inlines import Lead
from macros.editions.text.labels import labelled, strong
from macros.manuscript.addresses import way
from macros.manuscript.tokens import replace_later
from macros.pages.changes import Changed, among, changes, dated, shown_by
from macros.pages.finished_page import FinishedPage, Words
from macros.pages.render import PageRenderer
from macros.wording.dates import when
from macros.wording.masthead import masthead
from macros.wording.voice import Voice, phrase

_BETWEEN = " · "


def blocks_of_article(page: FinishedPage, site: str) -> Blocks:
    """An article alone, in the numbers of notes that its page has; `site` is the site's address, or ""."""
    address, up = page.whole_address(site), way(page.url, f"{page.voice.language}/")
    title, *body = blocks_of_page(page, address)

    lead = Lead(address)
    after = _after(page.renderer, [page], lambda entry: lead(up + entry), up, lead)
    return (title, _headed(page.voice, page.words, address), *body, *after)


def blocks_of_issue(issue: FinishedIssue) -> Blocks:
    """A whole issue, its sections numbered; the sources, notes and terms of all its pages stand once, at its end."""
    voice, opening = issue.voice, issue.opening
    title, *first = blocks_of_page(opening, issue.place(opening))
    bodies = [first, *([*blocks_of_page(page, issue.place(page))] for page in issue.sections)]
    sources = next((block for body in bodies for block in body if _lists_sources(block)), None)
    kept = [[*_without_sources(body)] for body in bodies]
    sections = (block for n, body in enumerate(kept[1:], start=1) for block in _numbered(body, n))
    listed = (Heading(1, (Run(phrase(voice, "sources", "heading")),)), sources) if sources else ()
    words = Words(published=opening.words.published, updated=issue.day.isoformat(), changed=opening.words.changed)
    up = issue.address("")
    after = _after(issue.whole, issue.pages, lambda entry: up + entry, up, Lead())
    how = Paragraph((Run(phrase(voice, "text", "how")),))
    return (title, _headed(voice, words, issue.place(opening)), how, *kept[0], *sections, *listed, *after)


def _headed(voice: Voice, words: Words, address: str) -> Paragraph:
    """Whose it is, when it came out and was updated, and where it stands."""
    days = [("published", words.published), ("updated", words.updated)]
    told = [phrase(voice, "site", key, date=when(voice, read_period(day))) for key, day in days if day]
    said: list[Inline] = [Run(_BETWEEN.join((masthead(voice).name, *told)))]
    return Paragraph(tuple([*said, Run(_BETWEEN), Run(address, link=address)] if address else said))


def _after(
    renderer: PageRenderer,
    pages: Iterable[FinishedPage],
    entry: Callable[[str], str],
    up: str,
    lead: Lead,
) -> Iterator[Block]:
    """What comes after a text: what was changed in it, its notes on numbers, its terms, the licence."""
    voice, read = renderer.voice, list(pages)
    told = among(changes(voice), shown_by(voice.catalog, renderer.counted), read[0].words.published)
    yield from _changed(voice, read[0].words.changed, told, entry)
    if renderer.card_numbers:
        yield Heading(2, (Run(phrase(voice, "card", "notes")),))
        yield notes_on_numbers(renderer.notes(up=up), voice, lead)
    terms = {name: meaning for page in read for name, meaning in _terms(page)}
    if terms:
        yield Heading(2, (Run(phrase(voice, "text", "terms")),))
        yield Listing(tuple((Paragraph(labelled(voice, (strong(one),), (Run(terms[one]),))),) for one in terms))
    yield Rule()
    yield from (Paragraph((Run(phrase(voice, "site", key)),)) for key in ("licence", "no-advice"))


def _terms(page: FinishedPage) -> Iterator[tuple[str, str]]:
    """The names and terms of a page that have a meaning beside them, which a pointer shows on the web."""
    for term in LexborHTMLParser(replace_later(page.html, lambda _: "")).css("abbr.cl-term[title]"):
        yield (term.text() or "").strip(), term.attributes["title"] or ""


def _changed(voice: Voice, words: str, told: list[Changed], entry: Callable[[str], str]) -> Iterator[Block]:
    """What was changed since publication, as an article's colophon says it."""
    if words or told:
        yield Heading(2, (Run(phrase(voice, "site", "changes")),))
    if words:
        yield Paragraph((Run(words),))
    if told:
        yield Listing(tuple(tuple(_change(voice, one, entry)) for one in told))


def _change(voice: Voice, one: Changed, entry: Callable[[str], str]) -> Iterator[Block]:
    what: Inlines = (Run(one.label, link=entry(one.entry) if one.entry else ""),)
    changed = Run(phrase(voice, "corrections", "changed", change=one.changed))
    yield Paragraph(labelled(voice, (strong(dated(voice, one)),), (*what, changed)))
    yield Paragraph((Run(one.reason),))
    for move in one.moved:
        moved = Run(phrase(voice, "corrections", "changed", change=move.changed))
        label = Run(move.label, link=entry(move.entry))
        yield Paragraph((Run(phrase(voice, "corrections", "moved")), label, moved))


def _lists_sources(block: Block | None) -> bool:
    return isinstance(block, Notes) and block.kind == SOURCE


def _without_sources(body: list[Block]) -> Iterator[Block]:
    """A page without its list of sources and the heading above that."""
    for block, following in zip(body, (*body[1:], None), strict=True):
        heads_sources = isinstance(block, Heading) and _lists_sources(following)
        if not _lists_sources(block) and not heads_sources:
            yield block


def _numbered(body: list[Block], section: int) -> Iterator[Block]:
    """A section whose headings are numbered, so that they can be told by ear and found by a search."""
    part = 0
    for block in body:
        if isinstance(block, Heading) and block.level <= 2:
            part += block.level == 2
            number = f"{section}.{part} " if block.level == 2 else f"{section}. "
            yield Heading(block.level, (Run(number), *block.words))
        else:
            yield block
