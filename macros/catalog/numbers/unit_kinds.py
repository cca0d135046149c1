"""What kinds of units there are to a reader who looks for a number: money, parts, time, things, what a machine does.

Told from a unit's dimension and scale, so that a new unit has a kind without anybody saying so.
"""

from __future__ import annotations

from typing import Literal, get_args

from babel import Locale

from macros.catalog.numbers.unit_records import Unit

UnitKind = Literal["money", "part", "things", "time", "measure"]
UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)
_TIME = frozenset(("time", "weeks", "months", "years"))
_CURRENCIES = frozenset(str(code).lower() for code in Locale("en").currencies)  # ISO 4217, as CLDR lists it


def unit_kind(unit: Unit) -> UnitKind:
    """The kind of a unit; a rate between currencies is money, one between stretches of time is time."""
    counted = set(unit.dimension)
    if not counted:
        return "part"
    if counted <= _CURRENCIES:
        return "money"
    if counted <= _TIME:
        return "time"
    return "things" if unit.scale == "compact" else "measure"
