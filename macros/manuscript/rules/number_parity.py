"""What one language gives as a number every other gives too.

Facts are compared by what they are, whatever words a language has for them; only what is typed by hand is read as
numbers, by magnitude (45亿 is 4.5 billion, 三成 is 30%), and between languages whose numbers we read. Per section of
a page and per text of a record. Years are compared too; names of the glossary and numbers that stand alone are not.
Code `number-parity`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.nodes import Scalar
from macros.catalog.record_texts import waits
from macros.catalog.records import Amount, Record
from macros.ground.naming import language_called
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
from macros.manuscript.translation import untranslated
from macros.wording.amounts import amount
from macros.wording.braces import BracesError, names_in, pieces
from macros.wording.magnitudes import read_languages, said_in_one_only
from macros.wording.voice import Voice, WordlessError, voices

if TYPE_CHECKING:
    from macros.manuscript.page import Page

HINT = told("say it in every language or in none; best as a fact, which cannot differ")
# Words of ours or of a speaker; the titles of sources and the renderings of names are not translations of each other.
COMPARED = ("fact", "claim", "event", "quote", "chart")


def check_twins(page: Page, twin: Page, catalog: Catalog) -> Iterator[Problem]:
    """A problem for each number in a page that its twin does not give."""
    if not {page.language, twin.language} <= read_languages(catalog) or untranslated(page) or untranslated(twin):
        return
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
        if isinstance(node, Scalar) and isinstance(other, Scalar) and not (waits(node.text) or waits(other.text)):
            for _, typed, _ in said_in_one_only(plain(node.text, names), plain(other.text, names)):
                yield _problem(page, Position(page.path, node.line, node.column), typed, twin.path)


def _problem(page: Page, place: Position, typed: str, other: str) -> Problem:
    return page.problem(place, _said(typed, other), "number-parity", HINT)


def _called(catalog: Catalog, language: str) -> str:
    return language_called(language, catalog.languages[language].name)


def _said(typed: str, other: str) -> Told:
    return told('"{typed}" has no equal in {other}', typed=typed, other=other)


def _in_record(catalog: Catalog, named: tuple[str, str], record: Record, names: frozenset[str]) -> Iterator[Problem]:
    read = read_languages(catalog)
    for field in type(record).model_fields:
        texts = getattr(record, field)
        if isinstance(texts, Mapping) and texts and texts.keys() <= catalog.languages.keys():
            place, texts = (*named, field), {language: text for language, text in texts.items() if not waits(text)}
            yield from _facts_in_one_only(catalog, place, texts, record)
            ours = {language: text for language, text in texts.items() if language in read}
            yield from _typed_in_one_only(catalog, place, ours, record, names)


def _facts_in_one_only(
    catalog: Catalog, place: tuple[str, str, str], texts: Mapping[str, str], record: Record
) -> Iterator[Problem]:
    """A problem for each fact that a text names in braces and that of another language does not, nor one as large."""
    amounts = {language: dict(_amounts_in(catalog, text, record)) for language, text in texts.items()}
    for language, other in permutations(texts, 2):
        there = {_size(one) for one in amounts[other].values()}
        for one in amounts[language].values():
            said = "" if _size(one) in there else _in_amount(voices(catalog)[language], one)
            if said and not _types(catalog, other, texts[other], said):
                yield catalog.problem(
                    catalog.place(*place, language), _said(said, _called(catalog, other)), "number-parity", HINT
                )


def _in_amount(voice: Voice, one: Amount) -> str:
    """An amount in words; "" where the language has none for it, which is told elsewhere."""
    try:
        return amount(voice, one)
    except WordlessError:
        return ""


def _types(catalog: Catalog, language: str, text: str, said: str) -> bool:
    """Whether a text gives by hand what another says as a fact; where its numbers cannot be read, whether it may."""
    if language not in read_languages(catalog):
        return any(map(str.isdigit, text))
    return next(said_in_one_only(said, text), None) is None


def _amounts_in(catalog: Catalog, text: str, record: Record) -> Iterator[tuple[str, Amount]]:
    for name, _ in names_in(text):
        if name in catalog.facts:
            yield name, catalog.facts[name]
        elif name == "value" and isinstance(record, Amount):
            yield name, record


def _size(one: Amount) -> tuple[object, ...]:
    return one.value, one.range, one.unit


def _typed_in_one_only(
    catalog: Catalog, place: tuple[str, str, str], texts: Mapping[str, str], record: Record, names: frozenset[str]
) -> Iterator[Problem]:
    spoken = voices(catalog)
    whole = {language: _in_words(spoken[language], text, record, names) for language, text in texts.items()}
    typed = {language: _in_words(spoken[language], text, record, names, named="") for language, text in texts.items()}
    for language, other in permutations(filter(whole.get, texts), 2):
        for _, written, _ in said_in_one_only(typed[language], whole[other]):
            yield catalog.problem(
                catalog.place(*place, language), _said(written, _called(catalog, other)), "number-parity", HINT
            )


def _in_words(voice: Voice, text: str, record: Record, names: frozenset[str], *, named: str | None = None) -> str:
    """The text with its braces in words or as `named`, kept apart from their neighbours; "" where it cannot be read."""
    own = record if isinstance(record, Amount) else None
    try:
        found = pieces(voice, text, own=own)
        said = "".join(f"{BLANK}{words if named is None else named}{BLANK}" if name else words for words, name in found)
    except (BracesError, WordlessError, KeyError):
        return ""  # told by the rules on braces and names
    return without_names(one_line(said), names)
