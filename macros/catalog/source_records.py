"""The records of sources: who said it, where it was read, how far, and how firm that makes it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from macros.catalog.fields import Address, Flag, Name, Note, ShortText, SourceTitle, Unused, When
from macros.catalog.records import Record
from macros.catalog.tags import Tag
from macros.catalog.validators import read_by_language, refusal
from macros.ground.told import told

Called = Annotated[dict[str, Name], BeforeValidator(read_by_language)]
Grade = Literal["A", "B", "C"]
Reading = Literal["full", "excerpt", "not-opened"]


class Publisher(Record):
    """Who put a source out."""

    name: Annotated[ShortText, Field(description=told("the name it publishes under"))]
    called: Called = Field(default={}, description=told("what a language calls it, where that differs"))
    url: Annotated[Address | None, Field(description=told("the address of its site"))] = None
    official: Annotated[Flag, Field(description=told("a government or the company itself"))] = False
    own: Annotated[Flag, Field(description=told("the newsletter itself: its own list, sum or assumption"))] = False


class Via(Record):
    """The reprint or mirror that a source was read through."""

    name: Annotated[Name, Field(description=told("its name"))]
    called: Called = Field(default={}, description=told("what a language calls it, where that differs"))
    grade: Annotated[Grade | None, Field(description=told("its own grade"))] = None


class Relayed(Record):
    """Whose document a source copies or quotes, where what was read of that is in it alone."""

    name: Annotated[Name, Field(description=told("its name"))]
    called: Called = Field(default={}, description=told("what a language calls it, where that differs"))


class Source(Record):
    """Where something was read: a source is introduced like a person."""

    type: Annotated[
        Literal[
            "article-newspaper",
            "article-magazine",
            "report",
            "webpage",
            "post-weblog",
            "legislation",
            "document",
            "speech",
            "dataset",
            "article",
        ],
        Field(description=told("what it is, in CSL's words")),
    ]
    title: Annotated[SourceTitle, Field(description=told("original: as printed; and by language what it says"))]
    described: Annotated[
        Flag, Field(description=told("the title is our description, the source's own was not recorded"))
    ] = False
    publisher: Annotated[Publisher, Field(description=told("who put it out"))]
    relays: Annotated[Relayed | None, Field(description=told("whose document it copies or quotes"))] = None
    language: Annotated[Tag, Field(description=told("BCP 47 tag of the language it is written in"))]
    url: Annotated[Address | None, Field(description=told("absent where there is none to give"))] = None
    via: Annotated[Via | None, Field(description=told("the reprint it was read through"))] = None
    date_published: Annotated[When | None, Field(description=told("the day it came out, where that is known"))] = None
    date_accessed: Annotated[When | None, Field(description=told("only where it is known"))] = None
    grade: Annotated[
        Grade | None,
        Field(
            description=told(
                "A major or primary, B trade or regional, C mirror or aggregator; none for papers of our own"
            )
        ),
    ] = None
    read: Annotated[Reading, Field(description=told("how much of it was read"))]
    note: Note = None
    unused: Unused = None

    @model_validator(mode="after")
    def _is_graded_unless_own(self) -> Self:
        if self.grade is None and not self.publisher.own:
            raise refusal("missing-key", told('no "{key}"', key="grade"), told("add {key}: …", key="grade"))
        return self

    @property
    def shelf(self) -> str:
        """Where the page of sources lists it: `a`, `b` or `c` by its grade, `own` for the newsletter's own papers."""
        return "own" if self.publisher.own or self.grade is None else self.grade.lower()

    @property
    def titled_by_us(self) -> bool:
        """Whether a reader has to be told that its title is none: of papers of our own everybody knows who wrote it."""
        return self.described and not self.publisher.own

    @property
    def firm(self) -> bool:
        """Whether a number may rest on it alone: opened, and neither a mirror nor an aggregator."""
        return not self.is_mirrored and self.read != "not-opened"

    @property
    def copied(self) -> Publisher | Relayed | None:
        """Whose document was read in a copy that others made, a mirror or an aggregator; None where none was."""
        if not self.is_mirrored:
            return None
        return self.relays or (self.publisher if self.via else None)

    @property
    def linkable(self) -> bool:
        """Grade C and mirrors are named, never linked."""
        return self.url is not None and not self.is_mirrored

    @property
    def is_mirrored(self) -> bool:
        """Whether what was read is a mirror or an aggregator: the source itself, or what it was read through."""
        return "C" in (self.grade, self.via.grade if self.via else None)
