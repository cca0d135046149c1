"""Phrases are held against what the site asks for, so that a mistake made in every language is told as one in one is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from macros.catalog.phrases.asked import ASKED
from macros.charts.kinds import kind, kind_names
from macros.pages.from_records.open_data import claim_fields, fact_fields, source_fields
from macros.wording.voice import voices
from tests.conftest import ROOT, Read

PHRASES = {
    language: (ROOT / "data" / "phrases" / f"{language}.yml").read_text(encoding="utf-8") for language in ("zh", "en")
}


def asked_in_code() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Group, key and slots of each call in the code that names its phrase."""
    for file in sorted((ROOT / "macros").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "phrase" or len(node.args) != 3:
                continue
            group, key = node.args[1:]
            if isinstance(group, ast.Constant) and isinstance(key, ast.Constant):
                slots = frozenset(keyword.arg or "**" for keyword in node.keywords)
                yield str(group.value), str(key.value), slots


def asked_in_templates() -> Iterator[tuple[str, str]]:
    folders = (ROOT / "macros", ROOT / "overrides")
    for file in sorted(file for folder in folders for file in folder.rglob("*.html")):
        for found in re.finditer(r'(?<!lang\.)\bt\("([a-z-]+)", "([a-z-]+)"', file.read_text(encoding="utf-8")):
            yield found[1], found[2]


def test_every_phrase_that_the_code_names_is_asked_for_with_the_slots_it_fills() -> None:
    found = list(asked_in_code())
    assert len(found) > 80
    assert [one for one in found if one[:2] not in ASKED] == []
    known = [one for one in found if "**" not in one[2]]
    assert [one for one in known if one[2] != ASKED[one[:2]]] == []


def test_every_phrase_that_a_template_names_is_asked_for() -> None:
    found = list(asked_in_templates())
    assert len(found) > 60
    assert [one for one in found if one not in ASKED] == []


def test_every_column_and_every_note_of_a_chart_has_a_phrase(read: Read) -> None:
    every = voices(read()[0].catalog)
    fields = [*fact_fields(every), *claim_fields(every), *source_fields(every)]
    stems = {re.sub(f"_({'|'.join(every)})$", "", field.name).replace("_", "-") for field in fields}
    assert {("fields", stem) for stem in stems} <= ASKED.keys()
    assert {("figure", note) for name in kind_names() for note in kind(name).NEEDS.notes} <= ASKED.keys()


def in_both(read: Read, group: str, key: str, pattern: str | None) -> set[tuple[str, str]]:
    """What is told where every language has this pattern; None takes the phrase out."""
    files = {}
    for language, text in PHRASES.items():
        line = re.compile(rf"(^{group}:\n(?:(?:  .*|#.*)?\n)*?)  {key}: .*\n", re.MULTILINE)
        assert line.search(text), (group, key)
        instead = "" if pattern is None else f"  {key}: '{pattern}'\n"
        files[f"data/phrases/{language}.yml"] = line.sub(lambda found, new=instead: found[1] + new, text, count=1)
    return {(found.code, found.position.path) for found in read(files)[1]}


def told(code: str) -> set[tuple[str, str]]:
    return {(code, f"data/phrases/{language}.yml") for language in PHRASES}


@pytest.mark.parametrize("name", sorted(dict(ASKED.keys()).items()), ids=".".join)
def test_a_phrase_that_no_language_has_is_told_in_each(read: Read, name: tuple[str, str]) -> None:
    assert in_both(read, *name, None) == told("missing-phrase")


@pytest.mark.parametrize(
    ("group", "key", "pattern"),
    [
        ("site", "print", "A {foo} b"), ("site", "share", "{name}"), ("claims", "bar", "{verdict}"),
        ("claims", "heading", "{n}"), ("numbers", "groups-from", "{n}"),
        ("quote", "marks", "He said so"), ("quote", "by", "{date}"), ("quote", "at", "{speaker}, {date}"),
        ("card", "report-body", "{id}"), ("corrections", "from-to", "until {old}"), ("ledger", "result", "{what}"),
        ("corrections", "changed", ": {old}"), ("citation", "title", "A title"), ("figure", "run-on", "{note}"),
        ("claims", "tally", "{verdict}"), ("sources", "rests", "many"), ("periods", "quarter", "{year}"),
        ("periods", "fiscal-year", "FY"), ("periods", "span", "{first}"), ("periods", "early", "early"),
        ("ranges", "prose", "{low} to {high}"), ("ranges", "apart", "{low} to"), ("bounds", "exact", "a number"),
        ("bounds", "about", "{n} or {n}"), ("quote", "marks", "{text}{text}"), ("corrections", "changed", "{old}{old}{new}"),
        ("ranges", "apart", "{high} to {low}"), ("periods", "span", "{last} to {first}"),
        ("corrections", "changed", ": {new} → {old}"), ("corrections", "changed", ": {old} ← {new}"),
    ],
)  # fmt: skip
def test_slots_that_are_wrong_in_every_language_are_told_in_each(
    read: Read, group: str, key: str, pattern: str
) -> None:
    expected = "not-a-number" if key == "groups-from" else "broken-braces"
    assert (expected, "data/phrases/en.yml") in in_both(read, group, key, pattern) >= told(expected)


@pytest.mark.parametrize(
    ("group", "key", "pattern"),
    [
        ("numbers", "minus", "{n}"), ("numbers", "minus", "less {n}"), ("numbers", "minus", "+{n}"),
        ("numbers", "minus", "−−{n}"), ("numbers", "minus", "−1{n}"), ("numbers", "minus", "{n}−"),
        ("numbers", "plus", "−{n}"), ("numbers", "plus", "{n}"), ("numbers", "plus", "±{n}"),
        ("bounds", "exact", "1{n}"), ("bounds", "exact", "{n}0"), ("bounds", "exact", "{n}万"), ("bounds", "about", "{n} 000"),
        ("bounds", "exact", "−{n}"), ("bounds", "exact", "over {n}"), ("bounds", "over", "{n}%"), ("bounds", "at-most", "9 of {n}"),
        ("ranges", "table", "{low}0–{high}{scale}"), ("ranges", "table", "−{low}–{high}{scale}"),
        ("ranges", "apart", "{low} to {high}%"), ("ranges", "apart", "{low} to {high}億"),
        ("timeline", "count", "1{n}"), ("sources", "rests", "{n}千"), ("figure", "number", "Figure 2{n}"),
    ],
)  # fmt: skip
def test_a_pattern_that_makes_another_number_of_one_is_told(read: Read, group: str, key: str, pattern: str) -> None:
    assert in_both(read, group, key, pattern) >= told("not-a-number")


@pytest.mark.parametrize(
    ("group", "one", "other"),
    [
        ("verdicts", "matches", "differs"),
        ("bounds", "at-least", "at-most"),
        ("grades", "a", "c"),
        ("statuses", "reported", "projection"),
        ("readings", "full", "not-opened"),
        ("periods", "early", "late"),
    ],
)
def test_one_word_for_two_things_that_a_reader_must_tell_apart_is_told(
    read: Read, group: str, one: str, other: str
) -> None:
    text = PHRASES["en"]
    start = text.index(f"\n{group}:")
    said = re.search(rf"  {one}: (.*)\n", text[start:])
    assert said
    wrong = text[:start] + re.sub(rf"  {other}: .*\n", f"  {other}: {said[1]}\n", text[start:], count=1)
    _, problems = read({"data/phrases/en.yml": wrong})
    assert {(found.code, found.position.path) for found in problems} == {("not-an-option", "data/phrases/en.yml")}


def test_a_full_stop_makes_no_other_word(read: Read) -> None:
    text = PHRASES["en"]
    said = re.search(r"\n  matches: (.*)\n", text)
    assert said
    wrong = re.sub(r"\n  differs: .*\n", f"\n  differs: '{said[1].strip(chr(34)).upper()}.'\n", text, count=1)
    _, problems = read({"data/phrases/en.yml": wrong})
    assert {(found.code, found.position.path) for found in problems} == {("not-an-option", "data/phrases/en.yml")}


def test_a_rise_that_is_written_as_a_fall_is_told(read: Read) -> None:
    text = (ROOT / "data" / "units.yml").read_text(encoding="utf-8")
    _, problems = read({"data/units.yml": text.replace('fall: "fell {n}"', 'fall: "rose {n}"', 1)})
    assert [(found.code, found.position.path) for found in problems] == [("not-an-option", "data/units.yml")]


@pytest.mark.parametrize(
    ("group", "key", "most"),
    [
        ("claims", "heading", 120),
        ("site", "print", 120),
        ("site", "share", 120),
        ("data", "files", 120),
        ("verdicts", "matches", 120),
        ("claims", "intro", 500),
        ("fields", "bound", 500),
    ],
)
def test_a_title_or_a_label_is_no_longer_than_one(read: Read, group: str, key: str, most: int) -> None:
    assert in_both(read, group, key, "x" * most) == set()
    assert in_both(read, group, key, "x" * (most + 1)) == told("too-long")
