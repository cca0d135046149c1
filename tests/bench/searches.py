"""What a reader's first query costs on a large site: the bytes sent for it, and how long the answer takes.

No site of a thousand pages is at hand, so its index is made of pages put together from the sentences of the real ones
and from words of other subjects, since a large site has more words than a small one. The records are the real ones.
"""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from pydoc_data import topics

import jieba
from playwright.sync_api import Page, Response

from macros.editions.search_index import SearchRecord
from macros.editions.searchable import searchable
from macros.manuscript.survey import read_project
from macros.press.search import FOLDER, index_of
from macros.wording.voice import voices
from tests.bench.visits import Answer, answer
from tests.browser.chromium import chromium
from tests.browser.server import served
from tests.browser.site import ROOT, Site
from tests.browser.test_search import search
from tests.browser.visit import Visit, window

PAGES = 1_000
QUERIES = {
    "zh": ("H20芯片", "英伟达", "出口管制", "55亿", "研究"),
    "en": ("H20 charge", "licence", "Nvidia", "5.5 billion"),
}
_SECTIONS = 5  # as many as a page of the first issue has
_OTHER = 0.2  # the share of sentences on other subjects


@dataclass(frozen=True)
class Query:
    """One first query: what was typed, how many results it told, all that was sent for it, seconds to the answer."""

    typed: str
    shown: int
    answers: list[Answer]
    seconds: float


def first_queries(site: Site, language: str) -> list[Query]:
    """Each query in a browser with nothing kept, on a site of a thousand pages made in place of `site`'s index."""
    folder = site.folder / language / FOLDER
    files = index_of(large(site, language), voices(read_project(ROOT)[0].catalog)[language])
    for file in folder.glob("*-*.json"):
        file.unlink()
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    with served(site.folder) as origin, chromium() as browser:
        found = []
        for typed in QUERIES[language]:
            context = window(browser)
            found.append(_first_query(context.new_page(), origin, language, typed))
            context.close()
    return found


def _first_query(page: Page, origin: str, language: str, typed: str) -> Query:
    visit = Visit(page, origin)
    visit.open(f"{language}/")
    page.wait_for_load_state("networkidle")
    came: list[Response] = []
    page.context.on("response", lambda response: came.append(response))  # noqa: PLW0108 - Playwright refuses a builtin
    started = time.perf_counter()
    shown = search(visit, language, typed)
    seconds = time.perf_counter() - started
    page.wait_for_load_state("networkidle")
    return Query(typed, sum(shown.counts.values()), [answer(response, origin) for response in came], seconds)


def large(site: Site, language: str) -> list[SearchRecord]:
    """The records of a project, and a thousand pages of its sentences in the lengths of its own; always the same."""
    records = list(searchable(voices(read_project(ROOT)[0].catalog)[language]))
    pages = [entry["text"] for entry in site.search_entries(language) if entry["kind"] == "page"]
    own = [part for text in pages for part in sentences(text)]
    chance = random.Random(len(own))
    for number in range(PAGES):
        records += _page(chance, own, others(language), number, len(chance.choice(pages)) * _SECTIONS)
    return records


def _page(chance: random.Random, own: list[str], other: list[str], number: int, length: int) -> list[SearchRecord]:
    """The sections of a page of about `length` characters, eight sentences in each."""
    title, told, sections = chance.choice(own)[:40], 0, []
    while told < length:
        said = [chance.choice(other if chance.random() < _OTHER else own) for _ in range(8)]
        url = f"issues/{number}/" + (f"#part-{len(sections)}" if sections else "")
        sections.append(SearchRecord(url, "page", chance.choice(own)[:30] if sections else title, title, "".join(said)))
        told += sum(map(len, said))
    return sections


def sentences(text: str) -> list[str]:
    """A text cut at what ends its sentences."""
    return [part for part in re.split(r"(?<=[。！？])|(?<=[.!?]) ", text) if len(part) > 8]


@cache
def others(language: str) -> list[str]:
    """Sentences on other subjects: Python's own manual, or words of a Chinese dictionary, common ones more often."""
    if language == "en":
        return sentences(" ".join(topics.topics.values()).replace("\n", " "))
    lines = [line.split(" ") for line in Path(jieba.get_dict_file().name).read_text(encoding="utf-8").splitlines()]
    words, weights = [line[0] for line in lines], [int(line[1]) for line in lines]
    chance = random.Random(len(words))
    return ["".join(chance.choices(words, weights, k=18)) + "。" for _ in range(3_000)]
