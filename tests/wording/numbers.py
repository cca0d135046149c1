"""Every kind of number in words: each unit, bound, sign, size and range, in each language, in prose and in tables.

The table lies beside this file and is the reference: `python -m tests.wording.numbers` writes it anew, and whoever
changes how numbers read looks at what the change did to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from macros.catalog.catalog import Catalog
from macros.catalog.load import load_catalog
from macros.catalog.records import Amount, Bound
from macros.wording.amounts import amount
from macros.wording.voice import Voice

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_suffix(".txt")
LANGUAGES = ("zh", "en")
Written = str | tuple[str, str]

SIZES: dict[str, tuple[str, ...]] = {
    "compact": ("0", "1", "12", "1500", "26000", "485000", "1.5e6", "36.6e9", "1.2e12"),
    "plain": ("0", "0.5", "1", "2.4", "96", "1.10", "4800", "26000", "1e6"),
    "percent": ("0", "0.003", "0.01", "0.349", "0.5", "1", "1.2"),
}
RANGES: dict[str, tuple[tuple[str, str], ...]] = {
    "compact": (("0", "1"), ("5", "12"), ("12e9", "15e9"), ("5", "1e5")),
    "plain": (("0", "1"), ("86", "92"), ("2.4", "3.5"), ("900", "2e6")),
    "percent": (("0", "0.2"), ("0.05", "0.12"), ("0.70", "0.88")),
}
HEDGED: dict[str, str] = {"compact": "4000", "plain": "12", "percent": "0.3"}
BOUNDS = get_args(Bound)
# Units that stand for all of their kind: every border of a scale, every bound on either side of zero, every range
AT_LENGTH = (
    "usd",
    "cny",
    "chips",
    "share",
    "change",
    "growth",
    "times",
    "days",
    "points",
    "cny-per-usd",
    "tflops-per-mm",
)
BORDERS: dict[str, tuple[str, ...]] = {
    "compact": (
        *("0.5", "0.05", "2", "2.4", "1.10", "950", "999", "1000", "1234.56", "8000", "9999"),
        *("10000", "10001", "12345", "99999"),
        *("100000", "123456", "999999", "1e6", "1000001", "1234567", "1365000", "5.50e6", "9.5e6", "12345678"),
        *("99990000", "99999999", "1e8", "123450000", "1.23456e8", "1234567000", "9.99e8", "1e9", "5.5e9", "5.50e9"),
        *("99.9e9", "100e9", "999e9", "999.9e9", "1e12", "1.2345e12", "15e12", "123e12"),
    ),
    "plain": (
        *("0.001", "0.05", "1.0", "2", "10", "989.4", "999", "1000", "9999", "10000", "36500", "123456", "999999"),
        *("1000001", "1.25e6", "12e6", "1e8", "2.5e9", "1e12"),
    ),
    "percent": ("0.00004", "0.0005", "0.010", "0.0735", "0.999", "0.9996", "1.00", "1.205", "3.86", "10", "12.5"),
}
MORE_RANGES: dict[str, tuple[tuple[str, str], ...]] = {
    "compact": (
        *(("1", "2"), ("2.4", "3.5"), ("100", "5e6"), ("3", "2e9"), ("950", "1200")),
        *(("8000", "12000"), ("9999", "10001")),
        *(("5000", "100000"), ("400000", "1.2e6"), ("0.9e6", "1.1e6"), ("9.5e9", "10.5e9"), ("0.9e9", "1.2e9")),
        *(("50e6", "2e8"), ("650e9", "700e9"), ("0.5e12", "1.5e12"), ("999e9", "1.2e12"), ("0", "15e9")),
        *(("-1e9", "2e9"), ("-5e9", "-3e9"), ("-5e9", "0"), ("-500", "2e6")),
    ),
    "plain": (
        *(("1", "2"), ("0.5", "1"), ("5", "2e6"), ("1000", "1500"), ("800000", "1.2e6"), ("1e6", "2e6")),
        *(("-5", "3"), ("-5", "-3")),
    ),
    "percent": (
        *(("0.003", "0.01"), ("0.095", "0.105"), ("0.5", "1"), ("0.9", "1.2"), ("2.58", "2.59"), ("10", "12")),
        *(("-0.05", "0.1"), ("-0.1", "-0.05"), ("-0.2", "0")),
    ),
}


def rows(catalog: Catalog) -> Iterator[tuple[str, ...]]:
    """Unit, number, bound, then the words in each language, in prose and in a table."""
    voices = [Voice(language, catalog) for language in LANGUAGES]
    for unit_id, written, bound in kinds(catalog):
        field = "range" if isinstance(written, tuple) else "value"
        record = Amount.model_validate({field: written, "unit": unit_id, "bound": bound})
        number = "..".join(written) if isinstance(written, tuple) else written
        words = [amount(voice, record, style=style) for voice in voices for style in ("prose", "table")]
        yield unit_id, number, bound, *(said.replace("\u00a0", " ") for said in words)


def kinds(catalog: Catalog) -> Iterator[tuple[str, Written, Bound]]:
    """Each unit with the numbers that it is shown with, each once."""
    for unit_id, unit in catalog.units.items():
        at_length = unit_id in AT_LENGTH
        sizes = (*SIZES[unit.scale], *(BORDERS[unit.scale] if at_length else ()))
        ranges = (*RANGES[unit.scale], *(MORE_RANGES[unit.scale] if at_length else ()))
        below_zero = at_length or unit_id in {"index", "growth-rate"}
        found: dict[tuple[Written, Bound], None] = {}
        found |= dict.fromkeys((size, "exact") for size in sorted(set(sizes), key=lambda size: (float(size), size)))
        found |= dict.fromkeys((f"-{size}", "exact") for size in SIZES[unit.scale] if below_zero and size != "0")
        hedged = HEDGED[unit.scale]
        signs = (hedged, f"-{hedged}", "0") if below_zero else (hedged,)
        found |= dict.fromkeys((number, bound) for number in signs for bound in BOUNDS)
        found |= dict.fromkeys((ends, bound) for ends in ranges for bound in ("exact", "about"))
        yield from ((unit_id, written, bound) for written, bound in found)


def table(catalog: Catalog) -> str:
    """The rows as text, a tab between columns."""
    heads = ("unit", "number", "bound", *(f"{name} {style}" for name in LANGUAGES for style in ("prose", "table")))
    return "".join("\t".join(row) + "\n" for row in (heads, *rows(catalog)))


def main() -> None:
    """Write the table anew."""
    catalog, _ = load_catalog(ROOT)
    TABLE.write_text(table(catalog), encoding="utf-8")


if __name__ == "__main__":
    main()
