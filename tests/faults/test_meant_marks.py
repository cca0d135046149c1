"""Marks that are not what was meant: told once, at their place, with the line to write; nothing follows from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.decode import plain
from macros.catalog.fields import ID_HINT, id_hint, id_meant
from macros.catalog.nodes import Node, read_nodes
from macros.catalog.reading import meant as reading
from macros.catalog.reading.meant import read_meant
from macros.catalog.reading.scalars import day_meant
from macros.ground.problems import Problem, mended
from macros.manuscript.survey import read_project
from macros.manuscript.torn.marks import with_plain_marks
from tests.conftest import Write

PAGE = "---\ntitle: A\n---\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("##Years { #years }", "## Years { #years }"),
        ("##\u3000谁在数 { #who }", "## 谁在数 { #who }"),
        ("# 去向 ｛ #where ｝", "# 去向 { #where }"),
        ("## 去向 {＃Where}", "## 去向 { #where }"),
        ("##去向｛#where｝", "## 去向 { #where }"),
    ],
)
def test_a_heading_is_read_as_it_was_meant(written: str, meant: str) -> None:
    text = f"{PAGE}\n{written}\n\na\n"
    read, [problem] = with_plain_marks(text, "a.md", len(PAGE))
    assert f"\n{meant}\n" in read
    assert (problem.code, problem.position.line) == ("missing-heading-id", 5)
    assert problem.mend
    assert mended(text, [problem.mend]) == read


@pytest.mark.parametrize(
    "line", ["## Years { #years }", "##\tYears { #years }", "    ##code", "`{a.b}`", "{{ fact('a.b') }}"]
)
def test_what_is_right_stays(line: str) -> None:
    text = f"{PAGE}\n{line}\n"
    assert with_plain_marks(text, "a.md", len(PAGE)) == (text, [])


@pytest.mark.parametrize("braces", ["{h20.charge}", "{ h20.charge }", "｛h20.charge｝", "｛ h20.charge ｝"])
def test_braces_of_records_are_told_in_pages(braces: str) -> None:
    _, [problem] = with_plain_marks(f"{PAGE}\n甲{braces}乙\n", "a.md", len(PAGE))
    assert (problem.code, problem.position.line, problem.position.column) == ("broken-braces", 5, 2)
    assert "h20.charge" in problem.hint


WORDS = st.from_regex("[A-Za-z甲乙丙][A-Za-z甲乙丙 .]{0,8}[a-z丁]", fullmatch=True)


@given(st.lists(WORDS, min_size=2, max_size=4, unique=True), WORDS)
def test_a_text_that_commas_tore_is_whole_again(pieces: list[str], last: str) -> None:
    whole = ", ".join(pieces)
    written = f"a: {{en: {whole}, zh: {last}}}\n"
    node, [problem] = read_meant(written, "x.yml")
    assert problem.code == "yaml-syntax"
    if problem.mend is None:  # one word, which may be a key
        assert len(pieces) == 2
        assert plain(node) == {"a": {"en": pieces[0], "zh": last}}
        return
    assert plain(node) == {"a": {"en": whole, "zh": last}}
    again, left = read_nodes(mended(written, [problem.mend]), "x.yml")
    assert (plain(again), left) == ({"a": {"en": whole, "zh": last}}, [])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9,800", "9800"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("0,349", "0.349"),
        ("1,5", "1.5"),
        ("-0,069", "-0.069"),
        ("3,14159", "3.14159"),
    ],
)
def test_a_number_that_commas_tore_is_whole_again(written: str, meant: str) -> None:
    node, [problem] = read_meant(f"a: {{value: {written}, unit: usd}}\n", "x.yml")
    assert plain(node) == {"a": {"value": meant, "unit": "usd"}}
    assert problem.mend
    assert problem.mend.new == meant


def test_a_key_without_its_value_is_not_taken_for_text_unasked() -> None:
    node, problems = read_meant("a: {label: Cards, unused, value: 3, unit}\n", "x.yml")
    assert [problem.mend for problem in problems] == [None, None]
    assert plain(node) == {"a": {"label": "Cards", "value": "3"}}


def test_curly_quotation_marks_around_a_text_are_told_unless_they_are_quoted() -> None:
    _, [problem] = read_meant("a: {en: “Dense compute”, zh: b}\n", "x.yml")
    assert (problem.code, problem.position.column) == ("yaml-syntax", 9)
    assert read_meant('a: {en: "“Dense compute”", zh: “甲”与“乙”}\n', "x.yml")[1] == []


@given(st.integers(0, 20_000), st.integers(1, 45))
def test_a_file_is_read_again_for_a_bounded_number_of_characters(lines: int, marks: int) -> None:
    written = "# a line of notes\n" * lines + "".join(f"x{one}：\n  a: 1\n" for one in range(marks))
    read = list[int]()

    def counted(text: str, path: str) -> tuple[Node | None, list[Problem]]:
        read.append(len(text))
        return read_nodes(text, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read_nodes", counted)
        node, problems = read_meant(written, "x.yml")
    assert sum(read) < 4 * len(written) + 400_000
    assert plain(node) == {f"x{one}": {"a": "1"} for one in range(marks)}
    assert [problem.position.line for problem in problems] == [lines + 1 + 2 * one for one in range(marks)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/07/2026", "2026-07-31"),
        ("07/31/2026", "2026-07-31"),
        ("5.5.2026", "2026-05-05"),
        ("2026/7/3", "2026-07-03"),
        ("2026年7月3日", "2026-07-03"),
        ("2026年7月", "2026-07"),
        ("２０２６-7", "2026-07"),
        ("05/06/2026", None),
        ("7/2026", "2026-07"),
        ("soon", None),
    ],
)
def test_a_day_is_offered_only_where_it_can_be_one_alone(written: str, meant: str | None) -> None:
    assert day_meant(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Month", "month"),
        ("Charge_Warned", "charge-warned"),
        ("net income", "net-income"),
        ("Été 2026", "ete-2026"),
        ("ＣＡＰＥＸ", "capex"),
        ("a--b", "a-b"),
        ("收入", None),
        ("收入 usd", None),
        ("_", None),
    ],
)
def test_an_id_that_is_spelt_otherwise_is_named_where_it_leaves_nothing_out(written: str, meant: str | None) -> None:
    assert id_meant(written) == meant
    assert str(id_hint(written)) == (f"write {meant}" if meant else str(ID_HINT))


def test_the_name_of_a_column_in_capitals_is_told_with_the_one_to_write(write: Write) -> None:
    column = "{name: Month, type: yearmonth, title: {zh: 月, en: Month}}"
    count = "{name: seen, type: number, title: {zh: 数, en: Seen}}"
    series = f"title: {{zh: 数, en: Seen}}\nfields:\n  - {column}\n  - {count}\nas_of: 2025\nstatus: reported\nsources: [cnbc]\n"
    root = write({"data/series/seen.yml": series, "data/series/seen.csv": "month,seen\n2025-01,1\n"})
    hints = {problem.code: str(problem.hint) for problem in read_project(root)[1]}
    assert hints["bad-id"] == "write month"
