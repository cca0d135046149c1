"""Editors: schemas, snippets, tasks and settings name what there is, and find problems where `check` tells them."""

from __future__ import annotations

import configparser
import json
import re
import subprocess
from fnmatch import fnmatch
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.catalog.placement import KINDS
from macros.cli.commands import run
from macros.cli.parser import parser
from macros.cli.snippets import BEGINNINGS, IDS
from macros.ground.problems import as_json, as_text
from macros.ground.told import languages
from macros.manuscript.vocabulary import MACROS
from tests.conftest import GOOD_FACT, ROOT, Read

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS = next(action for action in parser()._actions if action.dest == "command").choices


def read_json(name: str) -> Any:
    """A settings file: none of ours has comments."""
    return json.loads((ROOT / name).read_text(encoding="utf-8"))


SETTINGS, TASKS = read_json(".vscode/settings.json"), read_json(".vscode/tasks.json")["tasks"]
CONTAINER, EXTENSIONS = read_json(".devcontainer/devcontainer.json"), read_json(".vscode/extensions.json")
SNIPPETS = read_json(BEGINNINGS)


def test_each_schema_is_mapped_to_the_files_of_its_kind() -> None:
    mapped = SETTINGS["yaml.schemas"]
    kept = {file.relative_to(ROOT).as_posix() for file in (ROOT / "data/schema").iterdir()}
    assert kept == set(mapped) == {f"data/schema/{kind.name}.json" for kind in KINDS}
    for kind in KINDS:
        where = f"data/{kind.where}" if kind.where.endswith(".yml") else f"data/{kind.where}/*.yml"
        assert mapped[f"data/schema/{kind.name}.json"] == where
        assert any(fnmatch(file.relative_to(ROOT).as_posix(), where) for file in (ROOT / "data").rglob("*.yml"))


def test_tasks_run_commands_that_there_are_on_every_system() -> None:
    for task in TASKS:
        assert task["args"][0] in COMMANDS
        assert (ROOT / task["command"]).is_file()
        assert (ROOT / task["windows"]["command"].replace("\\", "/")).is_file()


def diagnostics(output: str) -> list[dict[str, str]]:
    """What VS Code makes of it: matchers of as many lines as they have patterns are tried on the last lines read.

    As vs/workbench/contrib/tasks/common/problemCollectors.ts does; parts of a message are joined by line ends.
    """
    found = []
    matchers = [matcher["pattern"] for matcher in TASKS[0]["problemMatcher"]]
    held: list[str] = []
    for line in output.splitlines():
        held = [*held, line][-max(map(len, matchers)) :]
        for start in range(len(held)):
            lines = held[start:]
            made = [one for patterns in matchers if len(patterns) == len(lines) if (one := matched(patterns, lines))]
            if made:
                found.append(made[0])
                held = []
                break
    return found


def matched(patterns: list[dict[str, Any]], lines: list[str]) -> dict[str, str] | None:
    """The fields of one problem, where each line matches its pattern."""
    fields: dict[str, list[str]] = {}
    for pattern, line in zip(patterns, lines, strict=True):
        match = re.search(pattern["regexp"], line)
        if match is None:
            return None
        for name, group in pattern.items():
            if name != "regexp":
                fields.setdefault(name, []).append(match[group])
    return {name: "\n".join(parts) for name, parts in fields.items()}


WRONG = {
    "data/facts/h20.yml": GOOD_FACT.replace("as_of", "as_off").replace("[cnbc]", "[cnbx]"),
    "data/facts/中文.yml": GOOD_FACT,
    "data/facts/more.yaml": GOOD_FACT,
    "data/glossary.yml": "nvidia:\n  name: {zh: 英伟达（：公司）, en: [NVIDIA]}\n  kind: organisation\n",
    "docs/zh/index.md": '---\ntitle: 题目\ndescription: 题目\noriginal: zh\n---\n# 题目 { #top }\n\n中文中文 {{ fcat("h20.charge-warned") }}：5 [x]\n',
}


@pytest.mark.parametrize("language", languages())
def test_problems_show_as_diagnostics_at_their_places_with_their_hints(read: Read, language: str) -> None:
    _, problems = read(WRONG)
    assert len({found.code for found in problems}) > 4
    told = json.loads(as_json(problems, language=language))
    found = diagnostics(as_text(problems, language=language))
    assert len(found) == len(told)
    for one, other in zip(found, told, strict=True):
        assert (one["file"], int(one["line"]), int(one["column"])) == (other["path"], other["line"], other["column"])
        assert one["code"] == other["code"]
        message, _, hint = one["message"].partition("\n")
        assert message == other["message"]
        assert hint.endswith(other["hint"])


def test_nothing_else_that_check_says_is_taken_for_a_problem(read: Read) -> None:
    assert diagnostics("no problems in 46 records and 2 pages\nhttp://127.0.0.1:8000/ (Ctrl-C)\n") == []


def filled(snippet: dict[str, Any]) -> str:
    """A snippet as it is typed: the first of each choice, the names of stops, else x."""
    body = snippet["body"]
    text = "\n".join(body) if isinstance(body, list) else body
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return re.sub(r"\$\d+", "x", text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_record_begins_with_all_that_it_must_have(kind: Any) -> None:
    snippet = SNIPPETS[f"{kind.name} record"]
    record = yaml.load(filled(snippet), Loader=yaml.BaseLoader)
    fields = record if kind.ids == "file" else record["key"]
    assert fields.keys() <= kind.model.model_fields.keys()
    assert {name for name, field in kind.model.model_fields.items() if field.is_required()} <= fields.keys()
    stops = [int(stop) for stop in re.findall(r"\$\{?(\d+)", "\n".join(snippet["body"]))]
    assert stops == list(range(1, len(stops) + 1))


@pytest.mark.parametrize("name", MACROS)
def test_a_call_begins_as_the_gate_takes_it(name: str) -> None:
    snippet = SNIPPETS[f"{{{{ {name} }}}}"]
    assert (snippet["scope"], snippet["prefix"]) == ("markdown", name)
    assert filled(snippet) == re.sub('".*"', f'"{(*MACROS[name].names, "")[0]}"', MACROS[name].example)


def test_the_ids_of_a_checkout_are_completed_and_not_kept(project: Path) -> None:
    assert run(["schema"]) == 0
    made = json.loads((project / IDS).read_text(encoding="utf-8"))
    for kind, record_id in (("fact", "h20.charge-warned"), ("source", "cnbc"), ("issue", "one"), ("unit", "usd")):
        assert made[f"{kind} {record_id}"]["prefix"] == record_id
    ignored = subprocess.run(["git", "check-ignore", "--quiet", "--no-index", IDS], cwd=ROOT, check=False)
    assert ignored.returncode in (0, 128), "128 where this is no repository"


@pytest.mark.parametrize(("command", "names"), [("schema", [IDS]), ("reference", ["REFERENCE.md", "REFERENCE.zh.md"])])
def test_what_is_made_from_what_there_is_says_in_a_line_what_was_written(project: Path, capsys, command, names) -> None:
    """And so says the next time that nothing changed, and touches no file."""
    assert run([command, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("written: ") and said.count("\n") == 1
    assert [name for name in names if name not in said or not (project / name).is_file()] == []
    before = (project / names[0]).stat().st_mtime_ns
    assert run([command, "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("nothing changed in ")
    assert (project / names[0]).stat().st_mtime_ns == before


def test_what_a_container_runs_is_here() -> None:
    assert CONTAINER["image"].startswith("mcr.microsoft.com/devcontainers/python:3.")
    program, target = CONTAINER["postCreateCommand"].split()
    assert (program, f"\n{target}:" in MAKEFILE) == ("make", True)
    asked = CONTAINER["onCreateCommand"].partition("--no-install-recommends ")[2].split()
    assert [name for name in asked if name not in MAKEFILE] == []
    assert CONTAINER["customizations"]["vscode"]["extensions"] == EXTENSIONS["recommendations"]


def test_hooks_ask_what_ci_asks() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert [repo["repo"] for repo in hooks] == ["local"]
    entries = {hook["id"]: hook["entry"].split() for hook in hooks[0]["hooks"]}
    assert entries == {"lint": ["make", "lint"], "check": ["./ledger", "check"]}
    lint = MAKEFILE.partition("\nlint:")[2].splitlines()[1:]
    run_there = [line.split()[0].removeprefix("@$(BIN)/") for line in takewhile(str.strip, lint)]
    assert run_there == ["ruff", "ruff", "mypy"]
    assert re.search(r"^test:.* lint\b", MAKEFILE, re.MULTILINE)
    assert "macros check" in (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8")


def test_editors_of_every_kind_write_what_git_keeps() -> None:
    settings = configparser.ConfigParser()
    settings.read_string("[top]\n" + (ROOT / ".editorconfig").read_text(encoding="utf-8"))
    assert settings["top"]["root"] == "true"
    assert dict(settings["*"]) == {"charset": "utf-8", "end_of_line": "lf", "insert_final_newline": "true"}
    assert settings["*.cmd"]["end_of_line"] == "crlf"
    assert (SETTINGS["files.encoding"], SETTINGS["files.eol"]) == ("utf8", "\n")
