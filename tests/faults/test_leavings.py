"""What editors and file managers leave under `docs/` is no problem, and no reader gets it: MkDocs copies all it finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.conftest import ended, started
from tests.press.conftest import Start, check

# Where an editor leaves something, in each form that `macros/ground/files.py` passes over; folders among them.
LEAVINGS = [
    "evil.html~",
    "en/index.md~",
    "en/.#index.md",
    "en/#index.md#",
    "en/.index.md.swp",
    "en/.map.png.swo",
    "en/4913",
    "en/.DS_Store",
    "zh/Thumbs.db",
    "zh/old~/evil.html",
    "zh/old~/deep/evil.js",
    "#kept#/evil.svg",
]
SECRET = "<script>left behind</script>"


def leave(root: Path, names: list[str]) -> None:
    """Write each as an editor would."""
    for name in names:
        file = root / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SECRET, encoding="utf-8")


def published(site: Path) -> list[str]:
    """The files of a site that hold what was left, or go by a name of it."""
    names = {Path(name).name for name in LEAVINGS}
    return [
        file.relative_to(site).as_posix()
        for file in site.rglob("*")
        if file.is_file() and (file.name in names or SECRET.encode() in file.read_bytes())
    ]


def test_nothing_that_an_editor_left_is_published(project: Start) -> None:
    """Every form at once; that the build says nothing of it, as `check` does not, is part of it."""
    root = project()
    leave(root, LEAVINGS)
    assert check(root).returncode == 0
    code, said = ended(started(root, "--strict"))
    assert code == 0, said
    assert published(root / "site") == []
    assert (root / "site/en/index.html").exists()


def test_a_site_with_leavings_is_the_site_without_them(project: Start) -> None:
    root = project()
    assert ended(started(root))[0] == 0
    before = {file.relative_to(root).as_posix() for file in (root / "site").rglob("*") if file.is_file()}
    leave(root, LEAVINGS)
    assert ended(started(root))[0] == 0
    after = {file.relative_to(root).as_posix() for file in (root / "site").rglob("*") if file.is_file()}
    assert after == before


def test_a_link_or_a_pipe_that_an_editor_left_is_neither_followed_nor_waited_for(project: Start) -> None:
    """Emacs locks a file by a link to nowhere."""
    root = project()
    outside = root / "outside.txt"
    outside.write_text(SECRET, encoding="utf-8")
    (root / "docs/en/.#index.md").symlink_to("me@machine.1234:56789")
    (root / "docs/en/secret~").symlink_to(outside)
    os.mkfifo(root / "docs/en/pipe~")
    process = started(root, "--strict")
    try:
        code, said = ended(process)
    finally:
        process.kill()
    assert code == 0, said
    assert published(root / "site") == []


@pytest.mark.parametrize("name", ["en/index.swp", "en/evil.html.bak", "en/.hidden.html", "en/evil.html~~.html"])
def test_what_only_looks_left_behind_ends_the_build(project: Start, name: str) -> None:
    root = project()
    leave(root, [name])
    code, said = ended(started(root))
    assert code == 1
    assert f"docs/{name}:1:1: " in said
    assert "[file-type]" in said
    assert not (root / "site").exists()
