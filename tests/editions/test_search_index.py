"""The files of an index: small, the same for the same records, and holding every word of every record."""

from __future__ import annotations

import json
import random

from hypothesis import given
from hypothesis import strategies as st

from macros.editions.search_index import KINDS, SearchRecord, index_files, shelf_of
from macros.editions.search_words import words

TEXTS = st.text(alphabet="ab 1.芯片账，é\u0000\ud800", max_size=12)
RECORDS = st.lists(
    st.builds(SearchRecord, st.text(max_size=4), st.sampled_from(KINDS), TEXTS, TEXTS, TEXTS), max_size=30
)


@given(RECORDS)
def test_each_word_leads_to_the_records_that_hold_it_and_to_no_other(records: list[SearchRecord]) -> None:
    index = Index(index_files(records))
    shown = index.records()
    assert sorted(shown) == sorted(records)
    for word in {word for record in records for word in words(f"{record.title}\n{record.text}")}:
        holding = {n for n, one in enumerate(shown) if word in {*words(one.title), *words(one.text)}}
        assert set(index.numbers(word)) == holding
    for number, record in enumerate(shown):
        assert index.kind(number) == record.kind


@given(RECORDS, st.randoms())
def test_the_order_in_which_records_come_does_not_matter(records: list[SearchRecord], chance: random.Random) -> None:
    records = list({record.url: record for record in records}.values())
    mixed = chance.sample(records, len(records))
    assert index_files(mixed) == index_files(records)


def test_a_word_of_a_title_weighs_more_than_a_frequent_one() -> None:
    records = [SearchRecord("a", "page", "chip", "", ""), SearchRecord("b", "page", "", "", "chip " * 1000)]
    index = Index(index_files(records))
    weights = index.numbers("chip")
    assert 1 <= weights[1] < weights[0] <= 15


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
    assert index.numbers("chip") == {}


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

    def numbers(self, word: str) -> dict[int, int]:
        """The numbers of the records that hold a word, each with its weight."""
        found, number = {}, 0
        for place in self.files[f"words-{shelf_of(word, self.told['words'])}.{self.made}.json"].get(word, []):
            number += place // 16
            found[number] = place % 16
        return found

    def kind(self, number: int) -> str:
        """The last kind that begins at or before this record."""
        return [kind for kind in KINDS if self.told["kinds"][kind] <= number][-1]
