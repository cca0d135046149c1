"""How search parts what is written, which is how it parts what is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.editions.search_words import first_letters, folded, tokens, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("出口管制", ["出口", "口管", "管制", "制"]),
        ("H20芯片", ["h20", "芯片", "片"]),
        ("55亿美元", ["55", "亿美", "美元", "元"]),
        ("５５亿", ["55", "亿"]),
        ("up to $5.5 billion", ["up", "to", "5.5", "billion"]),
        ("1,234,567 chips", ["1234567", "chip"]),
        ("1,2,3", ["1,2,3"]),
        ("NVIDIA’s licences", ["nvidia", "license"]),
        ("companies' losses", ["company", "losse"]),
        ("dies flies", ["die", "fly"]),
        ("bus class US", ["bus", "class", "us"]),
        ("Zürich Ångström", ["zurich", "angstrom"]),
        ("soft\u00adware", ["software"]),
        ("第55\u2060亿", ["第", "55", "亿"]),
        ("エヌビディア", ["エヌ", "ヌビ", "ビデ", "ディ", "ィア", "ア"]),
        ("한국어 칩", ["한국어", "칩"]),
        ("“”……!?", []),
        ("", []),
    ],
)
def test_a_text_is_parted(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


# Each with what is one word more in it, in the order of its writing.
WRITTEN = {
    ("55亿", "5.5 billion", "5.5bn", "5.50 B", "五十五亿", "5,500,000,000", "５５億", "五十五億"): {"5500000000"},
    ("$5.5bn", "US$5.5 billion", "55亿美元", "5.5 billion dollars"): {"5500000000", "$"},
    ("RMB 3bn", "¥3bn", "30亿元", "30亿人民币", "3 billion yuan"): {"3000000000", "¥"},
    ("13%", "13 percent", "13 per cent", "百分之十三", "一成三", "thirteen percent", "13.0 pct"): {"13%"},
    ("48.5万", "485K", "485,000", "四十八万五千"): {"485000"},
    ("1.5 trillion", "1.5万亿", "one and a half trillion", "一万五千亿"): {"1500000000000"},
    ("half a million", "50万", "五十万"): {"500000"},
    ("15 April 2025", "April 15th, 2025", "2025-04-15", "2025/4/15", "2025年4月15日", "二〇二五年四月十五日"): {
        "2025-04-15",
        "2025-04",
        "--04-15",
    },
    ("4月15日", "15 April", "Apr. 15", "四 4月15号"): {"--04-15"},
    ("April 2025", "2025年4月", "2025-04", "April of 2025"): {"2025-04"},
    ("Q1 FY2026", "FY26 Q1", "2026财年第一季度", "first quarter of fiscal 2026", "fiscal year 2026, first quarter"): {
        "fy26q1",
        "~fy26",
    },
    ("FY2026", "2026财年", "fiscal 2026", "fiscal year 2026"): {"fy26"},
    ("Q2 2025", "2025年第二季度", "second quarter of 2025"): {"2025q2"},
    (
        "千万不要",
        "万一",
        "一家",
        "H20",
        "2025年",
        "13个百分点",
        "13 percentage points",
        "the 5",
        "2024-25",
        "may be",
    ): set(),
}


@pytest.mark.parametrize("manners", WRITTEN, ids=lambda manners: manners[0])
def test_a_number_or_a_day_is_one_word_in_each_of_its_writings(manners: tuple[str, ...]) -> None:
    for written in manners:
        plain = set(words(written))
        there = {word for word, _ in tokens(f"vor {written} 。")}
        assert there - plain - {"vor"} == WRITTEN[manners] - plain, written


@given(st.integers(1, 10**9), st.sampled_from(["", "million", "billion", "bn", "m", "k", "万", "亿", "万亿"]))
def test_an_amount_is_the_number_that_it_says(number: int, scale: str) -> None:
    worth = {"": 1, "million": 10**6, "billion": 10**9, "bn": 10**9, "m": 10**6, "k": 10**3}
    worth |= {"万": 10**4, "亿": 10**8, "万亿": 10**12}
    for written in (f"{number}{scale}", f"{number:,}{scale}"):
        assert str(number * worth[scale]) in [word for word, _ in tokens(written)]


def test_places_count_words_and_letters_and_a_date_has_that_of_its_beginning() -> None:
    found = dict(tokens("In 2025年4月15日的 H20"))
    assert (found["in"], found["2025-04-15"], found["2025"], found["年"]) == (0, 1, 1, 2)
    assert found["h20"] == 8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("licence", "license"), ("defences", "defenses"), ("colour", "color"), ("neighbouring", "neighboring")),
        *(("organise", "organize"), ("authorisation", "authorization"), ("analysed", "analyzed"), ("centre", "center")),
        *(("centred", "centered"), ("fibre", "fiber"), ("catalogue", "catalog"), ("labelled", "labeled")),
        *(("cancelling", "canceling"), ("signalled", "signaled"), ("fuelled", "fueled"), ("programmes", "programs")),
        *(("enrolment", "enrollment"), ("fulfil", "fulfill"), ("judgement", "judgment"), ("grey", "gray")),
        *(("sceptical", "skeptical"), ("aluminium", "aluminum"), ("practise", "practice"), ("travelled", "traveled")),
        *(("許可證", "许可证"), ("輝達", "辉达"), ("晶片", "晶片"), ("裏", "里")),
    ],
)
def test_two_spellings_are_one_word(one: str, other: str) -> None:
    assert list(words(one)) == list(words(other))


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("hour", "hor"), ("genre", "gener"), ("store", "stoer"), ("called", "caled")]
)
def test_words_that_only_look_alike_stay_two(one: str, other: str) -> None:
    assert list(words(one)) != list(words(other))


HAN = st.text(alphabet="出口管制芯片英伟达黄仁勋", min_size=2, max_size=6)


@given(HAN, HAN, HAN)
def test_a_word_of_a_script_without_spaces_is_found_wherever_it_stands(before: str, word: str, after: str) -> None:
    asked = list(words(word))[:-1]
    assert set(asked) <= set(words(before + word + after))
    assert set(words(word)) <= set(words(f"{before}，{word}。{after}"))


@given(st.text())
def test_what_is_parted_holds_letters_that_say_where_it_is_kept(text: str) -> None:
    for word in words(text):
        assert word.startswith(first_letters(word))
        assert not any(letter.isspace() for letter in word)


@given(st.text(alphabet="abcé Ａ1２.,'’芯片"))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
