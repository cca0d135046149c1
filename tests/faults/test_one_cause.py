"""One cause is one problem, at its place; what only follows from it is counted under it, and told on request."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.catalog.decode import plain
from macros.catalog.nodes import read_nodes
from macros.catalog.reading.meant import read_meant
from macros.cli.commands import run
from macros.ground.problems import as_json, as_text, mended, without_followers
from macros.manuscript.survey import read_project
from macros.manuscript.torn.calls import without_torn
from tests.conftest import BOTH_CHARGES, GOOD_FACT, issue_files
from tests.faults.mistakes.pages import CALL, EN, END, ZH
from tests.faults.mistakes.records import FACT, MORE

FACTS = "data/facts/h20.yml"
UNCLEAR = {  # calls that nobody can tell the meaning of, and what is told of them where
    "a call of what there is not": ("{{ fcat(“h20.charge-warned”) }}", '"“" (U+201C) stands in a call', 9),
    "more than a call": ("{{ fact(“h20.charge-warned”) | upper }}", '"“" (U+201C) stands in a call', 9),
    "no end of the line": ('{{ fact("h20.charge-warned" "x"', 'a call without its "}}"', 1),
}


def edited(root, path: str, old: str, new: str):
    """The project with one text in it written otherwise."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return root


def publish(root, monkeypatch) -> None:
    """Keep what its site shows; it has no problem after it."""
    monkeypatch.chdir(root)
    assert run(["publish", "--date", "2026-11-30"]) == 0
    assert read_project(root)[1] == []


def published(files, write, monkeypatch):
    """A project that was published."""
    root = write(files)
    publish(root, monkeypatch)
    return root


@pytest.mark.parametrize("case", UNCLEAR)
def test_a_call_that_nobody_can_read_is_told_alone_and_at_its_place(write, case: str) -> None:
    call, said, column = UNCLEAR[case]
    root = write()
    for path in (ZH, EN):
        edited(root, path, CALL, call)
    problems = sorted(read_project(root)[1])
    assert [problem.code for problem in problems] == ["broken-braces"] * 2, as_text(problems)
    assert {(problem.position.line, problem.position.column) for problem in problems} == {(8, column)}
    assert all(said in problem.message for problem in problems)


def test_the_other_calls_of_the_page_are_read_all_the_same(write) -> None:
    root = edited(write(), EN, END, '{{ fact(“h20.charge-warned” | x }} {{ fact("h20.charge-warmed") }}\n\n' + END)
    assert [problem.code for problem in sorted(read_project(root)[1])] == ["broken-braces", "unknown-fact"]


def test_a_text_that_shows_braces_in_code_is_no_torn_call(write) -> None:
    root = write()
    for path in (ZH, EN):
        edited(root, path, END, '`｛｛ fact("a.b") ｝｝` `{ fact("a.b") }`\n\n' + END)
    assert read_project(root)[1] == []


@pytest.mark.parametrize(
    "note",
    ["zh: |\n      例如：\n      en：甲\n    en: A", 'zh: "看，en：甲"\n    en: A', "zh: 看，en：甲\n    en: A"],
)
def test_full_width_marks_in_a_text_are_text(write, note: str) -> None:
    assert read_project(write({MORE: f"{FACT}  note:\n    {note}\n"}))[1] == []


def test_full_width_marks_in_a_text_are_text_where_another_line_is_wrong(write) -> None:
    note = "  note:\n    zh: |\n      en：甲\n    en: A\n"
    root = write({MORE: FACT.replace("unit: usd", "unit：usd") + note})
    assert [problem.position.line for problem in read_project(root)[1]] == [4]


def test_what_stood_in_a_file_that_cannot_be_read_is_counted_and_told_on_request(write, monkeypatch, capsys) -> None:
    root = write({"data/charts/both.yml": BOTH_CHARGES, FACTS: GOOD_FACT + "broken: [\n"})
    problems = read_project(root, followers=True)[1]
    [cause] = without_followers(problems)
    assert (cause.position.path, cause.code) == (FACTS, "yaml-syntax")
    followers = [problem for problem in problems if problem.cause]
    assert {problem.cause for problem in followers} == {cause.position}
    assert {"unknown-fact"} < {problem.code for problem in followers}
    assert f"and {len(followers)} that follow from it" in as_text(problems)
    assert f"另有{len(followers)}处" in as_text(problems, language="zh")
    assert len(json.loads(as_json(problems))) == 1
    monkeypatch.chdir(root)
    assert run(["check"]) == 1
    assert "unknown-fact" not in capsys.readouterr().out
    assert run(["check", "--all"]) == 1
    assert capsys.readouterr().out.count("[unknown-fact]") > 1


def test_what_no_record_matters_to_is_told_beside_a_file_that_cannot_be_read(write) -> None:
    root = edited(write({FACTS: GOOD_FACT + "broken: [\n"}), EN, END, "A <b>word</b>\n\n" + END)
    told = without_followers(read_project(root, followers=True)[1])
    assert sorted(problem.code for problem in told) == ["raw-html", "yaml-syntax"]


@pytest.mark.parametrize(("renamed", "links"), [(EN, EN), (ZH, ZH)])
def test_a_heading_renamed_in_one_language_is_one_problem_that_names_both_ids(write, renamed: str, links: str) -> None:
    root = write()
    for path in (ZH, EN):
        edited(root, path, END, f"[a](#part) [b](index.md#part)\n\n{END}")
    edited(root, renamed, "{ #part }", "{ #parts }")
    problems = read_project(root)[1]
    [cause] = without_followers(problems)
    assert cause.code == "heading-parity"
    assert "{ #part }" in cause.message
    assert "{ #parts }" in cause.message
    assert [(problem.code, problem.position.path) for problem in problems if problem.cause] == [
        ("broken-anchor", links)
    ] * 2


def test_an_editor_gets_the_mend_with_the_problem(write) -> None:
    root = edited(write(), EN, CALL, "{{ fact(“h20.charge-warned”) }}")
    [problem] = json.loads(as_json(read_project(root)[1]))
    mend = {"line": 8, "column": 1, "old": "{{ fact(“h20.charge-warned”) }}", "new": CALL}
    assert problem["mend"] == mend


QUOTED = st.sampled_from(['"{}"', "“{}”", "「{}」", "‘{}’", '"{}”', "＂{}＂", '"{}', '{}"'])
KEYWORDS = st.sampled_from([("", ""), (', style="short"', "，style＝“short”"), (', style="short"', ', style="short"')])
OPENING, CLOSING = st.sampled_from(["{{", "｛｛", "{｛", "{"]), st.sampled_from(["}}", "｝｝", "｝}", "}", ""])
BRACKETS = st.sampled_from(["()", "（）", "(）", "("])


@given(QUOTED, KEYWORDS, OPENING, CLOSING, BRACKETS, st.sampled_from([" after", "", ' {{ term("a") }}']))
def test_a_call_is_read_as_it_was_meant_however_its_marks_were_typed(
    quoted: str, keywords: tuple[str, str], opening: str, closing: str, brackets: str, after: str
) -> None:
    right = f'{{{{ fact("a.b-2"{keywords[0]}) }}}}'
    inside = quoted.format("a.b-2") + keywords[1]
    typed = f"{opening} fact{brackets[0]}{inside}{brackets[1:]}{f' {closing}' if closing else ''}"
    assume(typed != right)
    assume(closing or brackets[1:])
    text = f"before\n前 {typed}{after}\n"
    meant, problems = without_torn(text, EN, 0)
    assert meant == text.replace(typed, right)
    [problem] = problems
    assert problem.mend
    assert problem.position.line == 2
    assert mended(text, [problem.mend]) == meant
    assert without_torn(meant, EN, 0) == (meant, [])


MARKS = {": ": "：", "{": "｛", "}": "｝", ", ": "，", "[": "［", "]": "］"}
STRUCTURE = re.compile(r"(?<=[a-z]): |:(?=\n)|[{}\[\]]|(?<=[甲c]), ")


@given(st.data())
def test_yaml_is_read_as_it_was_meant_however_its_marks_were_typed(data: st.DataObject) -> None:
    text = f"{FACT.replace('[cnbc]', '[cnbc, mirror]')}\nmore:\n  note: {{zh: 丙, en: C}}\n"
    spots = list(STRUCTURE.finditer(text))
    chosen = data.draw(st.sets(st.sampled_from(range(len(spots))), min_size=1))
    typed, done = "", 0
    for number, spot in enumerate(spots):
        typed += text[done : spot.start()] + (MARKS.get(spot[0], "：") if number in chosen else spot[0])
        done = spot.end()
    typed += text[done:]
    node, problems = read_meant(typed, MORE)
    assert node is not None
    assert plain(node) == plain(read_nodes(text, MORE)[0])
    lines = {typed.count("\n", 0, typed_at) + 1 for typed_at, mark in enumerate(typed) if mark in "：｛｝，［］"}
    assert {problem.position.line for problem in problems} == lines
    assert all(problem.mend for problem in problems)
    assert read_meant(mended(typed, [problem.mend for problem in problems if problem.mend]), MORE) == (
        read_nodes(mended(typed, [problem.mend for problem in problems if problem.mend]), MORE)
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("known", [True, False])
def test_a_page_renamed_in_one_language_is_told_there_alone(write, monkeypatch, language: str, known: bool) -> None:
    more = "\n## More { #more }\n\nMore.\n"
    root = write(issue_files("one", "part"))
    for name in ("zh", "en"):
        page = root / f"docs/{name}/issues/one/part.md"
        page.write_text(page.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert read_project(root)[1] == []
    if known:
        publish(root, monkeypatch)
    old = root / f"docs/{language}/issues/one/part.md"
    old.rename(old.with_name("other.md"))
    [problem] = without_followers(read_project(root)[1])
    assert (problem.position.path, problem.code) == (f"docs/{language}/issues/one/other.md", "missing-page")
    assert f"docs/{language}/issues/one/part.md" in problem.hint


def test_of_two_alike_nobody_knows_which_was_renamed(write) -> None:
    root = write(issue_files("one", "part", "next"))
    for name in ("part", "next"):
        for language in ("zh", "en"):
            page = root / f"docs/{language}/issues/one/{name}.md"
            page.write_text(page.read_text(encoding="utf-8") + "\n## More { #more }\n\nMore.\n", encoding="utf-8")
    for name in ("part", "next"):
        old = root / f"docs/en/issues/one/{name}.md"
        old.rename(old.with_name(f"{name}-other.md"))
    assert len([problem for problem in read_project(root)[1] if problem.code == "missing-page"]) == 4


CLAIM = """\
harbour-busy:
  said: {zh: 港口很忙, en: The harbour is busy}
  issue: one
  section: part
  kind: opinion
  verdict: opinion
"""


@pytest.mark.parametrize(("folder", "named"), [("facts", "h20"), ("claims", "tides"), ("issues", "one")])
def test_a_file_that_published_records_stood_in_and_that_is_gone_is_one_problem(write, monkeypatch, folder, named):
    root = published({**issue_files("one", "part"), "data/claims/tides.yml": CLAIM}, write, monkeypatch)
    (root / f"data/{folder}/{named}.yml").unlink()
    [problem] = without_followers(read_project(root, followers=True)[1])
    assert (str(problem.position), problem.code) == (f"data/{folder}/{named}.yml:1:1", "missing-file")
