"""Rows 8–14, 16, 20–23 and 25 of the fault matrix: what a record may not hold, and what it may hold and never becomes."""

from __future__ import annotations

import resource
import subprocess
import sys
from decimal import Decimal

import pytest

from macros.ground.problems import as_text
from macros.manuscript.survey import read_project
from tests.conftest import GOOD_FACT, GOOD_GLOSSARY, ROOT
from tests.effort import within

FACTS = "data/facts/h20.yml"
CHART = (
    "kind: paired-bar\nfacts: [h20.charge-warned]\nunused: a test\ntitle: {zh: 甲, en: a}\n"
    "subtitle: {zh: 乙, en: b}\nalt: {zh: 丙, en: c}\n"
)


def words(read, text, name=FACTS):
    return as_text(read({name: text})[1])


def value(text):
    return GOOD_FACT.replace("5.5e9", text)


def test_row_8_a_key_that_stands_twice_names_both_lines_and_neither_wins(read):
    said = words(read, GOOD_FACT + "  unit: cny\n")
    assert f'{FACTS}:9:3: "unit" stands twice; first at {FACTS}:4 [duplicate-key]' in said
    said = words(read, GOOD_FACT + GOOD_FACT)
    assert f'{FACTS}:9:1: "charge-warned" stands twice; first at {FACTS}:1 [duplicate-key]' in said


def test_row_8_an_id_of_a_fact_and_of_an_event_is_one_id(read):
    event = "charge-warned:\n  date: 2025-04-15\n  title: {zh: 甲, en: a}\n  actor: nvidia\n  sources: [cnbc]\n"
    said = words(read, event, "data/events/h20.yml")
    assert f'the id "h20.charge-warned" stands twice; first at {FACTS}:1 [duplicate-id]' in said


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "on",
        "0x1F",
        "0o17",
        "1:30",
        "1,234",
        "１２",
        ".nan",
        ".inf",
        "=",
        "1_000",
        "5.5e",
        "~",
        "''",
        "5.5 billion",
        "abc",
    ],
)
def test_row_9_what_is_no_number_is_shown_raw_with_how_to_write_it(read, written):
    said = words(read, value(written))
    assert f"{FACTS}:3:" in said
    assert written.strip("'~") in said
    assert "hint: " in said


@pytest.mark.parametrize(
    ("written", "number"),
    [("1e3", "1000"), ("012", "12"), ("1.10", "1.10"), ("-0.069", "-0.069"), ("5.0e26", "5.0E+26")],
)
def test_row_9_what_is_a_number_has_its_documented_value(read, written, number):
    project, problems = read({FACTS: value(written).replace("at-most", "exact")})  # of a minus it is told
    if problems:
        assert f"{FACTS}:3:10" in as_text(problems)
    else:
        assert project.catalog.facts["h20.charge-warned"].value == Decimal(number)


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13", "FY26", "2025-Q5", "yesterday", "2025/04/15", "2025-4-9"])
def test_row_9_a_day_that_is_none_is_told_at_its_place(read, written):
    said = words(read, GOOD_FACT.replace("FY2026-Q1", written))
    assert f"{FACTS}:6:10: " in said
    assert written in said


def test_row_10_written_digits_are_shown_digits(read):
    for written in ("1.10", "1234567890123456789", "0.10"):
        fact = read({FACTS: value(written)})[0].catalog.facts["h20.charge-warned"]
        assert str(fact.value) == written
    sums = GOOD_FACT.replace("5.5e9", "0.1") + (
        "other:\n  label: {zh: 乙, en: b}\n  value: 0.2\n  unit: usd\n  as_of: FY2026-Q1\n  status: reported\n"
        "  sources: [cnbc]\nsum:\n  label: {zh: 和, en: sum}\n  derive: h20.charge-warned + h20.other\n  unit: usd\n"
        "  digits: 2\n  unused: a test\n"
    )
    project, problems = read({FACTS: sums})
    assert problems == []
    assert str(project.catalog.facts["h20.sum"].value) == "0.3"


BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghijklmnop", "bcdefghijklmnopq", strict=True)
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "an anchor, &a, which no record has [yaml-extra]"),
        ("a: &a\n  b: *a\n", "an anchor, &a, which no record has [yaml-extra]"),
        ("a:\n  <<: {b: 1}\n", "a merge key [yaml-extra]"),
        ("a: *b\n", "an alias, *b [yaml-extra]"),
        (
            "a: !!python/object/apply:os.system ['touch canary']\n",
            "a tag, tag:yaml.org,2002:python/object/apply:os.system",
        ),
        ("a: !!binary aGk=\n", "a tag, tag:yaml.org,2002:binary [yaml-extra]"),
        ("a: !ENV HOME\n", "a tag, !ENV [yaml-extra]"),
        ("a: !x y\n", "a tag, !x [yaml-extra]"),
        ("a: 1\n---\nb: 2\n", "a second document in one file [several-documents]"),
    ],
)
def test_rows_11_and_12_yaml_that_does_more_than_hold_text_is_refused_at_once(read, text, said):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with within(5):
        found = words(read, text)
    assert said in found
    assert f"{FACTS}:" in found
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: " + "[" * 2000 + "]" * 2000 + "\n", "nested more than 12 deep [too-deep]"),
        ("a: " + "{b: " * 2000 + "1" + "}" * 2000 + "\n", "nested more than 12 deep [too-deep]"),
        (value("9" * 5000), "[wrong-"),
        ("a: " + "x" * 1_000_000 + "\n", "a text of 1000000 characters, the limit is 20000 [too-large]"),
        ("a: b\n" * 10_500_000, "larger than 20000000 bytes [too-large]"),
    ],
    ids=["deep list", "deep mapping", "long number", "long text", "50 MB"],
)
def test_row_13_what_is_too_much_is_told_with_the_limit(read, text, said):
    found = words(read, text)
    assert said in found or (said == "[wrong-" and f"{FACTS}:3:10" in found)
    assert len(found) < 3000, "the text itself is not repeated"


@pytest.mark.parametrize("accepted", ["\ufeff" + GOOD_FACT, GOOD_FACT.replace("\n", "\r\n")], ids=["BOM", "CRLF"])
def test_row_14_a_byte_order_mark_and_windows_line_ends_are_accepted(write, accepted):
    root = write()
    (root / FACTS).write_bytes(accepted.encode("utf-8"))
    assert read_project(root)[1] == []


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (GOOD_FACT.replace("  value", "\tvalue").encode(), "a tab in the indentation"),
        (GOOD_FACT.replace("value: ", "value：").encode(), f"{FACTS}:"),
        (GOOD_FACT.replace("charge warned", "charge\u2028warned").encode(), "U+2028 [strange-character]"),
        (GOOD_FACT.replace("charge warned", "charge\x00warned").encode(), "U+0000 [strange-character]"),
        (GOOD_FACT.replace("charge warned", "charge\ue000warned").encode(), "U+E000 [strange-character]"),
        (GOOD_FACT.encode("utf-16"), "saved as UTF-16? re-save as UTF-8"),
        (GOOD_FACT.encode("gbk"), "saved as GBK? re-save as UTF-8"),
        (GOOD_FACT.replace("charge", "\ud800").encode("utf-8", "surrogatepass"), "not UTF-8 text [not-utf8]"),
    ],
    ids=["tab", "full-width colon", "U+2028", "NUL", "private use", "UTF-16", "GBK", "surrogate"],
)
def test_row_14_other_encodings_and_characters_are_told_with_their_place(write, raw, said):
    root = write()
    (root / FACTS).write_bytes(raw)
    found = as_text(read_project(root)[1])
    assert said in found
    assert f"{FACTS}:" in found


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..\\\\secret", "%2e%2e/secret", "a/../../b", "nul\\0"]
)
def test_row_20_an_id_is_never_a_path(read, name):
    page = f'---\ntitle: T\ndescription: D\noriginal: zh\n---\n# T {{ #top }}\n\n{{{{ chart("{name}") }}}}\n'
    said = as_text(read({"docs/zh/a.md": page, "docs/en/a.md": page})[1])
    assert "docs/en/a.md:8:" in said
    assert "[unknown-chart]" in said
    assert "root:" not in said


@pytest.mark.parametrize(
    "extra",
    [
        'data: {url: "http://169.254.169.254/latest"}',
        'data: {url: "file:///etc/passwd"}',
        "mark: {type: image, url: x}",
        "href: https://example.com",
        "transform: [{lookup: x, from: {data: {url: x}}}]",
        "$schema: https://evil.example/schema.json",
        "spec: {}",
        'expr: "event.view.fetch(1)"',
        "transform: [{calculate: \"toString.constructor('x')()\", as: y}]",
        "sequence: {start: 0, stop: 1000000000}",
    ],
)
def test_rows_21_and_23_a_chart_record_has_no_place_for_an_address_or_an_expression(read, extra):
    said = words(read, CHART + extra + "\n", "data/charts/some.yml")
    assert f'data/charts/some.yml:7:1: unknown key "{extra.split(":")[0]}" [unknown-key]' in said


def test_row_21_a_check_of_hostile_charts_opens_no_socket(write):
    root = write({"data/charts/some.yml": CHART + 'data: {url: "http://127.0.0.1:9/"}\n'})
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise SystemExit('a socket was opened')\n"
        "socket.socket.connect = refuse\nsocket.create_connection = refuse\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from macros.__main__ import main\nsys.exit(main(['check']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "socket" not in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: paired-bar", "kind: pie", ':1:7: no chart kind "pie" [unknown-chart-kind]'),
        ("[h20.charge-warned]", "[h20.charge-warmed]", ':2:9: no fact "h20.charge-warmed" [unknown-fact]'),
        ("[h20.charge-warned]", "[]", "[too-few-marks]"),
        ("[h20.charge-warned]", "{}", "data/charts/some.yml:2:8"),
        ("title: {zh: 甲, en: a}", "title: {zh: 甲}", 'no text in "en" [missing-language]'),
        ("alt: {zh: 丙, en: c}\n", "", "[missing-"),
        ("alt: {zh: 丙, en: c}", 'alt: {zh: 丙, en: "{h20.nothing}"}', "[unknown-name]"),
    ],
)
def test_row_22_a_chart_that_cannot_be_drawn_names_the_field(read, old, new, said):
    assert said in words(read, CHART.replace(old, new), "data/charts/some.yml")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            FACTS,
            GOOD_FACT.replace("{zh: 预告的费用, en: charge warned of}", "{en: charge warned of}"),
            f'{FACTS}:2:10: no text in "zh"',
        ),
        (FACTS, GOOD_FACT.replace("zh: 预告的费用", "zh: ''"), 'no text in "zh" [missing-language]'),
        (FACTS, GOOD_FACT.replace("en: charge", "fr: x, en: charge"), '"fr" is not a language of this site'),
        (FACTS, GOOD_FACT + "  note: {zh: 约4.5亿美元, en: about $4.5 billion}\n", f"{FACTS}:9:14: "),
        ("data/glossary.yml", GOOD_GLOSSARY.replace("zh: 英伟达, ", ""), 'data/glossary.yml:2:9: no text in "zh"'),
    ],
)
def test_row_25_a_missing_language_and_a_magnitude_that_differs_are_told_at_the_field(read, name, text, said):
    assert said in words(read, text, name)


def test_row_25_a_unit_without_words_in_a_language_is_told(read):
    units = (ROOT / "data" / "units.yml").read_text(encoding="utf-8")
    start = units.index("    zh:", units.index("\nusd:"))
    end = units.index("    en:", start)
    said = words(read, units[:start] + units[end:], "data/units.yml")
    assert 'no text in "zh" [missing-language]' in said
    assert "data/units.yml:" in said


@pytest.mark.parametrize(("spoil", "code"), [("{text}\nbroken: [\n", "yaml-syntax"), ("费用：5\n", "wrong-type")])
def test_what_a_file_that_cannot_be_read_would_have_held_is_not_missed_everywhere(write, spoil, code) -> None:
    root = write()
    for file in sorted((root / "data").rglob("*.yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(spoil.format(text=text), encoding="utf-8")
        assert {problem.code for problem in read_project(root)[1]} == {code}, file
        file.write_text(text, encoding="utf-8")
