"""Whatever front matter holds, it is told or it builds: no value of a key is a mistake of ours."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from macros.manuscript.rules.front_matter import KNOWN
from macros.manuscript.survey import read_project
from tests.conftest import GOOD_PAGE, issue_files
from tests.press.conftest import Start, build

VALUES = {
    "nothing": "",
    "number": "5",
    "words": "soon",
    "day": "2026-11-23",
    "month": "2026-11",
    "truth": "true",
    "list": "[2026-11-23]",
    "keys": "{a: b}",
}


SAID_BY_ISSUE = ("original", "published", "order")  # of a page of an issue, by its record


def page(key: str, value: str) -> str:
    """A good page but for one value."""
    front, _, body = GOOD_PAGE.format(title=f"{key} {value}").removeprefix("---\n").partition("---\n")
    lines = [line for line in front.splitlines() if not line.startswith((f"{key}:", "original:"))]
    return "\n".join(("---", *lines, f"{key}: {VALUES[value]}", "---", body))


def route(key: str, value: str) -> str:
    """Where the page of a key and a value lies: in the issue of its key, if a page of an issue may say it."""
    return f"about/{key}-{value}.md" if key in SAID_BY_ISSUE else f"issues/{key}/{value}.md"


def told_or_built() -> dict[str, str]:
    """A page for each key with each value, in both languages alike."""
    names = [(key, value) for key in KNOWN for value in VALUES]
    return {f"docs/{lang}/{route(key, value)}": page(key, value) for key, value in names for lang in ("zh", "en")}


def issues(pages: Iterable[str]) -> dict[str, str]:
    """The issues that have these pages for sections."""
    found: dict[str, str] = {}
    for number, key in enumerate(KNOWN, start=1):
        sections = [value for value in VALUES if f"docs/en/issues/{key}/{value}.md" in pages]
        if key not in SAID_BY_ISSUE:
            found |= issue_files(key, *sections, number=str(number))
    return found


def test_a_value_of_front_matter_is_told_or_builds(project: Start) -> None:
    pages = told_or_built()
    root = project({**issues(pages), **pages})
    wrong = {problem.position.path for problem in read_project(root)[1]}
    for path in sorted(wrong & pages.keys()):
        (root / path).unlink()
    left = pages.keys() - wrong
    for path, text in issues(left).items():
        if path.startswith("data/"):
            (root / path).write_text(text, encoding="utf-8")
    assert len(left) > len(KNOWN), "most of them are right"
    done = build(root, "--strict", SITE_URL="https://example.org/")  # feeds read the days too
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("value", ["list", "keys"])
def test_a_list_or_keys_are_told_wherever_a_text_belongs(project: Start, value: str) -> None:
    pages = told_or_built()
    root = project({**issues(pages), **pages})
    told = {problem.position.path for problem in read_project(root)[1] if problem.code == "wrong-type"}
    wanted = {f"docs/en/{route(key, value)}" for key in KNOWN if key != "translated"}
    assert wanted - told == set()
