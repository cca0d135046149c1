"""Phrases, terms and lists; and what every language must have."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from macros.catalog.periods import read_period
from macros.catalog.records import Bound, Language, Status, Term, Verdict
from macros.catalog.source_records import Grade, Reading
from macros.wording.dates import when
from macros.wording.joining import bound_together, breakable, in_a_list
from macros.wording.terms import term_name
from macros.wording.voice import Voice, WordlessError, phrase

from .conftest import BOTH


def test_a_phrase_takes_its_slots(zh, en):
    assert phrase(zh, "figure", "number", n=3) == "图3"
    assert phrase(en, "figure", "number", n=3) == "Figure 3"


def test_a_grade_finds_its_words_in_any_case(en):
    assert phrase(en, "grades", "C") == "mirror, aggregator or untraceable"


def test_a_missing_phrase_names_file_and_key(en):
    with pytest.raises(WordlessError, match=r"no phrase \"card.nonsense\" in data/phrases/en.yml"):
        phrase(en, "card", "nonsense")
    with pytest.raises(WordlessError, match=r"wants \{n\}"):
        phrase(en, "figure", "number")


DAYS = ("2026-10-10", "2026-10", "2026-Q3", "FY2026-Q1")


@pytest.mark.parametrize("borrows", BOTH)
@pytest.mark.parametrize("written", DAYS)
def test_a_sentence_that_is_borrowed_has_its_day_in_its_own_language(catalog, borrows, written):
    record = Language(name="Français", tag="fr", babel="fr_FR", material="fr", complete=False, borrows=borrows)
    phrases = {**catalog.phrases, "fr": {"site": {"published": "Publié le {date}"}}}
    grown = replace(catalog, languages={**catalog.languages, "fr": record}, phrases=phrases)
    french, lender, day = Voice("fr", grown), Voice(borrows, grown), read_period(written)
    for group, key in (("site", "updated"), ("issue", "known-until"), ("card", "corrected"), ("margin", "as-of")):
        assert phrase(french, group, key, date=when(french, day)) == phrase(lender, group, key, date=when(lender, day))
    assert phrase(french, "site", "published", date=when(french, day)) == f"Publié le {when(french, day)}"


def test_a_language_the_site_lacks_is_told(catalog):
    with pytest.raises(WordlessError, match='no language "xx"'):
        _ = Voice("xx", catalog).locale


@pytest.mark.parametrize(
    ("group", "kinds"),
    [
        ("bounds", Bound),
        ("statuses", Status),
        ("verdicts", Verdict),
        ("grades", Grade),
        ("readings", Reading),
    ],
)
def test_every_option_of_a_record_has_words(catalog, group, kinds):
    for language in catalog.languages:
        assert {option.lower() for option in get_args(kinds)} == set(catalog.phrases[language][group])


def test_languages_have_the_same_phrases_with_the_same_slots(catalog):
    def slots(language: str, group: str, key: str) -> set[str]:
        found = set(re.findall(r"\{([a-z]+)\}", catalog.phrases[language][group][key]))
        return found - {"wide", "abbreviated"}  # a pattern takes either width of a quarter's name

    names = [{(g, k) for g, keys in catalog.phrases[one].items() for k in keys} for one in catalog.languages]
    assert all(one == names[0] for one in names)
    for group, key in names[0]:
        found = [slots(language, group, key) for language in catalog.languages]
        assert all(one == found[0] for one in found), (group, key)


def test_the_real_files_load_without_a_problem(catalog):
    assert set(catalog.languages) == set(catalog.phrases)


def test_a_short_name_is_given_where_there_is_one(catalog):
    long = {"name": {"zh": "阿里巴巴集团", "en": "Alibaba Group"}, "kind": "organisation"}
    short = {**long, "short": {"zh": "阿里巴巴", "en": "Alibaba"}}
    terms = {
        key: Term.model_validate(fields, context={"languages": BOTH})
        for key, fields in {"long": long, "short": short}.items()
    }
    voice = Voice("en", replace(catalog, terms=terms))
    assert term_name(voice, "short", short=True) == "Alibaba"
    assert term_name(voice, "long", short=True) == term_name(voice, "short") == "Alibaba Group"
    with pytest.raises(WordlessError):
        term_name(voice, "nobody")


def test_lists_are_joined_as_the_language_does(zh, en, de):
    assert in_a_list(zh, ["北京", "上海", "深圳"]) == "北京、上海和深圳"
    assert in_a_list(en, ["Beijing", "Shanghai", "Shenzhen"]) == "Beijing, Shanghai and Shenzhen"
    assert in_a_list(de, ["A", "B"]) == "A und B"
    assert in_a_list(en, ["one", "two"], kind="or") == "one or two"
    assert in_a_list(en, []) == ""


def test_unbreakable_spaces_can_be_taken_back():
    assert breakable(bound_together("5 billion")) == "5 billion"
