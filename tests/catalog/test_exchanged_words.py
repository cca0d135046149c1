"""Words that are exchanged within one language are told where the language or CLDR says what they mean."""

from __future__ import annotations

from itertools import permutations

import pytest

from macros.catalog.rules.phrases_of_numbers import _SAID
from tests.conftest import ROOT, Read

PAIRS = [
    (language, group, one, other)
    for language in ("zh", "en")
    for group, keys in (
        ("bounds", ("about", "nearly", "over", "at-least", "at-most")),
        ("periods", ("early", "mid", "late")),
    )
    for one, other in permutations(keys, 2)
]


def phrases(language: str) -> str:
    return (ROOT / "data" / "phrases" / f"{language}.yml").read_text(encoding="utf-8")


def of(text: str, group: str, key: str) -> str:
    return text.partition(f"\n{group}:\n")[2].partition(f"  {key}: ")[2].partition("\n")[0]


@pytest.mark.parametrize(("language", "group", "one", "other"), PAIRS)
def test_a_bound_or_a_part_of_a_month_in_the_words_of_another_is_told(
    read: Read, language: str, group: str, one: str, other: str
) -> None:
    text = phrases(language)
    mine, others = (f"  {one}: {of(text, group, key)}\n" for key in (one, other))
    head, name, rest = text.partition(f"\n{group}:\n")
    _, problems = read({f"data/phrases/{language}.yml": head + name + rest.replace(mine, others, 1)})
    told = [problem for problem in problems if f'"{group}.{one}"' in str(problem.message)]
    assert "not-an-option" in {problem.code for problem in told}


def test_no_word_is_known_for_two_of_one_group() -> None:
    for known in _SAID.values():
        for one, other in permutations(known, 2):
            assert one.split(".")[0] != other.split(".")[0] or not {*known[one].split("|")} & {*known[other].split("|")}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("中文", "English", True),
        ("中文", "Zhongwen", True),
        ("English", "中文", True),
        ("English", "Englisch", True),
        ("中文", "简体中文", False),
        ("English", "english", False),
        ("English", "British English", False),
    ],
)
def test_a_language_bears_its_own_name(read: Read, old: str, new: str, told: bool) -> None:
    text = (ROOT / "data" / "languages.yml").read_text(encoding="utf-8").replace(f"name: {old}", f"name: {new}")
    problems = [one for one in read({"data/languages.yml": text})[1] if one.position.path == "data/languages.yml"]
    assert bool({problem.code for problem in problems} & {"not-an-option", "duplicate-id"}) is told
