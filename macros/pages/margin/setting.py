"""A page's text with the notes of its margin: finished HTML in, finished HTML out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from macros.catalog.catalog import Catalog
from macros.catalog.doubt import doubtful, firm_by_agreement
from macros.catalog.issue_records import Issue
from macros.catalog.records import Fact
from macros.pages.margin.choosing import Paragraph, chosen
from macros.pages.margin.paragraphs import paragraphs_in, width
from macros.pages.render import PageRenderer
from macros.pages.templating import set_html
from macros.wording.amounts import amount
from macros.wording.braces import resolve
from macros.wording.citations import Citation, citation
from macros.wording.dates import when
from macros.wording.voice import Voice, phrase

# As `templates/number.html` writes a number; one that is a date holds no value (`<data>`).
_NUMBER = re.compile(r'<span\b[^>]*\bclass="cl-number\b')
_NOTE = re.compile(r'\bdata-note="(\d+)"')
_VALUE = "<data "


@dataclass(frozen=True, slots=True)
class Proof:
    """The words of one note: what is counted, how much, where that is from and how good it is, and as of when."""

    label: str
    value: str
    source: str
    grade: str
    as_of: str
    doubtful: bool


def with_proofs(html: str, renderer: PageRenderer, issue: Issue | None) -> str:
    """A page's HTML with the notes of its margin, each behind the paragraph that it belongs to, in one wrapping.

    On a wide screen a note stands beside its paragraph, on a narrow one below it, folded to a line; feeds, search and
    print have the notes of cards instead.

    For a screen reader the notes are not there (`aria-hidden`), and none is a stop for the keyboard: all they say is in
    the card of a number that stands in the same paragraph, where it is a button with the number for its name, so that
    it would be read twice. What folds on a narrow screen is opened by a finger alone; WCAG 2.1.1 asks that keys reach
    what it says, and by the number they do.
    """
    voice, facts = renderer.voice, {n: name for (kind, name), n in renderer.card_numbers.items() if kind == "fact"}
    places = list(paragraphs_in(html))
    paragraphs = list(_paragraphs(html, places, facts))
    figures = issue.key_figures if issue else ()
    beside = chosen(voice.catalog, paragraphs, key_figures=figures, charts=renderer.chart_numbers)
    pieces, done = list[str](), 0
    for (start, end), names in zip(places, beside, strict=True):
        if names:
            notes = [proof(voice, name) for name in names]
            proven = set_html(voice, "proofs.html", before=Markup(html[start:end]), proofs=notes)
            pieces += (html[done:start], proven)
            done = end
    return "".join((*pieces, html[done:]))


def _paragraphs(html: str, places: Iterable[tuple[int, int]], facts: Mapping[int, str]) -> Iterator[Paragraph]:
    done = 0
    for start, end in places:
        text, between = html[start:end], html[done:start]
        yield Paragraph(tuple(_values_in(text, facts)), width(text), apart=bool(between.strip()))
        done = end


def _values_in(html: str, facts: Mapping[int, str]) -> Iterator[str]:
    for number in _NUMBER.split(html)[1:]:
        note = _NOTE.search(number)
        if note and _VALUE in number and int(note[1]) in facts:
            yield facts[int(note[1])]


def proof(voice: Voice, fact_id: str) -> Proof:
    """The note of a fact: of its sources the first that it may rest on, or, where there is none, the first."""
    fact = voice.catalog.facts[fact_id]
    cited = _cited(voice, fact)
    return Proof(
        label=resolve(voice, fact.label[voice.language], own=fact),
        value=amount(voice, fact),
        source=cited.publisher if cited else _own(voice, fact),
        grade=_standing(voice, fact_id, cited),
        as_of=phrase(voice, "margin", "as-of", date=when(voice, fact.as_of)) if fact.as_of else "",
        doubtful=doubtful(voice.catalog, fact_id),
    )


def _standing(voice: Voice, fact_id: str, cited: Citation | None) -> str:
    """How good the source is; where weak ones agree, that they do."""
    if firm_by_agreement(voice.catalog, fact_id):
        return phrase(voice, "card", "agreed-why")
    return phrase(voice, "grades", cited.grade) if cited and cited.grade else ""


def _own(voice: Voice, fact: Fact) -> str:
    return phrase(voice, "margin", "derived") if fact.derive else phrase(voice, "sources", "own")


def _cited(voice: Voice, fact: Fact) -> Citation | None:
    """The source that a note names; None for a sum of ours and for papers of our own."""
    names = () if fact.derive else fact.sources
    firm = (name for name in names if _is_firm(voice.catalog, name))
    name = next(firm, next(iter(names), None))
    cited = citation(voice, name) if name else None
    return None if cited is None or cited.own else cited


def _is_firm(catalog: Catalog, source_id: str) -> bool:
    return source_id in catalog.sources and catalog.sources[source_id].firm
