"""A style sheet as text: without the rules that can match nothing, and without what only its writers read.

Pure: knows no site. What a site has is told as marks: ".name" for a class or an id, "[name" for an attribute and
"[name=value" for one of `VALUED`, "name" for an element, "--name" for a custom property that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import tinycss2

_CLASS_OR_ID = re.compile(r"[.#]((?:[A-Za-z_-]|\\.)(?:[\w-]|\\.)*)")
_ATTRIBUTE = re.compile(r"\[\s*([\w-]+)[^\]]*\]")
VALUED = ("dir", "role")  # attributes whose value matters
_VALUE = re.compile(rf"\[({'|'.join(VALUED)})=[\"']?(\w+)")
_PSEUDO = re.compile(r"::?[\w-]+")
_ELEMENT = re.compile(r"(?<![\w\\-])[A-Za-z][\w-]*")
_WITH_SELECTORS = re.compile(r":(is|where|has|not|[\w-]+)\(")
_ANY_OF = ("is", "where", "has")
_NESTING = ("media", "supports", "layer", "container")
_PROPERTY = re.compile(r"var\(\s*(--[\w-]+)")
_DECLARED = re.compile(
    r"""(?<=[{;])(--[\w-]+):(?:"[^"]*"|'[^']*'|\((?:"[^"]*"|'[^']*'|\([^)]*\)|[^()"'])*\)|[^;}"'(])*;?"""
)
_EMPTY = re.compile(r"[^{};]+\{\}")
_MOVES = re.compile(r"animation(?:-name)?:([^;}]*)")
_MOTION = re.compile(r"@(?:-webkit-)?keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}")
_BLOCKS = {"{} block": ("{", "}"), "[] block": ("[", "]"), "() block": ("(", ")")}
# Beside these a blank says nothing; before an opening bracket and behind a closing one it does.
_NO_BLANK_AFTER, _NO_BLANK_BEFORE = frozenset("{};,(["), frozenset("{};,)]")


def used_rules(css: str, known: frozenset[str]) -> str:
    """The rules of `css` that can match where only the marks `known` occur, without properties nobody asks for."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = "".join(_kept(rules, known))
    return without_idle(kept, known)


def parted(css: str, known: frozenset[str]) -> tuple[str, str]:
    """`css` in two: what can match where only the marks `known` occur, and the other rules, both in their order.

    A rule of several selectors may stand in both. What is no rule of selectors, a page of paper or a motion, stays in
    the first.
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rules, known)), "".join(_kept(rules, known, others=True))


def compact(css: str) -> str:
    """`css` without comments and without blanks that part nothing (CSS Syntax 3, 4.3)."""
    written: list[str] = []
    for piece in _pieces(tinycss2.parse_component_value_list(css)):
        if piece == " " and written and (written[-1] == " " or written[-1] in _NO_BLANK_AFTER):
            continue
        if piece in _NO_BLANK_BEFORE and written and written[-1] == " ":
            written.pop()
        written.append(piece)
    return "".join(written).replace(";}", "}").strip() + "\n"


def asked_properties(css: str) -> frozenset[str]:
    """The custom properties that a sheet asks for."""
    return frozenset(_PROPERTY.findall(css))


def without_idle(css: str, asked: frozenset[str]) -> str:
    """`css` without the custom properties that neither it nor `asked` asks for, and without idle motions.

    What asks for a property may be another that nothing asks for.
    """
    left, before = css, ""
    while left != before:
        before, wanted = left, asked | asked_properties(left)
        left = _DECLARED.sub(partial(_if_asked, wanted), before)
    moves = " ".join(_MOVES.findall(left))
    return _MOTION.sub(lambda found: found[0] if found[1] in moves else "", _EMPTY.sub("", left))


def _if_asked(wanted: frozenset[str], found: re.Match[str]) -> str:
    return found[0] if found[1] in wanted else ""


def _pieces(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        if node.type in ("whitespace", "comment"):
            yield " "
        elif node.type in _BLOCKS:
            opening, closing = _BLOCKS[node.type]
            yield opening
            yield from _pieces(node.content)
            yield closing
        elif node.type == "function":
            yield f"{node.name}("
            yield from _pieces(node.arguments)
            yield ")"
        else:
            yield str(node.serialize())


def _kept(rules: Iterable[Any], known: frozenset[str], *, others: bool = False) -> Iterator[str]:
    """The rules that can match; with `others` those that cannot."""
    for rule in rules:
        if rule.type == "qualified-rule":
            listed = _selectors(tinycss2.serialize(rule.prelude))
            selectors = ",".join(one for one in listed if _can_match(one, known) != others)
            if selectors:
                yield f"{selectors}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTING and rule.content is not None:
            yield from _nested(rule, known, others=others)
        elif not others:
            yield str(rule.serialize())


def _nested(rule: Any, known: frozenset[str], *, others: bool) -> Iterator[str]:
    within = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
    inner = "".join(_kept(within, known, others=others))
    if inner:
        yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"


def _selectors(prelude: str) -> Iterator[str]:
    """The selectors of a list, split at the commas that stand in no brackets."""
    depth, start = 0, 0
    for at, mark in enumerate(prelude):
        depth += (mark in "([") - (mark in ")]")
        if mark == "," and depth == 0:
            yield prelude[start:at].strip()
            start = at + 1
    yield prelude[start:].strip()


def _can_match(selector: str, known: frozenset[str]) -> bool:
    """Whether everything it asks for occurs; of several in `:is(…)` one is enough, and what `:not(…)` has need not."""
    plain, lists = _parted(selector)
    one_of_each = all(any(_can_match(one, known) for one in _selectors(inner)) for inner in lists)
    return one_of_each and all(mark in known for mark in _asked(plain))


def _parted(selector: str) -> tuple[str, list[str]]:
    """A selector without its pseudo-classes that take arguments, and the lists of those of which one has to match."""
    plain, lists = selector, list[str]()
    while found := _WITH_SELECTORS.search(plain):
        depth, end = 1, found.end()
        while depth and end < len(plain):
            depth += {"(": 1, ")": -1}.get(plain[end], 0)
            end += 1
        if found[1] in _ANY_OF:
            lists.append(plain[found.end() : end - 1])
        plain = plain[: found.start()] + plain[end:]
    return plain, lists


def _asked(plain: str) -> Iterator[str]:
    """The marks of all that a selector names."""
    yield from (f"[{name}={value}" for name, value in _VALUE.findall(plain))
    yield from (f"[{name}" for name in _ATTRIBUTE.findall(plain))
    rest = _ATTRIBUTE.sub(" ", plain)
    yield from ("." + name.replace("\\", "") for name in _CLASS_OR_ID.findall(rest))
    yield from (name.lower() for name in _ELEMENT.findall(_PSEUDO.sub(" ", _CLASS_OR_ID.sub(" ", rest))))
