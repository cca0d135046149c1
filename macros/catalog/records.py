"""The records of the ledger: one model a kind. It validates, and the JSON Schema and data dictionary come from it.

Models say what one record may hold. What holds between records (a source that exists, a fact that is used) is in
`rules/`; how a record reads as words is in `wording/`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from macros.catalog.fields import (
    AsNamed,
    Bound,
    EventId,
    FactId,
    Flag,
    InLanguages,
    IssueId,
    Key,
    Name,
    NameInLanguages,
    Number,
    QuoteId,
    Record,
    SourceId,
    Status,
    TermId,
    Text,
    UnitId,
    Verdict,
    When,
)
from macros.catalog.publication.changes import Change, ClaimChange, EventChange
from macros.catalog.tags import LocaleName, MaterialCode, Tag
from macros.catalog.validators import read_by_language, refusal
from macros.ground.told import listed, told

# Also what this module only hands on, so that whoever asks for a kind of record asks here
__all__ = ["Bound", "Change", "ClaimChange", "Record", "Status", "Verdict"]

MOST_NAMED = 50  # of what one record names: sources, renderings, changes
Sources = Annotated[tuple[SourceId, ...], Field(max_length=MOST_NAMED)]
Agreed = Annotated[Flag, Field(description="relays written apart agree, and the note says which: not in doubt")]


class Amount(Record):
    """A value or a range, in a unit, with how exact it was said to be."""

    value: Annotated[Number | None, Field(description="the number, in the unit itself: 5.5e9 for $5.5 billion")] = None
    range: Annotated[tuple[Number, Number] | None, Field(description="[low, high], both in the unit")] = None
    unit: Annotated[UnitId | None, Field(description="a key of data/units.yml")] = None
    bound: Annotated[
        Bound,
        Field(
            description="how the source hedges the number; nearly and over are seen from zero, at-least and at-most are"
            " limits on the number line"
        ),
    ] = "exact"

    @model_validator(mode="after")
    def _range_rises(self) -> Self:
        if self.range and self.range[0] >= self.range[1]:
            hint = told("put the smaller number first")
            raise refusal("range-falls", told("a range goes from low to high"), hint, field="range")
        if self.value is not None and self.range:
            hint = told("take one of the two out")
            raise refusal("two-amounts", told("a value and a range; keep one"), hint, field="range")
        return self


class Fact(Amount):
    """One number that the newsletter stands behind: what, how much, as of when, says who."""

    label: Annotated[InLanguages, Field(description="what the number is, as a noun phrase")]
    short: Annotated[NameInLanguages | None, Field(description="a shorter name for chart marks")] = None
    unit: UnitId = Field(description="a key of data/units.yml")
    derive: Annotated[Text | None, Field(description="the sum that gives it: topic.key / topic.key")] = None
    digits: Annotated[
        int | None, Field(ge=1, le=12, description="significant digits a derived number is shown with")
    ] = None
    mixes: Annotated[InLanguages | None, Field(description="why periods that differ may be mixed in this sum")] = None
    as_of: Annotated[When | None, Field(description="the day or period the number describes")] = None
    status: Annotated[
        Status | None, Field(description="reported by the party itself, estimated by others, or still to come")
    ] = None
    sources: Annotated[Sources, Field(description="keys of data/sources/*.yml")] = ()
    locator: Annotated[Text | None, Field(description="where in the source: a page, a table, a paragraph")] = None
    agreed: Agreed = False
    became: Annotated[FactId | None, Field(description="the later, actual figure")] = None
    history: Annotated[
        tuple[Change, ...], Field(max_length=MOST_NAMED, description="what it was before, oldest first; kept for ever")
    ] = ()
    note: Annotated[InLanguages | None, Field(description="what a reader must know besides")] = None
    unused: Annotated[Text | None, Field(description="why no page or chart shows it")] = None
    checked: Annotated[When | None, Field(description="the day someone last held it against its source")] = None

    @model_validator(mode="after")
    def _has_an_answer(self) -> Self:
        given = [name for name in ("value", "range", "derive") if getattr(self, name) is not None]
        if len(given) != 1:
            said = told("{keys}; keep one", keys=listed(given)) if given else told("no value, range or derive")
            raise refusal("one-amount", said, told("add one of value: 5.5e9, range: [12e9, 15e9] or derive: a sum"))
        if self.derive is None:
            self._written_fact_is_complete()
        return self

    def _written_fact_is_complete(self) -> None:
        if not self.sources:
            hint = told("add sources: [key-of-a-source] (data/sources/)")
            raise refusal("missing-source", told("no source: says who?"), hint, field="sources")
        if self.as_of is None:
            hint = told("add as_of: 2025-04-15, 2024, 2025-Q2 or FY2026-Q1")
            raise refusal("missing-as-of", told("no as_of: as of when?"), hint, field="as_of")
        if self.status is None:
            hint = told("add status: reported, estimate or projection")
            raise refusal("missing-status", told("no status"), hint, field="status")


class Claim(Amount):
    """One thing that a source under study says, in our words, and how it held up against the record."""

    said: Annotated[InLanguages, Field(description="what the source says, in our words, never in its own")]
    issue: Annotated[IssueId, Field(description="the issue that checks it: a file of data/issues/, without .yml")]
    section: Annotated[Key | None, Field(description="the section of the issue; without one its opening page")] = None
    said_in: Annotated[
        SourceId | None, Field(description="the source that says it; needed where the issue studies several, or none")
    ] = None
    kind: Literal["number", "event", "list", "quote", "opinion"]
    unit: Annotated[UnitId | None, Field(description="a key of data/units.yml")] = None
    as_of: Annotated[When | None, Field(description="the day or period the source puts it at")] = None
    verdict: Verdict
    main: Annotated[Flag, Field(description="true for the few that the claims page shows first")] = False
    record: Annotated[FactId | None, Field(description="the fact we stand behind")] = None
    event: Annotated[EventId | None, Field(description="the event we stand behind")] = None
    quote: Annotated[QuoteId | None, Field(description="the quotation we stand behind")] = None
    note: Annotated[InLanguages | None, Field(description="what the record shows, with facts in {braces}")] = None
    sources: Annotated[Sources, Field(description="may be empty only for unverifiable and opinion")] = ()
    history: Annotated[
        tuple[ClaimChange, ...],
        Field(max_length=MOST_NAMED, description="how it was judged before, oldest first; kept for ever"),
    ] = ()
    checked: Annotated[
        When | None, Field(description="the day the verdict was last held against the record and found to stand")
    ] = None
    unused: Annotated[Text | None, Field(description="why no page shows it")] = None

    @model_validator(mode="after")
    def _verdict_rests_on_something(self) -> Self:
        if not self.sources and self.verdict not in ("unverifiable", "opinion"):
            said = told('verdict "{verdict}" without a source', verdict=self.verdict)
            hint = told("add sources, or make the verdict unverifiable or opinion")
            raise refusal("missing-source", said, hint, field="sources")
        return self


class Event(Record):
    """One dated thing that happened, as the record has it."""

    date: When
    title: Annotated[InLanguages, Field(description="what happened, as a sentence without a full stop")]
    short: Annotated[NameInLanguages | None, Field(description="the same in a few words, for a chart")] = None
    actor: Annotated[TermId, Field(description="who acted: a glossary key; a timeline's lanes are made of these")]
    involved: Annotated[
        tuple[TermId, ...],
        Field(
            max_length=MOST_NAMED,
            description="who else its title names, reporters aside; the timeline finds it by them",
        ),
    ] = ()
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1, max_length=MOST_NAMED)]
    agreed: Agreed = False
    history: Annotated[
        tuple[EventChange, ...],
        Field(max_length=MOST_NAMED, description="the days it was given before, oldest first; kept for ever"),
    ] = ()
    note: InLanguages | None = None
    unused: Annotated[Text | None, Field(description="why no page or chart shows it")] = None


class Quote(Record):
    """Words that somebody really said, with the language they were said in and their translation."""

    speaker: TermId
    date: When
    language: Annotated[Tag, Field(description="the language the words were said in")]
    text: Annotated[InLanguages, Field(description="the original wording and its translation, by language")]
    occasion: Annotated[InLanguages | None, Field(description="where it was said")] = None
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1, max_length=MOST_NAMED)]
    unused: Annotated[Text | None, Field(description="why no page shows it")] = None

    @model_validator(mode="after")
    def _was_said_in_one_of_them(self) -> Self:
        if self.language not in self.text:
            said = told('"{language}" is not a language of this site', language=self.language)
            hint = told("write one of: {options}", options=listed(self.text))
            raise refusal("unknown-language", said, hint, language="language")
        return self


Renderings = Annotated[tuple[Name, ...], Field(max_length=MOST_NAMED)]


class Term(Record):
    """A name or word with its rendering in each language, and the renderings not to use."""

    name: NameInLanguages
    kind: Literal["organisation", "person", "product", "place", "concept", "side"]
    short: NameInLanguages | None = None
    definition: InLanguages | None = None
    avoid: Annotated[dict[str, Renderings], BeforeValidator(read_by_language)] = Field(
        default={}, description="renderings not to use, by language"
    )
    also: Annotated[dict[str, Renderings], BeforeValidator(read_by_language)] = Field(
        default={}, description="other names that readers search by, such as Taiwan's word for the same thing"
    )
    whole: Annotated[Flag, Field(description="no line of a heading breaks inside the word")] = False


class Topic(Record):
    """What a file of facts is about: its heading in the ledger."""

    name: NameInLanguages


class Language(Record):
    """One language of the site."""

    name: Annotated[Name, Field(description="what the language calls itself")]
    tag: Annotated[Tag, Field(description="BCP 47, for lang and hreflang")]
    babel: Annotated[LocaleName, Field(description="CLDR locale, for numbers and dates")]
    material: Annotated[MaterialCode, Field(description="Material's code for its own strings")]
    complete: Annotated[Flag, Field(description="false while it grows: it has the pages and words that it has")] = True


class MovedTo(Record):
    """What a renamed id leaves behind."""

    moved_to: Annotated[Text, AsNamed]
