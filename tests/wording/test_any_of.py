"""A pattern for many words finds what the plain alternation finds, at a cost that does not grow with their number."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from macros.wording.any_of import any_of

WORDS = st.lists(st.text(st.sampled_from("ab(芯*."), min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, st.text(st.sampled_from("ab(芯*. "), max_size=30))
def test_it_finds_the_longest_of_the_words_as_an_alternation_does(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(any_of(words), text) == re.findall(plain, text)


@given(WORDS, st.text(st.sampled_from("ab(芯*. "), max_size=30))
def test_what_must_follow_a_word_is_asked_of_each(words: list[str], text: str) -> None:
    guarded = "|".join(f"{re.escape(word)}(?!b)" for word in sorted(words, key=len, reverse=True))
    assert re.findall(any_of(words, end=lambda _: "(?!b)"), text) == re.findall(guarded, text)


def test_ten_thousand_words_and_words_within_words_are_found_in_a_long_text_at_once() -> None:
    begun = time.process_time()
    form = re.compile(any_of([*(f"词({n}" for n in range(10_000)), *("a" * n for n in range(1, 121))]))
    assert form.findall("词(9999x" * 50_000)
    assert time.process_time() - begun < 5
