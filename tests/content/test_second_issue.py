"""The second issue says what the revision of the first changed; its counts are those of the records."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from macros.catalog.publication.changes import Change
from macros.catalog.records import Fact
from tests.content.test_first_issue import CATALOG

REVISED = "2026-11-30"  # the day of the revision, after which a change is another's


def _changes() -> list[tuple[str, Fact, Change]]:
    return [
        (name, fact, change)
        for name, fact in CATALOG.facts.items()
        for change in fact.history
        if str(change.date) == REVISED
    ]


def test_the_changes_are_counted_as_the_records_have_them():
    kinds = Counter(change.kind for _, _, change in _changes())
    verdicts = [change for claim in CATALOG.claims.values() for change in claim.history if str(change.date) == REVISED]
    gone = [kind for (kind, _), left in CATALOG.withdrawn.items() if str(left.withdrawn) == REVISED]
    counted = {key: CATALOG.facts[f"yardstick.{key}"].value for key in ("numbers-corrected", "numbers-updated")}
    assert counted == {"numbers-corrected": kinds["corrected"], "numbers-updated": kinds["updated"]}
    assert CATALOG.facts["yardstick.verdicts-corrected"].value == len(verdicts)
    assert CATALOG.facts["yardstick.numbers-withdrawn"].value == gone.count("fact")


@pytest.mark.parametrize("name", [name for name, _, change in _changes() if change.kind == "corrected"])
def test_no_number_that_was_corrected_changed_its_size(name):
    fact, change = next((fact, change) for found, fact, change in _changes() if found == name)
    assert fact.value is not None
    assert change.value is not None
    coarser = max(_last_place(fact.value, fact.digits), _last_place(change.value, None))
    assert abs(fact.value - change.value) <= coarser / 2


def _last_place(number: Decimal, digits: int | None) -> Decimal:
    """What one more in the last digit shown comes to; nothing for zero, which is shown whole."""
    if not number:
        return Decimal(0)
    fewest = digits or len(number.normalize().as_tuple().digits)
    return Decimal(10) ** (number.adjusted() - fewest + 1)
