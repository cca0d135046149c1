"""Phrases and patterns are texts with plain slots: they run nothing, and what cannot be filled is told when read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.load import load_catalog
from macros.ground.slots import filled, is_broken, slots_in
from macros.wording.voice import Voice, phrase
from tests.conftest import GOOD_FACT, GOOD_PAGE, ROOT, Read, Write
from tests.effort import within

PROGRAMS = [
    "{n.__class__}", "{n.__class__.__mro__}", "{n[0]}", "{n!r}", "{n:>900000000}", "{n:{n}}", "{0}", "{}", "{ n }", "{N}", "{n", "n}",
    "{{n}", "{n}}", "{n-1}", "{" * 119, "{ñ}", "{n\n}", "%(n)s{",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PROGRAMS)
def test_a_pattern_that_is_more_than_slots_is_told_and_runs_nothing_even_unread(write: Write, pattern: str) -> None:
    root = write()
    file = root / "data" / "phrases" / "en.yml"
    quoted = pattern.replace("\\", "\\\\").replace("\n", "\\n")
    file.write_text(file.read_text().replace("  number: Figure {n}", f'  number: "{quoted}"', 1))
    assert quoted in file.read_text()
    catalog, problems = load_catalog(root)
    [found] = problems
    assert (found.code, found.position.path) == ("broken-braces", "data/phrases/en.yml")
    assert found.source_line[found.position.column - 1 :].startswith('"')
    assert "number" not in catalog.phrases["en"]["figure"]
    words = {"en": {"figure": {"number": pattern}}}
    said = phrase(Voice("en", type(catalog)(phrases=words)), "figure", "number", n=3)
    assert len(said) <= len(pattern)
    assert "class" not in said.replace("__class__", "")


@given(st.text(st.sampled_from("{}n_a .!:[]0")))
def test_a_pattern_is_filled_as_str_format_would_where_it_is_whole(pattern: str) -> None:
    slots = dict.fromkeys(slots_in(pattern), "é{n}")
    said = filled(pattern, slots)
    if not is_broken(pattern):
        assert said == pattern.format(**slots)


def test_every_real_phrase_is_filled_as_before() -> None:
    for groups in load_catalog(ROOT)[0].phrases.values():
        for words in groups.values():
            for pattern in words.values():
                slots = {name: f"<{name}>" for name in slots_in(pattern)}
                assert filled(pattern, slots) == pattern.format(**slots)


def in_phrases(read: Read, old: str, new: str) -> list[tuple[str, str]]:
    text = (ROOT / "data" / "phrases" / "en.yml").read_text()
    assert old in text
    _, problems = read({"data/phrases/en.yml": text.replace(old, new, 1)})
    return [(found.code, found.position.path) for found in problems]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("number: Figure {n}", 'number: "Figure {n} of {all}"', "broken-braces"),
        ("number: Figure {n}", 'number: ""', "empty"),
        ("number: Figure {n}", 'number: " "', "empty"),
        ("number: Figure {n}", "number: [a]", "wrong-type"),
        ("number: Figure {n}", "number: {n: a}", "wrong-type"),
        ("number: Figure {n}", f'number: "{"a" * 2001}"', "too-long"),
        ('decimals-at-most: "', 'decimals-at-most: "x', "not-a-number"),
        ('decimals-at-most: "', 'decimals-at-most: "1e99', "not-a-number"),
        ('decimals-at-most: "', 'decimals-at-most: "-', "not-a-number"),
        ('decimals-at-most: "', 'decimals-at-most: "NaN', "not-a-number"),
        ('groups-from: "', 'groups-from: "٣', "not-a-number"),
    ],
)
def test_a_phrase_that_cannot_be_said_is_told(read: Read, old: str, new: str, code: str) -> None:
    assert (code, "data/phrases/en.yml") in in_phrases(read, old, new)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('{other: "${n}"}', '{other: "$"}', "broken-braces"),
        ('{other: "${n}"}', '{other: "${n}{n}"}', "broken-braces"),
        ('{other: "${n}"}', '{other: "${n:>99}"}', "broken-braces"),
        ('{other: "${n}"}', '{other: "${n}{x.y}"}', "broken-braces"),
        ('{other: "${n}"}', '{one: "${n}"}', "missing-key"),
        ('{other: "${n}"}', '{other: "${n}", more: "${n}"}', "not-an-option"),
        ('{other: "${n}"}', f'{{other: "{"$" * 200}{{n}}"}}', "too-long"),
        ('rise: "rose {n}"', 'rise: "rose"', "broken-braces"),
        ("dimension: {usd: 1}", "dimension: {usd: 99999999999999999999}", "out-of-range"),
        ("dimension: {usd: 1}", "dimension: {U: 1}", "bad-id"),
    ],
)
def test_a_unit_that_cannot_be_written_is_told(read: Read, old: str, new: str, code: str) -> None:
    text = (ROOT / "data" / "units.yml").read_text()
    assert old in text
    _, problems = read({"data/units.yml": text.replace(old, new, 1)})
    assert (code, "data/units.yml") in {(found.code, found.position.path) for found in problems}


def with_pattern(read: Read, pattern: str, key: str = "prose") -> list[tuple[str, str]]:
    """What is told where a unit of whole things has this pattern in English and in Chinese."""
    text = (ROOT / "data" / "units.yml").read_text(encoding="utf-8")
    words = "{prose: {other: '{n}'}, table: {other: '{n}'}, rise: 'rose {n}', fall: 'fell {n}', name: x}"
    old, new = {
        "rise": ("'rose {n}'", f"'{pattern}'"),
        "fall": ("'fell {n}'", f"'{pattern}'"),
    }.get(key, (f"{key}: {{other: '{{n}}'}}", f"{key}: {{other: '{pattern}'}}"))
    unit = f"odd: {{dimension: {{odd: 1}}, scale: plain, words: {{zh: {words}, en: {words}}}}}\n".replace(old, new)
    fact = "\nodd: {label: {zh: 甲, en: A}, value: 26, unit: odd, as_of: 2025, status: reported, sources: [cnbc], unused: x}\n"
    _, problems = read({"data/units.yml": f"{text}\n{unit}", "data/facts/h20.yml": GOOD_FACT + fact})
    return [(found.code, found.position.path) for found in problems]


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "{n}0",
            "9{n}",
            "{n},000",
            "{n} 000",
            "{n}.5",
            "1.{n}",
            "0.{n}",
            ".{n}",
            "{n}½",
            "{n}①",
            "{n}０",
        ),
        *(
            "-{n}",
            "−{n}",
            "－{n}",
            "–{n}",
            "- {n}",
            "+{n}",
            "±{n}",
            "<{n}",
            "≥ {n}",
            "~{n}",
            "{n}+",
            "{n}–",
            "{n}-5",
            "{n}/10",
        ),
        *("{n}%", "{n} ％", "{n}‰", "{n}×10⁶ items", "{n} × 10", "×{n}", "{n} billion", "{n}-million", "{n} thousands"),
        *(
            "{n}  percent",
            "{n} per cent",
            "{n} Per Cent",
            "{n} dozen",
            "{n} hundred items",
            "{n}bn",
            "{n} tn",
            "{n}K",
            "{n}B",
        ),
        *(
            "less than {n}",
            "more than {n} items",
            "up to {n}",
            "over {n}",
            "about {n}",
            "minus {n}",
            "a million {n}",
            "half {n}",
        ),
        *(
            "{n}万",
            "{n} 亿元",
            "{n}億",
            "{n}个亿",
            "{n}余万",
            "{n}千元",
            "百分之{n}",
            "{n}分之一",
            "负{n}",
            "不足{n}",
            "约{n}",
            "三{n}",
        ),
    ],
)
def test_a_unit_that_makes_another_number_of_one_is_told(read: Read, pattern: str) -> None:
    told = ["strange-character"] if "⁶" in pattern else ["not-a-number"] * 2  # a raised digit ends the reading of it
    assert with_pattern(read, pattern) == [(code, "data/units.yml") for code in told]


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "${n} (in millions)",
            "{n} (thousands)",
            "{n} dollars (millions)",
            "{n} dollars in billions",
            "{n} dollars trn",
        ),
        *("{n}（百万美元）", "{n}美元（百万）", "{n}美元（单位：千）", "$000 {n}", "{n} (1,000s)", "{n} items (%)"),
        *("-${n}", "minus ${n}", "up to €{n}", "({n})", "(${n})", "{n}$0", "{n} € million", "(about) {n}"),
        *("{n} dollars or more", "{n} (at most)", "{n}元以上", "{n}美元左右"),
        *("{n}\u0336\u20e4 dollars", "{n} \u0336", "x\u0360{n}"),
    ],
)
@pytest.mark.parametrize("key", ["prose", "table"])
def test_a_unit_that_makes_another_number_further_off_is_told(read: Read, pattern: str, key: str) -> None:
    assert ("not-a-number", "data/units.yml") in with_pattern(read, pattern, key)


def test_a_units_name_holds_no_scale(read: Read) -> None:
    text = (ROOT / "data" / "units.yml").read_text(encoding="utf-8")
    for old, new in (('name: "US dollars"', 'name: "US dollars (Millions)"'), ('name: "美元"', 'name: "百万美元"')):
        _, problems = read({"data/units.yml": text.replace(old, new, 1)})
        assert ("not-a-number", "data/units.yml") in [(found.code, found.position.path) for found in problems]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('prose: {other: "${n}"}', 'prose: {other: "${n}", one: "${n} gzn"}'),
        ('table: {other: "${n}"}', 'table: {other: "${n} gzn"}'),
        ('table: {one: "{n} pt", other: "{n} pts"}', 'table: {one: "{n}", other: "{n} pts"}'),
    ],
)
def test_the_forms_of_a_unit_say_as_much_as_each_other(read: Read, old: str, new: str) -> None:
    text = (ROOT / "data" / "units.yml").read_text(encoding="utf-8")
    assert old in text
    _, problems = read({"data/units.yml": text.replace(old, new, 1)})
    assert [(found.code, found.position.path) for found in problems] == [("not-a-number", "data/units.yml")]


@pytest.mark.parametrize("pattern", ["\u0338{n} dollars", "\u0338\u0338\u0338\u0338{n} dollars", "{n}\u0338"])
def test_no_pattern_of_a_unit_puts_a_mark_on_what_is_beside_it(read: Read, pattern: str) -> None:
    assert ("strange-character", "data/units.yml") in with_pattern(read, pattern)


@pytest.mark.parametrize("pattern", ["\u0338about {n}", "about {n}\u0338"])
def test_no_phrase_puts_a_mark_on_what_is_beside_it(read: Read, pattern: str) -> None:
    text = (ROOT / "data" / "phrases" / "en.yml").read_text(encoding="utf-8")
    wrong = re.sub(r"\n  about: .*\n", f'\n  about: "{pattern}"\n', text, count=1)
    problems = read({"data/phrases/en.yml": wrong})[1]
    assert ("strange-character", "data/phrases/en.yml") in {(found.code, found.position.path) for found in problems}


def test_no_name_in_braces_is_struck_out(read: Read) -> None:
    note = "  note: {zh: '是{value}\u0336', en: 'It was {value}\u0336'}\n"
    front = GOOD_PAGE.format(title="T").replace("description: T", "description: '{h20.charge-warned}\u0336'")
    problems = read({"data/facts/h20.yml": GOOD_FACT + note, "docs/en/index.md": front})[1]
    assert [found.position.path for found in problems if found.code == "strange-character"] == [
        *("data/facts/h20.yml", "data/facts/h20.yml", "docs/en/index.md")
    ]


@pytest.mark.parametrize("key", ["table", "rise", "fall"])
def test_every_form_of_a_unit_is_looked_at(read: Read, key: str) -> None:
    assert with_pattern(read, "x {n}0", key) == [("not-a-number", "data/units.yml")] * 2


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "1美元兑{n}元",
            "{n}个百分点",
            "{n}百分点",
            "{n}千克",
            "{n}兆瓦",
            "{n} percentage points",
            "{n}×",
            "{n}-fold",
            "{n} K",
        ),
        *(
            "{n} mm²",
            "每毫米{n}TFLOPS",
            "RMB {n} to the dollar",
            "${n}",
            "¥{n}",
            "{n}GB/s",
            "{n}/s",
            "{n} days",
            "{n}°C",
        ),
        *(
            "{n} millionaires",
            "{n} hundredweight",
            "{n} bnei",
            "Roman {n}",
            "{n}多边形",
            "{n} (2020 prices)",
            "{n} cases per million people",
            "{n} per 1,000 people",
            "每百万人{n}例",
            "({n} items)",
        ),
    ],
)
def test_a_unit_that_leaves_its_number_alone_is_not_told(read: Read, pattern: str) -> None:
    assert with_pattern(read, pattern) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: English", f"name: {'x' * 200}"), ("name: English", 'name: "<>"'), ("tag: en", "tag: en_GB"), ("tag: en", 'tag: "\\"><x"'),
        ("tag: en", "tag: 英"), ("babel: en_GB", "babel: xx"), ("babel: en_GB", "babel: ../../x"), ("babel: en_GB", "babel: root"),
        ("babel: en_GB", "babel: en-GB"), ("babel: en_GB", f"babel: {'e' * 300}"), ("material: en", "material: ../../x"),
        ("material: en", "material: en/x"), ("material: en", "material: EN"), ("\nen:", "\n..:"), ("\nen:", "\na/b:"),
        ("\nen:", "\nassets:"), ("\nen:", "\nsearch:"), ("\nen:", "\ndata:"), ("\nen:", '\n"":'), ("\nen:", f"\n{'e' * 250}:"),
    ],
)  # fmt: skip
def test_a_language_has_the_form_that_becomes_folders_and_attributes(read: Read, old: str, new: str) -> None:
    text = (ROOT / "data" / "languages.yml").read_text()
    assert old in text
    _, problems = read({"data/languages.yml": text.replace(old, new, 1)})
    here = [found for found in problems if found.position.path == "data/languages.yml"]
    assert len(here) == 1
    assert here[0].position.line == 1 + text.replace(old, new, 1).count("\n", 0, text.index(old) + new.startswith("\n"))


@pytest.mark.parametrize("trigger", ["{", "}", "{{", "{n", "{n}", "}{"])
def test_a_pattern_of_any_length_is_read_at_once(trigger: str) -> None:
    with within(2):
        pattern = trigger * 100_000
        is_broken(pattern)
        filled(pattern, {"n": 1})
