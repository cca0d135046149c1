"""No entity stands for a character that a reader cannot see: a control, a private one, a mark of direction; no letter
turns the order of what is beside it, no word is of two scripts that look alike, no mark is one of the newsletter's own;
and nothing that Markdown takes out or decodes leaves more accents on one letter than a text may hold.

Typed as they are, such characters are refused where files are read. Code `strange-character`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from macros.ground.characters import (
    MARK_ON_NOTHING,
    MOST_MARKS,
    find_strange,
    find_turning,
    has_mark_on_nothing,
    strange_told,
    turning_told,
)
from macros.ground.letters.look_alikes import find_mixed, mixed_told
from macros.ground.letters.own_marks import find_own_mark, own_mark_told
from macros.ground.problems import Problem
from macros.ground.told import told
from macros.manuscript.front import placed_words
from macros.manuscript.markdown.body import body_html, elements_in, text_of
from macros.manuscript.markdown.entities import entities_in
from macros.manuscript.markdown.shown import shown
from macros.manuscript.tokens import TOKEN

if TYPE_CHECKING:
    from macros.catalog.catalog import Catalog
    from macros.ground.problems import Position
    from macros.manuscript.page import Page

_SHOWN = 20  # characters of what is written
# What stands for a call: words as full of accents as words may be, so that after a call there is none more.
_CALL = "x" + "\N{COMBINING ACUTE ACCENT}" * MOST_MARKS


def check_page(page: Page, _: Catalog) -> Iterator[Problem]:
    """A problem for each such entity in a page's body, and for one that only the HTML of the page shows."""
    for place, text in placed_words(page):
        if has_mark_on_nothing(text):
            said, hint = MARK_ON_NOTHING
            yield page.problem(place, said, "strange-character", hint)
        if text not in page.text:  # by escapes, which only YAML decodes
            yield from _in_front(page, place, text)
    yield from _mixed(page)
    yield from _own_marks(page)
    told_at_its_place = [*_turning(page), *_problems(page, entities_in(page.text, page.body_offset))]
    yield from told_at_its_place
    # What is code Markdown alone decides: what it has not taken for code stands in its HTML, decoded.
    strange, turning = (None, None) if told_at_its_place else _strange_in_html(page)
    if turning:
        said, hint = turning_told(turning[0])
        yield page.problem(page.position(page.body_offset), said, "strange-character", hint)
    if strange:
        in_code = list(_problems(page, entities_in(page.text, page.body_offset, code_too=True)))
        yield from in_code or [_strange_together(page, strange)]


def _in_front(page: Page, place: Position, text: str) -> Iterator[Problem]:
    """What a text of the front matter holds once it is decoded, and the page as it is written does not."""
    strange, turning, mixed = find_strange(text), find_turning(text), find_mixed(text)
    if strange:
        said, hint = strange_told(strange)
    elif turning:
        said, hint = turning_told(turning[0])
    elif mixed:
        said, hint = mixed_told(mixed[0])
    else:
        return
    yield page.problem(place, said, "strange-character", hint)


def _turning(page: Page) -> Iterator[Problem]:
    """The first letter that is written from right to left, however many there are."""
    found = find_turning(page.text)
    if found:
        said, hint = turning_told(found[0])
        yield page.problem(page.position(found.start()), said, "strange-character", hint)


def _mixed(page: Page) -> Iterator[Problem]:
    """The first word of two scripts, as it is written or as a reader sees it: by an entity, or parted by a mark."""
    written = find_mixed(page.text)
    try:
        found = written or (None if page.text.isascii() and "&" not in page.text else find_mixed(shown(page)))
    except RecursionError:
        return  # told by the rule on markup
    if found:
        said, hint = mixed_told(found[0])
        yield page.problem(
            page.position(written.start() if written else page.body_offset), said, "strange-character", hint
        )


_A_DIGIT = "7"  # in the place of a call: a number in brackets is a mark, and what a term is called may be


def _own_marks(page: Page) -> Iterator[Problem]:
    """The first mark that is the newsletter's own: in the front matter, then as readers see it, code and pictures too.

    A picture's words stand in brackets where there is no picture.
    """
    for place, text in placed_words(page):
        found = find_own_mark(text)
        if found:
            said, hint = own_mark_told(found[0])
            yield page.problem(place, said, "strange-character", hint)
    try:
        html = TOKEN.sub(_A_DIGIT, body_html(page))
    except RecursionError:
        return  # told by the rule on markup
    pictures = (f"[{node.attributes.get('alt') or ''}]" for node in elements_in(html) if node.tag == "img")
    found = next(filter(None, map(find_own_mark, (text_of(html), *pictures))), None)
    if found:
        said, hint = own_mark_told(found[0])
        at = max(page.text.find(found[0], page.body_offset), page.body_offset)
        yield page.problem(page.position(at), said, "strange-character", hint)


def _problems(page: Page, entities: Iterable[tuple[int, str, str]]) -> Iterator[Problem]:
    for offset, written, decoded in entities:
        strange = find_strange(decoded) or find_turning(decoded)
        if strange:
            slots = {"written": written[:_SHOWN], "number": f"{ord(strange[0]):04X}"}
            said = told("{written} is a character that no page holds, U+{number}", **slots)
            yield page.problem(page.position(offset), said, "strange-character", told("take it out"))


def _strange_together(page: Page, found: re.Match[str]) -> Problem:
    """What is strange only in its place: an accent too many, after others by number or beyond a mark of emphasis."""
    said, hint = strange_told(found)
    entities = entities_in(page.text, page.body_offset, code_too=True)
    offset = next((at for at, _, decoded in entities if found[0] in decoded), None)
    if offset is None:
        offset = max(page.text.find(found[0], page.body_offset), page.body_offset)
    return page.problem(page.position(offset), said, "strange-character", hint)


def _strange_in_html(page: Page) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The first such character that the page's HTML shows, in its text or in an attribute, and the first that turns."""
    try:
        html = TOKEN.sub(_CALL, body_html(page))
    except RecursionError:
        return None, None  # told by the rule on markup
    shown = [value or "" for node in elements_in(html) for value in node.attributes.values()]
    texts = (html, text_of(html), *shown)
    return next(filter(None, map(find_strange, texts)), None), next(filter(None, map(find_turning, texts)), None)
