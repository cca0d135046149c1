"""Every language has every phrase of the site's own words, and none that the others lack, with their slots.

Codes `missing-phrase` and `broken-braces`. A language may leave a slot out: not all need both of two.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.ground.problems import Position, Problem
from macros.ground.slots import slots_in
from macros.ground.told import told


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each phrase that one language has and another has not."""
    everything = {name for phrases in catalog.phrases.values() for name in _names(phrases)}
    for language in catalog.languages:
        for group, key in sorted(everything - _names(catalog.phrases.get(language, {}))):
            place = _place(catalog, language, group)
            said = told('no phrase "{key}" under "{group}" in "{language}"', key=key, group=group, language=language)
            hint = told("add it as the other languages have it: {key}: …", key=key)
            yield catalog.problem(place, said, "missing-phrase", hint)
    yield from _slots_of_one_language(catalog)
    yield from _numbers_left_out(catalog)


# Patterns round a number, without which it would not be shown at all, in any language.
_ROUND_A_NUMBER = {"bounds": ("n",), "ranges": ("low", "high")}


def _numbers_left_out(catalog: Catalog) -> Iterator[Problem]:
    for language, phrases in catalog.phrases.items():
        for group, slots in _ROUND_A_NUMBER.items():
            for key, text in phrases.get(group, {}).items():
                for slot in sorted(set(slots) - slots_in(text)):
                    place = catalog.place("phrases", language, group, key)
                    said, hint = (
                        told('a phrase without "{{{slot}}}"', slot=slot),
                        told("write it where the number stands"),
                    )
                    yield catalog.problem(place, said, "broken-braces", hint)


# The names of a quarter, of which each language takes the one it writes
_EITHER = frozenset(("wide", "abbreviated"))


def _slots_of_one_language(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each slot that a phrase has in one language only: nobody fills it."""
    for language, phrases in catalog.phrases.items():
        others = [found for other, found in catalog.phrases.items() if other != language]
        for group, key in sorted(_names(phrases)):
            known = [slots_in(found[group][key]) for found in others if key in found.get(group, {})]
            if not known:
                continue
            for name in sorted(slots_in(phrases[group][key]) - _EITHER.union(*known)):
                place = catalog.place("phrases", language, group, key)
                said = told('"{{{name}}}" is a slot that this phrase has in no other language', name=name)
                yield catalog.problem(
                    place, said, "broken-braces", told("write the slots that the other languages have")
                )


def _names(phrases: object) -> set[tuple[str, str]]:
    return {(group, key) for group, words in dict(phrases).items() for key in words}  # type: ignore[call-overload]


def _place(catalog: Catalog, language: str, group: str) -> Position:
    if ("phrases", language) in catalog.origins:
        return catalog.place("phrases", language, group)
    return Position(f"data/phrases/{language}.yml")
