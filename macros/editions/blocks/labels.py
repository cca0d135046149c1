"""Labels and what they label, set by the signs of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.editions.blocks.model import Inline, Inlines, Number, Pair, Paragraph, Run
from macros.wording.voice import Voice, phrase

_WHAT, _TOLD = "\ue010", "\ue011"  # which stand in no text


def strong(text: str) -> Run:
    """Words that stand out."""
    return Run(text.strip(), ("strong",))


def standing_out(words: Inlines) -> Inlines:
    """The same of words that hold more than text: a number keeps its doubt and its note."""
    return tuple(replace(one, marks=("strong", *one.marks)) if isinstance(one, Run | Number) else one for one in words)


def labelled(voice: Voice, what: Inlines, told: Inlines) -> Inlines:
    """A label and what it labels: "The record shows: …"."""
    return _set(phrase(voice, "ledger", "result", what=_WHAT, told=_TOLD), what, told)


def run_on(voice: Voice, so_far: Inlines, more: Inlines) -> Inlines:
    """Words after others, with the space between them that the language sets."""
    return _set(phrase(voice, "figure", "run-on", so_far=_WHAT, note=_TOLD), so_far, more)


def one_after_another(voice: Voice, told: Iterable[Inlines]) -> Inlines:
    """What is told in several parts, with the sign between them."""
    between, found = Run(phrase(voice, "ledger", "source-break")), list[Inline]()
    for words in told:
        found += [*([between] if found else []), *words]
    return tuple(found)


def pairs_told(voice: Voice, pairs: Iterable[Pair]) -> Iterator[Paragraph]:
    """A paragraph a pair: what it is called and what is told of it."""
    for pair in pairs:
        told = one_after_another(voice, pair.told)
        yield Paragraph(labelled(voice, standing_out(pair.label), told) if pair.label else told)


def _set(pattern: str, what: Inlines, told: Inlines) -> Inlines:
    """A phrase of the site with inlines in its two slots."""
    before, _, rest = pattern.partition(_WHAT)
    between, _, after = rest.partition(_TOLD)
    return tuple(one for one in (Run(before), *what, Run(between), *told, Run(after)) if one != Run(""))
