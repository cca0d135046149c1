"""The types of single fields: numbers, periods, ids, texts per language. What a record is made of, not the records."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from macros.catalog.addresses import LONGEST, PATTERN
from macros.catalog.periods import FORMS_IN_WORDS, Period
from macros.catalog.validators import (
    NUMBER_HINT,
    in_their_order,
    read_address,
    read_in_languages,
    read_name,
    read_number,
    read_on_one_line,
    read_pattern,
    read_plurals,
    read_reference,
    read_source_title,
    read_when,
    read_yes_or_no,
)
from macros.ground.told import Told, told

KEY_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_WORDS = re.compile("[a-z0-9]+")
LONGEST_ID = 60  # characters; ids become the names of files, which systems limit
ID_HINT = told("lower-case letters and digits, words joined by -")
ITEMS_IN_ONE = " - "  # what YAML makes of an item indented deeper than the one above it (1.2.2, 7.3.3)
ITEMS_HINT = told('in a list, indent each line as the one above: every "- " in the same column')


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field as naming a record of `kind`, so that one rule can follow every reference."""

    kind: str


class Record(BaseModel):
    """What all records share: frozen, and no key that the model does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def is_id(name: str) -> bool:
    """Whether a record, or a part of its id, may be called so."""
    return len(name) <= LONGEST_ID and KEY_FORM.fullmatch(name) is not None


def id_meant(written: str) -> str | None:
    """The id in what was written with capitals, blanks, accents or other marks; None where it leaves none."""
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", written) if not unicodedata.combining(mark))
    meant = "-".join(_WORDS.findall(bare.lower())) if len(written) <= LONGEST_ID else ""
    return meant if meant and bare.isascii() and is_id(meant) else None


def id_hint(written: str) -> Told:
    """What to write in the place of what is no id."""
    if ITEMS_IN_ONE in written:
        return ITEMS_HINT
    meant = id_meant(written)
    return told("write {word}", word=meant) if meant and meant != written else ID_HINT


OnOneLine = BeforeValidator(read_on_one_line)
Text = Annotated[str, OnOneLine, StringConstraints(min_length=1, max_length=2000)]
LONGEST_NAME = 120
ShortText = Annotated[str, OnOneLine, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
Name = Annotated[str, OnOneLine, StringConstraints(min_length=1, max_length=LONGEST_NAME), AfterValidator(read_name)]
Pattern = Annotated[
    str,
    OnOneLine,
    StringConstraints(min_length=1, max_length=LONGEST_NAME),
    AfterValidator(read_pattern),
    WithJsonSchema({"type": "string", "pattern": r"^[^{}]*\{n\}[^{}]*$"}),
]
Patterns = Annotated[dict[str, Pattern], AfterValidator(read_plurals)]
Address = Annotated[
    str,
    StringConstraints(min_length=1),
    AfterValidator(read_address),
    WithJsonSchema({"type": "string", "pattern": PATTERN, "maxLength": LONGEST}),
]
AsNamed = BeforeValidator(read_reference)
Key = Annotated[str, StringConstraints(pattern=f"^{KEY_FORM.pattern}$", max_length=LONGEST_ID), AsNamed]
IN_LANGUAGES = "x-in-languages"  # a mark that `schema` replaces, since only the project knows its languages
InLanguages = Annotated[
    dict[str, Text],
    BeforeValidator(read_in_languages),
    AfterValidator(in_their_order),
    WithJsonSchema({IN_LANGUAGES: True}),
]
Note = Annotated[InLanguages | None, Field(description=told("what a reader must know besides"))]
Unused = Annotated[Text | None, Field(description=told("why no page or chart shows it"))]
NameInLanguages = Annotated[
    dict[str, Name],
    BeforeValidator(read_in_languages),
    AfterValidator(in_their_order),
    WithJsonSchema({IN_LANGUAGES: True}),
]
_Title = Annotated[
    str, OnOneLine, StringConstraints(min_length=1, max_length=400)
]  # every card that names a source shows it
SourceTitle = Annotated[dict[str, _Title], BeforeValidator(read_source_title)]
Number = Annotated[
    Decimal, BeforeValidator(read_number), WithJsonSchema({"type": "number", "description": NUMBER_HINT})
]
When = Annotated[
    Period,
    BeforeValidator(read_when),
    WithJsonSchema({"type": ["string", "number"], "description": FORMS_IN_WORDS}),
]
Flag = Annotated[bool, BeforeValidator(read_yes_or_no), WithJsonSchema({"type": "boolean"})]

Bound = Literal["exact", "about", "nearly", "over", "at-least", "at-most"]
Status = Literal["reported", "estimate", "projection"]
Verdict = Literal["matches", "approximately", "differs", "unverifiable", "opinion"]

FactId = Annotated[str, AsNamed, Names("fact")]
EventId = Annotated[str, AsNamed, Names("event")]
SourceId = Annotated[str, AsNamed, Names("source")]
QuoteId = Annotated[str, AsNamed, Names("quote")]
TermId = Annotated[str, AsNamed, Names("term")]
UnitId = Annotated[str, AsNamed, Names("unit")]
SeriesId = Annotated[str, AsNamed, Names("series")]
ChartId = Annotated[str, AsNamed, Names("chart")]
ClaimId = Annotated[str, AsNamed, Names("claim")]
IssueId = Annotated[str, AsNamed, Names("issue")]
LanguageId = Annotated[str, AsNamed, Names("language")]
Complete = Annotated[Flag, Field(description=told("false while it grows: it has the pages and words that it has"))]
Borrows = Annotated[
    LanguageId | None,
    Field(description=told("while it grows: the complete language that it borrows what it lacks of; else the first")),
]
