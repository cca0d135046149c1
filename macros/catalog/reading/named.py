"""What is told of an id that names nothing: that it was withdrawn, is spelt otherwise, or is not there. Judges nothing.

An id of another topic is another record, however alike it looks; it is offered only where there is no such topic.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from macros.catalog.catalog import Catalog, topic_of
from macros.catalog.fields import ITEMS_HINT, ITEMS_IN_ONE
from macros.catalog.placement import home_of
from macros.ground.naming import KIND_WORDS, no_such
from macros.ground.problems import did_you_mean, nearest
from macros.ground.told import Told, told

_LONGEST_TAKEN_APART = 400  # characters
_SIGNS = "+-*/"


def not_there(
    catalog: Catalog, kinds: Sequence[str], name: str, *, otherwise: Told | None = None, most: int = 1
) -> tuple[Told, Told]:
    """Message and hint for an id that there is not among these kinds; `otherwise` is the hint where none is near.

    At `most` so many ids are offered.
    """
    gone = withdrawn(catalog, kinds, name)
    if gone:
        return gone
    if ITEMS_IN_ONE in name:
        return no_such(kinds, name), ITEMS_HINT
    other = _of_another_kind(catalog, kinds, name)
    if other:
        return no_such(kinds, name), other
    if otherwise is None:
        otherwise = told(
            "add it in {path} or name another {kind}", path=home_of(kinds[0], name), kind=KIND_WORDS[kinds[0]]
        )
    known = {record_id: kind for kind in reversed(kinds) for record_id in catalog.by_kind[kind]}
    close = nearest_ids(name, known, most=most) if most else []
    hint = did_you_mean(close, otherwise=otherwise, place_of=lambda near: catalog.place(known[near], near))
    return no_such(kinds, name), hint


_CALLED_BY = {"fact": "fact", "claim": "claim", "event": "when", "term": "term", "quote": "quote", "chart": "chart"}


def _of_another_kind(catalog: Catalog, kinds: Sequence[str], name: str) -> Told | None:
    """The hint where the id is that of a record of another kind than is asked for: a page calls it otherwise."""
    kind = next((kind for kind in _CALLED_BY if kind not in kinds and name in catalog.by_kind[kind]), None)
    if kind is None:
        return None
    slots = {"kind": KIND_WORDS[kind], "place": str(catalog.place(kind, name)), "macro": _CALLED_BY[kind]}
    return told("it names a record of another kind, {kind} ({place}): on a page {macro}() calls it", **slots)


def withdrawn(catalog: Catalog, kinds: Sequence[str], name: str) -> tuple[Told, Told] | None:
    """Message and hint where the id is that of a record that was withdrawn, with the place that tells it."""
    for kind in kinds:
        origin = catalog.origins.get((f"withdrawn {kind}", name))
        if origin:
            slots = {"kind": KIND_WORDS[kind], "name": name, "path": origin.path, "line": origin.key.line}
            said = told('the {kind} "{name}" is withdrawn ({path}:{line})', **slots)
            return said, told("take it out here, or name another {kind}", kind=KIND_WORDS[kind])
    return None


def nearest_ids(wrong: str, known: Collection[str], *, most: int = 1) -> list[str]:
    """The ids most likely meant, at `most` so many: one that differs in capitals alone, else the nearest of the topic.

    Where there is no such topic, the nearest of all.
    """
    plain = wrong.casefold().replace("_", "-").replace(" ", "-")
    if plain in known:
        return [plain]
    topic, dot, key = plain.partition(".")
    beside = [name for name in known if dot and topic_of(name) == topic and "." in name]
    if not beside:
        return nearest(wrong, known, most=most)
    return [f"{topic}.{near}" for near in nearest(key, [name.partition(".")[2] for name in beside], most=most)]


def no_operand(catalog: Catalog, word: str, form: Told) -> tuple[Told, str, Told]:
    """Message, code and hint for a word of a sum that is no fact; `form` is how a sum is written."""
    parts = _signs_apart(word, {*catalog.facts, *catalog.events})
    if len(parts) > 1:
        sign = next(part for part in parts if part in _SIGNS)
        hint = told("put blanks around {sign}: {sum}", sign=sign, sum=" ".join(parts))
        return told('"{word}" is read as one id', word=word), "broken-derive", hint
    said, hint = not_there(catalog, ["fact"], word, otherwise=form)
    return said, "unknown-fact", hint


def _signs_apart(word: str, known: Collection[str]) -> list[str]:
    """The ids and signs that a word is made of; none where it is made of anything else. An id has - in it too."""
    if len(word) > _LONGEST_TAKEN_APART:
        return []
    parts = list[str]()
    while word:
        if word[0] in _SIGNS:
            parts, word = [*parts, word[0]], word[1:]
            continue
        ends = [n for n in range(1, len(word) + 1) if n == len(word) or word[n] in _SIGNS]
        end = next((n for n in reversed(ends) if word[:n] in known), None)
        if end is None:
            return []
        parts, word = [*parts, word[:end]], word[end:]
    return parts
