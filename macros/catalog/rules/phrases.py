"""Every language has every phrase of the site's own words, and none that the others lack. Code `missing-phrase`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.problems import Position, Problem
from macros.catalog.told import told


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each phrase that one language has and another has not."""
    everything = {name for phrases in catalog.phrases.values() for name in _names(phrases)}
    for language in catalog.languages:
        for group, key in sorted(everything - _names(catalog.phrases.get(language, {}))):
            place = _place(catalog, language, group)
            said = told('no phrase "{key}" under "{group}" in "{language}"', key=key, group=group, language=language)
            hint = told("add it as the other languages have it: {key}: …", key=key)
            yield catalog.problem(place, said, "missing-phrase", hint)


def _names(phrases: object) -> set[tuple[str, str]]:
    return {(group, key) for group, words in dict(phrases).items() for key in words}  # type: ignore[call-overload]


def _place(catalog: Catalog, language: str, group: str) -> Position:
    if ("phrases", language) in catalog.origins:
        return catalog.place("phrases", language, group)
    return Position(f"data/phrases/{language}.yml")
