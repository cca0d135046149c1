"""The running text of pages and records: what is left when calls, braces, link targets, code and names are blanked.

In a page blanks keep their length, so that a place in what is left is the same place in what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.catalog.catalog import Catalog
from macros.ground.lines import line_starts
from macros.ground.remembered import kept_with
from macros.manuscript.markdown.code import blanked, code_in
from macros.manuscript.markdown.quantities import is_apart, measured
from macros.manuscript.page import Page
from macros.wording.braces import names_in
from macros.wording.names import names_found, settled

# What is no prose besides code: macro calls, braces that give nothing a value, link targets without their titles. Each
# ends before the next of its kind can begin, so that no character is looked at again and again.
_PASSED = re.compile(
    r"\{\{(?>(?:[^{}]|\{(?!\{)|\}(?!\}))*)\}\}|\{[^{}=]*+\}"
    r"|\]\([ \t]*+(?:<[^<>\n]*+>|(?>(?:[^\s()\]]|\([^\s()\]]*+\))*))|https?://\S++",
)
_NAME = re.compile(r"[a-z][a-z0-9._-]*+", re.ASCII)
_SPACES = re.compile(r"\s++")
_NUMERIC = re.compile(r"\d|^[一二三四五六七八九十百千万亿两]")
_LETTER = re.compile(r"[^\W\d_]")
BLANK = "\x00"  # no reader of numbers takes it for a letter, a digit or a blank between words


@lru_cache(maxsize=16384)  # several rules look at each text
def bare(text: str, names: frozenset[str] = frozenset(), start: int = 0) -> str:
    """Markdown with everything blanked that is not running text, and all before `start`; `names` are those of the
    glossary.
    """
    left = blanked(text, ((0, start), *code_in(text, start)), BLANK)
    left = blanked(left, tuple(found.span() for found in _PASSED.finditer(left)), BLANK)
    return without_names(left, names)


@lru_cache(maxsize=16384)
def plain(text: str, names: frozenset[str] = frozenset()) -> str:
    """A text of a record or of front matter without its names in braces, blanks as a browser shows them.

    No such text is Markdown: what looks like code or the target of a link in it stands before the reader as it is.
    """
    braces = ((start - 1, start + len(name) + 1) for name, start in names_in(text) if _NAME.fullmatch(name))
    return without_names(one_line(blanked(text, tuple(braces), BLANK)), names)


def one_line(text: str) -> str:
    """`text` with one blank for each run of blanks and line ends, as a browser shows it."""
    return _SPACES.sub(" ", text)


def without_names(text: str, names: frozenset[str]) -> str:
    """`text` with the names blanked."""
    return blanked(text, tuple(names_found(text, names, is_apart)), BLANK) if names else text


@kept_with(2)
def names_with_numbers(catalog: Catalog) -> frozenset[str]:
    """The glossary's names that hold a digit or begin with a Han numeral: H20, FP16, 沪深300指数, 三星.

    A quantity is none, nor is a bare number: it would stand unasked before every measure.
    """
    terms = catalog.terms.values()
    names = (name for term in terms for words in (term.name, term.short or {}) for name in words.values())
    return settled(frozenset(name for name in names if _NUMERIC.search(name) and not _is_number(name)))


_WITH_A_COUNT = re.compile(
    r"\d[,，]\d{3}|(?:^|\s)[a-z]+\s\d+\Z"
)  # over 46,000,000 and sold 46; not RTX 6000, iPhone 15


def _is_number(name: str) -> bool:
    is_numeral = all(mark.isnumeric() for mark in name)  # 五十, whose characters are letters too
    return is_numeral or not _LETTER.search(name) or bool(measured(name) or _WITH_A_COUNT.search(name))


def sections(page: Page) -> Iterator[tuple[str, int, str]]:
    """The body in sections, as (id of the heading, offset in the page's text, text); the first has no heading.

    A section ends where the next heading of any level begins.
    """
    lines = line_starts(page.text)
    starts = [(heading.id or "", lines[heading.line - 1]) for heading in page.headings]
    ends = [offset for _, offset in starts[1:]] + [len(page.text)]
    first = starts[0][1] if starts else len(page.text)
    yield "", page.body_offset, page.text[page.body_offset : first]
    for (heading_id, start), end in zip(starts, ends, strict=False):
        yield heading_id, start, page.text[start:end]
