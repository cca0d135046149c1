"""How search parts what is written, which is how it parts what is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.editions.search_words import first_letters, folded, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("出口管制", ["出口", "口管", "管制", "制"]),
        ("H20芯片", ["h20", "芯片", "片"]),
        ("55亿美元", ["55", "亿美", "美元", "元"]),
        ("５５亿", ["55", "亿"]),
        ("up to $5.5 billion", ["up", "to", "5.5", "billion"]),
        ("1,234,567 chips", ["1234567", "chip"]),
        ("1,2,3", ["1,2,3"]),
        ("NVIDIA’s licences", ["nvidia", "licence"]),
        ("companies' losses", ["company", "losse"]),
        ("dies flies", ["die", "fly"]),
        ("bus class US", ["bus", "class", "us"]),
        ("Zürich Ångström", ["zurich", "angstrom"]),
        ("soft\u00adware", ["software"]),
        ("第55\u2060亿", ["第", "55", "亿"]),
        ("エヌビディア", ["エヌ", "ヌビ", "ビデ", "ディ", "ィア", "ア"]),
        ("한국어 칩", ["한국어", "칩"]),
        ("“”……!?", []),
        ("", []),
    ],
)
def test_a_text_is_parted(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


HAN = st.text(alphabet="出口管制芯片英伟达黄仁勋", min_size=2, max_size=6)


@given(HAN, HAN, HAN)
def test_a_word_of_a_script_without_spaces_is_found_wherever_it_stands(before: str, word: str, after: str) -> None:
    asked = list(words(word))[:-1]
    assert set(asked) <= set(words(before + word + after))
    assert set(words(word)) <= set(words(f"{before}，{word}。{after}"))


@given(st.text())
def test_what_is_parted_holds_letters_that_say_where_it_is_kept(text: str) -> None:
    for word in words(text):
        assert word.startswith(first_letters(word))
        assert not any(letter.isspace() for letter in word)


@given(st.text(alphabet="abcé Ａ1２.,'’芯片"))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
