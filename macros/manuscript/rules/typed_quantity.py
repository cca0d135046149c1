"""No quantity is typed by hand: a number with a currency, %, 万, 亿, million, billion or a unit word is a fact.

A quantity is digits with one of these, or number words directly before a unit word (三成, 二十六家, twenty-six
companies). A page is read as it is written and as Markdown shows it: **5.5** billion is one too. Names of the
glossary (H20, FP16, 三星) are none, nor are dates, nor what somebody else said or printed: the original words of
a quotation, the title of a source. Code `typed-quantity`.

A chart's title and alternative text give no number of their own at all, but for years: they name the facts that the
chart draws. Code `typed-digits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.chart_records import Chart
from macros.catalog.records import Record
from macros.ground.problems import Problem
from macros.ground.told import Told, told
from macros.manuscript.markdown.running_text import bare, names_with_numbers, without_names
from macros.manuscript.markdown.shown import Found, only_shown, shown

if TYPE_CHECKING:
    from macros.manuscript.page import Page

OURS = ("fact", "claim", "event", "chart", "term")  # kinds whose words are the newsletter's own
HINT = told(
    'write it down once as a fact and name it: {{{{ fact("topic.key") }}}} in a page, {{topic.key}} in a record'
)
_DIGITS = r"\d[\d,.]*+"
_HAN_NUMBER = "[一二三四五六七八九十百千两〇零]++"
_HAN_MEASURE = "成|倍|枚|亿|億|万|萬|美元|欧元|个百分点|家|天|名|款|项|座|笔"
_TEENS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ENGLISH = (
    f"{_TEENS}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
)
# A few blanks, a line end among them at most
_BLANKS = r"[^\S\n]{0,4}\n?[^\S\n]{0,4}"
_DASH = "[-\u2010\u2011\u2013]"
_ENGLISH_MEASURE = (
    "percent|per cent|million|billion|trillion|percentage points|chips|people|employees|developers|companies|dollars"
)
_TITLES = ("title", "alt")  # of a chart
_DIGITS_IN_TITLE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+(?:[.,]\d+)*")
# A number is read to its end whether it measures something or not, so that none is begun twice.
_NUMBER = re.compile(
    rf"(?P<currency>(?:US|RMB|HK)?[$€£¥\uff04\uffe1\uffe5]{_BLANKS}{_DIGITS})"
    rf"|(?<![A-Za-z\d]){_DIGITS}(?:{_BLANKS}(?P<digits>%|％|‰|万|萬|亿|億|个百分点|倍|枚|美元|欧元|元|天|家|名)"
    rf"|(?:{_DASH}|{_BLANKS})(?P<plain>{_ENGLISH_MEASURE}|bn|days|weeks|months|times)\b)?"
    rf"|(?!一(?:{_HAN_MEASURE})){_HAN_NUMBER}(?:分之{_HAN_NUMBER})?(?P<han>{_HAN_MEASURE})?"
    rf"|\b(?:{_ENGLISH})(?:{_DASH}(?:one|{_ENGLISH}))?(?:{_DASH}|(?=\s){_BLANKS})(?P<english>{_ENGLISH_MEASURE})\b",
    re.IGNORECASE,
)


def quantities(text: str, names: frozenset[str] = frozenset()) -> list[Found]:
    """The quantities typed in a text, each with its offset; `names` are those of the glossary."""
    return _typed(bare(text, names))


def _typed(running_text: str) -> list[Found]:
    return [(found[0], found.start()) for found in _NUMBER.finditer(running_text) if found.lastgroup]


def check_page(page: Page, catalog: Catalog) -> Iterator[Problem]:
    """A problem for each quantity typed in a page, as it is written or as Markdown shows it."""
    names = names_with_numbers(catalog)
    written = quantities(page.text, names)
    for typed, offset in (*written, *_only_shown(page, names, written)):
        yield page.problem(page.position(offset), _said(typed), "typed-quantity", HINT)


def _only_shown(page: Page, names: frozenset[str], written: list[Found]) -> Iterator[Found]:
    try:
        words = shown(page)
    except RecursionError:
        return  # told by the rule on markup
    yield from only_shown(page, written, _typed(without_names(words, names)))


def check_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    """A problem for each quantity typed in a record of ours, and each number in a chart's title."""
    if kind in OURS:
        yield from _in_record(catalog, kind, record_id, record)
    if isinstance(record, Chart):
        yield from _digits_in_chart(catalog, record_id, record)


def _said(typed: str) -> Told:
    return told('"{typed}" is typed by hand', typed=typed)


def _in_record(catalog: Catalog, kind: str, record_id: str, record: Record) -> Iterator[Problem]:
    names = names_with_numbers(catalog)
    for field in type(record).model_fields:
        value = getattr(record, field)
        for language, text in value.items() if isinstance(value, Mapping) else ():
            for typed, _ in quantities(text, names) if isinstance(text, str) else ():
                place = catalog.place(kind, record_id, field, language)
                yield catalog.problem(place, _said(typed), "typed-quantity", HINT)


def _digits_in_chart(catalog: Catalog, chart_id: str, chart: Chart) -> Iterator[Problem]:
    """A problem for each number typed into a title or alternative text; quantities are another rule's."""
    names = names_with_numbers(catalog)
    for field in _TITLES:
        for language, text in getattr(chart, field).items():
            told_already = {offset for _, offset in quantities(text, names)}
            for found in _DIGITS_IN_TITLE.finditer(bare(text, names)):
                if found.start() not in told_already:
                    place = catalog.place("chart", chart_id, field, language)
                    said = told('"{typed}" is typed by hand', typed=found[0])
                    hint = told("name the fact or event that the chart draws: {{topic.key}}")
                    yield catalog.problem(place, said, "typed-digits", hint)
