"""No quantity is typed by hand: a number with a currency, %, 万, 亿, million, billion or a unit word is a fact.

A quantity is digits with one of these, or number words directly before a unit word (三成, 二十六家, twenty-six
companies). A page is read as it is written and as Markdown shows it: **5.5** billion is one too. Names of the
glossary (H20, FP16, 三星) are none, unless one holds a quantity itself, nor are dates, nor what somebody else said or
printed: the original words of a quotation, the title of a source. In records every text of ours is looked at, in
phrases too, all of it, since none is Markdown; not a unit's patterns, which are made of numbers. Code `typed-quantity`.

A chart's title and alternative text give no number of their own at all, but for years: they name the facts that the
chart draws. Code `typed-digits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart
from macros.catalog.record_texts import SPOKEN, Steps, own_texts
from macros.catalog.records import Record
from macros.ground.problems import Problem
from macros.ground.told import Told, told
from macros.manuscript.front import placed_words
from macros.manuscript.gate import calls_in
from macros.manuscript.markdown.quantities import made_another, measured
from macros.manuscript.markdown.running_text import bare, names_with_numbers, plain, without_names
from macros.manuscript.markdown.shown import AMOUNT, around_calls, only_shown
from macros.wording.braces import names_in

if TYPE_CHECKING:
    from macros.manuscript.page import Page

_PLAIN = ("locator", "unused")  # fields in words that are the same in every language
HINT = told(
    'write it down once as a fact and name it: {{{{ fact("topic.key") }}}} in a page, {{topic.key}} in a record'
)
_HAS_ITS_OWN = told("take it out: the number has its own sign, scale and unit")
_NAMES = ("name", "short")  # of a term
_NUMBER_BEFORE = "}}"  # the end of the call before
_JOINS = re.compile("[,.'\u2018\u2019\u00b7\u066c\u00a0\u2009\u202f]")  # what parts thousands, in any language
_NUMBERS = ("fact", "claim", "when")  # the calls that set one
_RENAME = told("a name may hold a number, not a quantity: it would stand in every text without its source")
_TITLES = ("title", "alt")  # of a chart
_DIGITS_IN_TITLE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+(?:[.,]\d+)*")


def check_page(page: Page, catalog: Catalog) -> Iterator[Problem]:
    """A problem for each quantity typed in a page, as it is written or as Markdown shows it, front matter included."""
    names = names_with_numbers(catalog)
    for place, text in placed_words(page):
        for beside in _beside_braces(catalog, text, names):
            yield page.problem(place, _another(beside), "typed-quantity", _HAS_ITS_OWN)
        for typed, _ in measured(plain(text, names)):
            yield page.problem(place, _said(typed), "typed-quantity", HINT)
    yield from _beside_numbers(page, catalog, names)
    written = measured(bare(page.text, names, page.body_offset))
    in_words = only_shown(page, written, lambda words: measured(without_names(words, names)))
    for typed, offset in (*written, *in_words):
        yield page.problem(page.position(offset), _said(typed), "typed-quantity", HINT)


def _beside_numbers(page: Page, catalog: Catalog, names: frozenset[str]) -> Iterator[Problem]:
    """A problem for each number that what stands beside it makes another, as it is written or as it is shown."""
    alone = without_names(page.text, names)
    beside = {
        call.position: made_another(alone, call.start, call.end) for call in calls_in(page)[0] if call.name in _NUMBERS
    }
    for one, other in pairwise(call for call in calls_in(page)[0] if call.name in ("fact", "claim", "when", "term")):
        is_day = "when" in (one.name, other.name)  # which no digit of a number runs on from
        if not is_day and _run_together(catalog, one.id or "", alone[one.end : other.start], other.id or ""):
            for call in (one, other):
                beside[call.position] = beside.get(call.position) or page.text[one.start : other.end]
    with suppress(RecursionError):  # the rule on markup tells it
        for call, words, start, end in around_calls(page, _NUMBERS):
            runs_on = call.name != "when" and words[max(start - 1, 0) : start] == AMOUNT
            found = made_another(without_names(words, names), start, end)
            beside[call.position] = beside[call.position] or found or (_NUMBER_BEFORE if runs_on else "")
    for position, found in beside.items():
        if found:
            yield page.problem(position, _another(found), "typed-quantity", _HAS_ITS_OWN)


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each quantity typed in a record, and each number in a chart's title."""
    names = names_with_numbers(catalog)
    for steps, text in own_texts(kind, record):
        if not _is_ours(catalog, kind, steps):
            continue
        for beside in _beside_braces(catalog, text, names):
            place = catalog.place(kind, record_id, *steps)
            yield catalog.problem(place, _another(beside), "typed-quantity", _HAS_ITS_OWN)
        is_name = kind == "term" and steps[0] in _NAMES
        if is_name and (made_another(f"5 {text}", 0, 1) or _turns(text)):
            place = catalog.place(kind, record_id, *steps)
            yield catalog.problem(place, _another(text), "typed-quantity", _RENAME)
        for typed, _ in measured(plain(text, frozenset() if is_name else names)):
            place = catalog.place(kind, record_id, *steps)
            yield catalog.problem(place, _said(typed), "typed-quantity", _RENAME if is_name else HINT)
    if isinstance(record, Chart):
        yield from _digits_in_chart(catalog, record_id, record)


def _beside_braces(catalog: Catalog, text: str, names: frozenset[str]) -> Iterator[str]:
    """What makes another number of one that a text names in braces, be it only that two stand side by side."""
    named = names_in(text)
    numbers = [(name, start) for name, start in named if name not in catalog.terms and _is_known(catalog, name)]
    alone = without_names(text, names) if numbers else text
    joined = {
        at
        for (one, first), (other, second) in pairwise(named)
        if _run_together(catalog, one, alone[first + len(one) + 1 : second - 1], other)
        for at in (first, second)
    }
    for name, start in numbers:
        end = start + len(name) + 1
        beside = made_another(alone, start - 1, end)
        if beside or start in joined:
            yield beside or text[start - 1 : end]


def _is_known(catalog: Catalog, name: str) -> bool:
    return name in catalog.facts or name in catalog.events or name == "value"


def _run_together(catalog: Catalog, one: str, between: str, other: str) -> bool:
    """Whether two names are read as one number: each with a digit at its end there, and no more than a sign between."""
    if between and not _JOINS.fullmatch(between):
        return False
    return _has_digit(catalog, one, -1) and _has_digit(catalog, other, 0)


def _has_digit(catalog: Catalog, name: str, at: int) -> bool:
    """Whether what a name gives begins (0) or ends (-1) in a digit: a number is taken to, and a term may."""
    term = catalog.terms.get(name)
    if term is None:
        return name in catalog.facts or name in catalog.claims or name == "value"
    return any(words[at].isdigit() for said in (term.name, term.short or {}) for words in said.values())


def _turns(name: str) -> bool:
    """Whether a name makes another number of one behind it, as minus does; a digit at its end is told where it is.

    A sign at the end of a word, as in Canal+, is the word's.
    """
    followed = [f"{name} 5", *([f"{name}5"] if name[-1:].isalpha() else [])]
    return not name[-1:].isdigit() and any(made_another(text, len(text) - 1, len(text)) for text in followed)


def _another(beside: str) -> Told:
    return told('"{beside}" beside a number makes another of it', beside=beside[:20])


def _said(typed: str) -> Told:
    return told('"{typed}" is typed by hand', typed=typed)


def _is_ours(catalog: Catalog, kind: str, steps: Steps) -> bool:
    if kind == "unit":
        return steps[-1] == "name"  # the patterns of amounts hold numbers: 1美元兑{n}元
    in_words = steps[0] in _PLAIN or any(step in catalog.languages for step in steps[1:])
    return in_words and (kind, steps[0]) != SPOKEN


def check_records(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each quantity typed in the words of the site itself, and of what was withdrawn."""
    names = names_with_numbers(catalog)
    for (kind, record_id), gone in catalog.withdrawn.items():
        yield from check_record(catalog, f"withdrawn {kind}", record_id, gone)
    for language, groups in catalog.phrases.items():
        for group, words in groups.items():
            for key, pattern in words.items():
                if pattern.isdigit():
                    continue  # no words: from which number on scales are used
                for typed, _ in measured(plain(pattern, names)):
                    place = catalog.place("phrases", language, group, key)
                    yield catalog.problem(place, _said(typed), "typed-quantity", HINT)


def _digits_in_chart(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    """A problem for each number typed into a title or alternative text; quantities are another rule's."""
    names = names_with_numbers(catalog)
    for field in _TITLES:
        for language, text in getattr(chart, field).items():
            words = plain(text, names)
            told_already = {offset for _, offset in measured(words)}
            for found in _DIGITS_IN_TITLE.finditer(words):
                if found.start() not in told_already:
                    place = catalog.place("chart", chart_id, field, language)
                    said = told('"{typed}" is typed by hand', typed=found[0])
                    hint = told("name the fact or event that the chart draws: {{topic.key}}")
                    yield catalog.problem(place, said, "typed-digits", hint)
