"""From a page's calls to HTML: the words in a sentence, the boxes, the figures, the cards and the list of sources.

Pure; knows nothing of what builds the site. HTML comes from `templates/`, escaped there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from macros.catalog.catalog import Catalog
from macros.catalog.periods import Period
from macros.catalog.records import Amount
from macros.charts.figure import figure
from macros.manuscript.addresses import entry_address, own_address
from macros.manuscript.call_sources import in_order_of_notes, notes_of
from macros.manuscript.tokens import later, replace_in_html
from macros.pages.cards import Around, card, card_html
from macros.pages.changes import changes_of
from macros.pages.gallery import pieces_of
from macros.pages.listings import LISTINGS
from macros.pages.made_page import Use
from macros.pages.numbers import PLACE, Key, NumberInText, in_doubt, of_a_check, set_number
from macros.pages.templating import set_html
from macros.wording.amounts import amount, machine_value
from macros.wording.citations import citation
from macros.wording.dates import datetime_attribute, when
from macros.wording.doubting import doubted
from macros.wording.terms import term_name
from macros.wording.voice import Voice, phrase

__all__ = ["PageRenderer", "Use"]

_NOTE_AFTER_NOTE = '</sup>&#8288;<sup class="cl-cite"'  # as `templates/cite.html` sets two of them: 5, 6 is no 56


@dataclass(eq=False)
class PageRenderer:
    """Renders the calls of one page in one language; figures, notes and sources are numbered by first use.

    A page that is read as a part of something longer, as in a PDF of a whole issue, counts with it: `within` holds the
    calls of the whole in their order, of which the page's own begin at the place `first`. Figures are counted through
    an issue, also where a page stands alone: `before` are the charts of the issue's earlier pages.
    """

    voice: Voice
    uses: list[Use]
    within: Sequence[Use] | None = None
    first: int = 0
    before: Sequence[str] = ()

    @property
    def counted(self) -> Sequence[Use]:
        """The calls that notes and sources are numbered through."""
        return self.uses if self.within is None else self.within

    @property
    def catalog(self) -> Catalog:
        """The catalog behind the voice."""
        return self.voice.catalog

    def content(self, html: str) -> str:
        """The page's sanitised HTML with every token replaced; drawings are left as `later` marks."""
        made = replace_in_html(html, rich=self.rich, plain=self.plain, block=self.block)
        return made.replace(_NOTE_AFTER_NOTE, _NOTE_AFTER_NOTE.replace("cl-cite", "cl-cite cl-cite--next"))

    def plain(self, number: int) -> str:
        """Call `number` as bare words, for a title, a link or an attribute, where nothing but words can say doubt."""
        use, words = self.uses[number], self._words(number)
        if use.name in ("fact", "claim", "when") and in_doubt(self.voice, *next(self._card_keys(use))):
            return doubted(self.voice, words)
        return words

    def _words(self, number: int) -> str:
        use = self.uses[number]
        if use.name in ("fact", "claim"):
            return amount(self.voice, self._amount(use), style=use.amount_style, hedged=True)
        if use.name == "when":
            return when(self.voice, self._period(use), style=use.amount_style)
        if use.name == "term":
            return term_name(self.voice, use.id, short=use.style == "short")
        return phrase(self.voice, "figure", "number", n=self.chart_numbers[use.id]) if use.name == "figure" else ""

    def rich(self, number: int) -> str:
        """Call `number` as HTML within a sentence; a block macro gives nothing there."""
        use = self.uses[number]
        if use.name == "cite":
            return self._html("cite.html", source=use.id, place=self._place(number))
        if use.name == "term":
            return self._term(use, number)
        if use.name == "figure":
            return self._html("figure.html", chart=use.id, text=self.plain(number))
        return self._number(use, number) if use.name in ("fact", "claim", "when") else self.block(number)

    def block(self, number: int) -> str:
        """Call `number` as a paragraph of its own."""
        use = self.uses[number]
        if use.made:
            return use.made(self.voice)
        if use.name in LISTINGS:
            return LISTINGS[use.name](self.voice, use.id)
        made = {
            "chart": self._chart,
            "quote": lambda use: self._quote(use, number),
            "check": self._check,
            "sources": self._sources,
        }.get(use.name)
        return made(use) if made else f"<p>{self.rich(number)}</p>"

    def cards(self, *, up: str, report: str = "", page: str | None = None) -> str:
        """A card for each fact, claim and event named in the text, once, numbered as notes.

        `up` leads from the page to its language's folder. `report` is the address that takes queries, with the slots
        {title} and {body}; empty where there is none. `page` is the HTML that the cards are for, where it is at hand: a
        record that it names in titles and links alone has no button, and so no card.
        """
        notes = self.card_numbers.items()
        numbered = [(key, n) for key, n in notes if page is None or f'id="{PLACE}{n}"' in page]
        if not numbered:
            return ""
        boxed = frozenset(use.id for use in self.uses if use.name == "check")
        around = Around(up, report, self._listed, boxed)
        return self._html("cards.html", cards=[card_html(self.voice, *one, around) for one in numbered])

    def notes(self, *, up: str) -> str:
        """The words of the cards as a numbered list under a heading, for where no card opens; `up` as with them."""
        if not self.card_numbers:
            return ""
        voice, numbers = self.voice, self.card_numbers
        notes = [(card(voice, *k), up + entry_address(self.catalog, *k), in_doubt(voice, *k)) for k in numbers]
        return self._html("notes.html", told=notes)

    @cached_property
    def card_numbers(self) -> dict[Key, int]:
        """The number of each card's note, in the order of first use."""
        named = dict.fromkeys(key for use in self.counted for key in self._card_keys(use))
        return {key: number for number, key in enumerate(named, start=1)}

    @cached_property
    def chart_numbers(self) -> dict[str, int]:
        """The number of each figure on the page."""
        shown = dict.fromkeys(use.id for use in self.uses if use.name == "chart")
        numbers = {chart: number for number, chart in enumerate(dict.fromkeys((*self.before, *shown)), start=1)}
        return {chart: numbers[chart] for chart in shown}

    @cached_property
    def source_numbers(self) -> dict[str, int]:
        """The number of each source the page rests on, in the order in which a reader comes upon its notes."""
        named = in_order_of_notes(self.catalog, self._calls)
        return {source: number for number, source in enumerate(named, start=1)}

    @cached_property
    def notes_of_sources(self) -> dict[str, dict[int, str]]:
        """The notes that lead to each source: the ids they have in the text, by their calls."""
        found: dict[str, dict[int, str]] = {}
        for call, source in notes_of(self.catalog, self._calls):
            there = found.setdefault(source, {})
            there[call] = f"cited-{self.source_numbers[source]}-{len(there) + 1}"
        return found

    @cached_property
    def sources_by_place(self) -> dict[str, str]:
        """The source that a link within the page leads to: "#source-7" to the seventh of its list."""
        return {f"#source-{number}": source for source, number in self.source_numbers.items()}

    @property
    def _calls(self) -> list[tuple[str, str]]:
        return [(use.name, use.id) for use in self.counted]

    @cached_property
    def _places(self) -> dict[str, str]:
        """Where the page's list of sources has an entry for each, by its address; a part of a whole has no list."""
        listed = self.sources_by_place if self._listed and self.counted is self.uses else {}
        found = ((self.catalog.sources[name].url, place) for place, name in listed.items())
        return {url: place for url, place in found if url}

    @cached_property
    def _listed(self) -> tuple[str, ...]:
        """The sources that the page has a list of, in its order; none where it has no list."""
        return tuple(self.source_numbers) if any(use.name == "sources" for use in self.uses) else ()

    def _place(self, call: int) -> Callable[[str], str]:
        """The id of the note by which a call leads to a source."""
        return lambda source: self.notes_of_sources[source][self.first + call]

    def _html(self, template: str, **slots: object) -> str:
        numbered = self.source_numbers.get
        return set_html(self.voice, template, noted=self.card_numbers, numbered=numbered, **slots)

    def _amount(self, use: Use) -> Amount:
        return self.catalog.facts[use.id] if use.name == "fact" else self.catalog.claims[use.id]

    def _period(self, use: Use) -> Period:
        event = self.catalog.events.get(use.id)
        period = event.date if event else self.catalog.facts[use.id].as_of
        if period is None:
            raise ValueError(f"{use.id} has no date")  # `rules/references` tells it first
        return period

    def _card_keys(self, use: Use) -> Iterator[Key]:
        """The records whose numbers a call sets: the one it names, or those that the box of a claim shows."""
        if use.name == "when":
            yield ("event" if use.id in self.catalog.events else "fact"), use.id
        elif use.name in ("fact", "claim"):
            yield use.name, use.id
        elif use.name == "check" and use.id in self.catalog.claims:
            yield from of_a_check(self.catalog, self.catalog.claims[use.id], self.voice.language)

    def _number(self, use: Use, number: int) -> str:
        key, words = next(self._card_keys(use)), self._words(number)
        if use.name == "when":
            shown = NumberInText(key, words, datetime=datetime_attribute(self._period(use)) or "")
        else:
            shown = NumberInText(key, words, value=machine_value(self._amount(use)))
        return set_number(self.voice, shown, self.card_numbers)

    def _term(self, use: Use, number: int) -> str:
        term = self.catalog.terms[use.id]
        return self._html("term.html", term=term, text=self.plain(number))

    def _chart(self, use: Use) -> str:
        number = self.chart_numbers[use.id]
        return figure(self.voice, use.id, replace(pieces_of(use.id), places=self._places), number=number)

    def _quote(self, use: Use, number: int) -> str:
        quote, place = self.catalog.quotes[use.id], self._place(number)
        speaker = term_name(self.voice, quote.speaker)
        return self._html("quote.html", quote=quote, speaker=speaker, tags=self._tags(), place=place)

    def _check(self, use: Use) -> str:
        claim = self.catalog.claims[use.id]
        fact = self.catalog.facts.get(claim.record or "")
        sources = dict.fromkeys((*claim.sources, *(fact.sources if fact else ())))
        changes = list(changes_of(self.voice, "claim", use.id))
        own = later(f"page:{own_address('claim', use.id)}")
        slots = {"claim": claim, "fact": fact, "sources": list(sources), "changes": changes}
        return self._html("check.html", id=use.id, own=own, **slots)

    def _sources(self, _use: Use) -> str:
        firm = sum(citation(self.voice, name).grade == "A" for name in self.source_numbers)
        described = any(self.catalog.sources[name].titled_by_us for name in self.source_numbers)
        slots = {"numbers": self.source_numbers, "cited_by": self.notes_of_sources}
        return self._html("sources.html", **slots, firm=firm, described=described)

    def _tags(self) -> dict[str, str]:
        return {language: record.tag for language, record in self.catalog.languages.items()}
