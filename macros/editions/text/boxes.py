"""What our own templates set in a page, read into blocks: what the site says by boxes, figures and cards is words here.

By the names that the templates give their elements, as `macros/editions/feed_html.py` reads them too.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.charts.table import table
from macros.editions.text.blocks import (
    NUMBER,
    SOURCE,
    Block,
    Blocks,
    Inlines,
    Notes,
    Paragraph,
    Quote,
    Run,
)
from macros.editions.text.inlines import Lead, children, has_class, inlines_of
from macros.editions.text.labels import labelled, run_on, strong
from macros.editions.text.reading import Read, Reader
from macros.manuscript.addresses import way
from macros.manuscript.tokens import replace_later
from macros.pages.finished_page import FinishedPage
from macros.wording.voice import Voice, phrase

# A cell for each claim is a drawing, whose words are the line below it; a chart's files are the site's
_LEFT_OUT = ("cl-verdicts__bar", "cl-drawn", "cl-figure__more")


def blocks_of_page(page: FinishedPage, address: str) -> Blocks:
    """What a page says. `address` is where it stands, in whole, or "": then its links stay as ways from there."""

    def later(name: str) -> str:
        kind, _, place = name.partition(":")
        return way(page.url, f"{page.voice.language}/{place}") if kind == "page" else ""

    lead = Lead(address, page.renderer.sources_by_place)
    body = LexborHTMLParser(replace_later(page.html, later)).body
    return tuple(_PageReader(page.voice, lead).within(body)) if body else ()


def notes_on_numbers(html: str, voice: Voice, lead: Lead) -> Notes:
    """What the notes on numbers say, from the list that `PageRenderer.notes` makes."""
    items = enumerate(LexborHTMLParser(html).css("ol > li"), start=1)
    return Notes(NUMBER, tuple((str(n), (Paragraph(_note_words(item, voice, lead)),)) for n, item in items))


def _note_words(item: LexborNode, voice: Voice, lead: Lead) -> Inlines:
    """A note's words, the number behind its label as in a list of key figures."""
    label, _, number, *rest = children(item)
    named = labelled(voice, inlines_of([label], lead), inlines_of([number], lead))
    return (*named, Run(" "), *inlines_of(rest, lead)) if rest else named


class _PageReader(Reader):
    """What reads a page of ours."""

    def of_class(self, node: LexborNode) -> Read | None:
        """What reads an element that a template of ours has set, or Markdown."""
        ours = next((read for name, read in _BY_CLASS.items() if has_class(node, name)), None)
        return ours or super().of_class(node)


def _nothing(_reader: Reader, _node: LexborNode) -> Iterator[Block]:
    yield from ()


def _check(reader: Reader, node: LexborNode) -> Iterator[Block]:
    """A claim held against the record: its verdict first, which leads to the claim's own page."""
    verdict, own = _part(node, ".cl-verdict"), _part(node, "a.cl-own").attributes["href"] or ""
    what, told = strong(phrase(reader.voice, "check", "verdict")), Run(_words(verdict), "strong", reader.lead(own))
    yield Quote((Paragraph(labelled(reader.voice, (what,), (told,))), *reader.terms(_part(node, "dl"))))


def _quotation(reader: Reader, node: LexborNode) -> Iterator[Block]:
    """A quotation with whose it is."""
    caption = inlines_of(children(_part(node, "figcaption")), reader.lead)
    yield Quote((*reader.within(_part(node, "blockquote")), Paragraph(caption)))


def _figure(reader: Reader, node: LexborNode) -> Iterator[Block]:
    """A chart: its finding, what it shows, its data and what must be known of them; no drawing."""
    name = (node.attributes.get("id") or "").removeprefix("chart-")
    link = reader.lead(_part(node, ".cl-figure__more a").attributes["href"] or "")
    number = Run(_words(_part(node, ".cl-figure__number")), "strong", link)
    yield Paragraph(labelled(reader.voice, (number,), (strong(_words(_part(node, ".cl-finding"))),)))
    yield from reader.prose(_part(node, ".cl-subtitle"))
    yield from reader.table(node.css_first("table") or _data(reader.voice, name))
    for part in node.css("p.cl-note"):
        yield from reader.prose(part)
    yield Paragraph(_credits(reader, _part(node, ".cl-figure__sources")), credits=True)


def _data(voice: Voice, chart_id: str) -> LexborNode:
    """The data of a chart whose table stands on its own page alone."""
    html = table(voice, voice.catalog.charts[chart_id], caption=phrase(voice, "figure", "data"))
    return _part(LexborHTMLParser(html).root, "table")


def _credits(reader: Reader, node: LexborNode) -> Inlines:
    """Whose data a chart shows; several with a sign between them, which the web sets by space."""
    named = node.css(".cl-figure__source")
    if not named:
        return inlines_of(children(node), reader.lead)
    return run_on(reader.voice, (strong(_words(_part(node, "b"))),), reader.one_after_another(named))


def _sources(reader: Reader, node: LexborNode) -> Iterator[Block]:
    items = enumerate(node.css("li.cl-source"), start=1)
    yield Notes(SOURCE, tuple((str(n), (Paragraph(_without_dot(_source(reader, item))),)) for n, item in items))


def _source(reader: Reader, item: LexborNode) -> Inlines:
    publisher = _part(item, ".cl-source__publisher")
    rest = [node for node in children(item) if node != publisher]
    return (strong(_words(publisher)), Run(" "), *inlines_of(rest, reader.lead))


_BY_CLASS: dict[str, Read] = {
    "cl-check": _check,
    "cl-quote": _quotation,
    "cl-figure": _figure,
    "cl-listed": _sources,
    **dict.fromkeys(_LEFT_OUT, _nothing),
}


def _part(node: LexborNode | None, selector: str) -> LexborNode:
    """The part of an element that its template always sets."""
    found = node.css_first(selector) if node else None
    if found is None:
        raise ValueError(f"no {selector} where a template sets one")
    return found


def _words(node: LexborNode) -> str:
    return (node.text() or "").strip()


def _without_dot(words: Inlines) -> Inlines:
    """A source's words without the dot before the ways back, which lead nowhere here."""
    last = words[-1] if words else None
    if isinstance(last, Run) and last.text.rstrip().endswith("·"):
        return (*words[:-1], Run(last.text.rstrip().removesuffix("·").rstrip(), last.mark, last.link))
    return words
