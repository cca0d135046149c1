"""Which numbers of a text stand in its margin: by rule, from the records and the length of the paragraphs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.catalog.catalog import Catalog
from macros.catalog.doubt import doubtful

MOST_BESIDE = 2  # numbers of one paragraph
TWO_FROM = 4  # lines; a shorter paragraph has one
NOTE_LINES = 5  # a note takes about as much height as five lines of text, seldom more
BREAK_LINES = 4  # a heading, a figure or a box takes at least as much as four
LINE = 38 * 12  # how wide a line of the text is, in twelfths of a letter of Han


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the margin sees it: the facts whose values it gives, in their order, and how long it is.

    `width` is that of its text set in one line, in twelfths of a letter of Han; `apart` says that something else stands
    between it and the one before.
    """

    facts: tuple[str, ...]
    width: int
    apart: bool = False

    @property
    def lines(self) -> int:
        """About how many lines it takes on a wide screen, at least one."""
        return max(1, -(-self.width // LINE))


def chosen(
    catalog: Catalog, paragraphs: Sequence[Paragraph], *, key_figures: Collection[str], charts: Iterable[str]
) -> list[tuple[str, ...]]:
    """The facts that stand beside each of the paragraphs of a page, in the order of the text.

    The rule. A fact may stand beside the paragraph that first gives its value, and nowhere else on the page, if one of
    these holds, and of more than two the first two in this order, then in the order of the text:

    1. it is one of `key_figures`, those of the page's issue;
    2. a claim is held against it as the record we stand behind;
    3. one of `charts`, those of the page, draws it;
    4. it is in doubt.

    Notes stand below one another and never push the text, so there must be room: a paragraph has none where the notes
    of those above it reach into it, and one note where it is short. `charts` are ids of charts; an unknown fact or
    chart is passed over.
    """
    ranks = _Ranks(catalog, frozenset(key_figures), frozenset(_drawn(catalog, charts)))
    seen, top, filled = set[str](), 0, 0  # in lines: where the paragraph begins, and how far down notes reach
    beside = list[tuple[str, ...]]()
    for paragraph in paragraphs:
        top += BREAK_LINES if paragraph.apart else 0
        new = [name for name in dict.fromkeys(paragraph.facts) if name not in seen]
        seen.update(new)
        notes = _first_of(new, ranks, _room(paragraph) if filled <= top else 0)
        filled = max(filled, top + NOTE_LINES * len(notes))
        beside.append(notes)
        top += paragraph.lines
    return beside


def _room(paragraph: Paragraph) -> int:
    """How many notes stand well beside a paragraph."""
    return MOST_BESIDE if paragraph.lines >= TWO_FROM else 1


def _first_of(names: Sequence[str], ranks: _Ranks, most: int) -> tuple[str, ...]:
    """At most so many of the names, those of the first rank; in the order they came in."""
    ranked = [(rank, at) for at, name in enumerate(names) if (rank := ranks.of(name)) is not None]
    return tuple(names[at] for at in sorted(at for _, at in sorted(ranked)[:most]))


@dataclass(frozen=True, slots=True)
class _Ranks:
    catalog: Catalog
    key: frozenset[str]
    drawn: frozenset[str]

    def of(self, name: str) -> int | None:
        """The number of the reason that a fact may stand in the margin for, None where there is none."""
        if name not in self.catalog.facts:
            return None
        reasons = (
            name in self.key,
            name in self.catalog.claims_on,
            name in self.drawn,
            doubtful(self.catalog, name),
        )
        return next((rank for rank, holds in enumerate(reasons) if holds), None)


def _drawn(catalog: Catalog, charts: Iterable[str]) -> Iterator[str]:
    for name in charts:
        if name in catalog.charts:
            yield from catalog.charts[name].facts
