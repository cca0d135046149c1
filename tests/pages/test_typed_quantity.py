"""Quantities typed by hand are told; names, dates and turns of speech are none."""

from __future__ import annotations

import pytest

from macros.ground.problems import as_text
from macros.manuscript.markdown.quantities import measured
from macros.manuscript.markdown.running_text import bare
from tests.conftest import GOOD_EVENT, GOOD_FACT, GOOD_GLOSSARY, GOOD_PAGE, GOOD_SOURCES, ROOT

NAMES = frozenset({"H20", "FP16", "三星", "RTX Pro 6000D"})


@pytest.mark.parametrize(
    "text",
    [
        "约45亿美元",
        "⅔ of its revenue",
        "中国占收入的⅔",
        "nine in ten of its chips",
        "XLV billion of dollars",
        "卅%的芯片",
        "其余值俩亿",
        "仨亿",
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
        "USD5 billion",
        "EUR 30",
        "RMB45亿",
        "NT$30",
        "5.5€",
        "5.5 €",
        "₩7,000",
        "$ -3",
        "5.5 tn",
        "36.6B",
        "30 EUR",
        "300 yen",
        "5½ billion",
        "５．５ ｂｉｌｌｉｏｎ",
        "𝟓 billion",
        "5\u0332 billion",
        "x5 billion",
        "45多亿",
        "45个亿",
        "三十多家",
        "30余名",
        "8成",
        "3笔",
        "50英镑",
        "1 basis point",
        '[a](b.md "It was $5.5 billion")',
        '*a*{ title="$7.7 billion" }',
        "a{ title=$7bn }",
        "![some 40%](a.png)",
        "2.4倍",
        "30K people",
        "It has 2000 companies",
        "约2000家公司",
        "5M chips",
        "有96GB显存",
        "算力148TFLOPS",
        "面积814平方毫米",
        "过了3年",
        "共3000台",
        "一半的人",
        "三分之一的人",
        "45纳米",
        "有2300家店",
        "数字是130.5。",
        "两倍于此",
        "翻了一番",
        "百分之五十",
        "1万5000人",
        "十二家公司",
        "20人",
        "3个月",
        "翻倍",
        "It has 96GB of memory",
        "148 TFLOPS",
        "814 mm²",
        "3 years",
        "3,000 units",
        "Half the people",
        "a third of people",
        "45 nm",
        "2,300 shops",
        "The number is 130.5.",
        "It doubled",
        "twice as much",
        "fifty per cent",
        "4.5x",
        "20-year-old",
        "eleven companies",
        "ten times as many",
        "5﹪",
        "﹩7,000",
        "伍亿",
        "45余亿元",
        "700W",
        "two-thirds",
        "12 GW",
        "46 000 000",
        "46\u2009000\u2009000 of them",
        "some 46 000",
        "46'000'000",
        "46.000.000",
        "46000000",
        "five and a half billion",
        "three and a half years",
        "Ⅻ billion",
        "⑳ billion",
        "threefold",
        "3 out of 4",
        "nine out of ten",
        "usd 55",
        "五十五 亿美元",
    ],
)
def test_a_quantity_is_found(text):
    assert measured(bare(text, NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "H20与FP16",
        "H20s were sold",
        "RTX Pro 6000D被叫停",
        "一些公司",
        "三星电子",
        "一家公司",
        "第三季度",
        "2025年4月9日",
        "on 9 April 2025",
        "Q1 FY2026",
        "three in ten years",
        "他们俩人",
        "XIV Congress",
        "two trips and three cities",
        '{{ fact("h20.charge-warned") }}',
        "{h20.charge-warned}",
        "[a](x-5-days.html)",
        "[a](x_(5)-5-days.html)",
        "[a](<5 days.html>)",
        "{ #took-5-days }",
        "Form 10-K and 8-K",
        "GPT-4 and B2B",
        "TOP 500",
        "`45亿`",
        "十分重要",
        "万一",
        "a 4K screen",
        "In 2025 customers in China bought less",
        "the 2025 models",
        "since 2024 employees have left",
        "第二款芯片",
        "数十亿美元",
        "上百家公司",
        "四笔交易",
        "四个数字",
        "三座城市",
        "Four deals",
        "ten companies",
        "两三家",
        "百年老店",
        "第3家",
        "Billions of dollars",
        "over a hundred companies",
        "千方百计",
        "二十一世纪",
        "九十年代",
        "in the first half of 2025",
        "in 2025, yearly",
        "CC BY 4.0",
        "CUDA 12.4",
        "Executive Order 14105",
        "第14105号",
        "RFC 4287",
        "the second half of the year",
        "成百上千",
        "first three quarters of fiscal 2026",
        "上半年",
        "Section 232",
        "三年",
        "three years",
        "1990年代",
        "GB/T 7714-2015",
        "0001045810-26-000075",
        "In 2025 300",
        "Section 232 301",
        "out of it",
        "manifold",
        "five and a half",
    ],
)
def test_what_is_no_quantity_is_left_alone(text):
    assert measured(bare(text, NAMES)) == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("{}家", "{} companies"),
        ("{}天", "{} days"),
        ("{}年", "{} years"),
        ("{}座", "{} sites"),
        ("{}笔", "{} deals"),
        ("{}人", "{} people"),
        ("{}台", "{} units"),
    ],
)
@pytest.mark.parametrize(
    ("han", "word", "typed"), [("三", "three", False), ("十", "ten", False), ("十二", "twelve", True), ("4", "4", True)]
)
def test_the_languages_are_equally_strict(zh, en, han, word, typed):
    assert [bool(measured(pattern.format(n))) for pattern, n in ((zh, han), (en, word))] == [typed, typed]


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
        ("data/phrases/en.yml", "  menu: ", "  menu: $99 billion "),
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


@pytest.mark.parametrize(
    "text",
    [
        "the charge was `$5.5 billion`",
        "9.9          billion dollars",
        "](or 40% of it)",
        "see https://a.example/$77bn",
        "{{ $5.5 billion }}",
        "```$5.5 billion```",
    ],
)
def test_no_mark_of_markdown_hides_a_quantity_where_there_is_no_markdown(read, text):
    fact = GOOD_FACT.replace("charge warned of", f"'{text}'").replace("预告的费用", f"'{text}'")
    page = GOOD_PAGE.replace(
        "description: {title}", "description: '" + text.replace("{{ ", "").replace(" }}", "") + "'"
    )
    page = page.format(title="题目")
    found = read({"data/facts/h20.yml": fact, "docs/zh/index.md": page, "docs/en/index.md": page})[1]
    places = [found_one.position.path for found_one in found if found_one.code == "typed-quantity"]
    assert sorted(places) == ["data/facts/h20.yml", "data/facts/h20.yml", "docs/en/index.md", "docs/zh/index.md"]


def test_a_backtick_in_front_matter_hides_nothing_of_the_body(read):
    page = "---\ntitle: T `\ndescription: D\n---\n# T { #t }\n\nA charge of $4.5 billion ` here.\n"
    words = as_text(read({"docs/zh/a.md": page, "docs/en/a.md": page})[1])
    assert 'docs/en/a.md:7:13: "$4.5" is typed by hand [typed-quantity]' in words


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ('[甲](../index.md "甲")', '[a](../index.md "It was $5.5 billion")'),
        ("*甲*", '*this*{ title="&#36;7.7 b&#105;llion lost" }'),
        ("*甲*", "*this*{ title='It lost **40**&#37;' }"),
    ],
)
def test_a_quantity_that_shows_when_a_word_is_pointed_at_is_told(read, zh, en):
    page = "---\ntitle: T\ndescription: D\n---\n# T {{ #t }}\n\n{words}\n"
    found = read({"docs/zh/a/b.md": page.format(words=zh), "docs/en/a/b.md": page.format(words=en)})[1]
    codes = {(one.code, str(one.position)) for one in found if one.position.line == 7}
    assert [place[:17] for code, place in codes if code == "typed-quantity"] == ["docs/en/a/b.md:7:"]


def test_a_number_in_the_title_of_a_link_stands_in_every_language(read):
    page = "---\ntitle: T\ndescription: D\n---\n# T {{ #t }}\n\n[a](../index.md {words})\n"
    files = {"docs/zh/a/b.md": page.format(words='"2024年"'), "docs/en/a/b.md": page.format(words='"in 2025"')}
    assert [found.code for found in read(files)[1] if found.position.line == 7] == ["number-parity"] * 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("5 b", "It lost 5 billion dollars."),
        ("五十", "它损失了五十亿。"),
        ("五十", "它损失了三百五十亿元。"),
        ("a loss of 5", "It was a loss of 5 billion dollars."),
        ("a loss of 5", "It was a loss of 5% or 56 billion."),
        ("45 units", "It cost $45 units."),
        ("25 of it", "It was 7.25 of it, and 3,25 of it, 40%."),
        ("三", "十三家"),
    ],
)
def test_no_name_of_the_glossary_takes_the_digits_out_of_a_quantity(read, name, text):
    term = f'odd:\n  name: {{zh: "{name}", en: "{name}"}}\n  kind: concept\n'
    page = f"---\ntitle: T\ndescription: D\n---\n# T {{ #t }}\n\n{text}\n"
    found = read({"data/glossary.yml": GOOD_GLOSSARY + term, "docs/zh/a.md": page, "docs/en/a.md": page})[1]
    places = {one.position.path for one in found if one.code == "typed-quantity" and one.position.line == 7}
    assert places == {"docs/zh/a.md", "docs/en/a.md"}
