"""The bar above a list that a reader filters and sorts: its fields, and how many rows each choice leaves.

What it does is done by `overrides/assets/instruments.js`, over rows that are in the page. A field's name is that of the
rows' `data-` attribute which it asks for, and of its part of the address, so it is the same in every language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.pages.templating import set_html
from macros.wording.voice import Voice

Option = tuple[str, str, int]  # value, name, how many rows have it


@dataclass(frozen=True, slots=True)
class Choice:
    """A field with options, of which one or none is chosen; they stand in groups, the name of one may be empty."""

    field: str
    label: str
    groups: tuple[tuple[str, tuple[Option, ...]], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands in a bar above `total` rows, of which `doubtful` are in doubt.

    `orders` are those that the list can take, value and name: the first is the one it is written in, each other is
    called as its rank in a row. `lead` and `beside` are HTML before and after the fields.
    """

    choices: tuple[Choice, ...]
    total: int
    orders: tuple[tuple[str, str], ...] = ()
    doubtful: int = 0
    lead: str = ""
    beside: str = ""


def choice(field: str, label: str, found: Iterable[str], names: Callable[[str], str], order: Sequence[str]) -> Choice:
    """The field for values that are `found` once a row, in `order`; those that no row has are left out."""
    counts = Counter(found)
    options = tuple((value, names(value), counts[value]) for value in order if counts[value])
    return Choice(field, label, (("", options),))


def set_bar(voice: Voice, bar: Bar) -> str:
    """The bar's HTML. A field with fewer than two options is none: there is nothing to choose."""
    choices = [one for one in bar.choices if sum(len(options) for _, options in one.groups) > 1]
    return set_html(
        voice,
        "bar.html",
        choices=choices,
        orders=bar.orders,
        doubtful=bar.doubtful,
        total=bar.total,
        lead=Markup(bar.lead),
        beside=Markup(bar.beside),
    )
