"""A scratch copy of the project, and how long its builds take and how much memory. The real files are never touched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.articles import write_articles
from tests.browser.site import ROOT

PARTS = ("mkdocs.yml", "docs", "data", "macros", "overrides")
FACT = ("data/facts/h20.yml", "charge-warned")


@dataclass(frozen=True)
class Run:
    """One build: wall-clock seconds, seconds of the processor, and the most memory it held, in megabytes."""

    seconds: float
    cpu: float
    megabytes: float


@contextmanager
def scratch_copy() -> Iterator[Path]:
    """The project as a contributor would have it, in a folder that is thrown away."""
    with TemporaryDirectory(prefix="chip-ledger-bench-") as folder:
        root = Path(folder)
        for name in PARTS:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, root / name)
        (root / "data" / "published.yml").unlink(missing_ok=True)  # an edit that is measured tells no reason
        yield root


def mkdocs_command(*arguments: str) -> list[str]:
    """MkDocs of the environment that runs this."""
    return [str(Path(sys.executable).with_name("mkdocs")), *arguments]


def environment() -> dict[str, str]:
    """This process's environment without a published address and without the theme's notice."""
    return {name: value for name, value in os.environ.items() if name != "SITE_URL"} | {"NO_MKDOCS_2_WARNING": "1"}


def build(root: Path) -> Run:
    """Build once. Raises CalledProcessError where the build fails: a failed build has no time worth telling."""
    return measured(mkdocs_command("build", "--strict", "--quiet"), root, environment())


def measured(command: list[str], root: Path, settings: dict[str, str]) -> Run:
    """Run a command once. Raises CalledProcessError where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=root, env=settings, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    # Linux counts kilobytes here, macOS bytes.
    megabytes = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Run(seconds, used.ru_utime + used.ru_stime, megabytes)


def cold_builds(root: Path, runs: int) -> list[Run]:
    """Builds with neither a site nor a cache of drawings."""
    return [build(without(root, "site", ".cache")) for _ in range(runs)]


def unchanged_builds(root: Path, runs: int) -> list[Run]:
    """Builds of what is built already."""
    build(root)
    return [build(root) for _ in range(runs)]


def looks(root: Path, runs: int) -> list[Run]:
    """What `make site` does where a strict build has nothing to change: it looks, and is done.

    Raises CalledProcessError where it would build all the same.
    """
    settled = {**environment(), "SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run(mkdocs_command("build", "--strict", "--quiet"), cwd=root, env=settled, check=True)
    return [_look(root, settled) for _ in range(runs)]


def _look(root: Path, settled: dict[str, str]) -> Run:
    return measured([sys.executable, "-m", "macros.press.output.up_to_date"], root, settled)


def builds_after_a_fact(root: Path, runs: int) -> list[Run]:
    """Builds after one number has changed, another value each time, so that no cache has met it."""
    build(root)
    found = []
    for run in range(runs):
        change_the_fact(root, f"5.{run + 1}5e9")
        found.append(build(root))
    return found


def builds_among_articles(root: Path, count: int, runs: int) -> dict[str, list[Run]]:
    """Builds of the project with `count` more articles: cold, unchanged, with one fact and with one sentence changed."""
    write_articles(root, count)
    found = {"cold": [build(without(root, "site", ".cache"))], "unchanged": [build(root) for _ in range(runs)]}
    found["one fact changed"] = [_after(root, _another_value, run) for run in range(runs)]
    found["one sentence changed"] = [_after(root, _another_sentence, run) for run in range(runs)]
    return found


def _after(root: Path, edit: Callable[[Path, int], None], run: int) -> Run:
    edit(root, run)
    return build(root)


def _another_value(root: Path, run: int) -> None:
    file = root / "data" / "facts" / "gen0000.yml"
    file.write_text(re.sub(r"value: \S+", f"value: 9{run}1e7", file.read_text("utf-8"), count=1), "utf-8")


def _another_sentence(root: Path, run: int) -> None:
    for language, words in (("zh", "又一句。"), ("en", "One more.")):
        file = root / "docs" / language / "issues" / "gen0000" / "index.md"
        file.write_text(file.read_text("utf-8").replace("\n\n## ", f"\n\n{words * (run + 1)}\n\n## ", 1), "utf-8")


def change_the_fact(root: Path, value: str) -> None:
    """Give the measured fact another value."""
    name, key = FACT
    file = root / name
    text = file.read_text(encoding="utf-8")
    changed, times = re.subn(rf"(?ms)^({key}:\n.*?\n  value: )\S+", rf"\g<1>{value}", text, count=1)
    if not times:
        raise LookupError(f"{name} has no {key} with a value any more: choose another fact to measure")
    file.write_text(changed, encoding="utf-8")


def without(root: Path, *names: str) -> Path:
    """The project with some folders removed."""
    for name in names:
        shutil.rmtree(root / name, ignore_errors=True)
    return root


def middle(numbers: list[float]) -> float:
    """The median; 0 for none."""
    return median(numbers) if numbers else 0.0
