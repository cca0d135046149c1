"""Lines of a digest, and the numbers in them: each counted by first use, with the whole address of its entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from macros.catalog.record_digests import Key
from macros.catalog.records import Amount
from macros.catalog.validators import InAnother
from macros.editions.finished_issue import FinishedIssue
from macros.manuscript.addresses import entry_address
from macros.pages.numbers import LONGEST_UNBROKEN, in_doubt
from macros.wording.amounts import amount, machine_value
from macros.wording.braces import pieces
from macros.wording.dates import datetime_attribute, when
from macros.wording.voice import phrase, voices

LONGEST_DATE = 11  # characters, as 2026年11月26日, behind which a line may end


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a line: its words, what machines read of it, and its note. A date has no `value`."""

    key: Key
    words: str
    note: int
    entry: str
    doubtful: bool
    value: str | None = None
    datetime: str | None = None

    @property
    def short(self) -> bool:
        """Whether it keeps to one line with its mark; a long date would leave holes on a telephone."""
        return len(self.words) <= (LONGEST_UNBROKEN if self.datetime is None else LONGEST_DATE)


@dataclass(frozen=True, slots=True)
class Line:
    """Words with numbers between them; `lang` is the tag of their language where it is not the digest's own."""

    pieces: tuple[str | Number, ...]
    lang: str = ""

    def __str__(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece.words for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Counted:
    """Makes the lines of one digest and counts the numbers in them: `notes` has each with the number of its note."""

    issue: FinishedIssue
    notes: dict[Key, int] = field(default_factory=dict)

    def line(self, text: str, own: Amount | None = None) -> Line:
        """A record's text, the facts and events that it names set as numbers; `own` is the record.

        What the record says of itself (`{value}`) stands where that record is told, and has no note. Raises
        BracesError as `pieces` does.
        """
        voice, catalog = self.issue.voice, self.issue.voice.catalog
        spoken = text.language if isinstance(text, InAnother) else voice.language
        found: list[str | Number] = []
        for words, name in pieces(voice, text, own=own):
            if name in catalog.facts:
                found.append(self.number("fact", name, spoken))
            elif name in catalog.events:
                found.append(self.number("event", name, spoken))
            else:
                found.append(words)
        return Line(tuple(found), catalog.languages[spoken].tag if spoken != voice.language else "")

    def number(self, kind: str, name: str, language: str = "") -> Number:
        """A fact's amount or an event's date, in the digest's language or another."""
        issue, key = self.issue, (kind, name)
        voice = voices(issue.voice.catalog)[language] if language else issue.voice
        note = self.notes.setdefault(key, len(self.notes) + 1)
        entry, doubt = issue.address(entry_address(voice.catalog, kind, name)), in_doubt(voice, kind, name)
        if kind == "event":
            date = voice.catalog.events[name].date
            return Number(key, when(voice, date), note, entry, doubt, datetime=datetime_attribute(date) or "")
        fact = voice.catalog.facts[name]
        return Number(key, amount(voice, fact), note, entry, doubt, value=machine_value(fact))

    def said(self, group: str, key: str, **slots: Line | Number | str) -> Line:
        """A phrase of the site whose slots are filled with lines and numbers."""
        marks = {name: chr(number) for number, name in enumerate(slots, start=1)}  # which nobody can have written
        parts = re.split(f"([{''.join(marks.values())}])", phrase(self.issue.voice, group, key, **marks))
        filled = {mark: slots[name] for name, mark in marks.items()}
        found: list[str | Number] = []
        for part in parts:
            slot = filled.get(part, part)
            found += slot.pieces if isinstance(slot, Line) else [slot]
        return Line(tuple(found))
