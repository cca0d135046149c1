"""The open data are opened in spreadsheets: no cell is a formula, whatever it was made of."""

from __future__ import annotations

import csv
import io

import pytest

from macros.ground.formulas import as_words, is_formula
from macros.wording.digits import in_a_cell
from tests.conftest import GOOD_FACT, GOOD_GLOSSARY, ROOT, Read

UNIT = """
evil:
  dimension: {evil: 1}
  scale: plain
  words:
    zh: {prose: {other: '%s'}, table: {other: '{n}'}, name: x}
    en: {prose: {other: '%s'}, table: {other: '{n}'}, name: x}
"""
UNITS = (ROOT / "data" / "units.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "@SUM(A1)", "+cmd|x", "-2+cmd|' /C calc'!A0", "-(1)", '="x"', "＝A1", "－2（|", "\tx"),
        *("+A2&B2", "-B2*C2", "+1+2", "+'file:///etc/hosts'#$Sheet1.A1", "＋A1", "+SUM（A1）", "-$A$1", "+ A1", "--A1"),
        *(
            "+A1%",
            "+.5*A1",
            "+A1*.5",
            "-1-.2",
            "+5%%",
            "+A1=.5",
            "+'S 1'.A1",
            "-{1}",
            "+Table1[x]",
            '+"5"%',
            "-foo",
            "+ - 5",
        ),
        *("-1-1", "+1/2", "-A1:B2", "+R1C1", "-1=1", "+A1 + B2", "+Sheet2.A1", "-1*2%", "+86-10-1234"),
    ],
)
def test_a_formula_is_known_and_made_words(text: str) -> None:
    assert is_formula(text)
    assert as_words(text) == f"'{text}"
    assert in_a_cell(text) == f"'{text}"
    assert not is_formula(as_words(text))


@pytest.mark.parametrize("sign", ["=1", "@SUM(A1)", "+cmd|x", "-2+cmd|' /C calc'!A0", "＝HYPERLINK(A1)"])
@pytest.mark.parametrize("separator", [";", "; ", ';"', "\t", "|", "\n", ";\u3000"])
def test_a_formula_behind_what_parts_cells_in_some_language_is_one(sign: str, separator: str) -> None:
    text = f"Sales in China{separator}{sign};A0;{sign}"
    assert is_formula(text)
    assert as_words(text) == f"Sales in China{separator}'{sign};A0;'{sign}"
    assert not is_formula(as_words(text))


def test_very_many_signs_are_looked_at_in_a_moment() -> None:
    assert not is_formula(";-" * 200_000)
    assert is_formula(";-" * 200_000 + "(")


@pytest.mark.parametrize(
    "text",
    [
        *("-2", "+5.5 billion", "−3", "a=b", "", "–", "- and more", "a; -3% on the year", "x|y", "-1,234.5", "+5%"),
        *(
            "-and so on",
            "- net, of tax",
            "+.5",
            "-5%, as before",
            "-5",
            "+3 of 4",
            "–A1",
        ),
        *("-5 to -3%", "+3个百分点，比上年", "- ", "-", "+ 5 points"),
    ],
)
def test_a_number_with_a_sign_and_words_are_none(text: str) -> None:
    assert as_words(text) == text


def codes(read: Read, files: dict[str, str]) -> list[tuple[str, str]]:
    return [(found.code, found.position.path) for found in read(files)[1]]


def test_a_formula_that_a_term_completes_is_told(read: Read) -> None:
    files = {
        "data/glossary.yml": GOOD_GLOSSARY + 'minus:\n  name: {zh: "-2", en: "-2"}\n  kind: concept\n',
        "data/facts/h20.yml": GOOD_FACT.replace("charge warned of", "\"{minus}+cmd|' /C calc'!A0\""),
    }
    assert ("formula", "data/facts/h20.yml") in codes(read, files)


@pytest.mark.parametrize("pattern", ["=HYPERLINK({n})", "@{n}", "+cmd|{n}"])
def test_a_formula_in_the_pattern_of_a_unit_is_told(read: Read, pattern: str) -> None:
    assert ("formula", "data/units.yml") in codes(read, {"data/units.yml": UNITS + UNIT % (pattern, pattern)})


@pytest.mark.parametrize("label", ["Sales;=cmd|' /C calc'!A0;", "＝HYPERLINK(A1)"])
def test_a_formula_in_a_label_is_told(read: Read, label: str) -> None:
    files = {"data/facts/h20.yml": GOOD_FACT.replace("charge warned of", f'"{label}"')}
    assert ("formula", "data/facts/h20.yml") in codes(read, files)


def test_with_the_rules_away_the_files_hold_none(read: Read) -> None:
    """The second wall: what got past is behind an apostrophe in the file."""
    from macros.pages.from_records.open_data import Field, _csv

    fields = [Field("name", "string", lambda _name, record: record)]
    rows = list(csv.reader(io.StringIO(_csv(fields, {"a": "=1+1", "b": "fine"}))))
    assert rows == [["name"], ["'=1+1"], ["fine"]]


def test_an_accent_too_many_at_the_seam_of_a_brace_is_told(read: Read) -> None:
    marks = "e" + "\u0301" * 4
    files = {
        "data/glossary.yml": GOOD_GLOSSARY + f'odd:\n  name: {{zh: "奇{marks}", en: "odd {marks}"}}\n  kind: concept\n',
        "data/facts/h20.yml": GOOD_FACT.replace("charge warned of", '"charge {odd}\u0301"'),
    }
    assert ("strange-character", "data/facts/h20.yml") in codes(read, files)


def test_a_text_that_begins_with_a_mark_is_told(read: Read) -> None:
    files = {"data/facts/h20.yml": GOOD_FACT.replace("charge warned of", '"\u0301charge"')}
    assert ("strange-character", "data/facts/h20.yml") in codes(read, files)


def test_a_text_of_very_many_names_is_told(read: Read) -> None:
    long = "word " * 23
    term = f'long:\n  name: {{zh: "{long}末", en: "{long}end"}}\n  kind: concept\n'
    for names in ("{long}" * 31, "{long}" * 29):
        label = GOOD_FACT.replace("charge warned of", f'"{names}"')
        files = {"data/glossary.yml": GOOD_GLOSSARY + term, "data/facts/h20.yml": label}
        assert ("too-long", "data/facts/h20.yml") in codes(read, files)
