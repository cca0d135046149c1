"""Search in the language of the page only: one index a language, with the glossary's words kept whole.

Material segments Chinese with jieba while it reads pages; jieba is told the glossary before. The worker in the
browser loads `<base>/search/search_index.json`, and `base` is the language's folder.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import jieba

from macros.catalog.catalog import Catalog

# Before this many occurrences jieba would rather split a word it was told; its own dictionary ends near 900,000.
_OFTEN = 2_000_000


_taught: list[Catalog] = []  # a preview teaches anew only where the records have changed


def teach(catalog: Catalog) -> None:
    """Tell jieba the words of the glossary that must stay whole."""
    if _taught and _taught[0] is catalog:
        return
    _taught[:] = [catalog]
    jieba.setLogLevel("WARNING")
    jieba.cut = _cut  # Material asks for every run of Han again on each build
    _cut.cache_clear()
    for term in catalog.terms.values():
        if term.whole:
            for name in term.name.values():
                jieba.add_word(name, _OFTEN)


@lru_cache(maxsize=65536)
def _cut(text: bytes | str) -> tuple[str, ...]:
    """The words of a run of Han text."""
    return tuple(jieba.dt.cut(text))


def split_index(site: Path, languages: tuple[str, ...]) -> None:
    """Write `<language>/search/search_index.json` for each language from Material's one index, and remove that."""
    whole = site / "search" / "search_index.json"
    index = json.loads(whole.read_text(encoding="utf-8"))
    for language in languages:
        part = {"config": index["config"], "docs": list(_docs(index["docs"], f"{language}/"))}
        target = site / language / "search" / "search_index.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(part, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    whole.unlink()
    whole.parent.rmdir()


def _docs(docs: list[dict[str, Any]], folder: str) -> list[dict[str, Any]]:
    """The entries below `folder`, with addresses as seen from it."""
    return [
        {**doc, "location": doc["location"].removeprefix(folder)} for doc in docs if doc["location"].startswith(folder)
    ]
