"""What a sum may be stated as: the unit and the periods of its result, held against those of its fact."""

from __future__ import annotations

from dataclasses import replace

from macros.catalog.catalog import Catalog
from macros.catalog.intervals import Quantity
from macros.catalog.records import Fact
from macros.ground.naming import KIND_WORDS, no_such
from macros.ground.problems import did_you_mean, nearest
from macros.ground.told import Told, listed, told


class WrongSumError(Exception):
    """Ends one derivation; becomes a problem at its fact."""

    def __init__(self, message: Told, code: str, hint: Told, field: str = "derive") -> None:
        super().__init__(message)
        self.message, self.code, self.hint, self.field = message, code, hint, field


def stated(catalog: Catalog, fact_id: str, result: Quantity) -> Quantity:
    """The result of a fact's sum in the fact's own unit. Raises WrongSumError where unit or periods forbid it."""
    fact = catalog.facts[fact_id]
    unit = catalog.units.get(fact.unit)
    if unit is None:
        otherwise = told("add it under data/ or name another {kind}", kind=KIND_WORDS["unit"])
        hint = did_you_mean(nearest(fact.unit, catalog.units), otherwise=otherwise)
        raise WrongSumError(no_such(["unit"], fact.unit), "unknown-unit", hint, "unit")
    result = _in_points(catalog, fact, result)
    if (result.unit or fact.unit) != fact.unit or result.dimension != dict(unit.dimension):
        said = told("the sum gives {measure}, not {unit}", measure=result.measure(), unit=fact.unit)
        raise WrongSumError(said, "unit-mismatch", told("mend the sum or the unit"))
    if len(result.periods) > 1 and fact.mixes is None:
        said = told("periods differ: {periods}", periods=listed(sorted(str(period) for period in result.periods)))
        raise WrongSumError(said, "period-mismatch", told("use facts of one period, or say why in mixes: …"))
    own = result.under(fact_id, fact.unit, fact.as_of)
    return own if fact.bound == "exact" else own.loosened(fact.bound, unit.floor)


def _in_points(catalog: Catalog, fact: Fact, result: Quantity) -> Quantity:
    """A difference of two percentages in percentage points: 50% less 40% is no share, and ten points."""
    unit = catalog.units.get(result.unit or "")
    points = unit.differences if unit and result.is_difference else None
    if unit is None or points is None:
        return result
    if fact.unit == result.unit:
        said = told("a difference of two in {unit} is counted in {points}", unit=fact.unit, points=points)
        raise WrongSumError(said, "unit-mismatch", told("write {word}", word=f"unit: {points}"), "unit")
    if fact.unit != points:
        return result
    return replace(result.times(100 if unit.scale == "percent" else 1), unit=points)
