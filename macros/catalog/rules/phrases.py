"""Every language has every phrase that the site asks for, and none that the others lack; each with its slots.

A slot that nobody fills cannot be said, and one left out hides what it stands for in every sentence of its kind: both
are held against what the code asks for, since a mistake made in all languages agrees with itself. Codes
`missing-phrase` and `broken-braces`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Mapping
from macros.catalog.phrases.asked import ASKED, EITHER, FIRST_OF_TWO, OFTEN
from macros.ground.problems import Position, Problem
from macros.ground.slots import slots_of
from macros.ground.told import Told, told

_BACKWARDS = frozenset("<←⇐⟵⟸↞↤⬅❮‹＜")  # between what was and what is


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each phrase that a language lacks, and for each slot that one wants or cannot fill."""
    everything = {*ASKED, *(name for phrases in catalog.phrases.values() for name in _names(phrases))}
    for language in (language for language in catalog.complete if language in catalog.phrases):  # else `missing-file`
        missing = everything - _names(catalog.phrases.get(language, {}))
        for group, key in sorted(missing - _written(catalog, language)):
            place = _place(catalog, language, group)
            said = told('no phrase "{key}" under "{group}" in "{language}"', key=key, group=group, language=language)
            hint = told("add it as the other languages have it: {key}: …", key=key)
            yield catalog.problem(place, said, "missing-phrase", hint)
    for language, phrases in catalog.phrases.items():
        for group, words in phrases.items():
            for key, pattern in words.items():
                place = catalog.place("phrases", language, group, key)
                for said, hint in _amiss(ASKED.get((group, key), frozenset()), pattern):
                    yield catalog.problem(place, said, "broken-braces", hint)


def _amiss(asked: frozenset[str], pattern: str) -> Iterator[tuple[Told, Told]]:
    """What is wrong with the slots that a phrase has, each as message and hint."""
    written = slots_of(pattern)
    counts = Counter(written)
    for name in sorted(counts.keys() - asked):
        hint = told("write the slots that it has: {names}", names=_listed(asked)) if asked else told("take it out")
        yield told('"{{{name}}}" is a slot that nobody fills in this phrase', name=name), hint
    missing = asked - counts.keys()
    if EITHER & counts.keys():
        missing -= EITHER  # a language writes one of them
    for name in sorted(missing):
        yield told('a phrase without "{{{slot}}}"', slot=name), told("write it where the site puts what it stands for")
    for name in sorted(name for name, n in counts.items() if n > 1 and name in asked - OFTEN):
        yield told('"{{{name}}}" stands twice', name=name), told("keep one: the site would say it twice")
    for first, last in FIRST_OF_TWO.items():
        if {first, last} <= counts.keys() and (
            written.index(first) > written.index(last) or not _BACKWARDS.isdisjoint(pattern)
        ):
            said = told('"{{{first}}}" is not told before "{{{last}}}"', first=first, last=last)
            yield said, told("turn them round: it would read backwards")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _names(phrases: object) -> set[tuple[str, str]]:
    return {(group, key) for group, words in dict(phrases).items() for key in words}  # type: ignore[call-overload]


def _written(catalog: Catalog, language: str) -> set[tuple[str, str]]:
    """The phrases that stand in the file of a language, those too that cannot be used, which is told at each."""
    origin = catalog.origins.get(("phrases", language))
    groups = origin.node.entries if origin and isinstance(origin.node, Mapping) else {}
    inner = ((group, node) for group, (_, node) in groups.items() if isinstance(node, Mapping))
    return {(group, key) for group, node in inner for key in node.entries}


def _place(catalog: Catalog, language: str, group: str) -> Position:
    return catalog.place("phrases", language, group)
