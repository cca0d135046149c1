"""A word is written in the letters of one script: of two that look alike, no reader sees which it is."""

from __future__ import annotations

import pytest

from macros.ground.letters.look_alikes import find_mixed
from tests.conftest import GOOD_FACT, GOOD_PAGE, GOOD_SOURCES, Read

MIXED = ["milli\u043en", "\u0412illion", "R\u0435uters", "\u0392illion", "tim\u0435s", "n\u03bf", "caf\u00e9\u0441"]
MIXED += ["Financia\u217c", "mi\u217c\u217cion", "\U0001d5adVIDIA", "N\uff36IDIA", "\u24b6MD", "Ber\u2113in"]
ONE = [
    "million",
    "\u00b5m",
    "\u03bcm",
    "\u03bcW",
    "k\u03a9",
    "\u0394T",
    "\u041c\u043e\u0441\u043a\u0432\u0430",
    "\u03b2-test",
    "CUDA\u82af\u7247",
    "na\u00efve",
    "5\u00d7",
    "NVIDIA\u2122",
    "Part \u2164",
    "\uff21\uff22\uff23",
    "5 \u2103",
]


@pytest.mark.parametrize("word", MIXED)
def test_a_word_of_two_scripts_is_found_and_told_wherever_it_stands(read: Read, word: str) -> None:
    assert find_mixed(f"a {word}, b")
    page = GOOD_PAGE.format(title="T")
    places = {
        "data/facts/h20.yml": (GOOD_FACT.replace("en: charge", f"en: {word} charge"), "data/facts/h20.yml:2"),
        "data/sources/press.yml": (GOOD_SOURCES.replace("name: CNBC", f"name: {word}"), "data/sources/press.yml:4"),
        "docs/en/index.md": (page.replace("\n## ", f"\nA {word} here.\n\n## "), "docs/en/index.md:10"),
    }
    for name, (text, place) in places.items():
        told = [str(found.position) for found in read({name: text})[1] if found.code == "strange-character"]
        assert [found.rpartition(":")[0] for found in told] == [place], name


@pytest.mark.parametrize("written", ["milli&#1086;n", "milli*\u043e*n", "milli&ocy;n"])
def test_one_that_only_a_reader_sees_is_told_too(read: Read, written: str) -> None:
    text = GOOD_PAGE.format(title="T").replace("\n## ", f"\nA {written} here.\n\n## ")
    assert "strange-character" in {found.code for found in read({"docs/en/index.md": text})[1]}


@pytest.mark.parametrize("word", ONE)
def test_a_word_of_one_script_and_a_sign_of_science_are_not(word: str) -> None:
    assert find_mixed(f"a {word}, b") is None
