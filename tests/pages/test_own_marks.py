"""Nobody types a mark that only the newsletter sets: of its notes, or of what its records say."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.ground.letters.own_marks import OF_RECORDS, find_own_mark
from tests.conftest import GOOD_FACT, GOOD_PAGE, Read

MARKS = ("[7]", "［７］", "[S3]", "[源3]", "〔12〕", "【1】", "[3?]", "[ w2 ]", "[①]", OF_RECORDS)
WORDS = ("[2026]", "[sic]", "(7)", "[7](#there)", "[Q]", "[1.5]", "[7th]", "[1234]", "[II]", "[2025, 2026]", "[the 7]")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("form", ["{}", "`{}`", "**a**{}", "> {}", "```\n{}\n```", "- a\n\n    {}"])
def test_a_page_has_no_mark_of_ours_however_it_is_written(read: Read, mark: str, form: str) -> None:
    page = GOOD_PAGE.format(title="Title") + "\nWords.\n\n" + form.format(f"by NVIDIA {mark}") + "\n"
    _, problems = read({"docs/en/index.md": page})
    found = [one for one in problems if one.code == "strange-character"]
    assert [mark in one.source_line for one in found] == [True]


@pytest.mark.parametrize(
    ("form", "mark"), [("**[**7]", "[7]"), ("&#91;S3]", "[S3]"), ("&#8251;", OF_RECORDS), ("\\[7\\]", "[7]")]
)
def test_nor_one_that_only_its_readers_see(read: Read, form: str, mark: str) -> None:
    _, problems = read({"docs/en/index.md": GOOD_PAGE.format(title="Title") + f"\nWords {form} here.\n"})
    assert [mark in str(one.message) for one in problems if one.code == "strange-character"] == [True]


@pytest.mark.parametrize("mark", MARKS)
def test_nor_has_the_front_matter_of_a_page_or_a_text_of_a_record(read: Read, mark: str) -> None:
    page = f'---\ntitle: Title\ndescription: "Said {mark}"\n---\n\n# Title {{ #title }}\n'
    fact = GOOD_FACT.replace("en: charge warned of", f'en: "charge warned of {mark}"')
    _, problems = read({"docs/en/index.md": page, "data/facts/h20.yml": fact})
    found = [one.position.path for one in problems if one.code == "strange-character"]
    assert found == ["data/facts/h20.yml", "docs/en/index.md"]


@pytest.mark.parametrize("words", WORDS)
def test_what_only_looks_a_little_like_one_may_be_written(words: str) -> None:
    assert find_own_mark(words.replace("[7](", "(")) is None


@pytest.mark.parametrize("alt", ["1", "S4", "源3"])
def test_nor_is_a_picture_told_by_one(read: Read, alt: str) -> None:
    page = GOOD_PAGE.format(title="Title") + f"\n![{alt}](red.png)\n"
    _, problems = read({"docs/en/index.md": page})
    assert "strange-character" in [one.code for one in problems]


SQUARE = ("SQUARE BRACKET", "TORTOISE SHELL BRACKET", "LENTICULAR BRACKET")
BRACKETS = [
    chr(code)
    for code in range(0x2000, 0x10000)
    if unicodedata.category(chr(code)) == "Ps" and any(kind in unicodedata.name(chr(code)) for kind in SQUARE)
]
NUMBERS = st.from_regex("(S|源|note )?[1-9l][0-9l]{0,2}[a-z]?", fullmatch=True).filter(
    lambda n: set(n) & {*"123456789"}
)


@given(
    st.sampled_from(["[", *BRACKETS]),
    st.lists(NUMBERS, min_size=1, max_size=4),
    st.sampled_from([", ", "、", "–", "; "]),
)
def test_numbers_in_any_square_brackets_look_like_notes(bracket: str, numbers: list[str], between: str) -> None:
    closing = {"[": "]", "［": "］"}.get(bracket) or chr(ord(bracket) + 1)
    words = f"a third{bracket}{between.join(numbers)}{closing} of it"
    found = find_own_mark(words)
    assert found
    assert words.endswith(found[0] + " of it")


@pytest.mark.parametrize("sign", "※⁜⋇⨳⁘⁙†‡⸸")
def test_a_sign_that_looks_like_one_of_ours_is_one(sign: str) -> None:
    assert find_own_mark(f"{sign} The article says")
    assert find_own_mark(f"half of it{sign}12")
