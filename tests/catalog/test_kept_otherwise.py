"""What a published claim rests on and is put at, a quotation's language and occasion, what an issue is made of: all told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.periods import read_period
from macros.catalog.publication.changes import AnyChange, Change, ClaimChange, EventChange
from macros.catalog.publication.comparing import digest_of_changes
from macros.catalog.publication.records import Published, PublishedClaim, PublishedQuote
from macros.catalog.rules import published, told_before
from macros.ground.problems import Problem
from macros.manuscript import publishing
from macros.manuscript.survey import read_project
from macros.pages.changes import changes
from macros.wording.voice import Voice
from tests.conftest import ROOT

DAY, OUT = read_period("2030-01-02"), read_period("2030-01-01")
WHY = {"zh": "误传", "en": "misreported"}
PROJECT = read_project(ROOT)[0]
WHOLE = PROJECT.catalog
CLAIMS = {
    name: claim.model_copy(update={"history": (), "checked": None})
    for name, claim in WHOLE.claims.items()
    if claim.as_of and (claim.record or claim.event or claim.quote)
}
CLAIM_FIELDS = ("verdict", "value", "range", "unit", "bound", "record", "event", "quote", "as_of")


def remembered(**without: Any) -> Catalog:
    """The claims and quotations of the site, published on a day; of `without` nothing was kept, as in an older file."""
    claims = {
        name: PublishedClaim(**{field: getattr(one, field) for field in CLAIM_FIELDS} | without)
        for name, one in CLAIMS.items()
    }
    quotes = {
        name: PublishedQuote(
            speaker=one.speaker,
            was=one.date,
            said=one.text[one.language],
            language=None if without else one.language,
            occasion=None if without or not one.occasion else one.occasion[one.language],
        )
        for name, one in WHOLE.quotes.items()
    }
    out = Published(published=OUT, facts={}, claims=claims, quotes=quotes, pages={})
    events = {name: event.model_copy(update={"history": ()}) for name, event in WHOLE.events.items()}
    facts = {name: fact.model_copy(update={"history": ()}) for name, fact in WHOLE.facts.items()}
    return replace(WHOLE, claims=CLAIMS, events=events, facts=facts, withdrawn={}, published=out)


REAL, OLDER = remembered(), remembered(as_of=None, event=None, quote=None)


def problems(catalog: Catalog) -> list[Problem]:
    return [problem for rule in (published, told_before) for problem in rule.check(catalog)]


def claimed(catalog: Catalog, name: str, **update: Any) -> Catalog:
    return replace(catalog, claims={**catalog.claims, name: catalog.claims[name].model_copy(update=update)})


def resting_on() -> Iterator[tuple[str, str, str | None]]:
    """Each kind of record that a claim rests on: a claim, the field, and another such record or none."""
    for field, records in (("record", WHOLE.facts), ("event", WHOLE.events), ("quote", WHOLE.quotes)):
        name = next(name for name, claim in CLAIMS.items() if getattr(claim, field))
        yield name, field, next(one for one in records if one != getattr(CLAIMS[name], field))
        yield name, field, None


def test_what_stands_as_it_was_published_is_not_told() -> None:
    assert problems(REAL) == problems(OLDER) == []


@pytest.mark.parametrize(("name", "field", "other"), list(resting_on()))
def test_a_claim_that_rests_on_another_record_is_looked_at_again(name: str, field: str, other: str | None) -> None:
    [problem] = problems(claimed(REAL, name, **{field: other}))
    assert problem.code == "unconfirmed-verdict"
    assert problem.position == REAL.place("claim", name, field)
    assert problems(claimed(REAL, name, **{field: other}, checked=DAY)) == []


@pytest.mark.parametrize("other", [read_period("2023-Q3"), None])
@pytest.mark.parametrize("name", sorted(CLAIMS)[:5])
def test_a_claim_that_is_put_at_another_day_tells_the_old_one(name: str, other: Any) -> None:
    old = CLAIMS[name]
    [problem] = problems(claimed(REAL, name, as_of=other, checked=DAY))
    assert problem.code == "untold-change"
    assert f"as_of: {old.as_of}" in problem.lines
    told = ClaimChange(date=DAY, reason=WHY, verdict=old.verdict, as_of=old.as_of)
    mended = claimed(REAL, name, as_of=other, checked=DAY, history=(told,))
    assert problems(mended) == []
    if not other and "{as_of}" in str(old.said["en"]):
        return  # that its words ask for a day which is not there is told elsewhere
    [one] = [change for change in changes(Voice("en", mended)) if change.key == ("claim", name)]
    before, after = one.changed.split(" → ")
    assert before != after


def test_a_history_that_tells_another_day_than_was_published_tells_nothing() -> None:
    name, old = next(iter(CLAIMS.items()))
    told = ClaimChange(date=DAY, reason=WHY, verdict=old.verdict, as_of=read_period("1999"))
    found = problems(claimed(REAL, name, as_of=read_period("2023-Q3"), checked=DAY, history=(told,)))
    assert {problem.code for problem in found} == {"untold-change"}


@pytest.mark.parametrize("name", sorted(WHOLE.quotes))
def test_a_quotation_keeps_its_language_and_its_occasion(name: str) -> None:
    quote = WHOLE.quotes[name]
    ours = next(language for language in quote.text if language != quote.language)
    turned = {"language": ours, "text": {quote.language: "other words", ours: quote.text[quote.language]}}
    edits: list[tuple[str, dict[str, Any]]] = [("language", turned)]
    if quote.occasion:
        edits += [("occasion", {"occasion": {**quote.occasion, quote.language: "elsewhere"}})]
        edits += [("occasion", {"occasion": None})]
    for field, update in edits:
        other = {**REAL.quotes, name: quote.model_copy(update=update)}
        [problem] = problems(replace(REAL, quotes=other))
        assert problem.code == "untold-change"
        assert problem.position == REAL.place("quote", name, field)
        assert problems(replace(OLDER, quotes=other)) == [], "an older file is held against what it has"


def test_an_older_file_holds_claims_against_what_it_has() -> None:
    for name, field, other in resting_on():
        found = problems(claimed(OLDER, name, **{field: other}, as_of=DAY))
        assert [problem.code for problem in found] == (["unconfirmed-verdict"] if field == "record" else [])


@pytest.mark.parametrize(
    ("change", "digest"),
    [
        (Change(date=DAY, reason=WHY, value=Decimal(1)), "6c4f1472506d9ae86e1c421f4e97d675"),
        (ClaimChange(date=DAY, reason=WHY, verdict="differs"), "b5bf335687d4cf304179ccc99fbb99c5"),
        (EventChange(date=DAY, reason=WHY, was=DAY), "27294c242ba5aea7f267991a19582fd9"),
    ],
)
def test_a_change_has_the_digest_that_older_files_keep_of_it(change: AnyChange, digest: str) -> None:
    assert digest_of_changes((change,), DAY.start) == digest
    if not isinstance(change, EventChange):
        assert digest_of_changes((change.model_copy(update={"as_of": OUT}),), DAY.start) != digest


@pytest.mark.parametrize("kept_of_parts", [True, False])
def test_an_issue_that_is_made_up_otherwise_says_so_on_its_page(kept_of_parts: bool) -> None:
    project = PROJECT
    slug, issue = next(iter(project.catalog.issues.items()))
    pages = {}
    for path, page in project.by_path.items():
        sections = publishing._digests(project, page)
        if not kept_of_parts:
            sections.pop("_parts", None)
        pages[path] = publishing.PublishedPage(title=publishing._title(page), sections=sections)
    out = Published(published=DAY, facts={}, claims={}, pages=pages)
    for field in ("sections", "key_figures"):
        other = issue.model_copy(update={field: getattr(issue, field)[::-1]})
        assert other != issue
        catalog = replace(project.catalog, published=out, issues={**project.catalog.issues, slug: other})
        found = list(publishing.page_update_problems(replace(project, catalog=catalog)))
        told = {problem.position.path for problem in found}
        opening = {path for path in pages if f"/issues/{slug}/index.md" in path}
        assert told == (opening if kept_of_parts else set())
