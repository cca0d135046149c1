"""What the cells of a CSV can only have meant, where a spreadsheet or a habit wrote them otherwise. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_symbol

from macros.catalog.fields import id_meant
from macros.catalog.reading.scalars import number_meant, plain_signs, share_meant
from macros.ground.problems import did_you_mean, nearest
from macros.ground.told import Told, listed, told

# Unicode's Sc as far as currencies in use have one, before a number or behind it; US$ and the like are signs too
_SIGN, _NUMBER = r"[A-Z]{0,3}[$\u00a2-\u00a5\u20a0-\u20c0]", r"[\d,._ ]{1,60}"
_MONEY = re.compile(
    rf"(?P<minus>-?)(?P<first>{_SIGN}) ?(?P<inner>-?)(?P<before>{_NUMBER})|(?P<number>-?{_NUMBER}?) ?(?P<last>{_SIGN})",
    re.ASCII,
)
_QUOTES = ("“”", "””", "““", "‘’", "’’", "「」", "『』", "„“", "«»", "＂＂", "''")
_CURRENCIES = frozenset(Locale("en").currencies)  # ISO 4217, as CLDR lists it


def number_in_cell(written: str, unit: str | None, percents: Collection[str]) -> str | None:
    """The number that a cell can only have meant, or None: without marks between thousands, a share for a percentage.

    `unit` is its column's, `percents` are the units whose numbers are said times 100: 5% of any other is not certain.
    """
    share = share_meant(written) if unit is None or unit in percents else None
    return number_meant(written) or share or _money_meant(written, unit)


def _money_meant(written: str, unit: str | None) -> str | None:
    """The number beside the sign of a currency: £1,200 is 1200; None beside the sign of another than its unit."""
    found = _MONEY.fullmatch(plain_signs(written))
    if found is None or (unit and not _is_sign_of(found["first"] or found["last"], unit.upper())):
        return None
    if found["number"]:
        return number_meant(found["number"].strip())
    minus = found["minus"] or found["inner"]
    return None if found["minus"] and found["inner"] else number_meant(minus + found["before"].strip())


@lru_cache
def _is_sign_of(sign: str, currency: str) -> bool:
    """Whether a currency is written with this sign in one of the languages that most write it in; any other is not."""
    if currency not in _CURRENCIES:
        return True  # a unit that is counted in money otherwise: its id does not say in which
    signs = (plain_signs(get_currency_symbol(currency, language)) for language in ("en", "zh"))
    return any(sign in (one, one[-1]) for one in signs)


def unquoted(written: str) -> str:
    """A cell without the quotation marks around it that are none to a CSV: “2025” and 「2025」 are 2025."""
    inner = written[1:-1]
    return inner.strip() if len(written) > 2 and written[0] + written[-1] in _QUOTES else written


def heads_meant(heads: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """For each head that is no column's name, the one column without a head that it can have meant.

    Its name in capitals, with blanks or other marks between its words; else the name that looks most like it.
    """
    names = tuple(names)
    strange = {head: id_meant(unquoted(head)) for head in heads if head and head not in names}
    missing = [name for name in names if name not in set(heads)]
    first = {name: head for head, name in reversed(strange.items()) if name in missing}
    found = {head: name for name, head in first.items()}
    for name in missing:
        if name not in found.values():
            close = nearest(name, strange.keys() - found.keys(), most=1)
            found.update((head, name) for head in close)
    return found


def head_plainly_meant(head: str, meant: Mapping[str, str]) -> str | None:
    """The name of a column that a head is but for capitals, blanks, and marks around it; None for one alike."""
    name = meant.get(head)
    return name if name and name in (id_meant(unquoted(head)), unquoted(head)) else None


def head_hint(head: str, names: Sequence[str], meant: Mapping[str, str]) -> Told:
    """What to do about a head that is no column's name; `meant` as `heads_meant` has it."""
    plainly = head_plainly_meant(head, meant)
    if plainly:
        return told("write {word}", word=plainly)
    close = [meant[head]] if head in meant else nearest(head, names, most=1)
    return did_you_mean(close, otherwise=told("known columns: {names}", names=listed(names)))
