"""Search in the language of the page only: one index a language, cut small, beside the pages that it finds.

What is found says `editions/searchable.py`, how words are parted `editions/search_words.py`, how the browser asks
`overrides/assets/search-worker.js`.
"""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

from macros.editions.search_index import index_files
from macros.editions.searchable import searchable
from macros.press.session import Session

FOLDER = "search"  # below a language's folder; the theme asks for search/search_index.json there
# What the theme's script wants to know before it asks anything: how words are parted when they are marked in a page.
_SEPARATOR = r"[\s\u200b\u3000\-–—、。，．？！；：“”‘’（）《》〈〉「」·…/()\"'?!;:]+"
_THEME = {"config": {"lang": ["en"], "separator": _SEPARATOR, "pipeline": []}, "docs": []}


def make_index(site: Path, session: Session) -> None:
    """Write the index of every language under `site`, and take away what is no part of it any more."""
    for language in session.languages:
        folder = site / language / FOLDER
        prefix = f"{language}/"
        on_pages = (own for page, own in session.search_records.items() if page.startswith(prefix))
        of_ledger = searchable(session.voices[language]) if session.made else ()  # none while the data has problems
        index = index_files([*chain.from_iterable(on_pages), *of_ledger])
        files = {"search_index.json": json.dumps(_THEME, ensure_ascii=False), **index}
        folder.mkdir(parents=True, exist_ok=True)
        for old in {file.name for file in folder.iterdir()} - set(files):
            (folder / old).unlink()
        for name, content in files.items():
            _write(folder / name, content)


def _write(file: Path, content: str) -> None:
    """Write a file anew, never into one that stands: a preview may be sending it."""
    file.unlink(missing_ok=True)
    file.write_text(content, encoding="utf-8")
