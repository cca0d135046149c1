"""Search in the language of the page only: one index a language, cut small, beside the page of its results.

What is found says `editions/searchable.py`, how words are parted `editions/search_words.py`, how the browser asks
`overrides/assets/search-index.js`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from macros.catalog.phrases.asked import ASKED
from macros.editions.search_index import SearchRecord, index_files
from macros.editions.search_names import other_names
from macros.editions.searchable import searchable
from macros.press.session import Session
from macros.wording.voice import Voice, phrase

FOLDER = "search"  # below a language's folder


def make_index(site: Path, session: Session) -> None:
    """Write the index of every language under `site`, and take away what is no part of it any more."""
    for language in session.languages:
        folder, voice = site / language / FOLDER, session.voices[language]
        prefix = f"{language}/"
        on_pages = (own for page, own in session.search_records.items() if page.startswith(prefix))
        of_ledger = searchable(voice) if session.made else ()  # none while the data has problems
        records = [*chain.from_iterable(on_pages), *of_ledger]
        files = index_of(records, voice)
        folder.mkdir(parents=True, exist_ok=True)
        for old in {file.name for file in folder.glob("*.json")} - set(files):
            (folder / old).unlink()
        for name, content in files.items():
            _write(folder / name, content)


def index_of(records: Iterable[SearchRecord], voice: Voice) -> dict[str, str]:
    """The files of the index of `records` in the voice's language, by their names."""
    return index_files(records, names=other_names(voice), says=_says(voice))


def _says(voice: Voice) -> dict[str, str]:
    """What the script shows, in the voice's language; its slots stay, since the script fills them."""
    slots = {key: {slot: f"{{{slot}}}" for slot in names} for (group, key), names in ASKED.items() if group == "search"}
    return {key: phrase(voice, "search", key, **filled) for key, filled in slots.items()}


def _write(file: Path, content: str) -> None:
    """Write a file anew, never into one that stands: a preview may be sending it."""
    file.unlink(missing_ok=True)
    file.write_text(content, encoding="utf-8")
