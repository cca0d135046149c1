"""Whatever writes into a file that stands leaves its byte-order mark and the ends of its lines as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.cli.commands import run
from macros.ground.lines import saved_as
from macros.manuscript.survey import read_project
from tests.cli.answers import ADDED
from tests.cli.conftest import new, options, texts

PAGE = "docs/en/issues/one/part.md"
MARK, LINE_END = b"\xef\xbb\xbf", b"\r\n"
WRITES = {
    **{f"new {kind}": ["new", kind, *options(words)] for kind, (words, _, _) in ADDED.items()},
    "new section": ["new", "section", *options({"issue": "one", "title": "水|Water", "description": "水。|Water."})],
    "stamp": ["stamp", PAGE],
    "publish": ["publish"],
    "reference": ["reference"],
}
INTO_WHAT_STANDS = ("new fact", "new source", "new term", "new section", "stamp", "publish")


def save_as(root: Path) -> None:
    """Every text of the project, as an editor on Windows saves it."""
    for path, held in texts(root).items():
        if path.endswith((".md", ".yml", ".csv")):
            (root / path).write_bytes(MARK + held.replace(b"\n", LINE_END))


def written(*arguments: str) -> int:
    return new(*arguments[1:]) if arguments[0] == "new" else run(list(arguments))


@pytest.mark.parametrize("command", WRITES)
def test_a_file_keeps_the_ends_of_lines_that_it_has(project: Path, command: str) -> None:
    arguments = WRITES[command]
    if command in ("publish", "reference"):
        assert written(*arguments) == 0, "so that its file stands"
        assert written(*WRITES["new fact"]) == 0
    save_as(project)
    before = texts(project)
    assert read_project(project)[1] == []
    assert written(*arguments) == 0
    after = texts(project)
    changed = [path for path, held in before.items() if after[path] != held]
    assert changed or command not in INTO_WHAT_STANDS
    for path in changed:
        assert after[path].startswith(MARK)
        assert after[path].count(b"\n") == after[path].count(LINE_END) > 0, path
    assert read_project(project)[1] == []


LINES = st.lists(
    st.tuples(st.text("ab", max_size=3), st.sampled_from(("\n", "\r\n"))),
    min_size=1,
    max_size=8,
    unique_by=lambda it: it[0],
)


@given(LINES, st.booleans(), st.data())
def test_lines_that_stay_keep_their_ends_and_new_ones_get_the_usual_one(lines, marked: bool, data) -> None:
    mark = "\ufeff" if marked else ""
    raw = mark + "".join(line + end for line, end in lines)
    assert saved_as(raw, "".join(f"{line}\n" for line, _ in lines)) == raw
    at = data.draw(st.integers(0, len(lines)))
    told = [line for line, _ in lines]
    told[at:at] = ["new"]
    new_end = "\r\n" if 2 * sum(end == "\r\n" for _, end in lines) >= len(lines) else "\n"
    wanted = [*lines[:at], ("new", new_end), *lines[at:]]
    saved = saved_as(raw, "".join(f"{line}\n" for line in told))
    assert saved == mark + "".join(line + end for line, end in wanted)
    assert saved_as(raw, saved) == saved
