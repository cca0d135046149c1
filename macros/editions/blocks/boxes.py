"""What our own templates set in a page, read into blocks: by the names that they give their elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.catalog.records import Verdict
from macros.editions.blocks.inlines import Lead, children, inlines_of, said_in
from macros.editions.blocks.labels import one_after_another, run_on, strong
from macros.editions.blocks.lines import lines_of, with_lines, words_of
from macros.editions.blocks.model import SOURCE, Block, Blocks, Check, Figure, Inlines, Notes, Paragraph, Quote, Run
from macros.editions.blocks.reading import Read, Reader
from macros.ground.letters.own_marks import OF_RECORDS
from macros.manuscript.addresses import way
from macros.manuscript.tokens import replace_later
from macros.pages.finished_page import FinishedPage
from macros.wording.voice import Voice, phrase

# A cell for each claim is a drawing, whose words are the line below it; a chart's files are the site's
_LEFT_OUT = ("cl-verdicts__bar", "cl-drawn", "cl-figure__more")
_BETWEEN = Run(" · ")
_VERDICT = re.compile(r"cl-check--(\w+)")


def blocks_of_page(page: FinishedPage, address: str) -> Blocks:
    """What a page says. `address` is where it stands, in whole, or "": then its links stay as ways from there."""

    def later(name: str) -> str:
        kind, _, place = name.partition(":")
        return way(page.url, f"{page.voice.language}/{place}") if kind == "page" else ""

    keys = {number: key for key, number in page.renderer.card_numbers.items()}
    lead = Lead(address, page.renderer.sources_by_place, keys)
    return blocks_of_html(replace_later(page.html, later), page.voice, lead)


def what_is_ours(voice: Voice, blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """What the sign before a claim's check and a quotation says, which nobody can type; nothing where it is not set."""
    read = tuple(blocks)
    if _has_check(read) or any(OF_RECORDS in words_of(line) for line in lines_of(read)):
        yield Paragraph((Run(phrase(voice, "text", "ours", sign=OF_RECORDS)),))


def _has_check(part: object) -> bool:
    """Whether a claim's check stands in a block or in several, however deep."""
    if isinstance(part, tuple):
        return any(map(_has_check, part))
    within = fields(part) if is_dataclass(part) else ()
    return isinstance(part, Check) or any(_has_check(getattr(part, one.name)) for one in within)


def blocks_of_html(html: str, voice: Voice, lead: Lead) -> Blocks:
    """What HTML of a page says in a language."""
    body = LexborHTMLParser(html).body
    return tuple(Reader(voice, lead, _BY_CLASS).within(body)) if body else ()


def _nothing(_reader: Reader, _node: LexborNode) -> Iterator[Block]:
    yield from ()


def _check(reader: Reader, node: LexborNode) -> Iterator[Block]:
    """A claim held against the record, as `check.html` sets it."""
    verdict, own = _VERDICT.search(node.attributes["class"] or ""), _part(node, "a.cl-own")
    if not verdict:
        raise ValueError("no verdict where a template sets one")
    there = reader.lead(own.attributes["href"] or "")
    own.decompose()
    # Each line by itself: where no look tells them apart, a line that a writer sets below would pass for one more
    said, judged, *more = (
        replace(pair, label=(Run(f"{OF_RECORDS} {words_of(pair.label)}"),)) for pair in reader.pairs(_part(node, "dl"))
    )
    yield Check(cast(Verdict, verdict[1]), there, said, judged, tuple(more))


def _quotation(reader: Reader, node: LexborNode) -> Iterator[Block]:
    """A quotation with whose it is."""
    caption = reader.words(_part(node, "figcaption"))
    first, *more = reader.within(_part(node, "blockquote"))
    ours = with_lines(first, lambda words: (Run(f"{OF_RECORDS} "), *words))
    yield Quote((ours, *more, Paragraph(caption)))


def _figure(reader: Reader, node: LexborNode) -> Iterator[Block]:
    """A chart without its drawing."""
    link, table, subtitle = _part(node, ".cl-figure__more a"), node.css_first("table"), _part(node, ".cl-subtitle")
    yield Figure(
        chart=(node.attributes.get("id") or "").removeprefix("chart-"),
        link=reader.lead(link.attributes["href"] or ""),
        number=_words(_part(node, ".cl-figure__number")),
        finding=_words(_part(node, ".cl-finding")),
        subtitle=reader.words(subtitle),
        table=next(reader.table(table)) if table else None,
        notes=tuple(map(reader.words, node.css("p.cl-note"))),
        credits=_credits(reader, _part(node, ".cl-figure__sources")),
    )


def _credits(reader: Reader, node: LexborNode) -> Inlines:
    """Whose data a chart shows; several with a sign between them, which the web sets by space."""
    named = one_after_another(reader.voice, map(reader.words, node.css(".cl-figure__source")))
    return run_on(reader.voice, (strong(_words(_part(node, "b"))),), named) if named else reader.words(node)


def _sources(reader: Reader, node: LexborNode) -> Iterator[Block]:
    items = enumerate(node.css("li.cl-source"), start=1)
    yield Notes(SOURCE, tuple((str(n), (Paragraph(_without_dot(_source(reader, item))),)) for n, item in items))


def _source(reader: Reader, item: LexborNode) -> Inlines:
    """Who, what and what is known of it, with a sign between them, which the web sets by weight and by line."""
    publisher = _part(item, ".cl-source__publisher")
    rest = (inlines_of([node], reader.lead) for node in children(item) if node != publisher)
    told = [(strong(_words(publisher)),), *(words for words in rest if words_of(words).strip())]
    return tuple(one for n, words in enumerate(told) for one in (*([_BETWEEN] if n else []), *words))


_BY_CLASS: dict[str, Read] = {
    "cl-check": _check,
    "cl-quote": _quotation,
    "cl-figure": _figure,
    "cl-listed": _sources,
    **dict.fromkeys(_LEFT_OUT, _nothing),
}


def _part(node: LexborNode, selector: str) -> LexborNode:
    """The part of an element that its template always sets."""
    found = node.css_first(selector)
    if found is None:
        raise ValueError(f"no {selector} where a template sets one")
    return found


def _words(node: LexborNode) -> str:
    return said_in(node).strip()


def _without_dot(words: Inlines) -> Inlines:
    """A source's words without the dot before the ways back, which lead nowhere here."""
    last = words[-1] if words else None
    if isinstance(last, Run) and last.text.rstrip().endswith("·"):
        return (*words[:-1], Run(last.text.rstrip().removesuffix("·").rstrip(), last.marks, last.link))
    return words
