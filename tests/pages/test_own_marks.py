"""Nobody types a mark that only the newsletter sets: of its notes, or of what its records say."""

from __future__ import annotations

import pytest

from macros.ground.letters.own_marks import OF_RECORDS, find_own_mark
from tests.conftest import GOOD_FACT, GOOD_PAGE, Read

MARKS = ("[7]", "［７］", "[S3]", "[源3]", "〔12〕", "【1】", "[3?]", "[ w2 ]", "[①]", OF_RECORDS)
WORDS = ("[2026]", "[sic]", "(7)", "[7](#there)", "[Q]", "[1.5]", "[1–3]", "[7th]", "[1234]")


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
