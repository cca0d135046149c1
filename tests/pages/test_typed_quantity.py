"""Quantities typed by hand are told; names, dates and turns of speech are none."""

from __future__ import annotations

import pytest

from macros.ground.problems import as_text
from macros.manuscript.rules.typed_quantity import quantities
from tests.conftest import GOOD_FACT

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
