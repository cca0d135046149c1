"""Lines of a paragraph in a script without blanks between words, joined without one where a browser would show it.

As CSS Text 4, 4.1.1 (segment break transformation) asks of browsers, few of which do it: a line end between two
characters of such a script is none. What CSS leaves to the language, marks that both kinds of script use (” … —) and
the meeting of Han with Latin letters or digits, goes by the paragraph: in one that is written in Han a line end is a
blank only between two words of letters or digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from macros.manuscript.tokens import TOKEN

# Han, kana and full-width punctuation.
_UNSPACED = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_HAN = re.compile(f"[{_UNSPACED}]")
_WORD = re.compile("[^\\W\\d_\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]+")  # of letters
_LINE_END = re.compile(r"(?<![ \t])[ \t]*+\n[ \t]*+")  # begun once in a run of blanks
_INLINE = {"a", "abbr", "code", "del", "em", "img", "span", "strong", "sub", "sup"}
_Place = tuple[Element, str]  # where a piece of text is held: an element and "text" or "tail"


class HanLines(Treeprocessor):
    """Takes out the line ends that would be blanks between words which have none."""

    def run(self, root: Element) -> None:
        """Join the lines of every paragraph, item and cell; code is left alone."""
        for places in _paragraphs(root):
            _join(places)


def _paragraphs(block: Element) -> Iterator[list[_Place]]:
    """The pieces of running text below a block, those of one paragraph together."""
    places: list[_Place] = [(block, "text")]
    for child in block:
        if child.tag in _INLINE:
            places += _pieces(child)
        else:
            yield places
            places = []
            if child.tag != "pre":
                yield from _paragraphs(child)
        places.append((child, "tail"))
    yield places


def _pieces(inline: Element) -> Iterator[_Place]:
    yield (inline, "text")
    for child in inline:
        yield from _pieces(child)
        yield (child, "tail")


def _join(places: list[_Place]) -> None:
    texts = [getattr(element, name) or "" for element, name in places]
    whole = "".join(texts)
    joints = [found.span() for found in _LINE_END.finditer(whole)]
    if not joints:
        return
    written = TOKEN.sub("", whole)
    is_han = len(_HAN.findall(written)) > len(_WORD.findall(written))
    left_out = {at for start, end in joints if _is_joint(whole, start, end, is_han) for at in range(start, end)}
    start = 0
    for (element, name), text in zip(places, texts, strict=True):
        if "\n" in text and (element.tag != "code" or name == "tail"):
            kept = "".join(mark for n, mark in enumerate(text, start) if n not in left_out)
            element.text, element.tail = (kept, element.tail) if name == "text" else (element.text, kept)
        start += len(text)


def _is_joint(whole: str, start: int, end: int, is_han: bool) -> bool:
    if start == 0 or end == len(whole):
        return False
    before, after = whole[start - 1], whole[end]
    if _HAN.match(before) and _HAN.match(after):
        return True
    return is_han and not (_is_of_words(before) and _is_of_words(after))


def _is_of_words(mark: str) -> bool:
    """Whether a mark stands in or beside a word of letters or digits, with a blank between it and the next."""
    return not _HAN.match(mark) and (mark.isalnum() or mark.isascii())
