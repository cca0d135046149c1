"""A command that begins as a fork ends, says and writes what it does in a process of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.press.output import lock
from tests.building.warm import can_fork, in_a_fork, in_a_process
from tests.press.conftest import Start, fingerprint, replaced

Outcome = tuple[int, str, str, dict[str, str]]
EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}
REFUSED = {"LEDGER_LANG": "zh", **EPOCH}


def misspelt(root: Path) -> None:
    replaced(root / "docs/en/index.md", "charge-warned", "charge-warmed")


def linked_to_nowhere(root: Path) -> None:
    replaced(root / "docs/en/index.md", "{{ sources() }}", "[more](nowhere.md)\n\n{{ sources() }}")


def in_the_way(root: Path) -> None:
    (root / "site").write_text("mine", encoding="utf-8")


def nothing(root: Path) -> None:
    pass


CASES: dict[str, tuple[Callable[[Path], None], list[str], dict[str, str], int]] = {
    "a good build": (nothing, ["mkdocs", "build", "--strict"], {"SITE_URL": "https://example.org/", **EPOCH}, 0),
    "a mistake, told in Chinese": (misspelt, ["mkdocs", "build", "-q"], REFUSED, 1),
    "a broken link": (linked_to_nowhere, ["mkdocs", "build", "--strict", "-q"], EPOCH, 1),
    "something in the way": (in_the_way, ["mkdocs", "build", "-q"], EPOCH, 2),
    "no moment": (nothing, ["mkdocs", "build", "-q"], {"SOURCE_DATE_EPOCH": "soon"}, 2),
    "an option that there is not": (nothing, ["mkdocs", "build", "--loudly"], EPOCH, 2),
    "a check": (nothing, ["-m", "macros", "check"], {}, 0),
    "a check that finds something": (misspelt, ["-m", "macros", "check"], {}, 1),
    "a command that there is not": (nothing, ["-m", "macros", "chekc"], {}, 2),
}


def outcome(run: Callable[..., subprocess.CompletedProcess[str]], root: Path, *asked: object) -> Outcome:
    """How a command ends, what it says less its seconds, and the site that stands then."""
    done = run(root, *asked)
    said = [
        "\n".join(line for line in text.splitlines() if "seconds" not in line) for text in (done.stdout, done.stderr)
    ]
    return done.returncode, *said, fingerprint(root / "site") if (root / "site").is_dir() else {}


@pytest.mark.parametrize(("spoil", "arguments", "settings", "code"), CASES.values(), ids=CASES)
def test_a_fork_and_a_process_end_alike(
    project: Start, spoil: Callable[[Path], None], arguments: list[str], settings: dict[str, str], code: int
) -> None:
    root = project()
    spoil(root)
    before = set(root.iterdir())
    forked = outcome(in_a_fork, root, arguments, settings)
    for made in set(root.iterdir()) - before:
        made.rename(made.with_name(f"{made.name}-of-the-fork"))
    assert forked == outcome(in_a_process, root, arguments, settings)
    assert forked[0] == code


def test_a_fork_is_refused_what_another_process_holds_and_holds_nothing_after_it(project: Start) -> None:
    root = project()
    taken = lock.take(root / ".site.lock")
    assert isinstance(taken, lock.Lock)
    busy = in_a_fork(root, ["mkdocs", "build", "-q"], {})
    lock.give_back(taken)
    assert busy.returncode == 75
    assert in_a_fork(root, ["mkdocs", "build", "-q"], {}).returncode == 0
    assert in_a_fork(root, ["mkdocs", "build", "-q"], {}).returncode == 0


def test_what_python_reads_at_its_start_or_another_generator_is_given_to_a_process(project: Start) -> None:
    root = project()
    assert can_fork(root, {"SITE_URL": "https://example.org/"})
    for name in ("PYTHONPATH", "PYTHONHASHSEED", "LC_ALL"):
        assert not can_fork(root, {name: "x"})
    (root / "macros").unlink()
    (root / "macros").mkdir()
    assert not can_fork(root, {})
