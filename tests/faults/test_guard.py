"""A pull request from outside changes content alone: what `.ci/content` names, and a list that is seen whole (row 31)."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.placement import KINDS
from macros.manuscript.rules.docs_files import ALLOWED
from tests.conftest import ROOT

GUARD = SimpleNamespace(**runpy.run_path(str(ROOT / ".ci" / "trusted")))
CONTENT = [
    "docs/index.md",
    "docs/en/issues/new/index.md",
    "docs/zh/map.png",
    "docs/zh/photo.jpeg",
    "docs/zh/moving.gif",
    "data/facts/h20.yml",
    "data/series/sales.csv",
]
# Who we are, what was shown, and the words beside every number
OURS = "newsletter|published|languages|units|phrases"
NOT_CONTENT = [
    "data/languages.yml",
    "data/units.yml",
    "data/phrases/zh.yml",
    "data/published.yml",
    "mkdocs.yml",
    "macros/press/hooks.py",
    "overrides/assets/ledger.js",
    ".github/workflows/test.yml",
    ".ci/run",
    ".ci/content",
    "Makefile",
    "requirements.lock",
    "tests/conftest.py",
    "SECURITY.md",
    "SECURITY.zh.md",
    "README.md",
    "README.zh.md",
    "PUBLISHING.zh.md",
    "CONTRIBUTING.md",
    "CONTRIBUTING.zh.md",
    "REFERENCE.md",
    "STYLE.zh.md",
    "CHANGELOG.md",
    "data/newsletter.yml",
    "data/schema/fact.json",
    "data/schema/fact.yml",
    "data/more.yml",
    "data/facts/more/h20.yml",
    "data/facts/h20.csv",
    "data/facts/h20.yaml",
    "docs/en/page.html",
    "docs/en/drawing.svg",
    "docs/en/page.md.html",
    "docs/en/a.b.md",
    "docs/.md",
    "docs/.hidden/page.md",
    "docs/en/page.md~",
    "docs/../mkdocs.yml",
    "docs/../docs/page.md",
    "docs//page.md",
    "./docs/page.md",
    "/docs/page.md",
    "docs/./page.md",
    "docs\\page.md",
    "DOCS/page.md",
    "docs/Page.md",
    "docs/page.MD",
    "docs/page.md ",
    " docs/page.md",
    "docs/page.md\r",
    "docs/page.md\0",
    "docs/page.md\x1b[2J",
    "docs/page\t.md",
    "docs/ｐage.md",
    "docs/pa\u200bge.md",
    "docs/pa\u202ege.md",
    '"docs/pa\\tge.md"',
    '"docs/\\345\\233\\276.png"',
    "'docs/page.md'",
    "data/facts/../../macros/__init__.py",
    "",
]


def asked(told: bytes) -> subprocess.CompletedProcess[bytes]:
    """What the guard says of the lines it is given."""
    return subprocess.run([ROOT / ".ci" / "trusted"], input=told, capture_output=True, check=False)


def lines(names: Iterable[str]) -> bytes:
    """The names as `git diff --name-only` gives them."""
    return "".join(f"{name}\n" for name in names).encode()


def test_content_alone_passes() -> None:
    assert asked(lines(CONTENT)).returncode == 0


@pytest.mark.parametrize("name", NOT_CONTENT, ids=ascii)
def test_one_name_that_is_not_contents_stops_all(name: str) -> None:
    stopped = asked(lines([*CONTENT, name]))
    assert stopped.returncode == 1
    assert stopped.stdout.decode().splitlines() == [GUARD.shown(name)]


def test_a_last_line_without_its_newline_is_read() -> None:
    stopped = asked(b"docs/a.md\nmacros/x.py")
    assert (stopped.returncode, stopped.stdout) == (1, b"macros/x.py\n")
    assert asked(b"macros/x.py\ndocs/a.md").returncode == 1
    assert asked(b"docs/a.md\ndocs/b.md").returncode == 0


@pytest.mark.parametrize(
    "told", [b"", b"\n", b"\n\n", b"docs/a.md\n\n", b"docs/a\xff.md\n", b"\xef\xbb\xbfdocs/a.md\n"]
)
def test_no_name_and_no_text_are_not_content(told: bytes) -> None:
    assert asked(told).returncode == 1


def test_a_name_cannot_command_a_terminal_or_a_workflow() -> None:
    told = asked(lines(["::error::x", "##[set-env]x", "a\x1b]0;x\x07", "a\u202eb"])).stdout.decode()
    assert not re.search(r"[^A-Za-z0-9_./ \\{}\n-]", told), told


PART = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
SUFFIX = st.sampled_from(ALLOWED)
FOLDER = st.sampled_from([f"data/{kind.where}" for kind in KINDS if "." not in kind.where])
PAGES = st.builds(
    lambda parts, suffix: f"docs/{'/'.join(parts)}{suffix}", st.lists(PART, min_size=1, max_size=5), SUFFIX
)
RECORDS = st.builds(lambda folder, name: f"{folder}/{name}.yml", FOLDER, PART)
GOOD = st.one_of(PAGES, RECORDS)
ODD = st.characters().filter(lambda mark: not re.match("[a-z0-9_-]", mark))


@given(GOOD)
def test_every_name_that_check_reads_is_content(name: str) -> None:
    assert GUARD.only_maintainers([name]) == []


@given(GOOD, ODD.filter(lambda mark: mark != "/"), st.data())
def test_no_odd_character_stands_in_a_name_of_content(name: str, mark: str, data: Any) -> None:
    """Whatever it is and wherever it stands: dots, quotes, controls, capitals, blanks, letters of other scripts."""
    place = data.draw(st.integers(0, len(name)))
    spoiled = name[:place] + mark + name[place:]
    assert GUARD.only_maintainers([spoiled]) == [spoiled]


@given(GOOD, st.sampled_from(["..", ".", "", ".git", "~"]), st.data())
def test_no_part_of_a_path_leads_elsewhere(name: str, part: str, data: Any) -> None:
    parts = name.split("/")
    parts.insert(data.draw(st.integers(0, len(parts))), part)
    spoiled = "/".join(parts)
    assert GUARD.only_maintainers([spoiled]) == [spoiled]


@given(st.text(), GOOD, st.text())
def test_what_is_content_lies_in_docs_or_data_and_is_no_schema(before: str, name: str, after: str) -> None:
    for made in (before, before + name, name + after, before + name + after):
        if not GUARD.only_maintainers([made]):
            assert re.fullmatch(r"(docs|data)/[a-z0-9_/-]+\.[a-z]+", made)
            assert not made.startswith("data/schema")


def test_content_is_what_check_reads_and_nothing_else_that_is_kept() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = tracked.stdout.rstrip("\0").split("\0")
    read = {name for name in names if name.startswith("docs/") or re.match(f"data/(?!schema/|{OURS})", name)}
    assert len(read) > 90
    assert {name for name in names if not GUARD.only_maintainers([name])} == read


def test_the_list_of_content_names_what_the_code_reads() -> None:
    """A new kind of record or picture is content, or the code does not read it; but for what maintainers change."""
    wheres = [f"data/{kind.where}" for kind in KINDS if not re.match(OURS, kind.where)]
    records = {where if where.endswith(".yml") else f"{where}/*.yml" for where in wheres}
    pages = {f"docs/**/*{suffix}" for suffix in ALLOWED}
    listed = [line for line in GUARD.CONTENT.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert sorted(listed) == sorted(pages | records | {"data/series/*.csv"})


GH = """\
#!/bin/sh
[ "$1" = api ] || exit 9
case "$*" in
*--paginate*/files*) cat "$ANSWERS/files"; exit "$(cat "$ANSWERS/files.ends")" ;;
*repos/owner/ledger/pulls/7) cat "$ANSWERS/pull"; exit 0 ;;
esac
exit 9
"""


def changed(name: str, status: str = "modified", **more: str) -> dict[str, str]:
    """A changed file as the forge lists it."""
    return {"filename": name, "status": status, **more}


def request(
    folder: Path,
    files: list[dict[str, str]],
    *,
    count: int | None = None,
    head: str = "a1",
    listed: str | None = None,
    ends: int = 0,
    repository: str | None = "contributor/ledger",
    **event: Any,
) -> subprocess.CompletedProcess[str]:
    """What the workflow's script says of a pull request, with a forge that answers as told."""
    pull = {"number": 7, "head": {"sha": "a1", "repo": repository and {"full_name": repository}}}
    (folder / "gh").write_text(GH, encoding="utf-8")
    (folder / "gh").chmod(0o755)
    (folder / "event").write_text(json.dumps({"action": "opened", "pull_request": pull, **event}), encoding="utf-8")
    told = {"head": {"sha": head}, "changed_files": len(files) if count is None else count}
    (folder / "pull").write_text(json.dumps(told), encoding="utf-8")
    (folder / "files").write_text(json.dumps(files) if listed is None else listed, encoding="utf-8")
    (folder / "files.ends").write_text(str(ends), encoding="utf-8")
    environment = {
        "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin",
        "ANSWERS": str(folder),
        "GITHUB_EVENT_PATH": str(folder / "event"),
        "GITHUB_REPOSITORY": "owner/ledger",
    }
    return subprocess.run([ROOT / ".ci" / "pull-request"], env=environment, capture_output=True, text=True, check=False)


FINE = [changed("docs/en/a.md", "added"), changed("data/facts/h20.yml"), changed("docs/en/b.md", "removed")]
MOVED = changed("docs/en/c.md", "renamed", previous_filename="docs/en/d.md")


def test_a_pull_request_of_content_passes(tmp_path: Path) -> None:
    done = request(tmp_path, [*FINE, MOVED])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_pages_of_a_list_are_put_together_whether_gh_does_so_or_not(tmp_path: Path) -> None:
    listed = json.dumps(FINE) + json.dumps([MOVED])
    assert request(tmp_path, [*FINE, MOVED], listed=listed).returncode == 0
    listed = json.dumps(FINE) + json.dumps([changed("macros/x.py")])
    assert request(tmp_path, [*FINE, MOVED], listed=listed).returncode == 1


REFUSED = {
    "code": ([changed("macros/x.py")], {}, "macros/x.py"),
    "moved out of the code": ([changed("docs/a.md", "renamed", previous_filename="macros/x.py")], {}, "macros/x.py"),
    "moved into the code": ([changed("macros/x.py", "renamed", previous_filename="docs/a.md")], {}, "macros/x.py"),
    "moved from nowhere": ([changed("docs/a.md", "renamed")], {}, "mode or kind"),
    "copied from the code": ([changed("docs/a.md", "copied", previous_filename="macros/x.py")], {}, "macros/x.py"),
    "a mode": ([changed("docs/a.md", "changed")], {}, "mode or kind"),
    "an unknown status": ([changed("docs/a.md", "bewitched")], {}, "mode or kind"),
    "a newline in a name": ([changed("docs/a.md\ndocs/b.md")], {}, "characters"),
    "an escape in a name": ([changed("docs/\x1b[2Ja.md")], {}, "characters"),
    "no files": ([], {}, "seen whole"),
    "an empty list of some": ([], {"count": 3}, "seen whole"),
    "a cut list": (FINE, {"count": 4}, "seen whole"),
    "a list of more": (FINE, {"count": 2}, "seen whole"),
    "one file twice": ([*FINE, FINE[0]], {}, "seen whole"),
    "as many as can be listed": ([changed(f"docs/a{n}.md") for n in range(3000)], {}, "seen whole"),
    "a later push": (FINE, {"head": "b2"}, "later push"),
    "a failing forge": (FINE, {"ends": 1}, "did not answer"),
    "a forge that fails half way": (FINE, {"listed": json.dumps(FINE), "count": 3, "ends": 1}, "did not answer"),
    "half an answer": (FINE, {"listed": json.dumps(FINE)[:-20]}, "does not know"),
    "no answer": (FINE, {"listed": ""}, "seen whole"),
    "another answer": (FINE, {"listed": '{"message": "Not Found"}', "count": 1}, "does not know"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_pull_request_that_is_more_than_content_or_cannot_be_seen_whole_is_refused(tmp_path: Path, case: str) -> None:
    files, answers, said = REFUSED[case]
    done = request(tmp_path, files, **answers)
    assert done.returncode == 1, done
    assert "::error::" in done.stdout
    assert said in done.stdout
    assert "Traceback" not in done.stderr


def test_a_branch_of_the_repository_passes_and_so_does_a_push_that_a_maintainer_has_read(tmp_path: Path) -> None:
    code = [changed("macros/x.py")]
    assert request(tmp_path, code, repository="owner/ledger").returncode == 0
    assert request(tmp_path, code, repository=None).returncode == 1
    assert request(tmp_path, code, action="labeled", label={"name": "trusted-files"}).returncode == 0
    assert request(tmp_path, code, action="labeled", label={"name": "typo"}).returncode == 1
    assert request(tmp_path, code, action="synchronize", label={"name": "trusted-files"}).returncode == 1


def test_the_workflow_runs_the_base_branchs_script_with_the_least_it_needs() -> None:
    text = (ROOT / ".github/workflows/trusted.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow[True].keys() == {"pull_request_target"}, "yaml reads `on` as true"
    assert workflow["permissions"] == {"contents": "read", "pull-requests": "read"}
    (job,) = workflow["jobs"].values()
    checkout, run = job["steps"]
    assert job.keys() == {"runs-on", "steps"}
    assert checkout.keys() == {"uses", "with"}
    assert re.fullmatch(r"actions/checkout@[0-9a-f]{40}", checkout["uses"]), "a tag may be moved, a commit may not"
    assert checkout["with"] == {"persist-credentials": False}, "no ref: the base's"
    assert run == {"run": ".ci/pull-request", "env": {"GH_TOKEN": "${{ github.token }}"}}
    assert re.findall(r"\$\{\{.*?\}\}", text) == ["${{ github.token }}"], "nothing of the pull request is put in"
