"""A whole text as blocks: an article alone or an issue, with its head, its notes, its terms and what was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.catalog.periods import read_period
from macros.editions.blocks.boxes import blocks_of_page, what_is_ours
from macros.editions.blocks.inlines import Lead, children, inlines_of
from macros.editions.blocks.labels import labelled, strong
from macros.editions.blocks.lines import lines_of, lists_sources, without_sources
from macros.editions.blocks.model import (
    NUMBER,
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
from macros.editions.finished_issue import FinishedIssue
from macros.manuscript.addresses import way
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
    after = _after(page.renderer, page.words, _terms(body), up, lead)
    return (title, _headed(page.voice, page.words, address), *body, *what_is_ours(page.voice, body), *after)


def blocks_of_issue(issue: FinishedIssue) -> Blocks:
    """A whole issue, its sections numbered; the sources, notes and terms of all its pages stand once, at its end."""
    voice, opening = issue.voice, issue.opening
    title, *first = blocks_of_page(opening, issue.place(opening))
    bodies = [first, *([*blocks_of_page(page, issue.place(page))] for page in issue.sections)]
    sources = next((block for body in bodies for block in body if lists_sources(block)), None)
    kept = [[*without_sources(body)] for body in bodies]
    sections = (block for n, body in enumerate(kept[1:], start=1) for block in _numbered(body, n))
    listed = (Heading(1, (Run(phrase(voice, "sources", "heading")),)), sources) if sources else ()
    words = Words(published=opening.words.published, updated=issue.day.isoformat(), changed=opening.words.changed)
    up = issue.address("")
    after = _after(issue.whole, words, _terms(bodies), up, Lead())
    how = (Paragraph((Run(phrase(voice, "text", "how")),)), *what_is_ours(voice, chain.from_iterable(bodies)))
    return (title, _headed(voice, words, issue.place(opening)), *how, *kept[0], *sections, *listed, *after)


def _headed(voice: Voice, words: Words, address: str) -> Paragraph:
    """Whose it is, when it came out and was updated since, and where it stands."""
    later = words.updated if (words.updated or "") > (words.published or "") else ""
    days = [("published", words.published), ("updated", later)]
    told = [phrase(voice, "site", key, date=when(voice, read_period(day))) for key, day in days if day]
    said: list[Inline] = [Run(_BETWEEN.join((masthead(voice).name, *told)))]
    return Paragraph(tuple([*said, Run(_BETWEEN), Run(address, link=address)] if address else said))


def _after(renderer: PageRenderer, words: Words, terms: Mapping[str, str], up: str, lead: Lead) -> Iterator[Block]:
    """What comes after a text: what was changed in it, its notes on numbers, its terms, the licence."""
    voice = renderer.voice
    told = among(changes(voice), shown_by(voice.catalog, renderer.counted), words.published)
    yield from _changed(voice, words.changed, told, lambda entry: lead(up + entry))
    if renderer.card_numbers:
        yield Heading(2, (Run(phrase(voice, "card", "notes")),))
        yield _notes(renderer.notes(up=up), voice, lead)
    if terms:
        yield Heading(2, (Run(phrase(voice, "text", "terms")),))
        yield Listing(tuple((Paragraph(labelled(voice, (strong(one),), (Run(terms[one]),))),) for one in terms))
    yield Rule()
    yield from (Paragraph((Run(phrase(voice, "site", key)),)) for key in ("licence", "no-advice"))


def _notes(html: str, voice: Voice, lead: Lead) -> Notes:
    """What the notes on numbers say, from the list that `PageRenderer.notes` makes."""
    items = enumerate(LexborHTMLParser(html).css("ol > li"), start=1)
    return Notes(NUMBER, tuple((str(n), (Paragraph(_note(item, voice, lead)),)) for n, item in items))


def _note(item: LexborNode, voice: Voice, lead: Lead) -> Inlines:
    """A note's words, the number behind its label as in a list of key figures."""
    label, _, number, *rest = children(item)
    named = labelled(voice, inlines_of([label], lead), inlines_of([number], lead))
    return (*named, Run(" "), *inlines_of(rest, lead)) if rest else named


def _terms(read: object) -> dict[str, str]:
    """The names and terms of a text that have a meaning beside them, which a pointer shows on the web."""
    said = (one for line in lines_of(read) for one in line if isinstance(one, Run) and one.meaning)
    return {one.text.strip(): one.meaning for one in said}


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
