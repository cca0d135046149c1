"""`./ledger fix` mends what it shows, just that, and only what then is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.cli.commands import run
from macros.cli.fix import run_fix, with_mends, written
from macros.cli.parser import parser
from macros.cli.staging import counted
from macros.ground.problems import Mend
from macros.manuscript.survey import read_project
from tests.conftest import GOOD_PAGE, Write
from tests.faults.mistakes.pages import CALL, EN, END, PAGES, ZH
from tests.faults.mistakes.records import FACT, MORE, RECORDS

SHARE = FACT.replace("unit: usd", "unit: share").replace("value: 5", "value: 0.05")
# What is written wrongly in an otherwise right project, as (file, what is right, what is written instead)
MENDED = {
    "curly quotes": (EN, CALL, "{{ fact(“h20.charge-warned”) }}"),
    "one curly quote": (EN, CALL, '{{ fact("h20.charge-warned”) }}'),
    "corner quotes": (EN, CALL, "{{ fact(「h20.charge-warned」) }}"),
    "full-width braces": (EN, CALL, '｛｛ fact("h20.charge-warned") ｝｝'),
    "full-width brackets": (EN, CALL, '{{ fact（"h20.charge-warned"） }}'),
    "a full-width brace at the end": (EN, CALL, '{{ fact("h20.charge-warned") }｝'),
    "no bracket": (EN, CALL, '{{ fact("h20.charge-warned" }}'),
    "one brace too few behind": (EN, CALL, '{{ fact("h20.charge-warned") }'),
    "one brace too few before": (EN, CALL, '{ fact("h20.charge-warned") }}'),
    "no braces behind": (EN, CALL, '{{ fact("h20.charge-warned")'),
    "no quote at the end": (EN, CALL, '{{ fact("h20.charge-warned) }}'),
    "a full-width comma": (EN, CALL, '{{ fact("h20.charge-warned"，style＝“prose”) }}'),
    "a full-width colon behind a key": (MORE, "unit: usd", "unit：usd"),
    "a full-width colon behind a record": (MORE, "other:", "other："),
    "a full-width colon in a group": (MORE, "{zh: 甲", "{zh：甲"),
    "a full-width comma in a group": (MORE, "甲, en: A", "甲，en: A"),
    "full-width marks in a group": (MORE, "{zh: 甲, en: A}", "｛zh：甲，en：A｝"),
    "a full-width mark in front matter": (EN, "original: zh", "original：zh"),
    "thousands apart": (MORE, "value: 5", "value: 5,000"),
    "full-width digits": (MORE, "value: 5", "value: １２"),
    "a percentage": (MORE, "value: 0.05", "value: 5.5%"),
    "a full-width percentage": (MORE, "value: 0.05", "value: 5.5％"),
    "another word for true": ("data/glossary.yml", "whole: true", "whole: yes"),
    "a name that is no list": (MORE, "[cnbc]", "cnbc"),
    "names run together": (MORE, "[cnbc]", "[cnbc，mirror]"),
    "an address that tracks": ("data/sources/press.yml", "com/charge", "com/charge?id=5&utm_source=a&fbclid=b#c"),
    "a link that tracks": (EN, END, "[a](https://example.com/?gclid=1)\n\n" + END),
    "a comment in the place of an id": (EN, "{ #part }", "{#part }"),
    "a list without a line above": (EN, END, "A line:\n- an item\n\n" + END),
    "a year at the beginning": (EN, END, "2025. It began.\n\n" + END),
    "a character nobody sees": (EN, END, "\u200bA word\u200b here.\n\n" + END),
    "a full stop in a title": ("data/events/kept.yml", "en: The copy", 'en: "The copy."'),
    "an excuse that is not needed": ("data/facts/h20.yml", "[cnbc]\n", "[cnbc]\n  unused: for later\n"),
}
ALSO = {  # what else is written where the mistake needs it
    "a percentage": {MORE: SHARE},
    "a full-width percentage": {MORE: SHARE},
    "a year at the beginning": {ZH: GOOD_PAGE.format(title="题目").replace(END, "2025\\. 开始。\n\n" + END)},
}
MARK, END_OF_LINE = "\ufeff", "\r\n"


def made(write: Write, name: str, *, windows: bool = False) -> tuple[Path, str]:
    """A project with one mistake in it, and the file that holds it; with another system's ends of lines if asked."""
    path, right, wrong = MENDED[name]
    root = write({MORE: FACT, **ALSO.get(name, {})})
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert right in text
    text = text.replace(right, wrong, 1)
    file.write_text(MARK + text.replace("\n", END_OF_LINE) if windows else text, encoding="utf-8", newline="")
    return root, path


def fixed(root: Path, *arguments: str) -> int:
    """Run the command there, as without a terminal; its exit code."""
    return run_fix(root, parser().parse_args(["fix", *arguments]))


def files_of(root: Path) -> dict[str, bytes]:
    """Every file of a project's own."""
    files = (file for top in ("data", "docs") for file in (root / top).rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("windows", [False, True], ids=["", "with other ends of lines"])
@pytest.mark.parametrize("name", MENDED)
def test_one_mistake_is_one_problem_and_its_mend_leaves_none(write: Write, name: str, windows: bool) -> None:
    root, path = made(write, name, windows=windows)
    before, problems = files_of(root), read_project(root)[1]
    assert len(problems) == 1, [str(problem) for problem in problems]
    assert problems[0].mend
    assert fixed(root, "--yes") == 0
    after = files_of(root)
    assert read_project(root)[1] == []
    assert [one for one in before if before[one] != after[one]] == [path]
    text = after[path].decode()
    assert text.startswith(MARK) == windows
    assert text.count("\n") == (text.count(END_OF_LINE) if windows else text.count("\n"))
    assert (END_OF_LINE in text) == windows
    assert fixed(root, "--yes") == 0, "there is nothing left to mend"
    assert files_of(root) == after


@pytest.mark.parametrize("name", ["curly quotes", "a full-width colon in a group"])
def test_without_being_told_to_it_writes_nothing(write: Write, capsys: pytest.CaptureFixture[str], name: str) -> None:
    root, path = made(write, name)
    before = files_of(root)
    assert fixed(root) == 1
    shown = capsys.readouterr()
    assert f"--- {path}\n+++ {path}\n" in shown.out
    assert "--yes" in shown.err
    assert files_of(root) == before
    assert run_fix(root, parser().parse_args(["fix"]), lambda _: "n") == 1
    assert files_of(root) == before
    assert run_fix(root, parser().parse_args(["fix"]), lambda _: "y") == 0
    assert read_project(root)[1] == []


@pytest.mark.parametrize("gone", [False, True])
def test_what_was_saved_while_the_question_waited_stays(
    write: Write, capsys: pytest.CaptureFixture[str], *, gone: bool
) -> None:
    root, path = made(write, "curly quotes")
    saved = b"" if gone else (root / path).read_bytes() + b"\nOne sentence more.\n"

    def answered(_: object) -> str:
        (root / path).unlink() if gone else (root / path).write_bytes(saved)
        return "y"

    assert run_fix(root, parser().parse_args(["fix"]), answered) == 1
    assert f"{path} was saved meanwhile" in capsys.readouterr().err
    assert (root / path).read_bytes() == saved if not gone else not (root / path).exists()


def test_a_mend_that_leads_to_another_problem_is_not_made_and_says_so(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write({MORE: FACT.replace("value: 5", "value: 5,000").replace("usd", "share")})
    before = files_of(root)
    assert fixed(root, "--yes") == 0
    assert "out-of-range" not in capsys.readouterr().out
    assert files_of(root) == before


def test_what_can_be_mended_is_mended_beside_what_cannot(write: Write) -> None:
    root = write({MORE: FACT.replace("value: 5", "value: 5,000").replace("{zh: 甲", "{zh：甲")})
    text = (root / EN).read_text(encoding="utf-8")
    (root / EN).write_text(text.replace(CALL, f"{CALL}\n\n[a](nowhere.md)"), encoding="utf-8")
    assert fixed(root, "--yes") == 0
    assert [problem.code for problem in read_project(root)[1]] == ["broken-link"]


def test_only_the_files_that_are_named_are_mended(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root, _ = made(write, "curly quotes")
    text = (root / ZH).read_text(encoding="utf-8")
    (root / ZH).write_text(text.replace(CALL, "{{ fact(“h20.charge-warned”) }}"), encoding="utf-8")
    assert fixed(root, "--yes", "docs\\zh") == 0
    assert [problem.position.path for problem in read_project(root)[1]] == [EN]
    assert fixed(root, "--yes", "docs/nowhere.md") == 2
    assert "docs/nowhere.md" in capsys.readouterr().err


def test_the_command_line_knows_it(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root, _ = made(write, "curly quotes")
    monkeypatch.chdir(root)
    assert run(["fix", "--yes"]) == 0
    assert run(["check"]) == 0


@pytest.mark.parametrize("table", [RECORDS, PAGES], ids=["records", "pages"])
def test_every_mistake_of_the_catalogue_that_has_a_mend_is_mended(tmp_path_factory, table) -> None:
    from tests.conftest import write_project

    tried = 0
    for code, mistake in table.items():
        root = mistake.made_in(write_project(tmp_path_factory.mktemp("mistake"), dict(mistake.files)))
        before = read_project(root)[1]
        mends = [problem for problem in before if problem.mend]
        if mends:
            tried += 1
            assert fixed(root, "--yes") == 0
            assert counted(read_project(root)[1]) == counted(before) - counted(mends), code
    assert tried >= 3


TEXTS = st.lists(st.text("ab“，é", max_size=6), min_size=1, max_size=6)


@given(TEXTS, st.data(), st.booleans(), st.booleans())
def test_an_edit_touches_nothing_else(lines: list[str], data: st.DataObject, windows: bool, marked: bool) -> None:
    text = "\n".join(lines)
    number = data.draw(st.integers(1, len(lines)))
    column = data.draw(st.integers(1, len(lines[number - 1]) + 1))
    start = sum(len(line) + 1 for line in lines[: number - 1]) + column - 1
    stop = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text("xy\n", max_size=4))
    expected = text[:start] + new + text[stop:]

    def as_saved(one: str) -> str:
        return (MARK if marked else "") + (one.replace("\n", END_OF_LINE) if windows else one)

    edit = Mend(number, column, text[start:stop], new)
    if windows and "\n" not in text:
        return  # then nobody knows how its lines end
    assert with_mends(as_saved(text), [edit]) == as_saved(expected)


@pytest.mark.parametrize(("end", "kept"), [("\r", "\n"), ("\r\r\n", "\r\n")], ids=["old Macs'", "converted twice"])
@pytest.mark.parametrize("path", [ZH, MORE, "data/sources/press.yml"])
def test_old_ends_of_lines_are_told_as_that_and_mended(write: Write, path: str, end: str, kept: str) -> None:
    root = write({MORE: FACT})
    file = root / path
    before = file.read_bytes()
    file.write_bytes(before.replace(b"\n", end.encode()))
    problems = [problem for problem in read_project(root)[1] if problem.position.path == path]
    assert [problem.code for problem in problems] == ["strange-character"]
    assert "old Macs" in str(problems[0].message)
    assert "LF" in str(problems[0].hint)
    assert fixed(root, "--yes") == 0
    assert file.read_bytes() == before.replace(b"\n", kept.encode())


def test_an_edit_that_does_not_find_what_it_replaces_is_none() -> None:
    with pytest.raises(ValueError, match="does not hold"):
        with_mends("one\ntwo\n", [Mend(2, 1, "three", "")])


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes("\ufeffa\r\nb".encode())
    assert written(tmp_path / "file") == "\ufeffa\r\nb"
