"""No letter of ours is written from right to left, and what others printed may be."""

from __future__ import annotations

import pytest

from macros.ground.characters import find_turning
from tests.conftest import GOOD_FACT, GOOD_PAGE, ROOT, Read

# A letter, a mark of punctuation that looks like an apostrophe, a hyphen, an Arabic digit
TURNING = ["\u05d0", "\u05f3", "\u05be", "\u0661", "\u0627", "\ufb1d", "\U00010840", "\U0001e900"]


@pytest.mark.parametrize("letter", TURNING)
def test_a_letter_that_turns_its_neighbours_is_found(letter: str) -> None:
    assert find_turning(f"a{letter}b")


@pytest.mark.parametrize("text", ["芯片 H20, 5.5 billion — “x”", "é ß Ω я क ไ 한 ア 🎉", "'-:|\"", "\u2060"])
def test_other_letters_are_not(text: str) -> None:
    assert find_turning(text) is None


@pytest.mark.parametrize("written", [*TURNING, "&#1523;", "&#x5d0;", "&#1632;"])
def test_one_in_a_page_is_told(read: Read, written: str) -> None:
    page = GOOD_PAGE.format(title="Title").replace("## Title", f"Share: {written}\n\n## Title", 1)
    _, problems = read({"docs/en/more.md": page, "docs/zh/more.md": page})
    assert {"docs/en/more.md", "docs/zh/more.md"} <= {
        found.position.path for found in problems if found.code == "strange-character"
    }


def test_one_in_a_label_is_told_and_in_a_title_of_a_source_is_not(read: Read) -> None:
    _, problems = read({"data/facts/h20.yml": GOOD_FACT.replace("charge warned of", "charge \u05f3 warned of")})
    assert ("strange-character", "data/facts/h20.yml") in [(found.code, found.position.path) for found in problems]
    text = "\u05e2\u05d1\u05e8\u05d9\u05ea"
    catalog = read()[0].catalog
    assert catalog.sources
    source = f"haaretz:\n  type: webpage\n  title: {{original: {text}, zh: 题, en: In Hebrew}}\n  publisher: {text}\n"
    source += "  language: he\n  grade: B\n  read: full\n  unused: x\n  url: https://example.org/\n"
    _, problems = read({"data/sources/more.yml": source})
    assert [found.said() for found in problems if found.code == "strange-character"] == []


@pytest.mark.parametrize(("code", "name"), [("ar", "arx"), ("he", "hex"), ("fa", "fax")])
def test_a_language_written_from_right_to_left_is_told(read: Read, code: str, name: str) -> None:
    more = f"\n{code}:\n  name: {name}\n  tag: {code}\n  babel: {code}\n  material: {code}\n"
    languages = (ROOT / "data" / "languages.yml").read_text(encoding="utf-8") + more
    _, problems = read({"data/languages.yml": languages})
    line = languages.count("\n") - 1
    assert ("not-an-option", line) in [(found.code, found.position.line) for found in problems]
