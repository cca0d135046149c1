"""Lines end where a typesetter would end them, without a font."""

from __future__ import annotations

import pytest

from macros.charts.measure import lines, unbroken, width, with_names_whole


def test_a_han_character_is_one_em_wide() -> None:
    assert width("英伟达", 13) == 39


def test_no_line_is_wider_than_its_room() -> None:
    words = "美国政府通知英伟达，H20对华出口须有许可证，预告至多55亿美元的费用"
    assert all(width(line, 13) <= 120 for line in lines(words, 120, 13))
    assert "".join(lines(words, 120, 13)) == words


@pytest.mark.parametrize("room", range(60, 200, 7))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(room: int) -> None:
    for line in lines("《金融时报》：北京要求企业“停购”芯片（含H20），抽成15%。", room, 13):
        assert line[0] not in "，。：》”）%"
        assert line[-1] not in "《“（"


@pytest.mark.parametrize("room", range(80, 220, 9))
def test_a_number_stays_with_its_unit_and_a_word_stays_whole(room: int) -> None:
    for words, whole in (
        ("英伟达预告至多55亿美元的费用", "55亿美元"),
        ("自2025年4月15日起须有许可证", "2025年4月15日"),
        ("warns of a charge of up to $5.5\u00a0billion now", "$5.5\u00a0billion"),
        ("海关称H200不得进口", "H200"),
    ):
        assert any(whole in line for line in lines(words, room, 13))


def test_lines_are_filled_evenly_and_end_after_punctuation_where_they_can() -> None:
    assert lines("同一天接到通知，出口须有许可证", 150, 13) == ("同一天接到通知，", "出口须有许可证")
    assert lines("one two three four five six", 110, 13) == ("one two three", "four five six")


def test_one_short_line_stays_one_line() -> None:
    assert lines("H20", 200, 13) == ("H20",)


def test_what_is_unbroken_stays_on_one_line_unless_it_is_wider_than_a_line() -> None:
    name = unbroken("《商业时报》（路透社） 2025年4月16日", 300, 12)
    assert [line.replace("\u00a0", " ") for line in lines(f"数据来源：报纸、{name}", 300, 12)] == [
        "数据来源：报纸、",
        "《商业时报》（路透社） 2025年4月16日",
    ]
    long = "Paper 1 May 2025 and 2 May 2025 and 3 May 2025"
    assert unbroken(long, 200, 12) == long
    assert all(width(line, 12) <= 200 for line in lines(long, 200, 12))


@pytest.mark.parametrize("room", range(60, 200, 7))
def test_a_name_that_is_kept_whole_stands_on_one_line_and_reads_as_written(room: int) -> None:
    said = "路透社报道，中国批准字节跳动、阿里巴巴与腾讯购入超过40万枚H200，条件待定"
    found = lines(with_names_whole(said, ["阿里巴巴", "NVIDIA"]), room, 13)
    assert "".join(found) == said
    assert any("阿里巴巴" in line for line in found)
