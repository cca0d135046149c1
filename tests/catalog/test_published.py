"""What was published is remembered: every change is told, none that was not made is, and what follows follows (row 46)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.catalog.derive import with_derived_facts
from macros.catalog.load import load_catalog
from macros.catalog.periods import read_period
from macros.catalog.publication.changes import Change, ClaimChange
from macros.catalog.publication.comparing import judged, shown
from macros.catalog.publication.records import Published, PublishedClaim, PublishedFact, Withdrawn
from macros.catalog.rules.published import check
from macros.ground.problems import Problem
from tests.conftest import BOOKED_FACT, GOOD_FACT, ROOT, Read, issue_files

CLAIM = """\
charge:
  said: {zh: 文中所说, en: what it says}
  issue: one
  kind: event
  verdict: matches
  sources: [cnbc]
  history:
    - {date: 2026-02-01, verdict: approximately, reason: {zh: 甲, en: A}}
"""
WHY = {"zh": "抄错", "en": "misread"}
DAY = read_period("2030-01-02")
FACT_FIELDS = ("value", "range", "unit", "bound", "as_of", "status", "derive")
CLAIM_FIELDS = ("verdict", "record", "value", "range", "unit", "bound")


def without_history(catalog: Catalog) -> Catalog:
    """The records as if none had ever been changed."""
    facts = {name: fact.model_copy(update={"history": ()}) for name, fact in catalog.as_written.items()}
    claims = {name: claim.model_copy(update={"history": ()}) for name, claim in catalog.claims.items()}
    bare = with_derived_facts(replace(catalog, facts=facts, claims=claims))[0]
    return replace(bare, as_written=facts, withdrawn={})


def remembered(catalog: Catalog) -> Catalog:
    """A catalog of which everything was published on the day before `DAY`; the facts were checked on it."""
    facts = {name: PublishedFact(**_fields(fact, FACT_FIELDS)) for name, fact in catalog.facts.items()}
    claims = {name: PublishedClaim(**_fields(claim, CLAIM_FIELDS)) for name, claim in catalog.claims.items()}
    published = Published(published=read_period("2030-01-01"), facts=facts, claims=claims, pages={})
    return replace(catalog, published=published)


def _fields(record: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


REAL = remembered(without_history(load_catalog(ROOT)[0]))
WRITTEN = sorted(name for name, fact in REAL.facts.items() if fact.derive is None)
SUMS = sorted(set(REAL.facts) - set(WRITTEN))


def edited(catalog: Catalog, fact_id: str, **update: Any) -> Catalog:
    """The catalog with one fact written otherwise, and every sum computed anew."""
    written = dict(catalog.as_written)
    written[fact_id] = written[fact_id].model_copy(update={**update, "checked": DAY})
    return replace(with_derived_facts(replace(catalog, facts=written))[0], as_written=written)


def codes(catalog: Catalog) -> list[str]:
    return sorted(problem.code for problem in check(catalog))


def confirmed(catalog: Catalog) -> Catalog:
    """The catalog with every verdict looked at on `DAY`."""
    claims = {name: claim.model_copy(update={"checked": DAY}) for name, claim in catalog.claims.items()}
    return replace(catalog, claims=claims)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, Mapping[str, Any]]:
    """One way in which what is shown of a written fact may be another."""
    fact_id = draw(st.sampled_from(WRITTEN))
    fact = REAL.facts[fact_id]
    other = {
        "value": st.decimals(1, 1000, places=2).filter(lambda n: n != fact.value),
        "bound": st.sampled_from(["about", "over", "at-most", "exact"]).filter(lambda bound: bound != fact.bound),
        "status": st.sampled_from(["reported", "estimate", "projection"]).filter(lambda told: told != fact.status),
        "as_of": st.sampled_from(["2019", "2020-05-01"]).map(read_period),
    }
    field = draw(st.sampled_from(sorted(other)))
    update = {field: draw(other[field])}
    return fact_id, {**update, "range": None} if field == "value" else update


def test_what_is_as_it_was_published_is_not_told() -> None:
    assert len(WRITTEN) > 50 and len(SUMS) > 20
    assert codes(REAL) == []


@given(edits())
def test_any_change_of_what_a_fact_shows_is_told_at_that_fact_and_at_no_other(edit: tuple[str, Any]) -> None:
    fact_id, update = edit
    catalog = confirmed(edited(REAL, fact_id, **update))
    origin = catalog.origins["fact", fact_id]
    problems = list(check(catalog))
    assert [problem.code for problem in problems] == ["untold-change"]
    assert problems[0].position.path == origin.path
    assert problems[0].position.line >= origin.key.line


@given(edits())
def test_a_change_that_its_history_tells_is_not_told_again(edit: tuple[str, Any]) -> None:
    fact_id, update = edit
    old = REAL.facts[fact_id]
    told = Change(
        date=DAY, reason=WHY, value=old.value, range=old.range, bound=old.bound, as_of=old.as_of, status=old.status
    )
    assert codes(confirmed(edited(REAL, fact_id, **update, history=(told,)))) == []


@given(edits(), st.decimals(1001, 2000, places=2))
def test_a_history_that_tells_another_number_than_was_published_tells_nothing(edit: Any, other: Decimal) -> None:
    fact_id, update = edit
    wrong = Change(date=DAY, reason=WHY, value=other)
    assert codes(confirmed(edited(REAL, fact_id, **update, history=(wrong,)))) == ["untold-change"]


@given(st.sampled_from([name for name in WRITTEN if REAL.facts[name].value != 0]), st.decimals("1.5", 3, places=1))
def test_every_verdict_on_a_number_that_moved_is_to_be_confirmed(fact_id: str, factor: Decimal) -> None:
    old = REAL.facts[fact_id]
    new = {"value": old.value and old.value * factor, "range": old.range and tuple(end * factor for end in old.range)}
    told = Change(date=DAY, reason=WHY, value=old.value, range=old.range, bound=old.bound)
    catalog = edited(REAL, fact_id, **new, history=(told,))
    moved = {name for name in catalog.facts if shown(catalog.facts[name])[:4] != shown(REAL.facts[name])[:4]}
    asked = {name for name, claim in catalog.claims.items() if claim.record in moved}
    found = list(check(catalog))
    assert {problem.code for problem in found} <= {"unconfirmed-verdict"}
    assert len(found) == len(asked)
    assert codes(confirmed(catalog)) == []


@given(st.sampled_from(SUMS))
def test_a_sum_that_is_another_sum_does_not_follow(fact_id: str) -> None:
    derive = REAL.facts[fact_id].derive
    doubled = edited(REAL, fact_id, derive=f"({derive}) + ({derive})")
    if fact_id in doubled.facts and shown(doubled.facts[fact_id]) != shown(REAL.facts[fact_id]):
        assert codes(confirmed(doubled)) == ["untold-change"]


@given(st.sampled_from(sorted(REAL.claims)), st.sampled_from(["matches", "approximately", "differs", "unverifiable"]))
def test_a_verdict_that_is_another_is_told_unless_its_history_tells_it(claim_id: str, verdict: str) -> None:
    old = REAL.claims[claim_id]
    claim = old.model_copy(update={"verdict": verdict, "checked": DAY})
    changed = replace(REAL, claims={**REAL.claims, claim_id: claim})
    is_other = judged(claim) != judged(old)
    assert codes(changed) == (["untold-change"] if is_other else [])
    told = claim.model_copy(update={"history": (ClaimChange(date=DAY, reason=WHY, verdict=old.verdict),)})
    found = codes(replace(REAL, claims={**REAL.claims, claim_id: told}))
    assert found == ([] if is_other else ["no-change"])


@given(st.sampled_from([("fact", name) for name in WRITTEN] + [("claim", name) for name in sorted(REAL.claims)]))
def test_what_vanished_is_told_unless_it_left_word(key: tuple[str, str]) -> None:
    kind, name = key
    origins = {one: origin for one, origin in REAL.origins.items() if one != key}
    left = {one: record for one, record in REAL.by_kind[kind].items() if one != name}
    gone = replace(REAL, origins={**origins, ("published", "published"): REAL.origins[key]}, **{f"{kind}s": left})
    assert codes(gone).count("vanished") == 1
    then = REAL.by_kind[kind][name]
    words = {"label": WHY, "reason": WHY, "withdrawn": DAY}
    told = {one: getattr(then, one, None) for one in ("value", "range", "unit", "bound", "verdict")}
    withdrawn = replace(gone, withdrawn={key: Withdrawn(**words, **told)})
    assert "vanished" not in codes(withdrawn)


def test_a_new_fact_needs_no_word(read: Read) -> None:
    catalog = remembered(read()[0].catalog)
    more = read({"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT})[0].catalog
    assert codes(replace(more, published=catalog.published)) == []


def test_a_renamed_fact_is_held_against_what_it_was_published_as(read: Read) -> None:
    published = remembered(read()[0].catalog).published
    moved = "charge-warned: {moved_to: h20.charge-told}\n" + GOOD_FACT.replace("charge-warned", "charge-told")
    for text, found in ((moved, []), (moved.replace("5.5e9", "5.4e9"), ["untold-change"])):
        assert codes(replace(read({"data/facts/h20.yml": text})[0].catalog, published=published)) == found


def told(read: Read, more: str, *, value: str = "5.4e9") -> list[Problem]:
    published = remembered(read()[0].catalog).published
    catalog = read({"data/facts/h20.yml": GOOD_FACT.replace("5.5e9", value) + more})[0].catalog
    return list(check(replace(catalog, published=published)))


HISTORY = "  history: [{{date: {day}, value: {value}, bound: at-most, reason: {{zh: 甲, en: A}}}}]\n"


def test_a_change_of_a_day_that_no_record_states_is_told(read: Read) -> None:
    problems = told(read, HISTORY.format(day="2030-01-02", value="5.5e9"))
    assert [(problem.code, problem.hint) for problem in problems] == [
        ("out-of-range", "write the day it was changed on; if this is it, add checked: 2030-01-02")
    ]
    assert told(read, "  checked: 2030-01-02\n" + HISTORY.format(day="2030-01-02", value="5.5e9")) == []


def test_a_change_before_publication_does_not_tell_one_after_it(read: Read) -> None:
    problems = told(read, HISTORY.format(day="2029-06-01", value="5.5e9"))
    assert [problem.code for problem in problems] == ["untold-change"]


def test_the_lines_to_paste_mend_it_once_day_and_reason_are_filled_in(read: Read) -> None:
    [problem] = told(read, "  checked: 2030-01-02\n")
    assert problem.lines.startswith("  history:\n    - date: 2030-01-02\n      kind: corrected\n      value: 5.5e9\n")
    assert (
        told(read, f"  checked: 2030-01-02\n{problem.lines}".replace("zh: ", "zh: 甲").replace("en: ", "en: A") + "\n")
        == []
    )


def test_the_lines_to_paste_stand_below_the_hint_each_on_its_own(read: Read) -> None:
    [problem] = told(read, "")
    lines = str(problem).split("\n")
    assert lines.index("  history:") > next(n for n, line in enumerate(lines) if "hint:" in line)
    assert "      kind: corrected" in lines


@pytest.mark.parametrize("same", ["54e8", "5.40e9", "5400000000"])
def test_a_change_after_which_all_is_as_before_is_told_however_it_is_written(read: Read, same: str) -> None:
    found = told(read, "  checked: 2030-01-02\n" + HISTORY.format(day="2030-01-02", value=same))
    assert sorted(problem.code for problem in found) == ["no-change", "untold-change"]


def test_a_new_number_may_have_a_period_of_its_own_and_an_old_one_is_told_with_its(read: Read) -> None:
    later = "  checked: 2030-01-02\n" + HISTORY.format(day="2030-01-02", value="5.5e9")
    published = remembered(read()[0].catalog).published
    for value, found in (("5.4e9", []), ("5.5e9", ["no-change", "untold-change"])):
        text = GOOD_FACT.replace("5.5e9", value).replace("FY2026-Q1", "FY2026-Q2") + later
        assert codes(replace(read({"data/facts/h20.yml": text})[0].catalog, published=published)) == found


def test_a_change_of_a_claim_stands_after_the_one_before_it(read: Read) -> None:
    claim = (
        CLAIM.replace("2026-02-01", "2024-02-01")
        + "    - {date: 2023-01-01, verdict: differs, reason: {zh: 甲, en: A}}\n"
    )
    told = read({"data/claims/h20.yml": claim, **issue_files("one")})[1]
    found = [problem for problem in told if problem.code == "range-falls"]
    assert [str(problem.position) for problem in found] == ["data/claims/h20.yml:9:14"]


def test_the_unit_of_an_old_number_is_one_that_there_is(read: Read) -> None:
    old = "  history: [{date: 2025-04-01, value: 1, unit: shells, reason: {zh: 甲, en: A}}]\n"
    gone = "gone: {withdrawn: 2025-04-01, label: {zh: 甲, en: A}, value: 1, unit: shells, reason: {zh: 甲, en: A}}\n"
    for text in (GOOD_FACT + old, GOOD_FACT + gone):
        assert [problem.code for problem in read({"data/facts/h20.yml": text})[1]] == ["unknown-unit"]


def test_a_claim_that_is_held_against_another_fact_is_looked_at_again(read: Read) -> None:
    claim = CLAIM[: CLAIM.index("  history")] + "  record: h20.charge-warned\n"
    facts = {"data/facts/h20.yml": GOOD_FACT + BOOKED_FACT, **issue_files("one")}
    published = remembered(read({**facts, "data/claims/h20.yml": claim})[0].catalog).published
    turned = claim.replace("h20.charge-warned", "h20.charge-booked")
    for text, found in ((turned, ["unconfirmed-verdict"]), (f"{turned}  checked: 2030-01-01\n", [])):
        assert codes(replace(read({**facts, "data/claims/h20.yml": text})[0].catalog, published=published)) == found
    looked_at = read({**facts, "data/claims/h20.yml": f"{turned}  checked: 2020-01-01\n"})[0].catalog
    [problem] = check(replace(looked_at, published=published))
    assert problem.hint
    assert "in place of checked: 2020-01-01" in problem.hint
