"""A page of ours cited in words, by GB/T 7714-2015 and in BibTeX; and how long it takes to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.wording.citing import Cited, _escaped, bibtex, gb7714, in_words, manners
from macros.wording.reading import minutes

PAGE = Cited("H20风波", "chip-ledger-h20", "2026-11-23", "https://example.org/zh/h20/")
BARE = Cited("The H20 saga", "chip-ledger-h20", "", "")


def test_in_words_it_has_title_site_day_and_address(zh, en):
    assert in_words(zh, PAGE) == "《H20风波》，芯账，2026-11-23，https://example.org/zh/h20/"
    assert in_words(en, BARE) == "“The H20 saga”, Chip Ledger"


def test_the_national_standard_wants_the_medium_both_days_and_the_address(zh):
    assert gb7714(zh, PAGE) == "芯账. H20风波[EB/OL]. (2026-11-23)[YYYY-MM-DD]. https://example.org/zh/h20/."


def test_bibtex_keeps_names_whole_and_leaves_out_what_is_not_known(zh, en):
    assert bibtex(zh, PAGE) == (
        "@online{chip-ledger-h20,\n  author = {{芯账}},\n  title = {{H20风波}},\n  date = {2026-11-23},\n"
        "  url = {https://example.org/zh/h20/},\n  urldate = {YYYY-MM-DD},\n  langid = {chinese},\n}"
    )
    assert "url" not in bibtex(en, BARE)


def test_bibtex_escapes_what_tex_would_read(en):
    assert r"title = {{100\% \& \#1\_\textbackslash{}}}" in bibtex(en, Cited("100% & #1_\\", "k", "", ""))


@given(st.text("{}\\ab%", max_size=12))
def test_no_title_ends_its_field_in_bibtex(title: str) -> None:
    """Braces count behind a backslash too."""
    said, depth = _escaped(title), 0
    for mark in said:
        depth += (mark == "{") - (mark == "}")
        assert depth >= 0
    assert depth == 0


def test_every_manner_has_a_name_of_its_own(zh):
    assert [name for name, _ in manners(zh, PAGE)] == ["文本", "GB/T 7714-2015", "BibTeX"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("字" * 450, 1),
        ("字" * 451, 2),
        ("word " * 238, 1),
        ("word " * 239, 2),
        ("字" * 450 + " word" * 238, 2),
    ],
)
def test_han_characters_and_words_are_read_each_at_their_own_pace(text, expected):
    assert minutes(text) == expected


def test_a_number_is_one_word_and_marks_are_none():
    assert minutes("5.5 — , . ; 1,234 NVIDIA’s " * 79 + "x " * 2) == 2
    assert minutes("— , . ; “” " * 500) == 1
