"""What readers were shown, as `data/published.yml` keeps it, and what a record leaves behind that is shown no more.

What may be absent is held against nothing: a file that was written before there was such a field keeps what it kept.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.catalog.fields import AsNamed, EventId, FactId, InLanguages, QuoteId, Text, Verdict, When
from macros.catalog.records import Amount, Record, Status
from macros.catalog.validators import refusal
from macros.ground.told import told

WHERE = "published.yml"  # below `data/`
WITHDRAWABLE = ("fact", "claim", "event", "quote")  # kinds that a reader may have read, and has to be told are gone


class PublishedFact(Amount):
    """A number as it was shown; of a derived one also its sum, so that one can tell why it moved."""

    as_of: Annotated[When | None, Field(description="the day or period it was said to describe")] = None
    status: Annotated[Status | None, Field(description="how firm it was said to be")] = None
    derive: Annotated[Text | None, Field(description="the sum that gave it")] = None
    history: Annotated[Text | None, Field(description="a digest of the changes that readers had been told of")] = None


class PublishedClaim(Amount):
    """How a claim was judged and against what, what was given as its own number, and the day it was put at."""

    verdict: Annotated[Verdict, Field(description="the verdict it was given")]
    record: Annotated[FactId | None, Field(description="the fact it was held against")] = None
    event: Annotated[EventId | None, Field(description="the event it was held against")] = None
    quote: Annotated[QuoteId | None, Field(description="the quotation it was held against")] = None
    as_of: Annotated[When | None, Field(description="the day or period its source was said to put it at")] = None
    words: Annotated[Text | None, Field(description="a digest of the claim in every language")] = None
    history: Annotated[Text | None, Field(description="a digest of the changes that readers had been told of")] = None


class PublishedEvent(Record):
    """When something was said to have happened."""

    was: Annotated[When, Field(description="the day or period it was given")]
    history: Annotated[Text | None, Field(description="a digest of the changes that readers had been told of")] = None


class PublishedQuote(Record):
    """Who was quoted, of which day and occasion, in the words and the language they were said in."""

    speaker: Annotated[Text, Field(description="the glossary key of who said it")]
    was: Annotated[When, Field(description="the day or period it was given")]
    language: Annotated[Text | None, Field(description="the language the words were said in")] = None
    occasion: Annotated[Text | None, Field(description="where it was said, in that language")] = None
    said: Annotated[Text, Field(description="the original wording")]


PublishedRecord = PublishedFact | PublishedClaim | PublishedEvent | PublishedQuote


class PublishedPage(Record):
    """A written page: its title as written, the day it was said to be changed last, and a digest of each section."""

    title: Text
    updated: Annotated[When | None, Field(description="the day its front matter stated")] = None
    changed: Annotated[str, Field(description="a digest of what it said was changed")] = ""
    sections: Annotated[dict[str, str], Field(description="a digest of the text by the id of its heading")]


class Published(Record):
    """Everything that the site showed on one day."""

    published: Annotated[When, Field(description="the day")]
    facts: Annotated[dict[str, PublishedFact], Field(description="by id")]
    claims: Annotated[dict[str, PublishedClaim], Field(description="by id")]
    events: Annotated[dict[str, PublishedEvent], Field(default_factory=dict, description="by id")]
    quotes: Annotated[dict[str, PublishedQuote], Field(default_factory=dict, description="by id")]
    pages: Annotated[dict[str, PublishedPage], Field(description="by path")]
    withdrawn: Annotated[
        dict[str, Text],
        Field(
            default_factory=dict,
            description="what had been taken back: a digest by kind and id, as fact h20.gone",
        ),
    ]


class Withdrawn(Amount):
    """What stands in the place of a published record that is shown no more: what it was, and why it went."""

    withdrawn: Annotated[When, Field(description=told("the day it was taken back"))]
    label: Annotated[
        InLanguages, Field(description=told("what it was: a fact's label, what a claim said, or what happened"))
    ]
    verdict: Annotated[Verdict | None, Field(description=told("of a claim, how it was judged"))] = None
    was: Annotated[When | None, Field(description=told("of an event, the day or period it was given"))] = None
    said: Annotated[Text | None, Field(description=told("of a quotation, its original words"))] = None
    reason: Annotated[InLanguages, Field(description=told("why it was taken back"))]

    @model_validator(mode="after")
    def _has_a_day_and_a_unit(self) -> Self:
        if self.withdrawn.grain != "day":
            hint = told("write year, month and day: {example}", example="2026-11-23")
            said = told('"{text}" is not one day', text=self.withdrawn.text)
            raise refusal("not-a-period", said, hint, field="withdrawn")
        if self.unit is None and (self.value is not None or self.range is not None):
            raise refusal("missing-key", told('no "{key}"', key="unit"), told("add {key}: …", key="unit"))
        return self

    @model_validator(mode="after")
    def _says_what_was(self) -> Self:
        if all(old is None for old in (self.value, self.range, self.verdict, self.was, self.said)):
            hint = told(
                "add value: 5.5e9 or range: [12e9, 15e9]; of a claim its verdict; "
                "of an event its day, as was: 2025-04; of a quotation its words, as said: …"
            )
            raise refusal("one-amount", told("what is withdrawn keeps its old value"), hint)
        return self


class MovedTo(Record):
    """What a renamed id leaves behind."""

    moved_to: Annotated[Text, AsNamed, Field(description=told("the new id"))]
