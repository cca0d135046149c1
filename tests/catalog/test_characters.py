"""What no text may hold, raw or decoded: told where it stands, in time that grows with the text and no faster."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.nodes import Mapping, read_nodes
from macros.ground.characters import find_strange, without_strange
from tests.effort import within

INVISIBLE = "\u115f\u1160\u3164\uffa0\u2800\u034f"
BETWEEN = "\u200c\u200d"  # allowed in places


def must_be_refused(mark: str) -> bool:
    """By Unicode's own table."""
    code = ord(mark)
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return noncharacter or mark in INVISIBLE or unicodedata.category(mark) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@pytest.mark.heavy
def test_every_character_of_these_categories_is_refused_and_no_letter_of_another() -> None:
    for code in range(sys.maxunicode + 1):
        mark = chr(code)
        refused = find_strange(mark) is not None
        if must_be_refused(mark) and mark not in "\n\t":
            assert refused, hex(code)
        elif refused:
            invisible = 0xFFF0 <= code <= 0xFFF8 or code in (0x2065, 0xFFFC, 0x1D159) or 0xE0000 <= code <= 0xE0FFF
            assert invisible or mark in "⁰¹²³⁴⁵⁶⁷⁸⁹" or unicodedata.category(mark) == "Mn", hex(code)


@pytest.mark.parametrize(
    "text",
    ["👩\u200d🔬", "👨🏽\u200d🚀", "🏳\ufe0f\u200d🌈", "❤\ufe0f", "1\ufe0f\u20e3", "©\ufe0f", "می\u200cخواهم", "क्\u200dष", "Việt", "2\xa0000"],
)  # fmt: skip
def test_joiners_and_selectors_stand_where_they_mean_something(text: str) -> None:
    assert find_strange(text) is None
    assert find_strange(unicodedata.normalize("NFD", text)) is None


@pytest.mark.parametrize(
    "text",
    ["pay\u200dpal", "a\u200cb", "\u200d👩", "👩\u200d", "a\ufe0f", "1\ufe0f", "芯\ufe0f", "芯\U000e0100", "🏴\U000e0067", "e" + 5 * "\u0301"],
)  # fmt: skip
def test_they_are_refused_elsewhere_and_so_are_piles_of_accents(text: str) -> None:
    assert find_strange(text) is not None


@given(st.text(st.characters(exclude_categories=()), max_size=12))
def test_what_is_put_in_their_place_may_be_shown(text: str) -> None:
    shown = without_strange(text)
    assert find_strange(shown) is None
    assert len(shown) == len(text)


@pytest.mark.heavy
@pytest.mark.parametrize(
    "trigger", ["一", "é\u0301", "👩\u200d🔬", "\u0301\u0301\u0301\u0301a", "a\u200d", "\ue000", "ம"]
)
def test_a_million_characters_take_less_than_two_seconds(trigger: str) -> None:
    text = trigger * (1_000_000 // len(trigger))
    with within(2):
        without_strange(text)


@pytest.mark.parametrize(
    "escape", [r"\0", r"\e", r"\uFFFF", r"\uE002", r"\u202e", r"\N", r"\L", r"\u200b", r"\U000E0041", r"\r", r"\b"]
)
@pytest.mark.parametrize("where", ["key", "value"])
def test_an_escape_in_yaml_is_what_it_stands_for(escape: str, where: str) -> None:
    text = f'fact:\n  "{escape}": one\n' if where == "key" else f'fact:\n  one: "a{escape}b"\n'
    node, problems = read_nodes(text, "data/facts/a.yml")
    assert [(found.code, str(found.position)) for found in problems] == [
        ("strange-character", f"data/facts/a.yml:2:{3 if where == 'key' else 8}")
    ]
    assert isinstance(node, Mapping), "the rest is read"
    assert find_strange(repr(node)) is None, "and nobody meets the character"


def test_a_percent_escape_in_a_tag_does_not_reach_the_terminal() -> None:
    _, [found] = read_nodes("a: !<tag:a%1b[31m> b\n", "a.yml")
    assert find_strange(found.said()) is None


def test_a_file_of_mistakes_is_told_in_part_and_soon() -> None:
    with within(5):
        _, problems = read_nodes("".join(f'"\\e{n}": a\n' for n in range(100_000)), "a.yml")
    assert len(problems) == 101
    assert problems[-1].message == "more than 100 mistakes; the others are told when these are mended"


@pytest.mark.parametrize("base", ["英", "A", "é", "，", "—", "９"])
@pytest.mark.parametrize("mark", ["\u302a", "\u302b", "\u302e", "\u3099", "\u0e34", "\u093e", "\u0651"])
def test_a_mark_of_another_script_hides_on_no_letter_of_latin_or_han(base: str, mark: str):
    assert find_strange(f"{base}{mark}伟达")


@pytest.mark.parametrize("text", ["か\u3099", "e\u0301", "ถิ", "한\u302e", "\u0905\u093e", "2\u20e3"])
def test_a_mark_on_a_letter_of_its_own_script_stays(text: str):
    assert find_strange(text) is None


@pytest.mark.parametrize("letter", ["\U0001d159", "\U00016fe4"])
def test_a_letter_without_a_form_of_its_own_is_strange(letter: str) -> None:
    assert find_strange(f"a{letter}b")


@pytest.mark.parametrize("text", ["word¹", "增长²", "2025¹", "sales,³", "，⁴", "¹²", "note⁹"])
def test_a_raised_digit_is_no_note(text: str):
    assert find_strange(text)


@pytest.mark.parametrize("text", ["12 m²", "km³", "10⁹", "10¹²", "10⁻³", "m s⁻¹", "x² + y²", "CO₂"])
def test_a_raised_digit_is_a_power(text: str):
    assert find_strange(text) is None


RAISED = st.text("⁰¹²³⁴⁵⁶⁷⁸⁹", min_size=1, max_size=2)


@given(st.from_regex("[a-z]{4,9}|[12][0-9]{3}|(twice)|NVIDIA’s|in|10%|3,010", fullmatch=True), RAISED)
def test_a_raised_digit_behind_a_word_or_a_year_is_a_note(word: str, raised: str):
    found = find_strange(f"as it said {word}{raised} and again")
    assert found
    assert found.start() == len(f"as it said {word}")


@given(st.sampled_from(["m", "km", "cm", "mm", "nm", "μm", "µm", "ft"]), st.sampled_from("²³"))
def test_a_power_of_a_unit_is_none(unit: str, power: str):
    assert find_strange(f"12 {unit}{power}, 5{unit}{power} W/{unit}{power} 面积{unit}{power}") is None


@pytest.mark.parametrize("mark", ["\u0334", "\u0335", "\u0336", "\u0337", "\u0338", "\u20d2", "\u20e5"])
@pytest.mark.parametrize("base", ["t", "5", "不", "é"])
def test_no_mark_strikes_out_what_it_stands_on(mark: str, base: str):
    assert find_strange(f"no{base}{mark}")
