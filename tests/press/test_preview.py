"""`mkdocs serve` while someone writes: an edit shows, a typo explains itself beside the last good page, nothing dies."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.conftest import BOOKED_FACT, BOTH_CHARGES, GOOD_FACT, GOOD_PAGE
from tests.press.conftest import Start

PATIENCE = 120.0  # seconds; not a measure of speed, only the end of waiting


class Preview:
    """A running `mkdocs serve` of the small project."""

    def __init__(self, root: Path, process: subprocess.Popen[str], port: int) -> None:
        self.root = root
        self.process = process
        self.address = f"http://127.0.0.1:{port}"

    def page(self, path: str = "en/") -> str:
        """A page's source as the preview sends it now; empty while it does not answer."""
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            return ""

    def until(self, shows: Callable[[str], bool], path: str = "en/") -> str:
        """The page once it shows what is waited for; what it shows last when it never does."""
        end = time.monotonic() + PATIENCE
        html = ""
        while time.monotonic() < end and self.process.poll() is None:
            html = self.page(path)
            if shows(html):
                return html
            time.sleep(0.05)
        raise AssertionError(
            f"not shown in {PATIENCE:.0f} s; server's exit code: {self.process.poll()}\n{html[-3000:]}"
        )

    def write(self, name: str, text: str) -> None:
        """Save a file as an editor does."""
        (self.root / name).write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        """A file as it is written now."""
        return (self.root / name).read_text(encoding="utf-8")


@contextmanager
def serving(root: Path) -> Iterator[Preview]:
    """Run the preview of a project on a free port until the block ends."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (root / "serve.log").open("w") as log:
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log, text=True)
    try:
        yield Preview(root, process, port)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def preview(project: Start) -> Iterator[Preview]:
    """The preview of the small project, already showing its page."""
    with serving(project()) as running:
        running.until(lambda html: "至多" in html, "zh/")
        running.until(lambda html: "$5.5" in html)
        yield running


def words(html: str) -> str:
    """What is read on a page, without its tags."""
    return re.sub("<[^>]*>", "", html)


PAGE, FACTS = "docs/en/index.md", "data/facts/h20.yml"


def test_the_preview_survives_five_rounds_of_edit_typo_and_mending(preview: Preview) -> None:
    good = preview.read(PAGE)
    for n in range(1, 6):
        preview.write(PAGE, f"{good}\nThis is edit number {n}.\n")
        preview.until(lambda html, n=n: f"This is edit number {n}." in html)
        preview.write(PAGE, good.replace("charge-warned", "charge-warmed"))
        under = preview.until(lambda html: "cl-problems" in html)
        assert "docs/en/index.md:8:10: no fact" in words(under)
        assert f"This is edit number {n}." in under, "the last good page stays beside its problems"
        preview.write(PAGE, f"{good}\nMended, round {n}.\n")
        mended = preview.until(lambda html, n=n: f"Mended, round {n}." in html)
        assert "cl-problems" not in mended
    assert preview.process.poll() is None


def test_an_edited_fact_shows_in_every_language_of_the_preview(preview: Preview) -> None:
    preview.write(FACTS, preview.read(FACTS).replace("5.5e9", "6.25e9"))
    preview.until(lambda html: "$6.25" in html)
    assert "62.5亿" in preview.page("zh/")


def test_a_typo_in_the_data_shows_on_every_page_and_its_mending_clears_it(preview: Preview) -> None:
    good = preview.read(FACTS)
    preview.write(FACTS, good.replace("as_of:", "as_off:"))
    for path, said in (("en/", "unknown key"), ("zh/", "不认识的键")):  # a page's problems in its own language
        under = preview.until(lambda html: "cl-problems" in html, path)
        assert f"data/facts/h20.yml:6:3: {said}" in words(under)
        assert '<data value="5500000000' in under, "the last good page stays beside its problems"
    preview.write(FACTS, good)
    preview.until(lambda html: "cl-problems" not in html and "$5.5" in html)


def test_broken_yaml_does_not_end_the_preview(preview: Preview) -> None:
    good = preview.read(FACTS)
    preview.write(FACTS, good + "broken: [\n")
    preview.until(lambda html: "cl-problems" in html and FACTS in html)
    preview.write(FACTS, good)
    preview.until(lambda html: "cl-problems" not in html and "$5.5" in html)


def test_the_preview_starts_on_a_page_with_a_typo_and_recovers(project: Start) -> None:
    root = project()
    good = (root / PAGE).read_text(encoding="utf-8")
    (root / PAGE).write_text(good.replace("charge-warned", "charge-warmed"), encoding="utf-8")
    with serving(root) as preview:
        preview.until(lambda html: "cl-problems" in html and "did you mean" in html)
        preview.write(PAGE, good)
        preview.until(lambda html: "cl-problems" not in html and "$5.5" in html)


def test_drawings_and_cards_stay_while_a_page_has_a_problem(project: Start) -> None:
    charted = GOOD_PAGE.replace("{{{{ sources() }}}}", '{{{{ chart("charges") }}}}\n\n{{{{ sources() }}}}')
    files = {
        f"docs/{language}/index.md": charted.format(title=title) for language, title in (("zh", "题"), ("en", "T"))
    }
    data = {FACTS: GOOD_FACT + BOOKED_FACT, "data/charts/charges.yml": BOTH_CHARGES}
    with serving(project({**files, **data})) as preview:
        good = preview.until(lambda html: "<svg" in html)
        for name, wrong in ((PAGE, files[PAGE] + '\n{{ fact("h20.gone") }}\n'), (FACTS, data[FACTS] + "broken: [\n")):
            preview.write(name, wrong)
            beside = preview.until(lambda html: "cl-problems" in html)
            assert "\u22a0" not in beside
            assert beside.count("<svg") == good.count("<svg")
            assert beside.count("cl-card__value") == good.count("cl-card__value")
            preview.write(name, {**files, **data}[name])
            preview.until(lambda html: "cl-problems" not in html)


def test_a_page_that_begins_with_a_problem_says_why_it_is_not_shown(project: Start) -> None:
    root = project()
    good = (root / PAGE).read_text(encoding="utf-8")
    (root / PAGE).write_text(good.replace("charge-warned", "charge-warmed"), encoding="utf-8")
    with serving(root) as preview:
        html = preview.until(lambda html: "cl-problems" in html)
        assert "This page is shown as soon as its problems are mended." in html
        assert "vscode://file" in html, "the place of a problem opens in the editor"
        assert "cl-elsewhere" in preview.page("zh/")
