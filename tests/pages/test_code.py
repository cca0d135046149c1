"""Code in a Markdown text is found as CommonMark has it; what is doubtful is text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.manuscript.markdown.code import blanked, code_in, is_within
from macros.manuscript.markdown.entities import entities_in


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("``a`b`` `c", ["``a`b``"]),
        ("\\`a` b`", ["` b`"]),
        ("\\\\`a` b`", ["`a`"]),
        ("`` \\` ``", ["`` \\` ``"]),
        ("`a\nb`", ["`a\nb`"]),
        ("`a\n\nb`", []),
        ("`a\n- b`", []),
        ("```\n<b>\n```\nz `q`\n~~~\nopen", ["```\n<b>\n```", "`q`"]),
        ("~~~ py\n```\n~~~\n", ["~~~ py\n```\n~~~"]),
        ("```py\n`\n````\n```\n", ["```py\n`\n````\n```"]),
        ("``` no language\n\n1\n\n```\n", []),
    ],
)
def test_spans_and_fences_are_code_and_nothing_else_is(text, code):
    assert [text[start:end] for start, end in code_in(text)] == code


@given(st.lists(st.sampled_from(["`", "``", "a", "\\", "\n", "\n\n", "```\n", "~~~\n", " ", "- "])).map("".join))
def test_code_is_in_order_and_apart_and_keeps_its_place_when_blanked(text):
    code = code_in(text)
    assert all(start < end for start, end in code)
    assert all(before[1] <= after[0] for before, after in pairwise(code))
    left = blanked(text, code, "x")
    assert len(left) == len(text)
    assert [mark == "\n" for mark in left] == [mark == "\n" for mark in text]
    inside = {place for start, end in code for place in range(start, end)}
    assert all(is_within(code, place) == (place in inside) for place in range(len(text)))


@pytest.mark.parametrize(
    ("written", "decoded"),
    [
        ("&#65;", "A"),
        ("&#x41", "A"),
        ("&euro;", "€"),
        ("&#128;", "€"),
        ("&#1;", "\x01"),
        ("&#xE002;", "\ue002"),
        (f"&#{'9' * 5000};", "\ufffd"),
        ("&#xD800;", "\ufffd"),
    ],
)
def test_an_entity_stands_for_what_a_browser_makes_of_it(written, decoded):
    assert list(entities_in(f"ab{written}")) == [(2, written, decoded)]


@pytest.mark.parametrize("text", ["&", "&zzz;", "&#;", "&#x;", "AT&T ", "`&#65;`"])
def test_what_a_browser_leaves_as_it_is_is_no_entity(text):
    assert list(entities_in(text)) == []
