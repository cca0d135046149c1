"""Dates and names with numbers keep to one line."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.ground.characters import find_strange
from macros.pages.inspection import faults_in
from macros.pages.wholes import keep_whole
from macros.wording.voice import Voice
from tests.conftest import GOOD_GLOSSARY
from tests.effort import within

GLOSSARY = GOOD_GLOSSARY + (
    "rtx:\n  name: {zh: RTX Pro 6000D, en: RTX Pro 6000D}\n  kind: product\n"
    "club:\n  name: {zh: 海湖庄园, en: Mar-a-Lago}\n  kind: place\n"
)


@pytest.fixture
def voices(read):
    catalog = read({"data/glossary.yml": GLOSSARY})[0].catalog
    return {language: Voice(language, catalog) for language in catalog.languages}


@pytest.mark.parametrize(
    "text", ["Do 2–1️⃣ now", "The RTX Pro 6000D\u0301 card", "On 27 April 2025️⃣", "损失12万5️⃣", "到2025年1️⃣"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_span_ends_inside_a_sign_so_that_the_page_can_be_published(voices, language, text):
    made = keep_whole(f"<p>{text}</p>", voices[language])
    assert find_strange(made) is None
    assert "</span>\u0301" not in made


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # which no example changes
@given(
    before=st.sampled_from(["on 27 April ", "2–", "到2025年", "1月", "", "万5"]),
    number=st.sampled_from(["10", "2010", "12 m", "10⁻"]),
    power=st.text("⁰¹²³⁴⁵⁶⁷⁸⁹", min_size=1, max_size=2),
    after=st.sampled_from(["", "年", " and again", "%", "万美元"]),
)
def test_what_may_be_written_with_a_power_can_be_published(voices, language, before, number, power, after):
    text = f"{before}{number}{power}{after}"
    if find_strange(text) is None:
        made = keep_whole(f"<p>{text}</p>", voices[language])
        assert faults_in(made) == []
        assert not re.search("\\d</span>[⁰¹²³⁴-⁹]", made)


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("zh", "那是前一年的1月的事", ["1月"]),
        ("zh", "到2025年4月27日为止", ["2025年", "4月27日"]),
        ("zh", "到2025年底，或1月上旬", ["2025年底", "1月上旬"]),
        ("zh", "2027财年第一季度", ["2027财年"]),
        ("zh", "至多55亿美元，约48.5万枚，120亿至150亿美元", ["55亿美元", "48.5万枚", "120亿", "150亿美元"]),
        ("en", "ended on 27 April 2025", ["27 April 2025"]),
        ("en", "dinner at Mar-a-Lago, then RTX Pro 6000D", ["Mar-a-Lago", "RTX Pro 6000D"]),
        ("en", "27 April 2025 at Mar-a-Lago", ["27 April 2025", "Mar-a-Lago"]),
        ("en", "not Mar-a-Lago_ but RTX Pro 6000D 27 April", ["RTX Pro 6000D", "27 April"]),
        ("zh", "下跌约7%–8% → 至多18.2%", ["7%–8%"]),
        ("en", "fell about 7–8% → about 7.4%", ["7–8%"]),
        ("en", "no date: 2025 and May", []),
        ("en", "not in sub-Mar-a-Lago", []),
    ],
)
def test_what_must_not_break_is_wrapped(voices, language, text, whole):
    made = keep_whole(f"<p>{text}</p>", voices[language])
    assert made.count('<span class="cl-whole">') == len(whole)
    for words in whole:
        assert f'<span class="cl-whole">{words}</span>' in made


@pytest.mark.parametrize(
    "html", ["<svg><text>2025年4月</text></svg>", '<a title="27 April 2025">x</a>', "<code>1月</code>"]
)
def test_drawings_attributes_and_code_are_left_alone(voices, html):
    assert keep_whole(html, voices["zh"]) == html


def test_nothing_but_spans_is_added(voices):
    html = "<p>在2025年<b>4月</b>，<em>x</em></p><svg><g></g></svg><p>9 April</p>"
    assert keep_whole(html, voices["en"]).replace('<span class="cl-whole">', "").replace("</span>", "") == html


@pytest.mark.parametrize("text", ["27 April 2025\ufe0f\u20e3", "Mar-a-Lago\u0301", "1月\u200d"])
def test_nothing_is_parted_from_the_sign_it_is_one_with(voices, text):
    for voice in voices.values():
        assert "</span>" not in keep_whole(text, voice)


def test_thousands_of_names_that_begin_alike_are_sought_in_a_moment(read):
    alike = "".join(f"t-{n}: {{name: {{zh: a a a a b{n}, en: a a a a b{n}}}, kind: concept}}\n" for n in range(2000))
    catalog = read({"data/glossary.yml": GOOD_GLOSSARY + alike})[0].catalog
    voice = Voice("en", catalog)
    keep_whole("to make 1 ready", voice)
    with within(2):
        made = keep_whole("a " * 50_000 + "b- a a a a b1999", voice)
    assert made.count("cl-whole") == 1
