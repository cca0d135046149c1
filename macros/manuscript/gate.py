"""The gate: a page may call the macros of the vocabulary with literals, and nothing else of Jinja.

Names, arguments and places come from Jinja's own lexer and parser, so what is checked here is what would run.
Nothing is evaluated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from macros.ground.problems import Mend, Position, Problem, did_you_mean, nearest
from macros.ground.remembered import recalled
from macros.ground.told import listed, quoted, told
from macros.manuscript.page import Page, page_of
from macros.manuscript.torn.calls import ENVIRONMENT, call_node
from macros.manuscript.vocabulary import MACROS, Macro

ONLY_CALLS = told('a page holds only calls such as {{{{ fact("topic.key") }}}}')
# Jinja's whitespace control, `{{-` and `+}}`: it would take out blanks and lines that Markdown reads by.
_MARKS = re.compile(r"^\{\{[-+]|[-+]\}\}\s*$")
_QUOTED = re.compile(r'"[^"]*"')
_HEADING_ID = re.compile(r"\{#[a-z0-9-]++[ \t]*+\}[ \t]*+$", re.MULTILINE)
_CLOSINGS = {
    "variable_begin": "variable_end",
    "block_begin": "block_end",
    "comment_begin": "comment_end",
    "raw_begin": "raw_end",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One macro call as written: `id` is its record, None for a macro that names none.

    `start` and `end` are where it stands in the page's text.
    """

    name: str
    id: str | None
    keywords: tuple[tuple[str, object], ...]
    position: Position
    id_position: Position
    start: int
    end: int

    @property
    def macro(self) -> Macro:
        """The vocabulary's entry for it."""
        return MACROS[self.name]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One `{{ … }}`, `{% … %}` or `{# … #}`: where it begins and ends, and its tokens with their offsets."""

    kind: str
    start: int
    end: int
    tokens: tuple[tuple[int, str, str], ...]


def calls_in(page: Page) -> tuple[list[Call], list[Problem]]:
    """The macro calls of a page in order, and a problem for everything else that Jinja would act on."""
    calls, problems = _calls_in(page.text, page.path, page.language)
    return list(calls), list(problems)


@lru_cache(maxsize=4096)
def _calls_in(text: str, path: str, language: str) -> tuple[tuple[Call, ...], tuple[Problem, ...]]:
    """`calls_in`, remembered by what it depends on; between builds where nothing is wrong."""
    read: list[tuple[tuple[Call, ...], tuple[Problem, ...]]] = []

    def find() -> list[Any] | None:
        read.append(_read_calls(text, path, language))
        calls, problems = read[0]
        return None if problems else [_written(call) for call in calls]

    held = recalled("calls", (path, text), find)
    return read[0] if read else (tuple(_call(path, call) for call in held), ())


def _written(call: Call) -> list[Any]:
    places = [[place.line, place.column] for place in (call.position, call.id_position)]
    return [call.name, call.id, call.keywords, *places, call.start, call.end]


def _call(path: str, written: list[Any]) -> Call:
    name, record_id, keywords, here, named, start, end = written
    given = tuple((key, value) for key, value in keywords)
    return Call(name, record_id, given, Position(path, *here), Position(path, *named), start, end)


def _read_calls(text: str, path: str, language: str) -> tuple[tuple[Call, ...], tuple[Problem, ...]]:
    page, _ = page_of(text, path, language)
    calls: list[Call] = []
    problems: list[Problem] = []
    try:
        for piece in _pieces(page):
            call, found = _read(page, piece)
            calls += [call] if call else []
            problems += found
    except TemplateSyntaxError as error:
        problems.append(_unreadable(page, error))
    return tuple(calls), tuple(problems)


def _unreadable(page: Page, error: TemplateSyntaxError) -> Problem:
    if "comment tag" in (error.message or ""):
        start = page.text.index("{#", page.body_offset)
        return _construct(page, _Piece("comment_begin", start, start, ()), page.position(start))
    line = error.lineno + page.text.count("\n", 0, page.body_offset)
    text = page.text.split("\n")[line - 1]
    column = max(text.find("{{"), text.find("{%"), text.find("{#"), 0) + 1
    said = told("broken braces: {said}", said=error.message)
    hint = told('write {{{{ fact("topic.key") }}}}: two braces, the name, the id in quotes, two braces')
    return page.problem(Position(page.path, line, column), said, "broken-braces", hint)


def _pieces(page: Page) -> Iterator[_Piece]:
    offset = page.body_offset
    opened, start = "", 0
    tokens: list[tuple[int, str, str]] = []
    for _, kind, value in ENVIRONMENT.lex(page.body):
        # Jinja may drop blanks beside `{{-`, so each token is looked for from where the last one ended.
        offset = page.text.index(value, offset)
        if not opened and kind in _CLOSINGS:
            opened, start, tokens = kind, offset, []
        elif opened and kind == _CLOSINGS[opened]:
            yield _Piece(opened, start, offset + len(value), tuple(tokens))
            opened = ""
        elif opened:
            tokens.append((offset, kind, value))
        offset += len(value)
    if opened:
        line = page.text.count("\n", page.body_offset, start) + 1
        raise TemplateSyntaxError(told("they are never closed"), line)


def _read(page: Page, piece: _Piece) -> tuple[Call | None, list[Problem]]:
    place = page.position(piece.start)
    if piece.kind != "variable_begin":
        return None, [_construct(page, piece, place)]
    written = page.text[piece.start : piece.end]
    call = call_node(written)
    # Lines within a call would be counted as the page's, and Markdown would not see where they end.
    if call is None or _MARKS.search(written) or "\n" in written:
        said = told("not a macro call: {written}", written=_shortened(written))
        return None, [page.problem(place, said, "not-a-call", ONLY_CALLS)]
    macro = MACROS.get(call.node.name)  # type: ignore[attr-defined]
    if macro is None:
        return None, [_unknown_macro(page, piece, call.node.name)]  # type: ignore[attr-defined]
    problems = list(_argument_problems(page, piece, macro, call))
    return (None, problems) if problems else (_made(page, piece, macro, call, place), [])


def _construct(page: Page, piece: _Piece, place: Position) -> Problem:
    if piece.kind == "comment_begin":
        said = told('"{{#" begins a Jinja comment and hides the text after it')
        hint = told("for a heading id put a space after the brace: {{ #id }}")
        is_id = _HEADING_ID.match(page.text, piece.start)
        mend = Mend(place.line, place.column, "{#", "{ #") if is_id else None
        return page.problem(place, said, "jinja-comment", hint, mend)
    word = "raw" if piece.kind == "raw_begin" else next((text for _, kind, text in piece.tokens if kind == "name"), "…")
    return page.problem(place, told("{{% {word} %}} is not run in a page", word=word), "not-a-call", ONLY_CALLS)


def _shortened(written: str) -> str:
    return written if len(written) <= 40 else f"{written[:37]}…"


def _unknown_macro(page: Page, piece: _Piece, name: str) -> Problem:
    otherwise = told("known macros: {macros}", macros=listed(MACROS))
    hint = did_you_mean(nearest(name, MACROS, most=1), otherwise=otherwise)
    return page.problem(_place_of(page, piece, name), told('no macro "{name}"', name=name), "unknown-macro", hint)


def _place_of(page: Page, piece: _Piece, value: str) -> Position:
    offset = next((at for at, _, text in piece.tokens if text == value), piece.start)
    return page.position(offset)


def _argument_problems(page: Page, piece: _Piece, macro: Macro, call: nodes.Call) -> Iterator[Problem]:
    place = page.position(piece.start)
    wanted = 1 if macro.names else 0
    form = _QUOTED.sub('"…"', macro.example, count=1) if macro.names else macro.example  # no id of another project
    hint = told("write it like this: {example}", example=form)
    if len(call.args) != wanted:
        slots = {"macro": macro.name, "n": len(call.args)}
        one, none = told("{macro} takes one id, not {n}", **slots), told("{macro} takes no argument, not {n}", **slots)
        yield page.problem(place, one if wanted else none, "bad-argument", hint)
    for argument in call.args:
        if not isinstance(argument, nodes.Const) or not isinstance(argument.value, str):
            said = told("{macro} takes an id in quotes", macro=macro.name)
            yield page.problem(place, said, "bad-argument", hint)
    for keyword in call.kwargs:
        yield from _keyword_problems(page, piece, macro, keyword)
    given = Counter(keyword.key for keyword in call.kwargs)
    for key in (key for key, times in given.items() if times > 1):
        said = told("{macro} is given {key} twice", macro=macro.name, key=quoted(key))
        yield page.problem(place, said, "bad-argument", told("take one of the two out"))


def _keyword_problems(page: Page, piece: _Piece, macro: Macro, keyword: nodes.Keyword) -> Iterator[Problem]:
    place = _place_of(page, piece, keyword.key)
    allowed = macro.keywords.get(keyword.key)
    if allowed is None:
        known = told("known keywords: {keywords}", keywords=listed(macro.keywords))
        hint = did_you_mean(nearest(keyword.key, macro.keywords, most=1), otherwise=known)
        said = told('{macro} has no keyword "{key}"', macro=macro.name, key=keyword.key)
        yield page.problem(place, said, "bad-argument", hint)
    elif not isinstance(keyword.value, nodes.Const) or keyword.value.value not in allowed:
        options = listed(quoted(option) if isinstance(option, str) else str(option) for option in allowed)
        said = told("{key} is one of {options}", key=keyword.key, options=options)
        yield page.problem(place, said, "bad-argument", told("write {word}", word=f"{keyword.key}={allowed[0]!r}"))


def _made(page: Page, piece: _Piece, macro: Macro, call: nodes.Call, place: Position) -> Call:
    named = call.args[0].value if call.args else None  # type: ignore[attr-defined]
    string = next((at for at, kind, _ in piece.tokens if kind == "string"), piece.start)
    keywords = tuple((keyword.key, keyword.value.value) for keyword in call.kwargs)  # type: ignore[attr-defined]
    id_place = page.position(string + 1) if named else place
    return Call(macro.name, named, keywords, place, id_place, piece.start, piece.end)
