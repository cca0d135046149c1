"""A number typed in one language is typed in every other, by magnitude: 45亿 is 4.5 billion, 三成 is 30%.

Compared per section of a page and per text of a record, whose names in braces count as what they stand for. Years are
compared too; names of the glossary and numbers that stand alone are not. Code `number-parity`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Scalar
from macros.catalog.records import Amount, Record
from macros.ground.problems import Position, Problem
from macros.ground.told import Told, told
from macros.manuscript.markdown.running_text import (
    BLANK,
    bare,
    names_with_numbers,
    one_line,
    plain,
    sections,
    without_names,
)
from macros.wording.braces import BracesError, pieces
from macros.wording.magnitudes import said_in_one_only
from macros.wording.voice import Voice, WordlessError, voices

if TYPE_CHECKING:
    from macros.manuscript.page import Page

HINT = told("say it in every language or in none; best as a fact, which cannot differ")
# Words of ours or of a speaker; the titles of sources and the renderings of names are not translations of each other.
COMPARED = ("fact", "claim", "event", "quote", "chart")


def check_twins(page: Page, twin: Page, catalog: Catalog) -> Iterator[Problem]:
    """A problem for each number in a page that its twin does not give."""
    names = names_with_numbers(catalog)
    yield from _in_sections(page, twin, names)
    yield from _in_front_matter(page, twin, names)


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each in a text of a record."""
    if kind in COMPARED:
        yield from _in_record(catalog, (kind, record_id), record, names_with_numbers(catalog))


def _in_sections(page: Page, twin: Page, names: frozenset[str]) -> Iterator[Problem]:
    there = {section: bare(text, names) for section, _, text in sections(twin)}
    for section, start, text in sections(page):
        if section in there:
            for _, typed, offset in said_in_one_only(bare(text, names), there[section]):
                yield _problem(page, page.position(start + offset), typed, twin.path)


def _in_front_matter(page: Page, twin: Page, names: frozenset[str]) -> Iterator[Problem]:
    for key, node in page.front.entries.values() if page.front else ():
        other = twin.front.node(key.text) if twin.front else None
        if isinstance(node, Scalar) and isinstance(other, Scalar):
            for _, typed, _ in said_in_one_only(plain(node.text, names), plain(other.text, names)):
                yield _problem(page, Position(page.path, node.line, node.column), typed, twin.path)


def _problem(page: Page, place: Position, typed: str, other: str) -> Problem:
    return page.problem(place, _said(typed, other), "number-parity", HINT)


def _said(typed: str, other: str) -> Told:
    return told('"{typed}" has no equal in {other}', typed=typed, other=other)


def _in_record(catalog: Catalog, named: tuple[str, str], record: Record, names: frozenset[str]) -> Iterator[Problem]:
    spoken = voices(catalog)
    for field in type(record).model_fields:
        texts = getattr(record, field)
        if isinstance(texts, Mapping) and texts.keys() == spoken.keys():
            words = {language: _in_words(voice, texts[language], record, names) for language, voice in spoken.items()}
            yield from _in_texts(catalog, (*named, field), words)


def _in_texts(catalog: Catalog, place: tuple[str, str, str], words: Mapping[str, str]) -> Iterator[Problem]:
    for language, other in permutations(words, 2):
        for _, typed, _ in said_in_one_only(words[language], words[other]):
            where = catalog.place(*place, language)
            yield catalog.problem(where, _said(typed, other), "number-parity", HINT)


def _in_words(voice: Voice, text: str, record: Record, names: frozenset[str]) -> str:
    """The text with its braces in words, each kept apart from its neighbours; empty where it cannot be read."""
    own = record if isinstance(record, Amount) else None
    try:
        said = "".join(f"{BLANK}{words}{BLANK}" if name else words for words, name in pieces(voice, text, own=own))
    except (BracesError, WordlessError, KeyError):
        return ""  # told by the rules on braces and names
    return without_names(one_line(said), names)
