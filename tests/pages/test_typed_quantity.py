"""Quantities typed by hand are told; names, dates and turns of speech are none."""

from __future__ import annotations

import pytest

from macros.ground.problems import as_text
from macros.manuscript.rules.typed_quantity import quantities
from tests.conftest import GOOD_EVENT, GOOD_FACT, GOOD_GLOSSARY, GOOD_SOURCES, ROOT

NAMES = frozenset({"H20", "FP16", "三星", "RTX Pro 6000D"})


@pytest.mark.parametrize(
    "text",
    [
        "约45亿美元",
        "增长386%",
        "占三成以上",
        "二十六家公司",
        "三分之一成",
        "4,000人还是48.5万枚",
        "US$4.5 billion",
        "RMB 36.6 billion",
        "¥36.6B",
        "about 30 percent",
        "some 4.3 million developers",
        "two million chips",
        "twenty-six companies",
        "within 86 days",
        "5个百分点",
        "2.4倍",
    ],
)
def test_a_quantity_is_found(text):
    assert quantities(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "H20与FP16",
        "RTX Pro 6000D被叫停",
        "一些公司",
        "三星电子",
        "一家公司",
        "第三季度",
        "2025年4月9日",
        "on 9 April 2025",
        "Q1 FY2026",
        "two trips and three cities",
        '{{ fact("h20.charge-warned") }}',
        "{h20.charge-warned}",
        "[a](x-5-days.html)",
        "`45亿`",
        "十分重要",
        "万一",
    ],
)
def test_what_is_no_quantity_is_left_alone(text):
    assert quantities(text, NAMES) == []


def test_a_typed_quantity_is_told_at_its_place(read):
    page = "---\ntitle: T\ndescription: D\n---\n# T { #t }\n\nA charge of $4.5 billion.\n"
    words = as_text(read({"docs/zh/a.md": page, "docs/en/a.md": page})[1])
    assert 'docs/en/a.md:7:13: "$4.5" is typed by hand [typed-quantity]' in words


def test_a_quantity_in_a_records_words_is_told(read):
    words = as_text(read({"data/facts/h20.yml": GOOD_FACT.replace("预告的费用", "预告的55亿美元")})[1])
    assert 'data/facts/h20.yml:2:15: "55亿" is typed by hand [typed-quantity]' in words


CHANGED = GOOD_FACT + (
    "  history:\n    - {date: 2025-05-01, value: 5.0e9, reason: {zh: 抄成99亿美元, en: it said $99 billion}}\n"
)
GROUPED = (
    "kind: paired-bar\nfacts: [h20.charge-warned]\nunused: a test\ntitle: {zh: 一, en: a}\nsubtitle: {zh: 一, en: a}\n"
    "alt: {zh: 一, en: a}\ngroups:\n  - {name: {zh: 99亿美元, en: $99 billion}, facts: [h20.charge-warned]}\n"
)
COUNTED = (
    "title: {zh: 数, en: numbers}\nfields:\n  - {name: year, type: year, title: {zh: 年, en: year}}\n"
    "  - {name: n, type: number, title: {zh: 99亿美元, en: $99 billion}}\nas_of: 2024\nstatus: reported\nsources: [cnbc]\n"
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/facts/h20.yml", CHANGED),
        ("data/facts/h20.yml", GOOD_FACT + "  locator: $99 billion, 99亿美元\n"),
        ("data/charts/c.yml", GROUPED),
        ("data/series/s.yml", COUNTED),
        ("data/sources/press.yml", GOOD_SOURCES + "  note: {zh: 99亿美元, en: $99 billion}\n"),
        ("data/topics.yml", "h20:\n  name: {zh: 99亿美元, en: $99 billion}\n"),
        ("data/events/kept.yml", GOOD_EVENT.replace("for the tests", "for $99 billion, 99亿美元")),
    ],
)
def test_a_quantity_in_any_text_of_ours_is_told(read, path, text):
    found = [problem for problem in read({path: text})[1] if problem.code == "typed-quantity"]
    assert [problem.position.path for problem in found] == [path, path]
    lines = text.splitlines()
    assert all("99" in lines[problem.position.line - 1] for problem in found)


def test_a_quantity_in_a_units_name_or_a_phrase_is_told(read):
    files = {}
    for path, old, new in (
        ("data/units.yml", 'name: "US dollars"', 'name: "$99 billion"'),
        ("data/phrases/en.yml", "  tagline: ", "  tagline: $99 billion "),
    ):
        written = (ROOT / path).read_text(encoding="utf-8")
        assert old in written, path
        files[path] = written.replace(old, new, 1)
    found = [problem for problem in read(files)[1] if problem.code == "typed-quantity"]
    assert sorted(problem.position.path for problem in found) == sorted(files)


def test_what_others_printed_may_hold_quantities(read):
    sources = GOOD_SOURCES.replace("A charge", "A charge of $99 billion").replace("name: CNBC", "name: 24 days")
    assert "[typed-quantity]" not in as_text(read({"data/sources/press.yml": sources})[1])
    avoided = GOOD_GLOSSARY + "  avoid: {en: [99 billion dollars], zh: [99亿美元]}\n"
    assert "[typed-quantity]" not in as_text(read({"data/glossary.yml": avoided})[1])


def test_a_name_that_is_a_quantity_is_told_and_hides_none(read):
    term = "much:\n  name: {zh: 99亿美元, en: $99 billion}\n  kind: concept\nbare:\n  name: {zh: 99, en: '99'}\n  kind: concept\n"
    page = "---\ntitle: T\ndescription: D\n---\n# T {{ #t }}\n\n{words}\n"
    files = {
        "data/glossary.yml": GOOD_GLOSSARY + term,
        "docs/zh/a.md": page.format(words="损失99亿美元。"),
        "docs/en/a.md": page.format(words="It lost $99 billion, then 99 billion."),
    }
    words = as_text(read(files)[1])
    assert 'data/glossary.yml:6:14: "99亿" is typed by hand [typed-quantity]' in words
    assert 'data/glossary.yml:6:25: "$99" is typed by hand [typed-quantity]' in words
    assert "data/glossary.yml:9" not in words, "99 alone measures nothing"
    assert 'docs/en/a.md:7:9: "$99" is typed by hand' in words
    assert 'docs/en/a.md:7:27: "99 billion" is typed by hand' in words
    assert "docs/zh/a.md:7:3" in words
