"""What the loader takes, refuses and says. Every message is held whole, as a contributor would read it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from macros.catalog.load import load_catalog
from macros.catalog.nodes import read_nodes
from macros.ground.problems import Position, Problem, as_text
from macros.ground.told import told
from macros.manuscript.survey import read_project
from tests.conftest import GOOD_FACT, GOOD_SOURCES


def test_the_small_project_has_no_problems(read):
    project, problems = read()
    assert as_text(problems) == ""
    assert project.catalog.facts["h20.charge-warned"].value == Decimal("5.5e9")


def test_an_unknown_key_suggests_the_nearest_one(read):
    _, problems = read({"data/facts/h20.yml": GOOD_FACT.replace("as_of", "as_off")})
    assert (
        'data/facts/h20.yml:6:3: unknown key "as_off" [unknown-key]\n'
        "        as_off: FY2026-Q1\n"
        "        ^\n"
        '  hint: did you mean "as_of"?'
    ) in as_text(problems)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  sources: [cnbc]\n", "", "data/facts/h20.yml:1:1: no source: says who? [missing-source]"),
        ("  as_of: FY2026-Q1\n", "", "data/facts/h20.yml:1:1: no as_of: as of when? [missing-as-of]"),
        (", en: charge warned of", "", 'data/facts/h20.yml:2:10: no text in "en" [missing-language]'),
        ("usd", "usx", 'data/facts/h20.yml:4:9: no unit "usx" [unknown-unit]'),
        ("[cnbc]", "[cnbx]", 'data/facts/h20.yml:8:13: no source "cnbx" [unknown-source]'),
        ("projection", "projektion", '"status" "projektion" is not one of reported, estimate, projection'),
        ("5.5e9", "1,234", '"1,234" is not a number'),
        ("value: 5.5e9", "value: 5.5e9\n  value: 4", '"value" stands twice; first at data/facts/h20.yml:3'),
        ("FY2026-Q1", "2026-02-30", '"2026-02-30" is not in the calendar'),
        ("预告的费用", "{h20.nothing}", "quote"),
    ],
)
def test_a_wrong_fact_is_told_with_its_place(read, old, new, said):
    if said == "quote":
        new, said = '"{h20.nothing}"', '"{h20.nothing}" is no fact, event or term [unknown-name]'
    _, problems = read({"data/facts/h20.yml": GOOD_FACT.replace(old, new)})
    assert said in as_text(problems)


def test_a_misspelt_source_names_the_nearest_and_where_it_is(read):
    _, problems = read({"data/facts/h20.yml": GOOD_FACT.replace("[cnbc]", "[cnbx]")})
    assert 'hint: did you mean "cnbc" (data/sources/press.yml:1)?' in as_text(problems)


@pytest.mark.parametrize(
    "written", ["NO", "on", "012", "1:30", "1,234", "１２", ".nan", "=", "+5", "1_000", "0x1F", "1e999"]
)
def test_nothing_but_plain_digits_is_a_number(read, written):
    _, problems = read({"data/facts/h20.yml": GOOD_FACT.replace("5.5e9", written)})
    assert f'"{written}" is not a number' in as_text(problems)


@pytest.mark.parametrize(
    ("written", "read_as"), [("1.10", "1.10"), ("1e3", "1E+3"), ("0.1", "0.1"), ("-0.069", "-0.069")]
)
def test_a_number_keeps_its_digits(read, written, read_as):
    project, problems = read({"data/facts/h20.yml": GOOD_FACT.replace("5.5e9", written).replace("at-most", "exact")})
    assert not problems
    assert str(project.catalog.facts["h20.charge-warned"].value) == read_as


def test_a_source_has_a_grade_unless_it_is_the_newsletters_own(read):
    ungraded = GOOD_SOURCES.replace("  grade: A\n", "", 1)
    assert [p.code for p in read({"data/sources/press.yml": ungraded})[1]][:1] == ["missing-key"]
    ours = re.sub(r"  url: .*\n", "", ungraded, count=1).replace("{name: CNBC}", "{name: Our list, own: true}")
    project, problems = read({"data/sources/press.yml": ours})
    assert problems == []
    assert project.catalog.sources["cnbc"].shelf == "own"
    assert project.catalog.sources["mirror"].shelf == "c"


def test_one_id_in_two_kinds_that_braces_name_is_a_problem(read):
    event = "charge-warned:\n  date: 2025-04-15\n  title: {zh: 事, en: It}\n  actor: nvidia\n  sources: [cnbc]\n"
    _, problems = read({"data/events/h20.yml": event})
    assert 'the id "h20.charge-warned" stands twice; first at data/facts/h20.yml:1' in as_text(problems)


def test_all_problems_come_in_one_run_sorted(read):
    wrong = GOOD_FACT.replace("as_of", "as_off").replace("usd", "usx").replace("value:", "walue:")
    _, problems = read({"data/facts/h20.yml": wrong, "data/sources/press.yml": "cnbc: {}\n"})
    told = as_text(problems)
    assert (
        told.index("data/facts/h20.yml:3:3")
        < told.index("data/facts/h20.yml:6:3")
        < told.index("data/sources/press.yml")
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: *x", "yaml-extra"),
        ("a: !!python/object/apply:os.system [ls]", "yaml-extra"),
        ("a: !!binary aGk=", "yaml-extra"),
        ("base: 1\n<<: {a: 1}", "yaml-extra"),
        ("a: 1\n---\nb: 2", "several-documents"),
        ("a: " + "[" * 2000 + "]" * 2000, "too-deep"),
        ("a:\n\tb: 1", "yaml-syntax"),
        ("a: b: c", "yaml-syntax"),
        ("a: 1\na: 2", "duplicate-key"),
    ],
)
def test_yaml_that_the_house_does_not_write_is_refused(text, code):
    _, problems = read_nodes(text, "x.yml")
    assert [problem.code for problem in problems] == [code]


def test_a_full_width_colon_is_told(read):
    _, problems = read({"data/facts/h20.yml": "费用：5\n"})
    assert 'a full-width "：" is not a colon to YAML' in as_text(problems)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("键: 值\n".encode("gbk"), "saved as GBK? re-save as UTF-8"),
        ("a: b\n".encode("utf-16"), "saved as UTF-16? re-save as UTF-8: in VS Code"),
        ("a: b\n".encode("utf-16-le"), "iconv -f UTF-16LE -t UTF-8"),
        ("a: b\n".encode("utf-16-be"), "iconv -f UTF-16BE -t UTF-8"),
        ("键: 值\n".encode("utf-16-le"), "saved as UTF-16LE?"),
        ("a: café\n".encode("cp1252"), "saved as Windows-1252?"),
    ],
)
def test_a_file_in_another_encoding_is_told(write, raw, said):
    root = write()
    (root / "data/facts/other.yml").write_bytes(raw)
    _, problems = load_catalog(root)
    assert said in as_text(problems)


@pytest.mark.parametrize("name", ["H20b.YML", "h20b.yaml", "h20b.yml.txt", "h20b.yml.bak"])
def test_a_file_of_records_under_a_name_that_nobody_reads_is_told_with_its_right_one(read, name):
    """Row 51."""
    _, problems = read({f"data/facts/{name}": GOOD_FACT})
    assert [(found.code, found.position.path) for found in problems] == [("stray-file", f"data/facts/{name}")]
    assert 'did you mean "data/facts/h20b.yml"?' in as_text(problems)


@pytest.mark.parametrize("word", ["null", "Null", "NULL", "~"])
@pytest.mark.parametrize("old", ["charge warned of", "FY2026-Q1", "[cnbc]"])
def test_a_word_that_yaml_reads_as_nothing_is_no_text(read, word, old):
    """Row 51: it would be printed; between quotation marks it is meant."""
    _, problems = read({"data/facts/h20.yml": GOOD_FACT.replace(old, word)})
    assert f"{word} says that there is nothing here [empty]" in as_text(problems)
    assert read({"data/facts/h20.yml": GOOD_FACT.replace("charge warned of", f'"{word}"')})[1] == []


def test_a_page_without_a_title_is_told_whatever_stands_for_nothing(read):
    """Row 51."""
    for nothing in ("null", "~", ""):
        page = f"---\ntitle: {nothing}\ndescription: D\noriginal: zh\n---\n# T {{ #top }}\n"
        _, problems = read({"docs/zh/a.md": page, "docs/en/a.md": page})
        assert {found.position.path for found in problems} == {"docs/zh/a.md", "docs/en/a.md"}


def test_a_byte_order_mark_and_windows_line_ends_are_taken(write):
    root = write()
    (root / "data/facts/h20.yml").write_bytes(b"\xef\xbb\xbf" + GOOD_FACT.replace("\n", "\r\n").encode())
    catalog, problems = load_catalog(root)
    assert not problems
    assert "h20.charge-warned" in catalog.facts


def test_a_renamed_id_tells_its_new_name(read):
    facts = GOOD_FACT + "charge: {moved_to: h20.charge-warned}\n"
    page = '---\ntitle: T\ndescription: T\n---\n# T { #top }\n\n{{ fact("h20.charge") }}\n'
    _, problems = read({"data/facts/h20.yml": facts, "docs/en/index.md": page, "docs/zh/index.md": page})
    assert 'docs/en/index.md:7:10: the fact "h20.charge" is now "h20.charge-warned" [moved]' in as_text(problems)


def test_a_broken_record_is_told_once_and_not_wherever_it_is_named(read):
    facts = GOOD_FACT.replace("as_of", "as_off") + (
        "gap:\n  label: {zh: 差, en: 'gap to {h20.charge-warned}'}\n  derive: h20.charge-warned - h20.charge-warned\n"
        "  unit: usd\n  digits: 1\n  unused: kept for the tests\n"
    )
    _, problems = read({"data/facts/h20.yml": facts})
    assert [problem.code for problem in problems] == ["unknown-key"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("data/fact/h20.yml", 'nobody reads a file here [stray-file]\n  hint: did you mean "data/facts/h20.yml"?'),
        ("data/facts/h20.yaml", "nobody reads a file here [stray-file]"),
        ("data/facts/deeper/h20.yml", 'did you mean "data/facts/h20.yml"?'),
        ("data/quote.yml", 'did you mean "data/quotes.yml"?'),
    ],
)
def test_a_data_file_that_nobody_reads_is_told(write, name, said):
    assert said in as_text(read_project(write({name: "a: b\n"}))[1])


def test_a_link_under_data_is_told_and_never_read(write, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.yml"
    outside.write_text("canary-key: {value: 1}\n", encoding="utf-8")
    root = write()
    (root / "data" / "facts" / "linked.yml").symlink_to(outside)
    words = as_text(read_project(root)[1])
    assert "data/facts/linked.yml:1:1: a link, not a file [symlink]" in words
    assert "canary" not in words


def test_a_long_line_is_shown_around_the_mistake_with_the_caret_under_it():
    line = "前" * 200 + "X" + "后" * 200
    picture = str(Problem(Position("a.md", 1, 201), told("wrong"), "unused", told("mend"), line)).split("\n")
    assert picture[1] == "      …" + "前" * 40 + "X" + "后" * 59 + "…"
    assert picture[2] == "       " + "\u3000" * 40 + "^"
