"""A digest of each record with all that it rests on: two of a record are equal only where whatever is shown of it is.

What a record rests on is found in the record itself, in whatever way it was written: whatever stands in one of its
fields and is the id of a record, a name in braces, a name in a sum. A word that only happens to be an id is one more
thing to rest on, which does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Node, Scalar
from macros.catalog.nodes import Sequence as ListNode
from macros.catalog.publication.past import lately_changed
from macros.ground.remembered import kept_with
from macros.ground.store import digest

_NAMES = re.compile(r"[\w.-]+")  # in braces, in a sum, or alone: every form of id is of these characters
_WITH_NAMES = re.compile(r"\{([^{}]+)\}")
_ALL_MAY_REST_ON = (
    "data/glossary.yml",
    "data/languages.yml",
    "data/newsletter.yml",
    "data/phrases/",
    "data/topics.yml",
    "data/units.yml",
)
_SUMS = ("derive",)  # fields whose words are ids
_STEP = "\x1f"  # the unit separator of ASCII

Key = tuple[str, str]  # kind and id


@dataclass(frozen=True, eq=False)
class RecordDigests:
    """The digests of one catalog's records, each computed when it is asked for."""

    catalog: Catalog
    _closed: dict[Key, str] = field(default_factory=dict)
    _own: dict[Key, tuple[str, frozenset[Key]]] = field(default_factory=dict)

    def closed(self, kind: str, record_id: str) -> str:
        """The digest of a record and of all it rests on; the empty one for what is not there."""
        if record_id not in self.catalog.by_kind.get(kind, ()):
            return digest()
        if (kind, record_id) not in self._closed:
            self._close((kind, record_id))
        return self._closed[kind, record_id]

    def closed_but(self, kind: str, record_id: str, left_out: str) -> str:
        """The same without what records of one kind, `left_out`, bring along; the record must be there.

        A claim names its issue, which names half of all there is, and shows next to nothing of it.
        """
        own, others = self._of((kind, record_id))
        return digest(own, *(self.closed(*other) for other in sorted(others) if other[0] != left_out))

    def of_names(self, names: Iterable[str]) -> str:
        """The digest of all that some names lead to, whatever it is, and of which lead nowhere."""
        kinds, written = self._kinds, self._written_as
        found = (
            (name, *written.get(name, ()), *(self.closed(kind, name) for kind in kinds.get(name, ())))
            for name in sorted({*names})
        )
        return digest(*(" ".join(parts) for parts in found))

    def rests_on(self, kind: str, record_id: str) -> frozenset[Key]:
        """What a record names itself; the record must be there."""
        return self._of((kind, record_id))[1]

    def _close(self, start: Key) -> None:
        """Close what a record reaches, each part once: of records that rest on each other all have one digest.

        Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972) with a stack of its own.
        """
        lowest, ahead, begun = {start: 0}, [(start, iter(sorted(self._of(start)[1])))], [start]
        place = {start: 0}
        while ahead:
            here, left = ahead[-1]
            after = next(left, None)
            if after is None:
                ahead.pop()
                if ahead:
                    lowest[ahead[-1][0]] = min(lowest[ahead[-1][0]], lowest[here])
                if lowest[here] == place[here]:
                    together = begun[place[here] :]
                    del begun[place[here] :]
                    self._keep(together)
            elif after in self._closed:
                continue
            elif after not in place:
                place[after] = lowest[after] = len(begun)
                begun.append(after)
                ahead.append((after, iter(sorted(self._of(after)[1]))))
            else:
                lowest[here] = min(lowest[here], place[after])

    def _keep(self, together: Sequence[Key]) -> None:
        """Close records that all rest on each other, or one alone; whatever else they rest on is closed already."""
        inside = {*together}
        beyond = {other for one in together for other in self._of(one)[1]} - inside
        found = digest(
            *(self._of(one)[0] for one in sorted(inside)), "rests on", *(self._closed[one] for one in sorted(beyond))
        )
        self._closed.update((one, digest(found, *one)) for one in together)

    @cached_property
    def whole(self) -> str:
        """The digest of every record there is."""
        keys = [(kind, name) for kind, records in self.catalog.by_kind.items() for name in records]
        return digest(*(self._of(key)[0] for key in keys))

    @cached_property
    def words(self) -> str:
        """The digest of what every record and page may rest on without naming it: languages, names, phrases, units."""
        texts = sorted(self.catalog.texts.items())
        return digest(*(f"{path}\0{text}" for path, text in texts if path.startswith(_ALL_MAY_REST_ON)))

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for kind, records in self.catalog.by_kind.items():
            for name in records:
                found[name] = (*found.get(name, ()), kind)
        return found

    @cached_property
    def _written_as(self) -> Mapping[str, list[str]]:
        """The kinds under which each id was written down, be it to say that it is moved or withdrawn."""
        found: dict[str, list[str]] = {}
        for kind, name in self.catalog.origins:
            found.setdefault(name, []).append(kind)
        return found

    def _of(self, key: Key) -> tuple[str, frozenset[Key]]:
        if key not in self._own:
            kind, record_id = key
            record, origin = self.catalog.by_kind[kind][record_id], self.catalog.origins.get(key)
            written = [*_written(origin.node, "")] if origin else [("", repr(record))]
            names = {name for text in _texts(record, "") for name in _named(*text)}
            rests_on = {(other, name) for name in names for other in self._kinds.get(name, ())}
            # A name that leads to a record with problems of its own leads somewhere; once it is gone, nowhere
            known = (f"{name} {' '.join(self._written_as[name])}" for name in sorted(names & self._written_as.keys()))
            rows = [repr(row) for row in self.catalog.rows.get(record_id, ())] if kind == "series" else []
            marked = ["changed lately"] if key in lately_changed(self.catalog) else []  # other days, other marks
            texts = (f"{field}\0{text}" for field, text in written)
            parts = (kind, record_id, *texts, *rows, "knows", *known, *marked)
            self._own[key] = digest(*parts), frozenset(rests_on - {key})
        return self._own[key]


@kept_with(2)
def record_digests(catalog: Catalog) -> RecordDigests:
    """The digests of this catalog's records; who asks again finds those that were computed."""
    return RecordDigests(catalog)


def _written(node: Node, field: str) -> Iterator[tuple[str, str]]:
    """Every scalar of a record with the field it stands in, and where each list and mapping begins.

    No two records are written alike: a step is parted from the next by what no text of YAML holds (YAML 1.2.2, 5.1).
    """
    if isinstance(node, Scalar):
        yield f"{field}=" if node.plain else field, node.text
    elif isinstance(node, ListNode):
        yield field, "[]"
        for place, one in enumerate(node.nodes):
            yield from _written(one, f"{field}{_STEP}{place}")
    else:
        yield field, "{}"
        for name, (_, one) in node.entries.items():
            yield from _written(one, f"{field}{_STEP}/{name}")


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    """Every text of a record, as its model took it, with the field it stands in."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, BaseModel):
        for name, inner in value:
            yield from _texts(inner, name)
    elif isinstance(value, (Mapping, tuple)):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner, field)


def _named(field: str, text: str) -> Iterator[str]:
    if field in _SUMS:
        yield from _NAMES.findall(text)
    elif _NAMES.fullmatch(text):
        yield text
    for names in _WITH_NAMES.findall(text):
        yield from _NAMES.findall(names)
