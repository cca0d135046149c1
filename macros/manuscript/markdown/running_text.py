"""The running text of pages and records: what is left when calls, braces, link targets, code and names are blanked.

Blanks keep their length, so that a place in what is left is the same place in what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.catalog.catalog import Catalog
from macros.ground.lines import line_starts
from macros.manuscript.markdown.code import blanked, code_in
from macros.manuscript.markdown.quantities import measured
from macros.manuscript.page import Page
from macros.wording.names import names_found, settled

# What is no prose besides code: macro calls, names in braces, link targets. Each ends before the next of its kind can
# begin, so that no character is looked at again and again.
_PASSED = re.compile(
    r"\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*+\}\}|\{[^{}]*+\}|\]\([^)\]]*+\)|https?://\S++",
)
_NUMERIC = re.compile(r"\d|^[一二三四五六七八九十百千万亿两]")
_LETTER = re.compile(r"[^\W\d_]")
BLANK = "\x00"  # no reader of numbers takes it for a letter, a digit or a blank between words


@lru_cache(maxsize=16384)  # several rules look at each text
def bare(text: str, names: frozenset[str] = frozenset()) -> str:
    """`text` with everything blanked that is not running text; `names` are those of the glossary."""
    left = blanked(text, code_in(text), BLANK)
    left = blanked(left, tuple(found.span() for found in _PASSED.finditer(left)), BLANK)
    return without_names(left, names)


def without_names(text: str, names: frozenset[str]) -> str:
    """`text` with the names blanked."""
    return blanked(text, tuple(names_found(text, names)), BLANK) if names else text


@lru_cache(maxsize=2)
def names_with_numbers(catalog: Catalog) -> frozenset[str]:
    """The glossary's names that hold a digit or begin with a Han numeral: H20, FP16, 沪深300指数, 三星.

    A quantity is none, nor is a bare number: it would stand unasked before every measure.
    """
    terms = catalog.terms.values()
    names = (name for term in terms for words in (term.name, term.short or {}) for name in words.values())
    return settled(frozenset(name for name in names if _NUMERIC.search(name) and not _is_number(name)))


def _is_number(name: str) -> bool:
    return not _LETTER.search(name) or bool(measured(name))


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
