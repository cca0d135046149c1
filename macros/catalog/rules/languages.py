"""A language is one language: its id, tag, CLDR locale and theme's code name the same, and no two share tag or name.

Browsers, screen readers and search engines go by the tag, numbers by the locale, labels and the direction of the page
by the theme's code: where they disagree, a whole language is read as another. Its name is one that CLDR has it call
itself, or a part of one. Codes `not-an-option`, `duplicate-id`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from babel import Locale
from babel.core import get_global

from macros.catalog.catalog import Catalog
from macros.catalog.records import Language
from macros.ground.characters import find_strange
from macros.ground.problems import Problem
from macros.ground.told import listed, told

_NAMING = ("babel", "material")  # each is held against `tag`
_ONE_EACH = ("tag", "name")


class _Named(NamedTuple):
    """What a tag, a locale or a theme's code names; the script is the one meant where none is written."""

    language: str
    script: str
    region: str


def check(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each field that names another language than the tag, and for each tag or name that is taken."""
    taken: dict[tuple[str, str], str] = {}
    for language, record in catalog.languages.items():
        wrong = [*_disagreeing(catalog, language, record)]
        for field in _ONE_EACH:
            first = taken.setdefault((field, getattr(record, field).casefold()), language)
            if first != language:
                place = catalog.place("language", language, field)
                written = getattr(record, field)
                said = told('"{written}" is of another language too: {other}', written=written, other=first)
                hint = told("each language has a tag and a name of its own")
                wrong.append(catalog.problem(place, said, "duplicate-id", hint))
        if not record.complete and language == next(iter(catalog.languages)):
            hint = told("put a complete one first: what others lack is shown as it has it")
            place = catalog.place("language", language, "complete")
            wrong.append(catalog.problem(place, told("the first language is one that grows"), "not-an-option", hint))
        wrong += _lending(catalog, language, record)
        yield from wrong or (*_misnamed(catalog, language, record), *_strange_words(catalog, language, record))


def _lending(catalog: Catalog, language: str, record: Language) -> Iterator[Problem]:
    """What it borrows of is a complete language: of one that grows itself it might get a third one's words."""
    lender = catalog.languages.get(record.borrows or "")
    place = catalog.place("language", language, "borrows")
    if lender and record.complete:
        said = told("it has everything and borrows nothing")
        hint = told("take borrows: out, or add complete: false")
        yield catalog.problem(place, said, "not-an-option", hint)
    elif lender and not lender.complete:
        hint = told("name a complete language: {names}", names=listed(catalog.complete))
        yield catalog.problem(place, told('"{name}" grows itself', name=record.borrows), "not-an-option", hint)


def _disagreeing(catalog: Catalog, language: str, record: Language) -> Iterator[Problem]:
    tag = _named(record.tag)
    if language.partition("-")[0] != tag.language:
        said = told('the language "{name}" has the tag "{tag}"', name=language, tag=record.tag)
        hint = told("begin both with the same code of a language: {tag}, {name}", tag="zh-Hant", name="zh-hant")
        yield catalog.problem(catalog.place("language", language, "tag"), said, "not-an-option", hint)
    for field in _NAMING:
        written = getattr(record, field)
        if not _agree(tag, _named(written)):
            said = told('"{written}" is not the language of the tag "{tag}"', written=written, tag=record.tag)
            hint = told("name one language, script and region: {example}", example="zh-Hans, zh_Hans_CN, zh")
            yield catalog.problem(catalog.place("language", language, field), said, "not-an-option", hint)


def _misnamed(catalog: Catalog, language: str, record: Language) -> Iterator[Problem]:
    locale = Locale.parse(record.babel)
    more = (locale.languages.get(f"{locale.language}_{part}") for part in (_named(record.tag).script, locale.territory))
    known = list(filter(None, (locale.language_name, locale.display_name, *more)))
    if not any(record.name.casefold() in name.casefold() for name in known):
        said = told('"{written}" is not what {locale} calls itself', written=record.name, locale=record.babel)
        hint = told("write one of: {options}", options=listed(known))
        yield catalog.problem(catalog.place("language", language, "name"), said, "not-an-option", hint)


def _strange_words(catalog: Catalog, language: str, record: Language) -> Iterator[Problem]:
    """A language whose own words for months and quarters (CLDR) hold what no page may hold: nobody could mend it."""
    locale = Locale.parse(record.babel)
    words = [
        word
        for named in (locale.months, locale.quarters)
        for widths in named.values()
        for of_width in widths.values()
        for word in of_width.values()
    ]
    found = next(filter(None, map(find_strange, words)), None)
    if found:
        said = told(
            "its words for months or quarters hold U+{number}, which no page holds", number=f"{ord(found[0]):04X}"
        )
        yield catalog.problem(catalog.place("language", language, "babel"), said, "not-an-option", told("name another"))


def _agree(one: _Named, other: _Named) -> bool:
    """A region counts only where both name one: en has the numbers of en_GB."""
    return one[:2] == other[:2] and (not one.region or not other.region or one.region == other.region)


def _named(written: str) -> _Named:
    language, *rest = written.replace("_", "-").split("-")
    language = language.lower()
    script = next((part.title() for part in rest[:1] if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in rest[:2] if len(part) == 2 or (len(part) == 3 and part.isdigit())), "")
    return _Named(language, script or _likely_script(language, region), region)


def _likely_script(language: str, region: str) -> str:
    """The script that a language is written in, there: CLDR's likely subtags; empty where CLDR has none."""
    likely = get_global("likely_subtags")
    full: str = likely.get(f"{language}_{region}") or likely.get(language) or ""
    return next((part for part in full.split("_") if len(part) == 4), "")
