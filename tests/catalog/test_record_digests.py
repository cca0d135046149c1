"""What a record rests on is found however it was written, or it is told: else what shows it would outlive its change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from macros.catalog.catalog import Catalog, Origin, spot_of
from macros.catalog.decode import Sheet, decode
from macros.catalog.fields import Names
from macros.catalog.load import KINDS, load_catalog
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.nodes import Node, Scalar, Sequence
from macros.catalog.publication.past import lately_changed
from macros.catalog.record_digests import RecordDigests, _written
from macros.catalog.records import Record
from tests.conftest import GOOD_FACT, GOOD_SOURCES, ROOT, Read

MODELS = {kind.name: kind.model for kind in KINDS}
Steps = tuple[str | int, ...]
# Every blank of Unicode that a record may hold, and the end of a line, which blocks of YAML leave behind their text
BLANKS = st.text(" \t\n\u00a0\u1680\u2003\u2009\u202f\u205f\u3000", max_size=3)


@cache
def catalog() -> Catalog:
    return load_catalog(ROOT)[0]


def named(annotation: Any, metadata: Any = ()) -> str | None:
    marks = [mark.kind for mark in (*metadata, *getattr(annotation, "__metadata__", ())) if isinstance(mark, Names)]
    inner = [named(part) for part in getattr(annotation, "__args__", ())]
    return next((kind for kind in (*marks, *inner) if kind), None)


def references(value: BaseModel, steps: Steps = ()) -> Iterator[tuple[Steps, str, str]]:
    """Of a record: where it names another, of which kind, and which."""
    for name, field in type(value).model_fields.items():
        held, kind = getattr(value, name), named(field.annotation, field.metadata)
        for n, one in enumerate(held) if isinstance(held, tuple) else ((None, held),):
            here = (*steps, name) if n is None else (*steps, name, n)
            if isinstance(one, BaseModel):
                yield from references(one, here)
            elif kind and isinstance(one, str):
                yield here, kind, one


@cache
def all_references() -> dict[tuple[str, str], list[tuple[str, Steps, str, str]]]:
    """By kind and field, every reference of the site's own records that is written down."""
    found: dict[tuple[str, str], list[tuple[str, Steps, str, str]]] = {}
    for kind, record_id, record in catalog().records():
        for steps, other, name in references(record):
            spot = spot_of(catalog().origins[kind, record_id].node, steps)
            if isinstance(spot, Scalar) and spot.text == name:
                field = ".".join(step for step in steps if isinstance(step, str))
                found.setdefault((kind, field), []).append((record_id, steps, other, name))
    return found


def rewritten(node: Node, steps: Steps, text: str) -> Node:
    if isinstance(node, Scalar):
        return Scalar(text, node.line, node.column, plain=False)
    first, rest = steps[0], steps[1:]
    if isinstance(node, Sequence):
        return Sequence(
            tuple(rewritten(one, rest, text) if n == first else one for n, one in enumerate(node.nodes)), 1, 1
        )
    entries = {
        name: (key, rewritten(one, rest, text) if name == first else one) for name, (key, one) in node.entries.items()
    }
    return MappingNode(entries, node.line, node.column)


def fields_of(model: type[BaseModel], above: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = [
            part for part in (field.annotation, *getattr(field.annotation, "__args__", ())) if isinstance(part, type)
        ]
        for part in (part for part in inner if issubclass(part, BaseModel)):
            yield from fields_of(part, f"{above}{name}.")
        if named(field.annotation, field.metadata):
            yield f"{above}{name}"


def test_the_records_of_the_site_name_another_in_nearly_every_field_that_can() -> None:
    """What is held below is held of these; a field without one is written out here, so that nobody forgets it."""
    there = {(kind, field) for kind, model in MODELS.items() for field in fields_of(model)}
    of_facts = {("fact", "became"), ("fact", "history.unit")}
    of_claims = {("claim", "history.record"), ("claim", "history.unit"), ("claim", "said_in")}
    of_charts = {("chart", "aside"), ("chart", "groups.whole"), ("chart", "minus"), ("chart", "names")}
    of_languages = {("language", "borrows")}  # of one that grows, which this site has none of
    assert there - set(all_references()) <= of_facts | of_claims | of_charts | of_languages
    assert set(all_references()) <= there


@given(st.data(), BLANKS, BLANKS)
def test_a_reference_with_blanks_round_it_is_told(data: st.DataObject, before: str, after: str) -> None:
    (kind, _), many = data.draw(st.sampled_from(sorted(all_references().items())))
    record_id, steps, _, name = data.draw(st.sampled_from(many))
    origin = catalog().origins[kind, record_id]
    node = rewritten(origin.node, steps, f"{before}{name}{after}")
    _, problems = decode(MODELS[kind], origin.key, node, Sheet(origin.path, "", tuple(catalog().languages)))
    assert [problem.code for problem in problems] == (["bad-id"] if before or after else [])
    spot = spot_of(node, steps)
    assert all((one.position.line, one.position.column) == (spot.line, spot.column) for one in problems)


@given(st.data(), BLANKS, BLANKS)
def test_what_is_named_is_found_whatever_stands_round_it(data: st.DataObject, before: str, after: str) -> None:
    """With the wall above taken down: what models make of a text is what is looked at."""
    (kind, _), many = data.draw(st.sampled_from(sorted(all_references().items())))
    record_id, steps, other, name = data.draw(st.sampled_from(many))
    origin = catalog().origins[kind, record_id]
    node = rewritten(origin.node, steps, f"{before}{name}{after}")
    changed = Catalog(
        **{
            **{field: getattr(catalog(), field) for field in Catalog.__dataclass_fields__},
            "origins": {**catalog().origins, (kind, record_id): Origin(origin.path, origin.key, node)},
        }
    )
    assert (other, name) in RecordDigests(changed)._of((kind, record_id))[1]


@pytest.mark.parametrize("written", ["' cnbc '", '"cnbc\\n"', ">\n    cnbc\n", "|\n    cnbc\n"])
def test_however_yaml_writes_the_blank(read: Read, written: str) -> None:
    lists = f"sources:\n  - {written}\n"
    problems = read({"data/facts/h20.yml": GOOD_FACT.replace("sources: [cnbc]", lists.replace("\n", "\n  ").rstrip())})[
        1
    ]
    assert [problem.code for problem in problems if problem.code != "unused"][:1] == ["bad-id"]


def test_models_take_no_text_otherwise_than_it_is_written_but_for_blanks_round_it() -> None:
    """Of all the site's records: a text of a model is one of those in its file, or that without the blanks round it."""
    for kind, record_id, record in catalog().records():
        written = set(texts(catalog().origins[kind, record_id].node))
        computed = getattr(record, "derive", None) is not None
        assert computed or set(strings(record)) <= written, (kind, record_id)


def texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text.strip()
    else:
        inner = node.nodes if isinstance(node, Sequence) else [one for _, one in node.entries.values()]
        for one in inner:
            yield from texts(one)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, Record):
        for name in value.model_fields_set:
            yield from strings(getattr(value, name))
    elif isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


Graph = dict[int, set[int]]
GRAPHS = st.integers(1, 9).flatmap(
    lambda n: st.fixed_dictionaries({one: st.sets(st.integers(0, n - 1), max_size=3) for one in range(n)})
)


def digests_of(graph: Graph, changed: int | None = None) -> RecordDigests:
    """Records that rest on each other as the graph says, one of them `changed`."""
    own = {
        ("fact", str(one)): (
            f"{one}{' changed' if one == changed else ''}",
            frozenset(("fact", str(other)) for other in others - {one}),
        )
        for one, others in graph.items()
    }
    records = SimpleNamespace(by_kind={"fact": {name: None for _, name in own}})
    return RecordDigests(cast("Catalog", records), _own=own)


def reached(graph: Graph, start: int) -> set[int]:
    found, ahead = set[int](), [start]
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += graph[one]
    return found


@given(GRAPHS, st.data())
def test_a_digest_changes_with_what_is_reached_and_with_nothing_else(graph: Graph, data: st.DataObject) -> None:
    changed = data.draw(st.sampled_from(sorted(graph)))
    order = data.draw(st.permutations(sorted(graph)))
    before, after = digests_of(graph), digests_of(graph, changed)
    was = {one: before.closed("fact", str(one)) for one in sorted(graph)}
    now = {one: after.closed("fact", str(one)) for one in order}
    assert {one for one in graph if was[one] != now[one]} == {one for one in graph if changed in reached(graph, one)}


@pytest.mark.parametrize("shape", ["ring", "chain"])
def test_records_in_a_row_are_walked_once(shape: str) -> None:
    """Else each would walk all that it reaches anew, which takes the square of their number."""
    count = 3000
    digests = digests_of({n: {(n + 1) % count} if shape == "ring" or n + 1 < count else set() for n in range(count)})
    asked = Counter[Any]()
    of = digests._of
    object.__setattr__(digests, "_of", lambda key: asked.update([key]) or of(key))
    assert len({digests.closed("fact", str(n)) for n in range(count)}) == count
    assert max(asked.values()) <= 6


NESTED: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(["", "a", "b", "a/b", "[]", "{}", "0"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "a/b", "0"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def node_of(value: Any) -> Node:
    if isinstance(value, dict):
        return MappingNode({name: (Scalar(name, 1, 1), node_of(one)) for name, one in value.items()}, 1, 1)
    return Sequence(tuple(map(node_of, value)), 1, 1) if isinstance(value, list) else Scalar(value, 1, 1)


def in_order(value: Any) -> object:
    """The value with the order of its keys."""
    if isinstance(value, dict):
        return {"in order": [(name, in_order(one)) for name, one in value.items()]}
    return [*map(in_order, value)] if isinstance(value, list) else value


@given(NESTED, NESTED)
@example([{"a": "a", "b": "b"}, {"a": "a"}], [{"a": "a"}, {"b": "b", "a": "a"}])
@example({"a": {}}, {})
def test_two_records_are_written_alike_only_where_they_are_alike(one: Any, other: Any) -> None:
    written = [[*_written(node_of(value), "")] for value in (one, other)]
    assert (written[0] == written[1]) == (in_order(one) == in_order(other))


def test_a_mark_that_goes_with_the_days_is_part_of_what_shows_it(read: Read) -> None:
    history = (
        "  history:\n    - {date: 2025-06-01, kind: corrected, value: 4.0e9, reason: {zh: 抄错了, en: Copied wrong.}}\n"
    )
    one = GOOD_SOURCES.split("mirror:")[0].replace("cnbc:", "another:")
    key, catalogs = ("fact", "h20.charge-warned"), []
    for day in ("2025-04-15", "2025-06-30", "2026-04-15"):
        sources = GOOD_SOURCES + one.replace("2025-04-15", day)
        catalogs.append(read({"data/facts/h20.yml": GOOD_FACT + history, "data/sources/press.yml": sources})[0].catalog)
    assert [key in lately_changed(catalog) for catalog in catalogs] == [True, True, False]
    before, newer, after = (RecordDigests(catalog).closed(*key) for catalog in catalogs)
    assert before == newer != after, "a newer day alone makes no page anew"
