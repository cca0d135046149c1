"""What arises only once calls and braces are filled, or a text goes into another language of markup, is told or harmless."""

from __future__ import annotations

import pytest

from macros.catalog.periods import PeriodError, read_period
from macros.editions.blocks.markdown import _kept_apart
from macros.editions.mail.text import unasking
from macros.editions.share_cards.sheet import Words, lettering
from macros.ground.letters.look_alikes import find_mixed
from tests.conftest import GOOD_PAGE, GOOD_SOURCES, Read

TERMS = """\
paper:
  name: {zh: 某报, en: A paper}
  short: {zh: nytimes.com, en: nytimes.com}
  kind: organisation
site:
  name: {zh: www.nytimes.com, en: www.nytimes.com}
  kind: organisation
"""


def codes(read: Read, body: str, *, glossary: str = "") -> set[str]:
    """What is told of a body that stands on a page in both languages."""
    files = {f"docs/{language}/more.md": GOOD_PAGE.format(title="More") + f"\n{body}\n" for language in ("zh", "en")}
    files |= {"data/sources/press.yml": GOOD_SOURCES} | ({"data/glossary.yml": glossary} if glossary else {})
    return {problem.code for problem in read(files)[1]}


@pytest.mark.parametrize(
    "link",
    [
        '[{{ term("paper", style="short") }}](https://evil.example/)',
        '[read it](https://evil.example/ "{{ term("site") }}")',
        '{{ term("site") }}[/2025/08/article](https://evil.example/)',
    ],
)
def test_a_link_shows_no_other_place_by_the_names_of_terms(read: Read, link: str) -> None:
    assert "unsafe-link" in codes(read, link, glossary=TERMS)


@pytest.mark.parametrize("call", ['[{{ fact("h20.charge-warned") }}]', '[S{{ fact("h20.charge-warned") }}]'])
def test_a_number_in_brackets_is_no_mark_of_a_note(read: Read, call: str) -> None:
    assert "strange-character" in codes(read, call)


@pytest.mark.parametrize("between", [",", "’", "'", "\u202f", "\u00a0", "·"])
def test_two_numbers_side_by_side_are_not_read_as_one(read: Read, between: str) -> None:
    call = '{{ fact("h20.charge-warned") }}'
    assert "typed-quantity" in codes(read, f"{call}{between}{call}")


@pytest.mark.parametrize(
    "body",
    [
        '{{ fact("h20.charge-warned") }}{{ term("fifth") }}',
        '{{ term("fifth") }},{{ fact("h20.charge-warned") }}',
    ],
)
def test_a_number_and_a_name_with_a_digit_are_not_read_as_one(read: Read, body: str) -> None:
    fifth = "fifth:\n  name: {zh: 5G5, en: 5G5}\n  kind: concept\n"
    assert "typed-quantity" in codes(read, body, glossary=fifth)
    assert "typed-quantity" not in codes(read, body.replace("}}{{", "}} {{").replace("}},{{", "}}, {{"), glossary=fifth)


def test_a_subject_asks_nothing_of_whoever_sends_it() -> None:
    assert "{{" not in unasking("A yardstick {{ UnsubscribeURL }} {% if %} {# a #}")


def test_no_line_of_a_twin_defines_a_note() -> None:
    assert (
        _kept_apart("See this  \n[^s1]", ": The White House confirmed.")
        == "See this  \n[^s1]\\: The White House confirmed."
    )


@pytest.mark.parametrize("period", ["FY1000", "FY1000-Q1", "0999", "9001"])
def test_a_period_begins_and_ends_in_the_calendar(period: str) -> None:
    with pytest.raises(PeriodError):
        read_period(period)


@pytest.mark.parametrize("said", ["x" * 2000, "宽" * 2000, "x" * 40 + " " + "y" * 1900])
def test_a_word_that_no_line_of_a_card_holds_is_cut(said: str) -> None:
    found = lettering(Words(said, 0, 0, 44, 1000, "ink", "sans"))
    assert found.wide <= 1000
    assert found.size >= 14


def test_a_text_wholly_in_another_script_is_looked_at_once() -> None:
    assert find_mixed("α " * 1000) is None
    assert find_mixed("α " * 1000 + "аpple")
