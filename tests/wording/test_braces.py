"""Names in braces: found, resolved, and told apart from braces that are meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.catalog.catalog import Catalog
from macros.catalog.records import Claim, Event, Fact, Term
from macros.wording.braces import MOST_NAMES_IN, BracesError, broken_braces, names_in, resolve, unresolved
from macros.wording.voice import Voice

from .conftest import BOTH, of, words

SITE = {"languages": BOTH}


@pytest.fixture
def full(catalog: Catalog) -> Catalog:
    label = {"zh": "费用", "en": "charge"}
    charge = {"label": label, "value": "5.5e9", "unit": "usd", "bound": "at-most", "as_of": "FY2026-Q1"}
    fact = Fact.model_validate({**charge, "status": "projection", "sources": ["cnbc"]}, context=SITE)
    event = Event.model_validate(
        {"date": "2025-04-09", "title": label, "actor": "washington", "sources": ["cnbc"]}, context=SITE
    )
    term = Term.model_validate({"name": {"zh": "英伟达", "en": "NVIDIA"}, "kind": "organisation"}, context=SITE)
    return replace(catalog, facts={"h20.charge": fact}, events={"h20.notice": event}, terms={"nvidia": term})


def claim(**fields: object) -> Claim:
    said = {"zh": "说法", "en": "claim"}
    return Claim.model_validate(
        {"said": said, "issue": "one", "kind": "number", "verdict": "opinion", **fields}, context=SITE
    )


def test_names_come_with_the_offset_of_their_first_character():
    assert names_in("a {h20.charge} and {nvidia}") == [("h20.charge", 3), ("nvidia", 20)]


def test_a_fact_an_event_and_a_term_become_words(full):
    text = "{nvidia}: {h20.charge}, {h20.notice}"
    assert words(resolve(Voice("en", full), text)) == "NVIDIA: up to $5.5 billion, 9 April 2025"
    assert resolve(Voice("zh", full), text) == "英伟达: 至多55亿美元, 2025年4月9日"


def test_a_record_names_its_own_value_and_date(full):
    own = claim(value="0.30", unit="share", bound="over", as_of="2025-04")
    assert resolve(Voice("zh", full), "{as_of}{value}", own=own) == "2025年4月超过30%"


def test_doubled_braces_are_literal(full):
    assert resolve(Voice("en", full), "{{nvidia}} is {nvidia}") == "{nvidia} is NVIDIA"
    assert names_in("{{nvidia}}") == broken_braces("{{nvidia}}") == []


@pytest.mark.parametrize(("text", "offsets"), [("a {b", [2]), ("a} b", [1]), ("{a {nvidia}", [0]), ("{a}}}b}", [6])])
def test_a_brace_without_its_partner_is_found(text, offsets):
    assert broken_braces(text) == offsets


def test_what_names_nothing_is_found_with_its_place(full):
    text = "{h20.charge} {h20.charg} {value} {as_of} {}"
    assert unresolved(full, text) == [("h20.charg", 14), ("value", 26), ("as_of", 34), ("", 42)]
    assert unresolved(Voice("en", full), "{value}", own=of("1", "usd")) == []
    assert unresolved(full, "{value}", own=claim()) == [("value", 1)]


@pytest.mark.parametrize("text", ["{h20.charg}", "{h20.charge", "{value}", "{as_of}", "{}"])
def test_resolving_what_is_wrong_raises(full, text):
    with pytest.raises(BracesError):
        resolve(Voice("en", full), text)


def test_a_text_of_more_names_than_anybody_reads_is_never_put_into_words(full: Catalog) -> None:
    voice = Voice("en", full)
    assert resolve(voice, "{nvidia}{{x}}" * MOST_NAMES_IN) == "NVIDIA{x}" * MOST_NAMES_IN
    with pytest.raises(BracesError, match="more than 30 names"):
        resolve(voice, "{nvidia}" * (MOST_NAMES_IN + 1))
