"""The real languages, units and phrases, and records made by hand; no facts of the ledger."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.load import load_catalog
from macros.catalog.numbers.unit_records import Unit
from macros.catalog.records import Amount, Fact, Language
from macros.wording.voice import Voice

ROOT = Path(__file__).parents[2]
BOTH = ("zh", "en")


def words(text: str) -> str:
    """`text` with ordinary spaces, for comparison with what is typed here."""
    return text.replace("\u00a0", " ")


def of(value: str | tuple[str, str], unit: str | None, bound: str = "exact") -> Amount:
    """An amount as a record would write it."""
    field = "range" if isinstance(value, tuple) else "value"
    return Amount.model_validate({field: value, "unit": unit, "bound": bound})


def derived(value: str | tuple[str, str], unit: str, digits: int) -> Fact:
    """A derived fact as the catalog fills it, with more digits than it may show."""
    label = {"zh": "推算", "en": "derived"}
    fact = Fact.model_validate({"label": label, "derive": "a.b / a.c", "unit": unit, "digits": digits})
    numbers = {"range": tuple(map(Decimal, value))} if isinstance(value, tuple) else {"value": Decimal(value)}
    return fact.model_copy(update=numbers)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The site's own languages, units and phrases, without facts, events, terms and sources."""
    loaded, _ = load_catalog(ROOT)
    return Catalog(
        languages=loaded.languages, newsletters=loaded.newsletters, units=loaded.units, phrases=loaded.phrases
    )


@pytest.fixture(scope="session")
def zh(catalog: Catalog) -> Voice:
    return Voice("zh", catalog)


@pytest.fixture(scope="session")
def en(catalog: Catalog) -> Voice:
    return Voice("en", catalog)


@pytest.fixture(scope="session")
def de(catalog: Catalog) -> Voice:
    """A third language, made of data alone: a locale, words for units, phrases."""
    language = Language(name="Deutsch", tag="de", babel="de_DE", material="de")
    phrases = dict(catalog.phrases["en"])
    phrases["bounds"] = {**phrases["bounds"], "at-most": "bis zu {n}", "nearly": "fast {n}"}
    phrases["ranges"] = {
        "prose": "{low} bis {high}{scale}",
        "table": "{low}–{high}{scale}",
        "apart": "{low} bis {high}",
    }
    phrases["periods"] = {**phrases["periods"], "late": "Ende {month}"}
    dollar = {"prose": {"other": "{n} Dollar"}, "table": {"other": "{n} $"}, "name": "Dollar"}
    change = {"prose": {"other": "{n}"}, "table": {"other": "{n}"}, "name": "Veränderung"}
    change |= {"rise": "um {n} gestiegen", "fall": "um {n} gefallen"}
    units = {
        "usd": Unit.model_validate({"dimension": {"usd": 1}, "scale": "compact", "words": {"de": dollar}}),
        "change": Unit.model_validate({"dimension": {}, "scale": "percent", "words": {"de": change}}),
    }
    return Voice(
        "de",
        replace(
            catalog,
            languages={**catalog.languages, "de": language},
            units=units,
            phrases={**catalog.phrases, "de": phrases},
        ),
    )
