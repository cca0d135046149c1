"""The changes of what was published, as the records that were changed keep them under `history`.

A change tells what stood before it, never what stands after: that is the next change, or the record itself.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.catalog.fields import Bound, FactId, InLanguages, Number, Record, Status, UnitId, Verdict, When
from macros.catalog.validators import refusal
from macros.ground.told import told

# A correction says that readers were told something wrong; an update, that it was right and the world has moved on.
ChangeKind = Literal["corrected", "updated"]


class _Told(Record):
    """What every change says: when it was made, of which kind it is, and why."""

    date: Annotated[When, Field(description=told("the day it was changed"))]
    kind: Annotated[
        ChangeKind, Field(description=told("corrected: it was wrong; updated: it was right, and the world moved"))
    ] = "corrected"
    reason: Annotated[InLanguages, Field(description=told("why it was changed, and on what evidence"))]

    @model_validator(mode="after")
    def _was_on_a_day(self) -> Self:
        if self.date.grain != "day":
            hint = told("write year, month and day: {example}", example="2026-11-23")
            said = told('"{text}" is not one day', text=self.date.text)
            raise refusal("not-a-period", said, hint, field="date")
        return self


class _Changed(_Told):
    """The change of what has a number: also the number before."""

    value: Annotated[Number | None, Field(description=told("the old number, in the record's unit"))] = None
    range: Annotated[tuple[Number, Number] | None, Field(description=told("the old [low, high], in that unit"))] = None
    bound: Annotated[Bound, Field(description=told("how the old number was hedged"))] = "exact"
    unit: Annotated[UnitId | None, Field(description=told("the unit of the old number, where it was another"))] = None

    @model_validator(mode="after")
    def _was_a_number(self) -> Self:
        if self.range and self.range[0] >= self.range[1]:
            hint = told("put the smaller number first")
            raise refusal("range-falls", told("a range goes from low to high"), hint, field="range")
        return self


class Change(_Changed):
    """What a number was before: the old value, the day, and why it is another now."""

    as_of: Annotated[When | None, Field(description=told("the day or period it was said to describe, if another"))] = (
        None
    )
    status: Annotated[Status | None, Field(description=told("the status it was given, where it was another"))] = None

    @model_validator(mode="after")
    def _says_what_was(self) -> Self:
        if (self.value is None) == (self.range is None):
            hint = told("add one of value: 5.5e9 or range: [12e9, 15e9]")
            raise refusal("one-amount", told("a change keeps the old value or the old range"), hint)
        return self


class ClaimChange(_Changed):
    """How a claim was judged before, and what was given as its number or its day if that was misread."""

    verdict: Annotated[Verdict, Field(description=told("the old verdict"))]
    record: Annotated[FactId | None, Field(description=told("the fact it was held against, where it was another"))] = (
        None
    )
    as_of: Annotated[When | None, Field(description=told("the day or period it was said to describe, if another"))] = (
        None
    )


class EventChange(_Told):
    """When something was said to have happened before, and why another day is given now."""

    was: Annotated[When, Field(description=told("the old day or period"))]


AnyChange = Change | ClaimChange | EventChange
