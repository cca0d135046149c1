"""What is called the newsletter's own work is its own: it lies at no address, nobody else published it, and it bears no
other's name.

Readers are told of it that it is ours, and neither its grade nor how it was read. Code `not-an-option`.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.record_texts import waits
from macros.catalog.source_records import Publisher, Source
from macros.ground.problems import Problem
from macros.ground.told import Told, quoted, told


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each source called our own that is somebody else's."""
    others = _names_of_others(catalog)
    for source_id, source in catalog.sources.items():
        wrong = _belying(source, others) if source.publisher.own else None
        if wrong:
            place = catalog.place("source", source_id, "publisher", "own")
            hint = told("take own: true out; it is for the newsletter's own lists, sums and assumptions")
            yield catalog.problem(place, wrong, "not-an-option", hint)


def _belying(source: Source, others: frozenset[str]) -> Told | None:
    fields = {
        "official": source.publisher.official,
        "url": source.url or source.publisher.url,
        "via": source.via,
    }
    belying = next((name for name, value in fields.items() if value), None)
    if belying:
        return told("the newsletter's own work has no {key}", key=quoted(belying))
    name = next((name for name in _names(source.publisher) if _folded(name) in others), None)
    return told('"{name}" is the name of somebody else', name=name) if name else None


def _names_of_others(catalog: Catalog) -> frozenset[str]:
    """The names of those who published something that is not our own, and of organisations; not the newsletter's."""
    publishers = (source.publisher for source in catalog.sources.values() if not source.publisher.own)
    named = [name for publisher in publishers for name in _names(publisher)]
    terms = [term for term in catalog.terms.values() if term.kind == "organisation"]
    named += [name for term in terms for words in (term.name, term.short or {}) for name in words.values()]
    ours = catalog.newsletter.name.values() if catalog.newsletter else ()
    if any(map(waits, ours)) or "data/newsletter.yml" in catalog.unread:
        return frozenset()  # what it is called is not known yet, or is told there
    return frozenset(map(_folded, named)) - frozenset(map(_folded, ours))


def _names(publisher: Publisher) -> list[str]:
    return [publisher.name, *publisher.called.values()]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
