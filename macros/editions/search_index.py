"""A search index as files, cut small: a query fetches the few that its words are in, and the texts of what it shows.

`index.json` says how many records there are, where each kind begins and each page, how many files of words there are,
with which record each file of texts begins, what all these files are called by, and what the browser must know to read
a query as the texts were read. `words-N.….json` holds, for each of its words, the records that hold it: the distance
to the record before times sixteen, plus 1 to 15 where it stands in a title, the more the shorter that is; after each
its places there as distances below nothing. `texts-N.….json` holds records as they are shown. All of it follows from
the records alone, so the same records give the same bytes; and files that browsers keep are never read with those of
another index, since a digest of the whole is in their names.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import sqrt
from types import MappingProxyType
from typing import NamedTuple

from macros.editions.search_letters import letters_for
from macros.editions.search_spelling import SPELLINGS
from macros.editions.search_words import first_letters, folded, tokens
from macros.editions.search_writings import rules
from macros.ground.store import digest

KINDS = ("page", "fact", "claim", "event", "chart", "source")
TEXT_BEGINS = 1 << 10  # the place of a text's first word; those of its title come before
_WEIGHTS, _MOST = 16, 15
_LETTERS_OF_WORDS, _LETTERS_OF_TEXTS = 20_000, 5_000  # about so many in each file: 6 and 3 KB as they are sent
_MOST_FILES = 512
_DIGITS = 10  # of a digest


class SearchRecord(NamedTuple):
    """One thing to be found: a section of a page, or a record of the ledger; `page` is the title of what holds it."""

    url: str  # below the language's folder
    kind: str
    title: str
    page: str
    text: str


def index_files(
    records: Iterable[SearchRecord],
    *,
    names: Mapping[str, Sequence[str]] = MappingProxyType({}),
    says: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """The index of one language: the text of each file by its name.

    `names` are other names for what the records name, folded, each with those that they have; `says` the words that
    the script shows.
    """
    ordered = sorted(records, key=lambda record: (KINDS.index(record.kind), record.url))
    texts = list(_packs(ordered))
    shelves = _shelves(ordered)
    begins = [next((n for n, one in enumerate(ordered) if one.kind == kind), len(ordered)) for kind in KINDS]
    for n in range(len(KINDS) - 2, -1, -1):  # a kind that has none begins where the next does
        begins[n] = min(begins[n], begins[n + 1])
    written = (folded(f"{one.title}\n{one.text}") for one in ordered)
    letters = letters_for((*names, _json(rules()), *written))
    files = {
        **{f"words-{n}": _json(shelf) for n, shelf in enumerate(shelves)},
        **{f"texts-{n}": _json(pack) for n, (_, pack) in enumerate(texts)},
    }
    made = digest(*files.values())[:_DIGITS]
    overview = {
        "names": names,
        "says": says,
        "rules": {**rules(), "spellings": SPELLINGS, "letters": letters},
        "made": made,
        "records": len(ordered),
        "kinds": dict(zip(KINDS, begins, strict=True)),
        "pages": _pages(ordered),
        "words": len(shelves),
        "texts": [first for first, _ in texts],
    }
    return {"index.json": _json(overview), **{f"{name}.{made}.json": text for name, text in files.items()}}


def shelf_of(word: str, count: int) -> int:
    """Which of `count` files holds a word: FNV-1a (32 bits) of the UTF-16 units of its first letters."""
    return _hash(first_letters(word)) % count


@lru_cache(maxsize=1 << 14)
def _hash(letters: str) -> int:
    found = 0x811C9DC5
    units = letters.encode("utf-16-le", errors="surrogatepass")
    for at in range(0, len(units), 2):
        found = (found ^ int.from_bytes(units[at : at + 2], "little")) * 0x01000193 & 0xFFFFFFFF
    return found


def _pages(ordered: Sequence[SearchRecord]) -> list[int]:
    """With which record each page begins; its sections follow it, since their addresses begin like its own."""
    places = [one.url.split("#")[0] for one in ordered if one.kind == "page"]
    return [n for n, place in enumerate(places) if n == 0 or place != places[n - 1]]


def _shelves(ordered: Sequence[SearchRecord]) -> list[dict[str, list[int]]]:
    found: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    for number, record in enumerate(ordered):
        for word, (weight, places) in standing(record.title, record.text).items():
            found[word].append((number - last[word]) * _WEIGHTS + weight)
            found[word] += places
            last[word] = number
    size = sum(len(word) + 4 + sum(len(str(place)) + 1 for place in places) for word, places in found.items())
    count = min(_MOST_FILES, max(1, -(-size // _LETTERS_OF_WORDS)))
    shelves: list[dict[str, list[int]]] = [{} for _ in range(count)]
    for word in sorted(found):
        shelves[shelf_of(word, count)][word] = found[word]
    return shelves


@lru_cache(maxsize=1 << 15)
def standing(title: str, text: str) -> Mapping[str, tuple[int, tuple[int, ...]]]:
    """Each word of a record with its weight, 0 outside the title, and its places: each how far below the one before."""
    places: dict[str, set[int]] = defaultdict(set)
    length = 1
    for word, place in tokens(title):
        length = place + 1
        places[word].add(min(place, TEXT_BEGINS - 1))
    weight = max(1, round(_MOST / sqrt(length)))
    of_title = frozenset(places)
    for word, place in tokens(text):
        places[word].add(TEXT_BEGINS + place)
    return {word: (weight if word in of_title else 0, _distances(there)) for word, there in places.items()}


def _distances(places: Iterable[int]) -> tuple[int, ...]:
    """Places as numbers below nothing, so that they are told from records: -1 is the first place or the next one."""
    found, last = [], -1
    for place in sorted(places):
        found.append(last - place)
        last = place
    return tuple(found)


def _packs(ordered: Sequence[SearchRecord]) -> Iterator[tuple[int, list[SearchRecord]]]:
    """The records in their order, some at a time, each time with the number of the first."""
    pack: list[SearchRecord] = []
    size = 0
    for number, record in enumerate(ordered):
        if size > _LETTERS_OF_TEXTS:
            yield number - len(pack), pack
            pack, size = [], 0
        pack.append(record)
        size += sum(map(len, record))
    if pack:
        yield len(ordered) - len(pack), pack


def _json(content: object) -> str:
    return json.dumps(content, default=dict, ensure_ascii=False, separators=(",", ":"))
