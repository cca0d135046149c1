"""How long a writer waits: from saving a file under `mkdocs serve` to the new words in an open browser window."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.bench.builds import FACT, change_the_fact, environment, mkdocs_command
from tests.browser.chromium import chromium
from tests.browser.site import Site
from tests.browser.visit import until

SHOWN = "words => Boolean(document.body?.textContent.includes(words))"  # between two loads there is no body
OVERLAID = "() => Boolean(document.querySelector('.cl-problems'))"
CLEAR = "() => document.readyState !== 'loading' && Boolean(document.body) && !document.querySelector('.cl-problems')"
START_AT_MOST = 60.0


def edits(root: Path, site: Site, runs: int) -> tuple[list[float], list[float]]:
    """Seconds for each edit of a page's text, and for each edit of a fact, with the article open."""
    with preview(root) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}/en/{site.article}")
        texts = [waited(page, lambda run=run: edit_text(root, site, run)) for run in range(runs)]
        facts = [waited(page, lambda run=run: edit_fact(root, run)) for run in range(runs)]
    return texts, facts


def recoveries(root: Path, site: Site, runs: int) -> tuple[list[float], list[float]]:
    """Seconds from mending a typo, in the article and in the data, until its overlay is gone from the open window."""
    article = root / "docs" / "en" / f"{site.article.rstrip('/')}.md"
    with preview(root) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}/en/{site.article}")
        texts = [recovered(page, article, '\n{{ fact("no.such-fact") }}\n') for _ in range(runs)]
        facts = [recovered(page, root / FACT[0], "\nbroken: [\n") for _ in range(runs)]
    return texts, facts


def recovered(page: Page, file: Path, typo: str) -> float:
    """Seconds from taking a typo out again until the window shows the page without problems."""
    good = file.read_text(encoding="utf-8")
    page.wait_for_timeout(1_500)
    file.write_text(good + typo, encoding="utf-8")
    until(page, OVERLAID, seconds=30)
    page.wait_for_timeout(1_500)
    started = time.perf_counter()
    file.write_text(good, encoding="utf-8")
    until(page, CLEAR, seconds=30)
    return time.perf_counter() - started


def waited(page: Page, edit: Callable[[], str]) -> float:
    """Seconds from an edit to its words in the window."""
    page.wait_for_timeout(1_500)  # a writer's pause: the page has loaded and waits for news again
    started = time.perf_counter()
    words = edit()
    until(page, SHOWN, words, seconds=30)
    return time.perf_counter() - started


def edit_text(root: Path, site: Site, run: int) -> str:
    """Add a sentence to the end of the article; gives the sentence."""
    file = root / "docs" / "en" / f"{site.article.rstrip('/')}.md"
    words = f"This is edit number {run + 1}."
    with file.open("a", encoding="utf-8") as text:
        text.write(f"\n{words}\n")
    return words


def edit_fact(root: Path, run: int) -> str:
    """Change a number; gives it as the page will show it."""
    change_the_fact(root, f"5.{run + 1}7e9")
    return f"$5.{run + 1}7"


@contextmanager
def preview(root: Path) -> Iterator[str]:
    """Run `mkdocs serve`; gives its address once it answers."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = mkdocs_command("serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}")
    silent = subprocess.DEVNULL  # of the problems that a recovery needs
    process = subprocess.Popen(command, cwd=root, env=environment(), stdout=silent, stderr=silent)
    try:
        wait_for(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the address answers. Raises TimeoutError when it never does."""
    end = time.monotonic() + START_AT_MOST
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"the preview does not answer at {address}")
