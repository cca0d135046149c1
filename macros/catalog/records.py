"""The records of the ledger: one model a kind. It validates, and the JSON Schema and data dictionary come from it.

Models say what one record may hold. What holds between records (a source that exists, a fact that is used) is in
`rules/`; how a record reads as words is in `wording/`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from macros.catalog.fields import (
    Borrows,
    Bound,
    Complete,
    EventId,
    FactId,
    Flag,
    InLanguages,
    IssueId,
    Key,
    Name,
    NameInLanguages,
    Note,
    Number,
    QuoteId,
    Record,
    SourceId,
    Status,
    TermId,
    Text,
    UnitId,
    Unused,
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
SomeSources = Annotated[Sources, Field(min_length=1, description=told("keys of data/sources/*.yml, at least one"))]
Agreed = Annotated[Flag, Field(description=told("relays written apart agree, and the note says which: not in doubt"))]


class Amount(Record):
    """A value or a range, in a unit, with how exact it was said to be."""

    value: Annotated[
        Number | None, Field(description=told("the number, in the unit itself: 5.5e9 for $5.5 billion"))
    ] = None
    range: Annotated[tuple[Number, Number] | None, Field(description=told("[low, high], both in the unit"))] = None
    unit: Annotated[UnitId | None, Field(description=told("a key of data/units.yml"))] = None
    bound: Annotated[
        Bound,
        Field(
            description=told(
                "how the source hedges the number; nearly and over are seen from zero, at-least and at-most are"
                " limits on the number line"
            )
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

    label: Annotated[InLanguages, Field(description=told("what the number is, as a noun phrase"))]
    short: Annotated[NameInLanguages | None, Field(description=told("a shorter name for chart marks"))] = None
    unit: UnitId = Field(description=told("a key of data/units.yml"))
    derive: Annotated[Text | None, Field(description=told("the sum that gives it: topic.key / topic.key"))] = None
    digits: Annotated[
        int | None, Field(ge=1, le=12, description=told("significant digits a derived number is shown with"))
    ] = None
    mixes: Annotated[InLanguages | None, Field(description=told("why its periods may differ"))] = None
    as_of: Annotated[When | None, Field(description=told("the day or period the number describes"))] = None
    status: Annotated[
        Status | None, Field(description=told("reported by the party itself, estimated by others, or still to come"))
    ] = None
    sources: Annotated[Sources, Field(description=told("keys of data/sources/*.yml"))] = ()
    locator: Annotated[Text | None, Field(description=told("where in the source: a page, a table, a paragraph"))] = None
    agreed: Agreed = False
    became: Annotated[FactId | None, Field(description=told("the later, actual figure"))] = None
    history: Annotated[
        tuple[Change, ...],
        Field(max_length=MOST_NAMED, description=told("what it was before, oldest first; kept for ever")),
    ] = ()
    note: Note = None
    unused: Unused = None
    checked: Annotated[When | None, Field(description=told("the day someone last held it against its source"))] = None

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

    said: Annotated[InLanguages, Field(description=told("what the source says, in our words, never in its own"))]
    issue: Annotated[IssueId, Field(description=told("the issue that checks it: a file of data/issues/, without .yml"))]
    section: Annotated[Key | None, Field(description=told("its section of the issue, or none"))] = None
    said_in: Annotated[
        SourceId | None,
        Field(description=told("the source that says it, of those that its issue studies; needed unless that is one")),
    ] = None
    kind: Annotated[Literal["number", "event", "list", "quote", "opinion"], Field(description=told("what is claimed"))]
    unit: Annotated[UnitId | None, Field(description=told("a key of data/units.yml"))] = None
    as_of: Annotated[When | None, Field(description=told("the day or period the source puts it at"))] = None
    verdict: Annotated[Verdict, Field(description=told("how it fares against the record"))]
    main: Annotated[Flag, Field(description=told("true for the few that the claims page shows first"))] = False
    record: Annotated[FactId | None, Field(description=told("the fact we stand behind"))] = None
    event: Annotated[EventId | None, Field(description=told("the event we stand behind"))] = None
    quote: Annotated[QuoteId | None, Field(description=told("the quotation we stand behind"))] = None
    note: Annotated[InLanguages | None, Field(description=told("what the record shows, with facts in {{braces}}"))] = (
        None
    )
    sources: Annotated[Sources, Field(description=told("may be empty only for unverifiable and opinion"))] = ()
    history: Annotated[
        tuple[ClaimChange, ...],
        Field(max_length=MOST_NAMED, description=told("how it was judged before, oldest first; kept for ever")),
    ] = ()
    checked: Annotated[
        When | None, Field(description=told("the day the verdict was last held against the record and found to stand"))
    ] = None
    unused: Unused = None

    @model_validator(mode="after")
    def _verdict_rests_on_something(self) -> Self:
        if not self.sources and self.verdict not in ("unverifiable", "opinion"):
            said = told('verdict "{verdict}" without a source', verdict=self.verdict)
            hint = told("add sources, or make the verdict unverifiable or opinion")
            raise refusal("missing-source", said, hint, field="sources")
        return self


class Event(Record):
    """One dated thing that happened, as the record has it."""

    date: Annotated[When, Field(description=told("the day or period it happened on"))]
    title: Annotated[InLanguages, Field(description=told("what happened, as a sentence without a full stop"))]
    short: Annotated[NameInLanguages | None, Field(description=told("the same in a few words, for a chart"))] = None
    actor: Annotated[TermId, Field(description=told("who acted: a glossary key; a timeline's lanes are made of these"))]
    involved: Annotated[
        tuple[TermId, ...],
        Field(
            max_length=MOST_NAMED,
            description=told("who else its title names, reporters aside; the timeline finds it by them"),
        ),
    ] = ()
    sources: SomeSources
    agreed: Agreed = False
    history: Annotated[
        tuple[EventChange, ...],
        Field(max_length=MOST_NAMED, description=told("the days it was given before, oldest first; kept for ever")),
    ] = ()
    note: Note = None
    unused: Unused = None


class Quote(Record):
    """Words that somebody really said, with the language they were said in and their translation."""

    speaker: Annotated[TermId, Field(description=told("who said it: a glossary key"))]
    date: Annotated[When, Field(description=told("the day or period it was said on"))]
    language: Annotated[Tag, Field(description=told("the language the words were said in"))]
    text: Annotated[InLanguages, Field(description=told("the original wording and its translation, by language"))]
    occasion: Annotated[InLanguages | None, Field(description=told("where it was said"))] = None
    sources: SomeSources
    unused: Unused = None

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

    name: Annotated[NameInLanguages, Field(description=told("the one way each language writes it"))]
    kind: Annotated[
        Literal["organisation", "person", "product", "place", "concept", "side"],
        Field(description=told("what it names")),
    ]
    short: Annotated[NameInLanguages | None, Field(description=told("a shorter name, for charts"))] = None
    definition: Annotated[InLanguages | None, Field(description=told("what it means, in a sentence"))] = None
    avoid: Annotated[dict[str, Renderings], BeforeValidator(read_by_language)] = Field(
        default={}, description=told("renderings not to use, by language")
    )
    also: Annotated[dict[str, Renderings], BeforeValidator(read_by_language)] = Field(
        default={}, description=told("other names that readers search by, such as Taiwan's word for the same thing")
    )
    whole: Annotated[Flag, Field(description=told("no line of a heading breaks inside the word"))] = False


class Topic(Record):
    """What a file of facts is about: its heading in the ledger."""

    name: Annotated[NameInLanguages, Field(description=told("the heading"))]


class Language(Record):
    """One language of the site."""

    name: Annotated[Name, Field(description=told("what the language calls itself"))]
    tag: Annotated[Tag, Field(description=told("BCP 47, for lang and hreflang"))]
    babel: Annotated[LocaleName, Field(description=told("CLDR locale, for numbers and dates"))]
    material: Annotated[MaterialCode, Field(description=told("Material's code for its own strings"))]
    complete: Complete = True
    borrows: Borrows = None
