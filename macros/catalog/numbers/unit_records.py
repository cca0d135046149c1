"""Units as records: what a number counts or measures, how each language writes it, and how large it may sensibly be."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from macros.catalog.fields import Key, Number, Pattern, Patterns, ShortText, UnitId
from macros.catalog.records import Record
from macros.catalog.validators import in_their_order, read_in_languages, refusal
from macros.ground.told import told


class UnitWords(Record):
    """How one language writes an amount of a unit. `{n}` stands for the number."""

    prose: Patterns = Field(description=told("pattern by CLDR plural category; `other` is required"))
    table: Patterns = Field(description=told("the short form, for charts and tables"))
    rise: Pattern | None = Field(default=None, description=told("pattern for a positive change in prose"))
    fall: Pattern | None = Field(default=None, description=told("pattern for a negative change in prose"))
    either: Pattern | None = Field(
        default=None, description=told("pattern in prose for a change both ways, or for none")
    )
    name: ShortText = Field(description=told("the unit's own name, for axes and column headers"))


class Unit(Record):
    """What is counted or measured; its dimension keeps dollars from being added to people."""

    dimension: Annotated[
        dict[Key, Annotated[int, Field(ge=-9, le=9)]],
        Field(
            max_length=9, description=told("what it measures, with its power: {{money: 1}}; empty for a bare number")
        ),
    ]
    scale: Annotated[
        Literal["compact", "plain", "percent"],
        Field(description=told("compact: 万/亿, million/billion; plain: so from a million on; percent: times 100")),
    ]
    span: Annotated[
        tuple[Number, Number] | None,
        Field(description=told("[low, high] in the unit itself; what is outside is asked about")),
    ] = None
    differences: Annotated[
        UnitId | None, Field(description=told("what a difference of two is counted in: percentage points for shares"))
    ] = None
    words: Annotated[
        dict[str, UnitWords],
        BeforeValidator(read_in_languages),
        AfterValidator(in_their_order),
        Field(description=told("how each language writes an amount of it")),
    ]

    @property
    def is_change(self) -> bool:
        """Whether it measures a rise or fall, which may go either way."""
        return any(words.rise is not None for words in self.words.values())

    @property
    def floor(self) -> Decimal:
        """What nobody means to go below who says "at most" of more than that: nothing, but for a change."""
        return Decimal("-Infinity") if self.is_change else Decimal(0)

    @model_validator(mode="after")
    def _span_rises(self) -> Self:
        if self.span and self.span[0] >= self.span[1]:
            raise refusal(
                "range-falls", told("a range goes from low to high"), told("put the smaller number first"), field="span"
            )
        return self
