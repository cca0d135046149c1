"""The command line speaks the reader's language: its help, its errors, and argparse's own words in both."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import pytest

from macros.cli.commands import run
from macros.cli.parser import parser
from macros.editions.text.wrapping import width
from macros.ground.told import Told, languages, renderings, said_in

OTHERS = [language for language in languages() if language != "en"]
HAN = re.compile("[\u4e00-\u9fff]")
ARGPARSE = re.compile(
    r"usage:|error:|positional arguments|options:|show this help|required|choose from|expected|invalid"
)


def commands(language: str) -> dict[str, argparse.ArgumentParser]:
    """Every command with its options, the one that holds them all among them."""
    made = parser(language=language)
    held = next(action for action in made._actions if action.dest == "command").choices
    return {"": made, **held}


def helps(made: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    """What is said of each option and argument, and of each command in a list of them."""
    for action in made._actions:
        yield from ((inner.dest, inner.help) for inner in getattr(action, "_choices_actions", ()))
        if action.help != argparse.SUPPRESS and not hasattr(action, "_choices_actions"):
            yield action.dest, action.help or ""


def left(words: str) -> int:
    """Run it; the exit code of argparse."""
    with pytest.raises(SystemExit) as ended:
        run(words.split())
    return int(ended.value.code or 0)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", commands("en"))
def test_every_command_and_every_option_of_it_is_said_in_every_language(name: str, language: str) -> None:
    made = commands(language)[name]
    for what, said in helps(made):
        if what != "help":
            assert isinstance(said, Told), what
            assert said.pattern in renderings(language), what
            assert HAN.search(said_in(said, language)), what
    shown = made.format_help()
    assert not ARGPARSE.search(shown), shown
    assert HAN.search(shown.splitlines()[0])
    sized = [line for line in shown.splitlines() if not re.search(r"\{\w+(,\w+)+", line)]
    assert max(width(line, wide=True) for line in sized) <= 80, shown


@pytest.mark.parametrize("asked", ["LC_ALL", "LC_MESSAGES", "LANG", "LEDGER_LANG", "--lang zh", "--lang=zh"])
@pytest.mark.parametrize("wrong", ["check --format", "--help", "check --help"])
def test_the_language_is_the_one_that_was_asked_for(monkeypatch, capsys, asked: str, wrong: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LEDGER_LANG"):
        monkeypatch.delenv(name, raising=False)
    if asked.isupper() and not asked.startswith("-"):
        monkeypatch.setenv(asked, "zh" if asked == "LEDGER_LANG" else "zh_CN.UTF-8")
        left(wrong)
    else:
        left(wrong.replace("check", f"check {asked}") if "check" in wrong else f"{asked} {wrong}")
    said = "".join(capsys.readouterr())
    assert said.startswith("用法：./ledger")


@pytest.mark.parametrize("lang", ["--lang zh", "--lang=zh", "--la zh"])
@pytest.mark.parametrize("name", commands("en"))
def test_the_language_may_be_asked_for_before_the_command(monkeypatch, capsys, name: str, lang: str) -> None:
    monkeypatch.setenv("LEDGER_LANG", "en")
    assert left(f"{lang} {name} --help") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("用法：./ledger")
    assert "显示这份说明" in shown
    assert not ARGPARSE.search(shown), shown


@pytest.mark.parametrize(
    ("words", "chinese"),
    [
        ("--lang zh explain no-such-code", True),
        ("--lang zh edition mail no-such-issue --lang en", True),
        ("--lang zh explain no-such-code --lang en", False),
        ("edition mail no-such-issue --lang zh", False),
        ("explain edition --lang zh", True),
    ],
)
def test_what_a_command_says_is_in_the_language_asked_for(monkeypatch, capsys, words: str, chinese: bool) -> None:
    monkeypatch.setenv("LEDGER_LANG", "en")
    assert run(words.split()) == 2
    assert bool(HAN.search(capsys.readouterr().err)) == chinese


def wrongs() -> Iterator[str]:
    """For every command what can be wrong with its arguments: one that is not, an option without or with a value…"""
    for name, made in commands("en").items():
        yield f"{name} --no-such-thing-as-this"
        for action in made._actions:
            flag = action.option_strings[-1] if action.option_strings else ""
            if flag and action.nargs != 0 and action.help != argparse.SUPPRESS:
                yield f"{name} {flag}"
            if flag and action.nargs == 0:
                yield f"{name} {flag}=错"
            if flag and (action.choices or action.type in (int,) or action.dest == "date"):
                yield f"{name} {flag} 错"
    yield from ("", "chekc", "stamp", "explain", "edition", "new", "completion", "new fcat", "check --l zh --de=1")


@pytest.mark.parametrize("wrong", list(wrongs()))
def test_every_error_is_told_in_chinese_and_in_english(capsys, wrong: str) -> None:
    said = {}
    for language in ("zh", "en"):
        with pytest.raises(SystemExit) as ended:
            parser(language=language).parse_args(wrong.split())
        assert ended.value.code == 2
        said[language] = capsys.readouterr().err.splitlines()[-1]
    name, colon, told = said["zh"].partition("：")
    assert colon
    assert name.startswith("./ledger")
    assert not ARGPARSE.search(said["zh"] + said["en"]), said
    assert HAN.search(told), said


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("chekc", "./ledger：command：没有“chekc”；是不是“check”？"),
        (
            "check --format xml",
            "./ledger check：--format：没有“xml”；从中选一个：text（纯文本）、json（JSON）、github（GitHub的批注）",
        ),
        ("fix --quiet", "./ledger fix：没有“--quiet”；有哪些，见./ledger fix --help"),
        ("new fact --lable x", "./ledger new：没有“--lable x”；是不是“--label”？"),
        ("stamp", "./ledger stamp：还缺：PAGE"),
        ("publish --date 31.1.2026", "./ledger publish：--date：“31.1.2026”不是日期，日期要写成2026-01-31这样"),
    ],
)
def test_what_is_wrong_reads_as_a_chinese_editor_would_write_it(capsys, wrong: str, told: str) -> None:
    with pytest.raises(SystemExit):
        parser(language="zh").parse_args(wrong.split())
    assert capsys.readouterr().err.splitlines()[-1] == told


def test_an_edition_in_chinese_is_no_reader_of_chinese(monkeypatch, capsys) -> None:
    monkeypatch.setenv("LEDGER_LANG", "en")
    left("edition --lang zh")
    assert capsys.readouterr().err.startswith("usage: ")
