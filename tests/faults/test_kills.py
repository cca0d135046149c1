"""A build killed at any moment, with a reader who never stops: every page read is whole and of one build."""

from __future__ import annotations

import hashlib
import os
import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from macros.press.output.atomic import MARK
from tests.faults.conftest import ended, is_whole, left_beside, started
from tests.press.conftest import Start, build

PAGE = "docs/en/index.md"


@dataclass
class Reader:
    """Reads pages of a site by their paths, as a web server does, and whole sites by their own lists."""

    site: Path
    known: list[dict[str, str]]  # of each build: path and digest
    torn: list[str] = field(default_factory=list)
    pages: int = 0
    sites: int = 0
    seen: set[int] = field(default_factory=set)
    stopped: bool = False

    def run(self) -> None:
        """Read until stopped."""
        # Of the files that every build has at one path: the search index names its parts by their content.
        names = sorted(set.intersection(*(set(build) for build in self.known)))
        chance = random.Random(4)
        while not self.stopped:
            for _ in range(200):
                self.read_page(chance.choice(names))
            self.read_site()

    def read_page(self, name: str) -> None:
        """One page by its path."""
        try:
            found = hashlib.sha256((self.site / name).read_bytes()).hexdigest()
        except OSError as error:
            self.torn.append(f"{name}: {error}")
            return
        builds = [number for number, digests in enumerate(self.known) if digests[name] == found]
        if not builds:
            self.torn.append(f"{name}: {found} belongs to no build")
        if len(builds) == 1:
            self.seen.update(builds)
        self.pages += 1

    def read_site(self) -> None:
        """All files of the folder that stands there now; it may be removed meanwhile, but never be a mixture."""
        handle = os.open(self.site, os.O_RDONLY | os.O_DIRECTORY)
        try:
            listed = digests(read_below(handle, MARK).decode())
            wrong = [
                name
                for name, digest in listed.items()
                if hashlib.sha256(read_below(handle, name)).hexdigest() != digest
            ]
        except FileNotFoundError:
            return
        finally:
            os.close(handle)
        self.torn += [f"{name} is not as its site's list has it" for name in wrong]
        self.sites += 1


def read_below(folder: int, name: str) -> bytes:
    """A file below an open folder."""
    with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:
        return file.read()


def digests(listed: str) -> dict[str, str]:
    """The digest of each file of a site's list."""
    return {name: digest for digest, name in (line.split("  ", 1) for line in listed.splitlines())}


def kill_builds(root: Path, kills: int, seed: int) -> Reader:
    """Kill so many builds, each at a random moment, while a reader reads; a whole build follows each."""
    texts = [(root / PAGE).read_text(encoding="utf-8") + f"\nThis is text {number}.\n" for number in range(2)]
    known, seconds = [], 0.0
    for text in texts:
        (root / PAGE).write_text(text, encoding="utf-8")
        begun = time.monotonic()
        assert ended(started(root))[0] == 0  # as those that are killed: a fork would be done sooner
        seconds = time.monotonic() - begun
        known.append(digests((root / "site" / MARK).read_text(encoding="utf-8")))
    reader = Reader(root / "site", known)
    thread = threading.Thread(target=reader.run)
    thread.start()
    try:
        kill_each(root, texts, [moment(seconds, seed * 1000 + number) for number in range(kills)])
    finally:
        reader.stopped = True
        thread.join()
    return reader


def moment(seconds: float, seed: int) -> float:
    """When to kill: half of the times anywhere, half of the times near the end, where sites are exchanged."""
    chance = random.Random(seed)
    return chance.uniform(0, seconds * 1.1) if seed % 2 else chance.uniform(seconds * 0.8, seconds * 1.15)


def kill_each(root: Path, texts: list[str], moments: list[float]) -> None:
    """Kill a build at each of the moments; the site is whole after it, and the next build is clean."""
    for number, seconds in enumerate(moments):
        (root / PAGE).write_text(texts[number % 2], encoding="utf-8")
        process = started(root)
        time.sleep(seconds)
        process.kill()
        ended(process)
        assert is_whole(root / "site"), f"kill {number} after {seconds} s"
        assert build(root).returncode == 0
        assert left_beside(root / "site") == [], f"kill {number} after {seconds} s"


def test_a_few_killed_builds_tear_no_page_and_leave_nothing(cold_project: Start) -> None:
    """Row 32, in short."""
    reader = kill_builds(cold_project(), 6, seed=1)
    assert reader.torn == []
    assert reader.seen == {0, 1}
    assert reader.pages > 1_000
    assert reader.sites > 10


@pytest.mark.long
def test_two_hundred_killed_builds_tear_no_page_and_leave_nothing(cold_project: Start) -> None:
    """Row 32, and the last row of the load table: 100,000 reads alongside."""
    reader = kill_builds(cold_project(), 200, seed=2)
    print(f"{reader.pages} pages and {reader.sites} whole sites read, {len(reader.torn)} torn")  # noqa: T201 - a measure
    assert reader.torn == []
    assert reader.seen == {0, 1}
    assert reader.pages > 100_000
    assert reader.sites > 100
