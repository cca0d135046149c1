"""A list, a table, a link or a paragraph is read by Markdown as what it looks like. Code `other-block`.

Python-Markdown begins a list and a table only behind an empty line, nests only what is indented by four blanks, and
makes the first item of a list of any line that begins with a number and a point. Each is published without a word: a
list as a paragraph with dashes in it, a table pasted from Word as one line of text, a year at the beginning of a
sentence as "1.". An address that no link goes by it takes away. And what begins below an opening, which the record of
an issue makes, is no more of that opening: neither an item of its list nor the meaning of its last paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from macros.ground.problems import Mend, Problem
from macros.ground.told import Told, told
from macros.manuscript.issues import issue_of, section_of
from macros.manuscript.limits import over_limit
from macros.manuscript.markdown.body import elements_in, lines_html, lost_in
from macros.manuscript.markdown.code import FENCE, Span, code_in, fenced, is_within
from macros.manuscript.markdown.tables import is_dashes, torn_tables
from macros.manuscript.torn.written_links import written_otherwise

if TYPE_CHECKING:
    from macros.catalog.catalog import Catalog
    from macros.manuscript.page import Page

_QUOTED = re.compile(r"(?:[ \t]{0,3}>[ \t]?)*")
_ITEM = re.compile(r"(?P<blanks>[ \t]*+)(?P<mark>[-*+]|(?P<number>\d{1,9})[.)])[ \t]++(?=\S)")
_ROW = re.compile(r"[ \t]*+\|.*\|[ \t]*+$")
_ADDRESS = re.compile(r"\[(?P<name>[^\[\]]{0,200})\]:")  # of links by reference
_LINK = re.compile(r"(?<![\\!])(?P<named>\[[^\[\]\n]{1,200}\])\((?P<rest>[^()\n]*)$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")
_CELLS = re.compile(r"[ \t]*\S[^\t\n]*\t[ \t]*\S")  # of a row as Word and Excel put it on the clipboard
# What lists begin with on a page of a word processor, and in Chinese, and never in Markdown
_OF_NO_LIST = re.compile(
    r" {0,3}(?:(?P<bullet>[\u2022\u25cf\u25aa\u25e6\u2023\u25cb\u25a0\u27a2\u25c6])|(?P<dash>[\u2013\u2014] )"
    r"|(?P<letter>[o\u00a7\u00b7][ \t])|(?P<number>[(\uff08]?\d{1,2}[)\uff09\u3001](?!\d)))"
)
# What Markdown may take for more of the block above, a blank line between them or not, or away from before such a line
_LED_ON = re.compile(r"[ \t]|[-*+:>|~][ \t]|\d{1,9}[.)][ \t]|\{:|\*?\[[^\]\n]{0,200}\]:")
_WRITTEN = re.compile(r"^[^\n]*\S", re.MULTILINE)
_LETTER = re.compile(r"[^\n]")
_TEXTS = ("p", "li", "td", "dd")  # elements that hold running text
_DIGITS_OF_A_YEAR = 4  # no list is so long
_Edit = tuple[int, str, str]  # characters of the line before it, what stands there, what is to stand there
_A_LINE_ABOVE: _Edit = (0, "", "\n")
_NESTED = 4  # blanks; Python-Markdown's `tab_length`


@dataclass
class _Above:
    """What stands above a line: text, a row, cells, how many lines with one kind of mark that is of no list; and the
    number of the list's last item, 0 for a dash.
    """

    line: bool = False
    row: bool = False
    cells: bool = False
    mark: str = ""
    marked: int = 0
    item: int | None = None


def check_page(page: Page, _: Catalog) -> Iterator[Problem]:
    """A problem for each line of a page's body that becomes something else than it looks like."""
    code, above = code_in(page.text, page.body_offset), _Above()
    beginnings = cache(lambda: _beginnings(page))  # looked for once, and only where a line asks for it
    yield from _taken_away(page, code)
    yield from _never_ended(page, code)
    yield from _led_on(page)
    yield from _torn(page, code)
    for start, whole in _lines(page):
        line = _unquoted(whole)
        item = _ITEM.match(line)
        if not is_within(code, start):
            for said, hint, mend in _read_otherwise(line, item, above, beginnings):
                at = page.position(start + len(whole) - len(line.lstrip()))
                yield page.problem(at, said, "other-block", hint, mend and _placed(mend, at.line, whole, line))
        if item:
            above.item = int(item["number"] or 0)
        elif line.strip() and not above.line and not line.startswith((" " * _NESTED, "\t")):
            above.item = None
        above.line, above.row, above.cells = bool(line.strip()), bool(_ROW.match(line)), _has_cells(line)
        above.marked, above.mark = _marked(line, above), _mark(line)


def _led_on(page: Page) -> Iterator[Problem]:
    """The first line of a body that would go on with what the page opens with; the other rules read it by itself."""
    first = _WRITTEN.search(page.text, page.body_offset)
    may_open = page.route == "index.md" or (issue_of(page.route) and not section_of(page.route))
    if may_open and first and _LED_ON.match(first[0]):
        said = told("a first line that goes on with the opening of the page")
        hint = told("begin with a heading or a paragraph, at the margin")
        yield page.problem(page.position(first.start()), said, "other-block", hint)


def _taken_away(page: Page, code: tuple[Span, ...]) -> Iterator[Problem]:
    """What Markdown shows nowhere: it is asked which addresses it took, since it takes them in more forms than one."""
    if not _ADDRESS.search(page.text, page.body_offset) or over_limit(page.text, page.path, page.body_offset):
        return  # nothing to ask for, or told already and not to be converted
    try:
        lost = lost_in(page)
    except RecursionError:
        return  # told by the rule on markup
    places = {
        _name(found["name"]): found.start()
        for found in _ADDRESS.finditer(page.text, page.body_offset)
        if lost and not is_within(code, found.start())
    }
    for name in lost:
        said = told("this line is read as an address that no link goes by, and shown nowhere")
        place = page.position(places.get(_name(name), page.body_offset))
        yield page.problem(place, said, "other-block", told("write a word before the ["))


def _name(written: str) -> str:
    return " ".join(written.split()).casefold()


def _never_ended(page: Page, code: tuple[Span, ...]) -> Iterator[Problem]:
    """A fence of code and a link that begin and do not end: what follows is shown as text, marks and all."""
    fences = fenced(page.text, page.body_offset)
    fence = next(
        (one for one in FENCE.finditer(page.text, page.body_offset) if not is_within(fences, one.start())), None
    )
    if fence:
        said = told("code that begins with {marks} and does not end: what follows is text", marks=fence["marks"])
        hint = told("put a line of {marks} below the code, just as many", marks=fence["marks"])
        yield page.problem(page.position(fence.start("marks")), said, "other-block", hint)
    for at, written, meant in written_otherwise(page.text, page.body_offset):
        if not is_within(code, at):
            place, hint = page.position(at), told("write {word}", word=meant)
            mend = Mend(place.line, place.column, written, meant)
            yield page.problem(place, told("written so it is shown as text"), "other-block", hint, mend)
    start = page.body_offset
    for end in (*(one.start() for one in _BLANK.finditer(page.text, start)), len(page.text)):
        last = page.text.rfind(")", start, end)
        for link in _LINK.finditer(page.text, max(start, last), end):
            if not is_within(code, link.start()):
                target = next(iter(link["rest"].split()), "…")
                hint = told("write {word}", word=f"{link['named']}({target})")
                said = told('a link without its ")": it is shown as text')
                yield page.problem(page.position(link.start()), said, "other-block", hint)
        start = end


def _torn(page: Page, code: tuple[Span, ...]) -> Iterator[Problem]:
    """What is shown as text, or nowhere, of what looks like a table; also in quotations."""
    if "|" not in page.text and "\uff5c" not in page.text:
        return
    text, done = list[str](), page.body_offset
    for start, end in code:
        text += (page.text[done:start], _LETTER.sub("x", page.text[start:end]))
        done = end
    plain = "".join((*text, page.text[done:])).split("\n")
    found = ((start, _unquoted(masked)) for (start, _), masked in zip(_lines(page), plain, strict=True))
    whole = dict(_lines(page))
    for start, torn in torn_tables(found):
        line = whole[start]
        at = page.position(start + len(line) - len(_unquoted(line).lstrip()))
        mend = torn.mended and Mend(at.line, at.column, line[at.column - 1 :], torn.mended)
        yield page.problem(at, torn.said, "other-block", torn.hint, mend or None)


def _unquoted(line: str) -> str:
    quoted = _QUOTED.match(line)
    return line[quoted.end() :] if quoted else line


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    start = page.body_offset
    for line in page.text[start:].split("\n"):
        yield start, line
        start += len(line) + 1


def _read_otherwise(
    line: str, item: re.Match[str] | None, above: _Above, beginnings: Callable[[], frozenset[str]]
) -> Iterator[tuple[Told, Told, _Edit | None]]:
    """What is wrong with a line, how to mend it, and the edit that does so where it is clear."""
    begins = above.item is None if item else _ROW.match(line) and not above.row and not is_dashes(line)
    if begins and above.line and _beginning(line) in beginnings():
        said = told("this line is read as text: what stands above it goes on")
        numbered = item and item["mark"].endswith(")")
        hint = told("number it 1. 2. 3.") if numbered else told("put an empty line before a list or a table")
        yield said, hint, None if numbered else _A_LINE_ABOVE
    elif _marked(line, above) == (1 if _mark(line) == "bullet" else 2):  # a dash may begin one line, and a number
        yield told("items with marks of a word processor: read as text"), told("write - or 1. before each item"), None
    elif _has_cells(line) and not above.cells:
        said = told("cells parted by tabs, as of a table from Word or Excel: read as text")
        yield said, told("write each row as | a | b |, with |---|---| below the first, or draw a chart of facts"), None
    elif item and 0 < len(item["blanks"].expandtabs(_NESTED)) < _NESTED:
        said = told("an item indented by {n} is read as one of the list above it", n=len(item["blanks"]))
        yield said, told("indent what belongs to an item by four blanks, and an item of the list itself by none"), None
    elif item and item["mark"].endswith(".") and not _goes_on(int(item["number"]), above.item):
        said = told('"{mark}" at the beginning of a paragraph makes it an item of a list', mark=item["mark"])
        hint = told("write {number}\\. for a number, and begin a list with 1.", number=item["number"])
        is_year = len(item["number"]) >= _DIGITS_OF_A_YEAR
        yield said, hint, (len(item["blanks"]) + len(item["number"]), ".", "\\.") if is_year else None


def _mark(line: str) -> str:
    found = _OF_NO_LIST.match(line)
    return found.lastgroup or "" if found else ""


def _marked(line: str, above: _Above) -> int:
    """How many lines down to this one begin with a mark of its kind."""
    mark = _mark(line)
    return (above.marked + 1 if mark == above.mark else 1) if mark else 0


def _placed(edit: _Edit, number: int, whole: str, line: str) -> Mend | None:
    """The edit of a line where it stands; a line above one that is quoted would end the quotation."""
    column, old, new = edit
    if edit == _A_LINE_ABOVE:
        return Mend(number, 1, old, new) if whole == line else None
    return Mend(number, len(whole) - len(line) + column + 1, old, new)


def _has_cells(line: str) -> bool:
    """Whether a line is a row of a table as it comes from the clipboard; an item of a list, or code, may hold a tab."""
    return bool(_CELLS.match(line)) and not _ITEM.match(line) and not line.startswith((" " * _NESTED, "\t"))


def _goes_on(number: int, last: int | None) -> bool:
    """Whether an item of this number begins a list or comes next; some number every item 1."""
    return number <= 1 or (last is not None and number == last + 1)


def _beginnings(page: Page) -> frozenset[str]:
    """How the lines of running text begin that look like an item or a row and have become neither."""
    try:
        html = lines_html(page)
    except RecursionError:
        return frozenset()  # told by the rule on markup
    texts = (node.text(deep=True) for node in elements_in(html) if node.tag in _TEXTS)
    lines = (line.strip() for text in texts for line in text.split("\n")[1:])
    return frozenset(_beginning(line) for line in lines if _ITEM.match(line) or _ROW.match(line))


def _beginning(line: str) -> str:
    """The mark and the first letters of a line, without what Markdown takes for emphasis and links."""
    item = _ITEM.match(line)
    rest = re.sub(r"[\W_]", "", line[item.end() :] if item else line)
    return f"{item['mark'] if item else '|'}{rest[:4]}"
