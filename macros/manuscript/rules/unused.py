"""What the ledger holds, something shows: a page, a chart, a claim, a sum or a text in braces.

A fact, event, quote or claim that nothing uses says why under `unused`; a reason that is no longer needed is a problem
too. Codes `unused` and `needless-excuse`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.derive import inputs
from macros.catalog.nodes import Node, Scalar, Sequence
from macros.catalog.reading.named import nearest_ids
from macros.catalog.records import Record
from macros.ground.enough import ENOUGH
from macros.ground.lines import line_of, line_starts
from macros.ground.naming import KIND_WORDS
from macros.ground.problems import Mend, Position, Problem
from macros.ground.told import told
from macros.wording.braces import names_in

if TYPE_CHECKING:
    from macros.manuscript.project import Project

# Claims are all shown on the claims page, terms are a dictionary: neither is ever unused.
_NAMED_BY_ONE = (
    ("fact", "record"),
    ("fact", "became"),
    ("event", "event"),
    ("quote", "quote"),
    ("source", "said_in"),
    ("event", "known_until"),
    ("event", "searched"),
    ("chart", "lead_chart"),
)
_NAMED_BY_MANY = (("fact", "facts"), ("event", "events"), ("source", "sources"), ("source", "studies"))
ASKED = ("fact", "event", "quote", "chart", "source")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each record that nothing uses, and for each that says so and is used."""
    if not project.catalog.languages:
        return  # then no page was read, and `missing-file` tells why
    shown = dict.fromkeys(used(project))
    # Perhaps named: neither unused nor needlessly excused.
    named = {*shown, *_named_by_broken_records(project.catalog), *_meant(project.catalog, shown)}
    for kind in ASKED:
        for record_id, record in project.catalog.by_kind[kind].items():
            excuse = getattr(record, "unused", None)
            place = project.catalog.place(kind, record_id)
            if (kind, record_id) in shown and excuse:
                place = project.catalog.place(kind, record_id, "unused")
                said = told('the {kind} "{name}" is used', kind=KIND_WORDS[kind], name=record_id)
                mend = _without_excuse(project.catalog, place)
                problem = project.catalog.problem(place, said, "needless-excuse", told("take unused: out"))
                yield replace(problem, mend=mend)
            elif (kind, record_id) not in named and not excuse and not _may_be_named(project, record_id):
                said = told('nothing uses the {kind} "{name}"', kind=KIND_WORDS[kind], name=record_id)
                hint = told("show it, take it out, or say why not: unused: …")
                yield project.catalog.problem(place, said, "unused", hint)


def _may_be_named(project: Project, record_id: str) -> bool:
    """Whether a page or a call that cannot be read may show the record."""
    return bool(project.unread) or any(record_id in lines for lines in project.torn.values())


def _without_excuse(catalog: Catalog, place: Position) -> Mend | None:
    """The edit that takes the excuse out, where it is a line of its own."""
    text = catalog.texts.get(place.path, "")
    line = line_of(text, place.line)
    is_line = line.lstrip().startswith("unused:") and place.line < len(line_starts(text))
    return Mend(place.line, 1, f"{line}\n", "") if is_line else None


def used(project: Project) -> Iterator[tuple[str, str]]:
    """Every record that something shows, as (kind, id), however often; an id in braces is of a fact or of an event."""
    catalog = project.catalog
    for page in project.pages:
        for call in project.calls[page.path]:
            yield from ((kind, call.id or "") for kind in call.macro.names)
        for _, node in page.front.entries.values() if page.front else ():
            yield from _in_braces(node.text if isinstance(node, Scalar) else "")
    for _, _, record in catalog.records():
        yield from _named_by(record)
        for text in _texts(record):
            yield from _in_braces(text)
    yield from _named_by_sums(catalog)


def _named_by(record: Record) -> Iterator[tuple[str, str]]:
    """What a record names in a field of its own."""
    for kind, field in _NAMED_BY_ONE:
        name = getattr(record, field, None)
        if isinstance(name, str):
            yield kind, name
    for kind, field in _NAMED_BY_MANY:
        yield from ((kind, name) for name in getattr(record, field, ()))


def _named_by_sums(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for fact in catalog.facts.values():
        for name in inputs(fact.derive or ""):
            yield from (("fact", name), ("event", name))


def _named_by_broken_records(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """What a record with problems of its own may name: every text in it, so that nothing is called unused for it."""
    for (kind, record_id), origin in catalog.origins.items():
        if record_id not in catalog.by_kind.get(kind, {record_id}):
            for text in _scalars(origin.node):
                yield from ((asked, name) for name in (text, *inputs(text)) for asked in ASKED)
                yield from _in_braces(text)


def _meant(catalog: Catalog, used: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What a misspelt name means: the record that the problem at that name asks about, of as many as are told."""
    known = {name for records in catalog.by_kind.values() for name in records} | {"value"}
    unknown = (one for one in used if one[1] not in known and not any(catalog.knows(asked, one[1]) for asked in ASKED))
    for kind, name in islice(unknown, ENOUGH):
        yield from ((kind, close) for close in nearest_ids(name, catalog.by_kind.get(kind, ())))


def _scalars(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
        return
    inner = node.nodes if isinstance(node, Sequence) else (value for _, value in node.entries.values())
    for child in inner:
        yield from _scalars(child)


def _in_braces(text: str) -> Iterator[tuple[str, str]]:
    for name, _ in names_in(text):
        yield from (("fact", name), ("event", name))


def _texts(record: Record) -> Iterator[str]:
    for field in type(record).model_fields:
        value = getattr(record, field)
        if isinstance(value, Mapping):
            yield from (text for text in value.values() if isinstance(text, str))
