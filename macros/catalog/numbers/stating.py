"""What a sum may be stated as: the unit and the periods of its result, held against those of its fact."""

from __future__ import annotations

from dataclasses import replace

from macros.catalog.catalog import Catalog
from macros.catalog.intervals import LOOSER, Quantity
from macros.catalog.numbers.hedges import reach, shown
from macros.catalog.numbers.rounding import Ends
from macros.catalog.numbers.unit_records import Unit
from macros.catalog.reading.named import not_there
from macros.catalog.records import Bound, Fact
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
        said, hint = not_there(catalog, ["unit"], fact.unit)
        raise WrongSumError(said, "unknown-unit", hint, "unit")
    result = _in_points(catalog, fact, result)
    if (result.unit or fact.unit) != fact.unit or result.dimension != dict(unit.dimension):
        said = told("the sum gives {measure}, not {unit}", measure=result.measure(), unit=fact.unit)
        raise WrongSumError(said, "unit-mismatch", told("mend the sum or the unit"))
    if len(result.periods) > 1 and fact.mixes is None:
        said = told("periods differ: {periods}", periods=listed(sorted(str(period) for period in result.periods)))
        line = f"mixes: {{{', '.join(f'{language}: …' for language in catalog.complete)}}}"
        raise WrongSumError(said, "period-mismatch", told("use facts of one period, or say why: {line}", line=line))
    too_much = _overstated(fact, result, unit)
    if too_much:
        where, said = too_much
        raise WrongSumError(said, "broken-derive", told("take it out: a sum has what its parts say"), where)
    return result.under(fact_id, fact, floor=unit.floor)


def _overstated(fact: Fact, parts: Quantity, unit: Unit) -> tuple[str, Told] | None:
    """The field in which a sum says more of itself than its parts do, and what is wrong with it.

    It may be vaguer than they are: about where they say over, an estimate where they are reported.
    """
    if fact.bound != "exact" and fact.digits is not None:
        (low, high), given = shown(*parts.stated, fact.digits, of_a_whole=unit.scale == "percent")
        if fact.bound not in (given, "about") and not _allows(fact.bound, (low, high), (parts.least, parts.most)):
            return "bound", told('its parts give "{given}" and no "{stated}"', given=given, stated=fact.bound)
    if fact.status and LOOSER[fact.status] < LOOSER[parts.status]:
        said = told('its parts give "{given}" and no "{stated}"', given=parts.status, stated=fact.status)
        return "status", said
    if fact.as_of and (not parts.days or fact.as_of.end > max(parts.days)):  # an earlier one may be reckoned back to
        return "as_of", told("none of its parts reaches to {period}", period=str(fact.as_of))
    foreign = [source for source in fact.sources if source not in parts.sources]
    return ("sources", told("none of its parts rests on {source}", source=foreign[0])) if foreign else None


def _allows(bound: Bound, ends: Ends, possible: Ends) -> bool:
    """Whether a number so hedged leaves out nothing that is possible; over and nearly leave out the number itself."""
    (low, high), (least, most) = reach(bound, *ends), possible
    is_strict = bound in ("over", "nearly") and least <= ends[0] <= most
    return low <= least and most <= high and not is_strict


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
