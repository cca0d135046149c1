"""A published quotation stays as it was printed, or is withdrawn; its translation is ours, and may become better."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.catalog.load import load_catalog
from macros.catalog.periods import read_period
from macros.catalog.publication.records import Published, PublishedQuote, Withdrawn
from macros.catalog.rules import published, told_before
from macros.ground.problems import Problem
from macros.pages.changes import changes
from macros.wording.voice import Voice
from tests.conftest import ROOT

DAY = read_period("2030-01-02")
WHY = {"zh": "误传", "en": "misreported"}
WHOLE = load_catalog(ROOT)[0]
_THEN = {
    name: PublishedQuote(speaker=quote.speaker, was=quote.date, said=quote.text[quote.language])
    for name, quote in WHOLE.quotes.items()
}
_OUT = Published(published=read_period("2030-01-01"), facts={}, claims={}, quotes=_THEN, pages={})
_STILL = {name: fact.model_copy(update={"checked": DAY, "history": ()}) for name, fact in WHOLE.facts.items()}
_CLAIMS = {name: claim.model_copy(update={"history": ()}) for name, claim in WHOLE.claims.items()}
_EVENTS = {name: event.model_copy(update={"history": ()}) for name, event in WHOLE.events.items()}
REAL = replace(WHOLE, facts=_STILL, claims=_CLAIMS, events=_EVENTS, published=_OUT, withdrawn={})
NAMES = sorted(REAL.quotes)


def problems(catalog: Catalog) -> list[Problem]:
    return [problem for rule in (published, told_before) for problem in rule.check(catalog)]


def edited(name: str, **update: object) -> Catalog:
    return replace(REAL, quotes={**REAL.quotes, name: REAL.quotes[name].model_copy(update=update)})


def test_what_is_quoted_as_it_was_is_not_told() -> None:
    assert problems(REAL) == []


@given(st.sampled_from(NAMES), st.text(min_size=1, max_size=40))
def test_other_words_are_told_and_another_translation_is_not(name: str, words: str) -> None:
    quote = REAL.quotes[name]
    ours = next(language for language in quote.text if language != quote.language)
    assert problems(edited(name, text={**quote.text, ours: words})) == []
    found = problems(edited(name, text={**quote.text, quote.language: words}))
    assert [problem.code for problem in found] == (["untold-change"] if words != quote.text[quote.language] else [])


@pytest.mark.parametrize(("field", "value"), [("speaker", "tim-cook"), ("date", DAY)])
@pytest.mark.parametrize("name", NAMES)
def test_another_speaker_or_day_is_told_where_it_stands(name: str, field: str, value: object) -> None:
    [problem] = problems(edited(name, **{field: value}))
    assert problem.code == "untold-change"
    assert problem.position == REAL.place("quote", name, field)


@pytest.mark.parametrize("left", ["nothing", "its words", "other words"])
def test_a_quotation_that_is_gone_leaves_word_and_readers_are_told(left: str) -> None:
    name, key = NAMES[0], ("quote", NAMES[0])
    origins = {one: origin for one, origin in REAL.origins.items() if one != key}
    origins |= {("published", "published"): REAL.origins[key]}
    gone = replace(REAL, quotes={one: quote for one, quote in REAL.quotes.items() if one != name}, origins=origins)
    if left != "nothing":
        words = _THEN[name].said if left == "its words" else "none of this"
        told = Withdrawn(withdrawn=DAY, label=WHY, reason=WHY, said=words)
        origins = {**origins, ("withdrawn quote", name): REAL.origins[key]}
        gone = replace(gone, withdrawn={key: told}, origins=origins)
        [one] = [change for change in changes(Voice("en", gone)) if change.key == key]
        assert one.changed == f"“{words}” → withdrawn"
    codes = {"nothing": ["vanished"], "its words": [], "other words": ["untold-change"]}
    found = problems(gone)
    assert [problem.code for problem in found] == codes[left]
    if left == "nothing":
        assert "said: " in found[0].lines
