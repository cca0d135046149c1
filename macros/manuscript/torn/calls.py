"""Calls that Jinja cannot read for a quotation mark, a bracket or a brace: each told alone, at its place.

The others of their page are read all the same. One that can only have meant a single call is read as that call, so that
nothing is told that only follows from it; of any other nothing is left. Which macros there are is the vocabulary's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.ground.lines import line_of, place_in
from macros.ground.problems import Mend, Position, Problem
from macros.ground.told import Told, quoted, told
from macros.manuscript.markdown.code import code_in, is_within
from macros.manuscript.vocabulary import MACROS

ENVIRONMENT = Environment(autoescape=True)
LEFT_OUT = "x"  # in the place of each character of a call that nobody can read: a word, to every rule
_QUOTES = "\"'`´“”„‟‘’‚‛「」『』«»＂＇"
_BLANKS = r"[ \t\u00a0\u3000]*+"
_WORD = rf"[{_QUOTES}]{{0,2}}[A-Za-z0-9][\w.-]*+[{_QUOTES}]{{0,2}}"
_KEYWORD = rf"{_BLANKS}[,，、]{_BLANKS}(?P<key>[a-z_]++){_BLANKS}[=＝]{_BLANKS}(?P<given>{_WORD})"
_KEYWORDS = re.compile(_KEYWORD, re.ASCII)
_MEANT = re.compile(
    rf"(?P<open>[{{｛][{{｛]?){_BLANKS}(?P<name>{'|'.join(MACROS)}){_BLANKS}[(（]{_BLANKS}(?P<id>{_WORD})?"
    rf"(?P<keywords>(?:{re.sub('[?]P<(key|given)>', '?:', _KEYWORD)}){{0,4}})"
    rf"(?:{_BLANKS}[)）])?(?P<close>{_BLANKS}[}}｝][}}｝]?)?",
    re.ASCII,
)
_OPENED = re.compile(r"\{\{")
_END = re.compile(r"\{\{|\}\}|\n")
_FOREIGN = re.compile(r"[^\x00-\x7f\w]")  # signs and blanks: a letter of another script may stand in an id
# As nearly all are written: no closer look
_PLAIN = re.compile(r'\{\{ ?[a-z_]+\((?:"[\w.-]*+")?(?>(?:,? ?[a-z_]+=(?:"[\w.-]*+"|[A-Z][a-z]+))*)\) ?\}\}', re.ASCII)
_WRITE = told('write {{{{ fact("topic.key") }}}}: two braces, the name, the id in quotes, two braces')


@dataclass(frozen=True, slots=True)
class Torn:
    """One call that cannot be read: where it stands, the mark at fault, and the call that it clearly means, if any."""

    start: int
    end: int
    fault: int  # the offset of what is told
    said: Told
    meant: str | None = None


def without_torn(text: str, path: str, start: int) -> tuple[str, list[Problem]]:
    """A page's text with each torn call behind `start` as it was meant or left out, and a problem for each."""
    torn = list(_apart(sorted(_torn_in(text, start), key=lambda one: one.start)))
    pieces, done = [], 0
    for one in torn:
        pieces += [text[done : one.start], one.meant or LEFT_OUT * (one.end - one.start)]
        done = one.end
    return "".join((*pieces, text[done:])), [_problem(text, path, one) for one in torn]


def _problem(text: str, path: str, torn: Torn) -> Problem:
    place = Position(path, *place_in(text, torn.fault))
    mend = None
    if torn.meant:
        mend = Mend(*place_in(text, torn.start), text[torn.start : torn.end], torn.meant)
    hint = told("write {word}", word=torn.meant) if torn.meant else _WRITE
    return Problem(place, torn.said, "broken-braces", hint, line_of(text, place.line), mend=mend)


def _apart(torn: list[Torn]) -> Iterator[Torn]:
    """Each that does not begin within the one before."""
    done = 0
    for one in torn:
        if one.start >= done:
            yield one
            done = one.end


def _torn_in(text: str, start: int) -> Iterator[Torn]:
    """The torn calls, none of them within another."""
    code, clear = code_in(text, start), set[int]()
    for written in _MEANT.finditer(text, start):
        begins = written.start()
        is_shown = written["open"] != "{{" and is_within(code, begins)
        one = None if is_shown or _PLAIN.match(text, begins) else _meant(text, written)
        if one:
            clear.add(begins)
            yield one
    for opened in _OPENED.finditer(text, start):
        if opened.start() not in clear and not _PLAIN.match(text, opened.start()):
            one = _unreadable(text, opened.start())
            if one:
                yield one


def _meant(text: str, written: re.Match[str]) -> Torn | None:
    """The call that this can only have meant, where it is written as none."""
    if (written["id"] or "").strip(_QUOTES) == (written["id"] or "-"):
        return None  # without any quotation mark, who knows whether it is an id
    if not re.search("[)）}｝]", written[0]):
        return None  # nor where it ends
    meant = _as_a_call(written)
    closed = _is_closed(written)
    if closed and call_node(written[0]) is not None:
        return None
    goes_on = not closed and _END.search(text, written.end())
    if call_node(meant) is None or (goes_on and goes_on[0] == "}}"):
        return None  # more stands in these braces than a call
    fault, said = _fault(written, meant)
    return Torn(written.start(), written.end(), fault, said, meant)


def _is_closed(written: re.Match[str]) -> bool:
    return written["open"] == "{{" and (written["close"] or "").strip() == "}}"


def _as_a_call(written: re.Match[str]) -> str:
    """What is written, with the marks of a call."""
    record_id = (written["id"] or "").strip(_QUOTES)
    arguments = [f'"{record_id}"'] if record_id else []
    for keyword in _KEYWORDS.finditer(written["keywords"]):
        given = keyword["given"].strip(_QUOTES)
        said = given if given in ("True", "False") else f'"{given}"'
        arguments.append(f"{keyword['key']}={said}")
    return f"{{{{ {written['name']}({', '.join(arguments)}) }}}}"


def _fault(written: re.Match[str], meant: str) -> tuple[int, Told]:
    """The first mark that no call has, else the first that is missing."""
    foreign = _FOREIGN.search(written[0])
    if foreign:
        return written.start() + foreign.start(), _foreign(foreign[0])
    if written["open"] != "{{":
        return written.start(), told("a call that begins with one brace and not with two")
    quotes = sum(written[0].count(mark) for mark in "\"'")
    if quotes != meant.count('"'):
        return written.start("id" if written["id"] else "name"), told("a quotation mark is missing in this call")
    close = written["close"] or ""
    if ")" not in written[0]:
        return written.end() - len(close), told('a ")" is missing in this call')
    return written.end() - len(close.lstrip()), told('a call without its "}}}}"')


def _foreign(mark: str) -> Told:
    number = f"{ord(mark):04X}"
    return told("{mark} (U+{number}) stands in a call, where only plain marks can", mark=quoted(mark), number=number)


def _unreadable(text: str, start: int) -> Torn | None:
    """What begins here and Jinja cannot read, and nobody knows how it was meant."""
    end = _END.search(text, start + 2)
    if end is None or end[0] != "}}":
        stop = end.start() if end else len(text)
        closing = text.find("}}", start) if end and end[0] == "\n" else -1
        again = text.find("{{", start + 2)
        if closing >= 0 and not 0 <= again < closing:
            return None  # it goes on behind the line, as the gate tells
        return Torn(start, stop, start, told('a call without its "}}}}"'))
    piece = text[start : end.end()]
    try:
        list(ENVIRONMENT.lex(piece))
    except TemplateSyntaxError as error:
        foreign = _FOREIGN.search(piece)
        said = _foreign(foreign[0]) if foreign else told("broken braces: {said}", said=error.message)
        return Torn(start, end.end(), start + (foreign.start() if foreign else 0), said)
    return None


@lru_cache(maxsize=4096)
def call_node(written: str) -> nodes.Call | None:
    """The call, when the braces hold one plain name called with literals and nothing more."""
    try:
        body = ENVIRONMENT.parse(written).body
    except (TemplateSyntaxError, ValueError, RecursionError, MemoryError):  # digits and brackets without end
        return None
    inner = body[0].nodes if len(body) == 1 and isinstance(body[0], nodes.Output) else []
    call = inner[0] if len(inner) == 1 else None
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name) or call.dyn_args or call.dyn_kwargs:
        return None
    return call
