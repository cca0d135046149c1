"""The catalog: every record of the ledger, by kind and id, with the place each was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from macros.catalog.chart_records import Chart, Series
from macros.catalog.issue_records import Issue
from macros.catalog.newsletter.records import ONLY, Newsletter
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.nodes import Node, Scalar, Sequence
from macros.catalog.numbers.unit_records import Unit
from macros.catalog.publication.records import Published, Withdrawn
from macros.catalog.records import Claim, Event, Fact, Language, Quote, Record, Term, Topic
from macros.catalog.source_records import Source
from macros.catalog.tables import Row
from macros.ground.lines import line_of
from macros.ground.problems import Position, Problem
from macros.ground.told import Told

Phrases = Mapping[str, Mapping[str, str]]  # group -> key -> pattern, for one language


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: file, its key, and its node for the places of single fields."""

    path: str
    key: Scalar
    node: Node


# Compared by identity: it is too big to compare, and what is made of it is remembered under it
@dataclass(frozen=True, eq=False)
class Catalog:
    """All records. Derived facts already carry their computed value, range, bound and period."""

    languages: Mapping[str, Language] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    issues: Mapping[str, Issue] = field(default_factory=dict)
    newsletters: Mapping[str, Newsletter] = field(default_factory=dict)  # one at most
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)  # of each series
    phrases: Mapping[str, Phrases] = field(default_factory=dict)  # by language
    moved: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (kind, old id) -> new id
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)  # (kind, id) -> place
    withdrawn: Mapping[tuple[str, str], Withdrawn] = field(default_factory=dict)  # (kind, id) -> what it leaves
    published: Published | None = None  # what readers were shown last
    as_written: Mapping[str, Fact] = field(default_factory=dict)  # the facts before any was computed
    texts: Mapping[str, str] = field(default_factory=dict)  # path -> text, for the pictures in problems
    unread: tuple[str, ...] = ()  # the paths of files that could not be read: what they would hold is not known

    @cached_property
    def by_kind(self) -> dict[str, Mapping[str, Record]]:
        """The records of each kind, under the names that `fields.Names` uses."""
        return {
            "language": self.languages,
            "unit": self.units,
            "term": self.terms,
            "topic": self.topics,
            "source": self.sources,
            "fact": self.facts,
            "event": self.events,
            "claim": self.claims,
            "quote": self.quotes,
            "chart": self.charts,
            "series": self.series,
            "issue": self.issues,
            "newsletter": self.newsletters,
        }

    @property
    def newsletter(self) -> Newsletter | None:
        """The record of the newsletter itself; None where it is missing, or cannot be read."""
        return self.newsletters.get(ONLY)

    @cached_property
    def complete(self) -> tuple[str, ...]:
        """The languages that have everything; of the others each has what it has."""
        return tuple(name for name, language in self.languages.items() if language.complete)

    @cached_property
    def growing(self) -> dict[str, tuple[str, ...]]:
        """The others, each with the complete ones in the order in which it borrows of them what it lacks."""
        return growing(self.languages)

    @cached_property
    def claims_on(self) -> dict[str, list[str]]:
        """The claims that name each fact as the record we stand behind."""
        found: dict[str, list[str]] = {}
        for claim_id, claim in self.claims.items():
            if claim.record:
                found.setdefault(claim.record, []).append(claim_id)
        return found

    @cached_property
    def became_of(self) -> dict[str, list[str]]:
        """The earlier facts that each fact is the outcome of."""
        found: dict[str, list[str]] = {}
        for fact_id, fact in self.facts.items():
            if fact.became:
                found.setdefault(fact.became, []).append(fact_id)
        return found

    @cached_property
    def facts_by_topic(self) -> dict[str, list[str]]:
        """The ids of the facts of each topic, which is the name of the file they are written in."""
        found: dict[str, list[str]] = {}
        for fact_id in self.facts:
            found.setdefault(topic_of(fact_id), []).append(fact_id)
        return found

    def knows(self, kind: str, record_id: str) -> bool:
        """Whether an id was written down, even if its record has problems of its own."""
        return record_id in self.by_kind[kind] or (kind, record_id) in self.origins

    def is_measured(self, fact_id: str) -> bool:
        """Whether a fact is there in a unit that there is; one that is not has a problem of its own, told there."""
        return fact_id in self.facts and self.facts[fact_id].unit in self.units

    def place(self, kind: str, record_id: str, *steps: str | int) -> Position:
        """Where a record, or a field of it, was written; the nearest enclosing place where a step is missing."""
        origin = self.origins[kind, record_id]
        spot = spot_of(origin.node, steps) if steps else origin.key
        return Position(origin.path, spot.line, spot.column)

    @property
    def whole(self) -> bool:
        """Whether every file could be read; else nobody can say what names nothing, or is named by none."""
        return not self.unread

    def problem(self, place: Position, message: Told, code: str, hint: Told, lines: str = "") -> Problem:
        """A problem at `place` with its source line; `lines` are what may be pasted to mend it."""
        return Problem(place, message, code, hint, line_of(self.texts.get(place.path, ""), place.line), lines)

    def records(self) -> Iterator[tuple[str, str, Record]]:
        """Every record as (kind, id, record)."""
        for kind, records in self.by_kind.items():
            for record_id, record in records.items():
                yield kind, record_id, record

    def shown_records(self) -> Iterator[tuple[str, str, Record]]:
        """The same, and what withdrawn records leave behind, as "withdrawn fact" and "withdrawn claim"."""
        yield from self.records()
        yield from self.withdrawn_records()

    def withdrawn_records(self) -> Iterator[tuple[str, str, Record]]:
        """What withdrawn records leave behind, as "withdrawn fact" and "withdrawn claim"."""
        return ((f"withdrawn {kind}", record_id, gone) for (kind, record_id), gone in self.withdrawn.items())

    def ids(self) -> Iterator[tuple[str, str]]:
        """Every record's kind and id."""
        return ((kind, record_id) for kind, records in self.by_kind.items() for record_id in records)


def growing(languages: Mapping[str, Language]) -> dict[str, tuple[str, ...]]:
    """The languages that grow, each with the complete ones: the one that it names, then the others in their order."""
    complete = [name for name, language in languages.items() if language.complete]
    return {
        name: tuple(dict.fromkeys(lender for lender in (language.borrows, *complete) if lender in complete))
        for name, language in languages.items()
        if not language.complete
    }


def topic_of(fact_id: str) -> str:
    """The topic of a fact: the name of the file it is written in."""
    return fact_id.partition(".")[0]


def spot_of(node: Node, steps: tuple[str | int, ...]) -> Node:
    """The node that `steps` lead to, or the last one on the way that exists.

    For a value under a key the value's own place is meant, so that the caret points at what is to be mended.
    """
    for step in steps:
        if isinstance(node, MappingNode) and isinstance(step, str) and step in node.entries:
            node = node.entries[step][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.nodes):
            node = node.nodes[step]
        else:
            break
    return node
