"""The files of an index: small, the same for the same records, and holding every word of every record."""

from __future__ import annotations

import json
import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from macros.editions.search_index import KINDS, TEXT_BEGINS, SearchRecord, index_files, shelf_of
from macros.editions.search_words import tokens

TEXTS = st.text(alphabet="ab 1.芯片账，é\u0000\ud800", max_size=12)
RECORDS = st.lists(
    st.builds(SearchRecord, st.text(max_size=4), st.sampled_from(KINDS), TEXTS, TEXTS, TEXTS), max_size=30
)


@given(RECORDS)
def test_each_word_leads_to_the_records_that_hold_it_and_to_no_other(records: list[SearchRecord]) -> None:
    index = Index(index_files(records))
    shown = index.records()
    assert sorted(shown) == sorted(records)
    for word in {word for record in records for word, _ in tokens(f"{record.title}\n{record.text}")}:
        holding = {n: standing(word, one) for n, one in enumerate(shown) if standing(word, one)}
        assert {n: places for n, (_, places) in index.standing(word).items()} == holding
    for number, record in enumerate(shown):
        assert index.kind(number) == record.kind


def standing(word: str, record: SearchRecord) -> list[int]:
    """Where a record holds a word: first in its title, then in its text."""
    of_title = {place for one, place in tokens(record.title) if one == word}
    return [*sorted(of_title), *sorted({TEXT_BEGINS + place for one, place in tokens(record.text) if one == word})]


@given(RECORDS, st.randoms())
def test_the_order_in_which_records_come_does_not_matter(records: list[SearchRecord], chance: random.Random) -> None:
    records = list({record.url: record for record in records}.values())
    mixed = chance.sample(records, len(records))
    assert index_files(mixed) == index_files(records)


def test_a_word_weighs_where_it_stands_in_a_title_and_the_more_the_shorter_that_is() -> None:
    texts = {"a": ("chip", ""), "b": ("one chip of many more", ""), "c": ("", "chip " * 1000)}
    index = Index(index_files([SearchRecord(url, "page", title, "", text) for url, (title, text) in texts.items()]))
    weights = [weight for weight, _ in index.standing("chip").values()]
    assert 15 >= weights[0] > weights[1] > weights[2] == 0


def test_sections_follow_their_page_and_the_index_says_where_each_begins() -> None:
    urls = ("b/#z", "b/", "a/b/", "a/", "a/#b", "a-b/", "")
    index = Index(index_files([SearchRecord(url, "page", url, "", "") for url in urls]))
    begins = [*index.told["pages"], len(urls)]
    pages = [[one.url for one in index.records()[here:there]] for here, there in pairwise(begins)]
    assert all(len({url.split("#")[0] for url in page}) == 1 for page in pages)
    assert len(pages) == len({url.split("#")[0] for url in urls})


def test_a_large_index_is_cut_into_files_that_stay_small() -> None:
    chance = random.Random(5)
    lexicon = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(3000)]
    records = [SearchRecord(f"p{n}", "page", "title", "", " ".join(chance.choices(lexicon, k=80))) for n in range(800)]
    files = index_files(records)
    sizes = {name: len(text) for name, text in files.items()}
    assert max(size for name, size in sizes.items() if name.startswith("texts-")) < 12_000
    assert max(size for name, size in sizes.items() if name.startswith("words-")) < 60_000
    assert len(files) > 60


def test_no_record_makes_an_index_all_the_same() -> None:
    index = Index(index_files([]))
    assert index.records() == []
    assert index.standing("chip") == {}


def test_files_of_two_indexes_never_have_one_name() -> None:
    """A browser keeps what it has been sent; with files of another index the numbers would lead to other records."""
    one, other = (index_files([SearchRecord("a", "page", title, "", "")]) for title in ("one", "other"))
    assert set(one) & set(other) == {"index.json"}


class Index:
    """An index read as a browser reads it."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = {name: json.loads(text) for name, text in files.items()}
        self.told = self.files["index.json"]
        self.made = self.told["made"]

    def records(self) -> list[SearchRecord]:
        """All of them, in their order."""
        packs = [self.files[f"texts-{n}.{self.made}.json"] for n in range(len(self.told["texts"]))]
        found = [SearchRecord(*record) for pack in packs for record in pack]
        assert self.told["records"] == len(found)
        assert self.told["texts"] == [sum(map(len, packs[:n])) for n in range(len(packs))]
        return found

    def standing(self, word: str) -> dict[int, tuple[int, list[int]]]:
        """The numbers of the records that hold a word, each with its weight and its places."""
        found: dict[int, tuple[int, list[int]]] = {}
        number, last = 0, -1
        for told in self.files[f"words-{shelf_of(word, self.told['words'])}.{self.made}.json"].get(word, []):
            if told >= 0:
                number, last = number + told // 16, -1
                found[number] = (told % 16, [])
            else:
                last -= told
                found[number][1].append(last)
        return found

    def kind(self, number: int) -> str:
        """The last kind that begins at or before this record."""
        return [kind for kind in KINDS if self.told["kinds"][kind] <= number][-1]
