"""Scales of numbers: 万 and 亿, million and billion, K and M, per cent, as CLDR has them. Not units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from functools import lru_cache
from typing import Any, Literal

from babel import Locale
from babel.numbers import NumberPattern, parse_pattern

from macros.catalog.numbers.rounding import shifted
from macros.wording.digits import decimals, plain, scalable
from macros.wording.joining import bound_together
from macros.wording.voice import Voice

Style = Literal["prose", "table"]
Kind = Literal["compact", "plain", "percent", "bare"]  # bare: a number that has no unit

_LONGEST = 200  # digits; a record may write 40 and an exponent of 99, and Babel rounds to the context
_PERCENT = -2  # a share of 0.349 is shown as 34.9: divided by ten to the power -2
_PLAIN_FROM, _PLAIN_TO = Decimal(10**6), Decimal(10**15)  # where plain units take scales: 100万 TFLOPS, 1 million GB
_FEW = 2  # decimals that a number may need more of for the sake of those beside it
_LEAST_SHARED = Decimal("0.1")  # of a scale, for their sake: $0.9B beside $1.2B, but not $0.05B
_WRITTEN_OUT_TO = Decimal(10**6)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to write numbers: in whose language, of which kind, for prose or a table."""

    voice: Voice
    kind: Kind
    style: Style


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at a scale, in words: `digits` between what the scale puts before and after it.

    `power` is the power of ten that was divided away. `counted` is the number that a plural goes by.
    """

    digits: str
    power: int
    counted: Decimal
    before: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """The number with its scale."""
        return f"{self.before}{self.digits}{self.after}"


def figure(way: Way, value: Decimal) -> Figure:
    """`value` (in the unit itself) without its sign, at the scale that suits it, with its own digits."""
    return at_scale(way, value, power=power_for(way, (value,)))


def at_scale(way: Way, value: Decimal, *, power: int, places: int | None = None) -> Figure:
    """`value` without its sign, divided by ten to the power `power`.

    `places` decimals are shown, or as many as were written.
    """
    size = (scalable(value) if power > 0 else value).copy_abs()
    mantissa = shifted(size, -power)
    before, after = _scale_words(way, power, mantissa)
    # "1 million people": the people are counted by the whole number, not by the 1 that is left of it
    counted = Decimal(plain(shifted(mantissa, power))) if power > 0 else mantissa
    return Figure(_numeral(way, mantissa, places), power, counted, before, after)


def power_for(way: Way, values: Sequence[Decimal]) -> int:
    """The power of ten to divide by, one for all `values`: that of the greatest scale that fits, or none.

    Scales are CLDR's compact forms. Where they begin (万 in Chinese, a million in English prose, since thousands are
    written out) the language's phrases say. A scale that saves no digit is not worth its word, nor is the smallest
    one more decimals than the phrases bear. No smaller scale stands in for a greater one: 万 would have five digits
    before the point, million four.
    """
    if way.kind == "percent":
        return _PERCENT
    sizes = [scalable(value).copy_abs() for value in values if value]  # nothing is nothing at any scale
    fitting = [power for smallest, power in _scales(way) if any(size >= smallest for size in sizes)]
    if not fitting or (way.kind == "plain" and max(sizes) >= _PLAIN_TO):
        return 0
    power = fitting[-1]
    bears = power > fitting[0] or all(_decimals_at(size, power) <= _bearable(way) for size in sizes)
    return power if bears and all(_saves(way, size, power) for size in sizes) else 0


def shared_power(way: Way, values: Sequence[Decimal]) -> int | None:
    """The one power of ten for numbers that stand beside each other: $8K and $12K, $0.9B and $1.2B.

    None where they have no way in common that reads well, as $100 and $5 million have none.
    """
    sizes = [value.copy_abs() for value in values if value]
    own = {power_for(way, (size,)) for size in sizes}
    if len(own) < 2:
        return own.pop() if own else power_for(way, ())
    greatest = max(own)  # at a smaller one the largest would have four digits or five before its point
    if all(_pays(way, scalable(size), greatest) for size in sizes):
        return greatest
    return 0 if max(sizes) < _WRITTEN_OUT_TO else None


def saves_little(way: Way, value: Decimal) -> bool:
    """Whether `value` takes a scale only for want of groups, and beside a number without one had better take none."""
    size = scalable(value).copy_abs()
    return size < _WRITTEN_OUT_TO and _decimals_at(size, power_for(way, (size,))) > _FEW


def _scales(way: Way) -> list[tuple[int, int]]:
    """The scales that numbers of this kind take, as `_steps` has them."""
    if way.kind == "bare":
        return []
    first = way.voice.setting(f"{way.style}-scales-from")
    steps = [step for step in _steps(way.voice.locale, way.style) if step[0] >= first]
    return [step for step in steps if step[0] >= _PLAIN_FROM] if way.kind == "plain" else steps


def _pays(way: Way, size: Decimal, power: int) -> bool:
    """Whether `size` bears the scale of its neighbours."""
    left = _decimals_at(size, power)
    bearable = left <= max(_FEW, _decimals_at(size, power_for(way, (size,))))
    return bearable and shifted(size, -power) >= _LEAST_SHARED and _saves(way, size, power)


def _saves(way: Way, size: Decimal, power: int) -> bool:
    """Whether `size` has fewer digits at the scale than written out.

    Where digits are not grouped a scale pays even if it saves none: 591.2345万 is easier than 5912345.
    """
    return _decimals_at(size, power) < power or size < way.voice.setting("groups-from")


def _decimals_at(size: Decimal, power: int) -> int:
    return decimals(shifted(size, -power))


def _bearable(way: Way) -> Decimal:
    return way.voice.setting("decimals-at-most")


def _numeral(way: Way, number: Decimal, places: int | None) -> str:
    """The digits with the locale's own point and grouping."""
    wanted = decimals(number) if places is None else places
    split = way.kind != "bare" and number >= way.voice.setting("groups-from")
    locale = way.voice.locale
    with localcontext(Context(prec=_LONGEST)):
        return str(_pattern(locale, wanted).apply(number, locale, group_separator=split))


@lru_cache(maxsize=256)
def _pattern(locale: Locale, places: int) -> NumberPattern:
    """The locale's pattern for numbers, with just `places` decimals instead of CLDR's "up to three"."""
    pattern = parse_pattern(locale.decimal_formats[None].pattern)
    pattern.frac_prec = (places, places)
    return pattern


def _scale_words(way: Way, power: int, mantissa: Decimal) -> tuple[str, str]:
    """What the scale says before and after the number that is left of it."""
    locale = way.voice.locale
    if way.kind == "percent":
        return _percent_words(locale)
    return _compact_words(locale, way.style, power, locale.plural_form(mantissa))


@lru_cache(maxsize=64)
def _steps(locale: Locale, style: Style) -> tuple[tuple[int, int], ...]:
    """The locale's scales as (smallest number that takes it, power of ten divided away), rising."""
    scales = _compact(_formats(locale, style)["other"])
    return tuple(sorted((smallest, power) for smallest, power, _ in scales))


@lru_cache(maxsize=512)
def _compact_words(locale: Locale, style: Style, power: int, category: str) -> tuple[str, str]:
    """What the scale says before and after a number of that plural category."""
    formats = _formats(locale, style)
    for _, found, pattern in _compact(formats.get(category) or formats["other"]):
        if found == power:
            return bound_together(pattern.prefix[0]), bound_together(pattern.suffix[0])
    return "", ""


def _formats(locale: Locale, style: Style) -> Mapping[str, Any]:
    """CLDR's compact forms by plural category. Chinese has no long ones: its short ones are words already."""
    formats: dict[str, Mapping[str, Any]] = dict(locale.compact_decimal_formats)
    return (formats.get("long") if style == "prose" else None) or formats["short"]


def _compact(patterns: Mapping[str, Any]) -> Iterator[tuple[int, int, Any]]:
    """(smallest number, power, pattern) of each scale; a pattern of bare zeros is CLDR's "no scale"."""
    for smallest, pattern in patterns.items():
        if pattern.prefix[0] or pattern.suffix[0]:
            yield int(smallest), len(smallest) - pattern.int_prec[0], pattern


@lru_cache(maxsize=64)
def _percent_words(locale: Locale) -> tuple[str, str]:
    """What the locale writes before and after a number of per cent."""
    pattern = locale.percent_formats[None]
    sign: str = locale.number_symbols["latn"]["percentSign"]
    return pattern.prefix[0].replace("%", sign), bound_together(pattern.suffix[0].replace("%", sign))
