"""Lines of a Chinese paragraph are joined without a blank, whatever stands at their ends; English ones keep theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.manuscript.markdown.body import text_of
from macros.manuscript.markdown.convert import html_of
from macros.manuscript.tokens import token

HAN = "英伟达在中国的收入"


@pytest.mark.parametrize(
    "end",
    ["", "”", "……", "——", "’", "。", "**粗**", "[链](x.md)", "30%", "H20", "`码`", "*斜*", "TOKEN", "[^1]", "）"],
)
@pytest.mark.parametrize("begin", ["", "“", "——", "**粗**", "[链](x.md)", "30%", "TOKEN", "（"])
def test_no_blank_stands_where_two_lines_of_han_meet(end: str, begin: str) -> None:
    if end in ("30%", "H20", "[^1]") and begin == "30%":
        return  # two words of letters or digits: the blank is theirs
    text = f"{HAN}{end}\n{begin}{HAN}\n\n[^1]: 注".replace("TOKEN", token(3))
    first = html_of(text).partition("</p>")[0]
    assert "\n" not in first
    assert " " not in text_of(first)


@pytest.mark.parametrize("indent", [" ", "    ", "\t"])
def test_the_blanks_that_indent_a_line_go_with_its_beginning(indent: str) -> None:
    assert "<li>甲乙丙</li>" in html_of(f"- 甲乙\n{indent}丙")


def test_a_name_over_two_lines_keeps_its_blank() -> None:
    assert "Jensen\nHuang" in html_of(f"{HAN}，由 Jensen\nHuang 说明，{HAN}")


@pytest.mark.parametrize("text", ["The word 芯片\nmeans chip", "He said “no”\nand left", "It grew\n30%", "a 芯片 b\nc"])
def test_english_lines_keep_their_blanks(text: str) -> None:
    assert text_of(html_of(text)).strip() == text


def test_code_keeps_its_lines() -> None:
    assert "甲\n乙" in html_of("    甲\n    乙\n")


@given(st.lists(st.sampled_from([HAN, f"**{HAN}**", f"[{HAN}](x.md)", f"*{HAN}*", f"“{HAN}”"]), min_size=2, max_size=8))
def test_a_paragraph_reads_the_same_on_one_line_and_on_many(lines: list[str]) -> None:
    """But for marks of emphasis, which need a blank beside them to be read."""
    one, many = text_of(html_of("，".join(lines))), text_of(html_of("，\n".join(lines)))
    assert one == many
