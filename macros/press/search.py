"""Search in the language of the page only: one Pagefind index a language, cut small, so that a query fetches kilobytes.

Pagefind reads the finished pages and segments Chinese. A fact is a result of its own, which leads to its entry in the
ledger. How the browser asks is `overrides/assets/search-worker.js`.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.editions.searchable import searchable
from macros.manuscript.addresses import address
from macros.press.session import Session

_KEY, _KEPT, _IN_HAND = 64, 4, 60.0  # digits of a SHA-256; indexes kept a language; seconds a build may copy for
_PAUSE = 2.0  # seconds without an edit before a preview makes its index anew
FOLDER = "search"  # below a language's folder; the theme asks for search/search_index.json there
# Pagefind's own user interfaces; ours is the theme's.
_NOT_OURS = ("*ui*", "pagefind-worker.js", "pagefind-highlight.js")
_UNSEARCHED = [
    "[data-search-exclude]",
    ".cl-cards",
    ".cl-sources",
    ".cl-path",
    ".cl-cite",
    ".cl-twins",
    ".cl-byline",
    ".headerlink",
    "script",
    "style",
    "nav",
]
# What the theme's script wants to know before it asks anything: how words are parted when they are marked in a page.
_SEPARATOR = r"[\s\u200b\u3000\-–—、。，．？！；：“”‘’（）《》〈〉「」·…/()\"'?!;:]+"
_THEME = {"config": {"lang": ["en"], "separator": _SEPARATOR, "pipeline": []}, "docs": []}


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to be found: its address below the language's folder, and its HTML."""

    url: str
    html: str


@dataclass
class _Preview:
    """What the preview keeps of the last index while the next is made in the background."""

    files: dict[str, bytes] = field(default_factory=dict)
    round: int = 0


_preview = _Preview()


def make_index(site: Path, session: Session) -> None:
    """Write the index of every language under `site`; in the preview later ones in the background."""
    documents = {language: _documents(site, session, language) for language in session.languages}
    if session.command != "serve" or not _preview.files:
        _write(site, session, documents)
        _keep(site, session)
        return
    for name, content in _preview.files.items():
        if not (site / name).exists():
            _put(site / name, content)
    _preview.round += 1
    threading.Thread(target=_renew, args=(site, session, documents, _preview.round), daemon=True).start()


def _documents(site: Path, session: Session, language: str) -> list[Document]:
    """The pages of a language, then its records; a page that lists records is found by each of them instead."""
    folder = site / language
    left_out = {f"{own}/{address(page.route)}" for own, page in session.made.values() if not page.searched}
    pages = [file.relative_to(site).as_posix().removesuffix("index.html") for file in sorted(folder.rglob("*.html"))]
    found = [Document(name.removeprefix(f"{language}/"), _html(site, name)) for name in pages if name not in left_out]
    records = searchable(session.voices[language]) if session.made else ()  # none while the data has problems
    return found + [Document(url, html) for url, html in records]


def _html(site: Path, name: str) -> str:
    file = site / name
    return (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")


def _write(site: Path, session: Session, documents: dict[str, list[Document]]) -> None:
    for language, found in documents.items():
        folder = site / language / FOLDER
        _remembered(found, folder, session.voices[language].tag, session.root / ".cache" / "search" / language)
        for pattern in _NOT_OURS:
            for file in folder.glob(pattern):
                file.unlink()
        (folder / "search_index.json").write_text(json.dumps(_THEME, ensure_ascii=False), encoding="utf-8")


def _remembered(documents: list[Document], folder: Path, tag: str, kept: Path) -> None:
    """The index of these documents: the one made before where nothing that it depends on has changed, else a new one.

    Each lies in a folder called by its key, which appears whole in one step and is never written to again, so builds
    beside each other, and killed ones whose Pagefind writes on, do no harm.
    """
    made = kept / _key(documents, tag)
    if not made.exists():
        kept.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=kept, ignore_cleanup_errors=True) as scratch:
            run_pagefind(documents, Path(scratch) / "index", tag)
            _put_in_place(Path(scratch) / "index", made)
    os.utime(made)
    _remove_unused(kept)
    shutil.copytree(made, folder, dirs_exist_ok=True, copy_function=_put_same)


def _put_same(made: str, target: str) -> None:
    """The same file under another name, since none is ever written to again; a copy where a disk has no such names."""
    Path(target).unlink(missing_ok=True)
    try:
        os.link(made, target)
    except OSError:
        shutil.copyfile(made, target)


def _remove_unused(kept: Path) -> None:
    """All but the indexes used last; one used a moment ago may be in another build's hands."""
    used = sorted((path for path in kept.iterdir() if len(path.name) == _KEY), key=lambda path: path.stat().st_mtime)
    for path in used[:-_KEPT]:
        if time.time() - path.stat().st_mtime > _IN_HAND:
            shutil.rmtree(path, ignore_errors=True)


def _put_in_place(new: Path, made: Path) -> None:
    """Rename a folder; another build may have put the same one there first, which is as good."""
    try:
        new.rename(made)
    except OSError:
        if not made.exists():
            raise


def _key(documents: list[Document], tag: str) -> str:
    made_by = [version("pagefind"), tag, *_UNSEARCHED, *_NOT_OURS]
    parts = [*made_by, *(part for document in documents for part in (document.url, document.html))]
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


def run_pagefind(documents: list[Document], folder: Path, tag: str) -> None:
    """Index the documents, in the language of a BCP 47 tag, into `folder`; CalledProcessError where Pagefind fails.

    Pagefind runs once over files of its own: its Python interface waits a tenth of a second for each document.
    """
    with TemporaryDirectory() as scratch:
        for document in documents:
            _put(Path(scratch) / (document.url + _ending(document.url)), document.html.encode())
        command = [sys.executable, "-m", "pagefind", "--site", scratch, "--output-path", str(folder.resolve())]
        command += ["--root-selector", "article", "--force-language", tag.lower(), "--quiet"]
        for selector in _UNSEARCHED:
            command += ["--exclude-selectors", selector]
        subprocess.run(command, check=True, capture_output=True)


def _ending(url: str) -> str:
    """What makes a file's name of an address. Pagefind makes the address again; our worker takes ".html" off."""
    return "index.html" if url.endswith("/") or not url else ".html"


def _keep(site: Path, session: Session) -> None:
    if session.command == "serve":
        folders = [site / language / FOLDER for language in session.languages]
        files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
        _preview.files = {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def _renew(site: Path, session: Session, documents: dict[str, list[Document]], number: int) -> None:
    """Make the index anew while the writer reads on; a newer edit makes this one pointless, so it waits for a pause."""
    time.sleep(_PAUSE)
    if number != _preview.round:
        return
    try:
        _write(site, session, documents)
        _keep(site, session)
    except OSError:
        return  # the next rebuild emptied the folder under our hands, and makes its own


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)  # it may be another name of what is kept
    file.write_bytes(content)
