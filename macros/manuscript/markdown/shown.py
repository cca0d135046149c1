"""The words that Markdown makes of a page: what a reader gets, however it was written.

"**5.5** billion", "5.5&#32;billion" and "5.5 billion" are one to a reader. Rules that look at what is written look here
too, and tell what only here is seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.manuscript.gate import Call, calls_in
from macros.manuscript.markdown.body import body_html
from macros.manuscript.markdown.running_text import BLANK
from macros.manuscript.page import Page
from macros.manuscript.tokens import TOKEN

AMOUNT = "\ue003"  # in the place of a number: no text holds it, since it is for programs
Found = tuple[str, int]  # words and their offset

_CODE = ("code", "pre")
_IN_WORDS = ("title", "alt")  # attributes
_BY_MARKDOWN = ("headerlink", "footnote-ref", "footnote-backref")  # links that are no word of a page
# Elements that part no words: a picture may be too small to be seen
_WITHIN = frozenset(("-text", "a", "abbr", "del", "em", "img", "strong", "span", "sub", "sup"))
_BLANKS = re.compile(r"\s+")
_ADDRESS = re.compile(rf"https?://[^\s{BLANK}]++")
_COMPARED = 50  # of what is not alike: each is held against each
_SEARCHES = 40  # of a page
_SOUGHT = 60  # characters of what was said: a form of it is a hundred times as long
_NEAR = 200  # characters on either side of a call, with the tokens of others among them
_CONTEXT = 8  # characters before what is looked for, which tell it from others alike
_BEFORE = re.compile(r"(?>(?:[^\W_]| (?! ))+)\Z")
# What may stand in a text between two characters that a reader sees side by side, and where a reader sees a blank. Each
# is read to its end, so that there is but one way to read a text.
_LINK = r"\]\([^()\n]{0,200}\)|\[\^[^\]\n]{1,40}\]"
_ENTITY = r"&#?\w{1,12};"
_MARKS = rf"(?>(?:{_LINK}|[*_\\\[\]\n]){{0,8}})"
_BLANK_OR_MARKS = rf"(?>(?:{_LINK}|[*_\\\[\]\s>]|{_ENTITY}){{1,16}})"


def shown(page: Page) -> str:
    """The words of a page's body, blanks as a browser shows them; calls, code and addresses leave what parts words.

    Behind them stand those that are shown or said of an element: titles, and what pictures say.

    Raises RecursionError as `body_html` does.
    """
    return _ADDRESS.sub(BLANK, _without_calls(page, _words(body_html(page))))


def around_calls(page: Page, names: Collection[str]) -> Iterator[tuple[Call, str, int, int]]:
    """The calls of these names in a page's body, each with the words it stands in and its place there, from and to.

    What a reader does not see between it and its neighbours is not there: a picture may be a point without colour, and
    a line end is a blank or, between Han, nothing. Raises RecursionError as `body_html` does.
    """
    calls, words = calls_in(page)[0], _words(body_html(page))
    for found in TOKEN.finditer(words):
        call = calls[int(found[1])]
        if call.name in names:
            before = _without_calls(page, words[max(found.start() - _NEAR, 0) : found.start()])
            after = _without_calls(page, words[found.end() : found.end() + _NEAR])
            yield call, f"{before}{BLANK}{after}", len(before), len(before) + 1


def _without_calls(page: Page, words: str) -> str:
    """The words with nothing in the place of notes, which stand above the line; amounts leave a mark, others a gap."""
    calls = calls_in(page)[0]

    def left(found: re.Match[str]) -> str:
        name = calls[int(found[1])].name
        return "" if name == "cite" else AMOUNT if name in ("fact", "claim") else BLANK

    return TOKEN.sub(left, words)


@lru_cache(maxsize=256)
def _words(html: str) -> str:
    root = LexborHTMLParser(html).root
    nodes = list(root.traverse(include_text=True)) if root else []
    return "".join(map(_said, nodes)) + "".join(map(_said_of, nodes))


def _said(node: LexborNode) -> str:
    if node.tag == "br":
        return " "
    if node.tag != "-text":
        return "" if node.tag in _WITHIN else BLANK
    above = node.parent
    if above is not None and above.tag in _CODE:
        return BLANK
    if above is not None and above.attributes.get("class") in _BY_MARKDOWN:
        return ""
    return _BLANKS.sub(" ", node.text_content or "")


def _said_of(node: LexborNode) -> str:
    texts = (node.attributes.get(name) for name in _IN_WORDS) if node.tag != "-text" else ()
    return "".join(f"{BLANK}{_BLANKS.sub(' ', text)}{BLANK}" for text in texts if text)


def only_shown(page: Page, written: Sequence[Found], look: Callable[[str], Sequence[Found]]) -> Iterator[Found]:
    """What `look` finds in a page's words more often than it is `written` so, with offsets in what was written.

    What is written as a part of it, or with more, is told already: $5.5 of $5.5**bn**. Of a page that is nested too
    deep, which the rule on markup tells, nothing is found.
    """
    try:
        seen = look(shown(page))
    except RecursionError:
        return
    there, left = Counter(_alike(words) for words, _ in seen), Counter(_alike(words) for words, _ in written)
    parts, more = list((left - there).elements())[:_COMPARED], there - left
    offsets, places, last = {offset for _, offset in written}, _Places(page), {}
    for words, offset in seen:
        alike = _alike(words)
        if more[alike]:
            last[alike] = words
            if places.find(words, offset) and places.last in offsets:
                continue  # this is the one that is written so
            more[alike] -= 1
            if not _is_told(alike, parts):
                yield words, places.last
    # Where one was taken for another, its fellow is told instead
    yield from ((last[alike], places.last) for alike in more.elements() if not _is_told(alike, parts))


def _is_told(words: str, parts: list[str]) -> bool:
    """Whether one of the parts is of these words: it is then used up."""
    digits = _digits(words)
    part = next((part for part in parts if part in words or words in part or digits == _digits(part) != ""), None)
    if part is not None:
        parts.remove(part)
    return part is not None


def _alike(words: str) -> str:
    return _BLANKS.sub("", words).casefold()


def _digits(words: str) -> str:
    return "".join(mark for mark in words if mark.isdecimal())


class _Places:
    """Where in a page stands what its words show, asked for in the order of the words."""

    def __init__(self, page: Page) -> None:
        self.page, self.words = page, shown(page)
        self.last, self.next, self.searches = page.body_offset, page.body_offset, 0

    def find(self, said: str, offset: int) -> bool:
        """Make `last` the offset of something said, on from the last one or else, as in a note, anywhere."""
        before = _BEFORE.search(self.words[max(offset - _CONTEXT, 0) : offset])
        form = words_written(before[0] if before else "", said[:_SOUGHT])
        self.searches += 1
        for start in (self.next, self.page.body_offset) if self.searches <= _SEARCHES else ():
            found = form.search(self.page.text, start)
            if found:
                self.last, self.next = found.start(1), found.end()
                return True
        return False


def words_written(before: str, said: str) -> re.Pattern[str]:
    """What is said, as Markdown may have it, behind what stands before it."""
    between = _MARKS if before and " " not in (before[-1], said[0]) else ""
    return re.compile(f"{_written(before)}{between}({_written(said)})")


def _written(words: str) -> str:
    return _BLANK_OR_MARKS.join(
        _MARKS.join(f"(?:{re.escape(sign)}|{_ENTITY})" for sign in word) for word in words.split(" ")
    )
