"""The theme's style sheet without the rules that no page can use: a third of its bytes on a first visit.

A rule stays when every class and id of one of its selectors occurs in a page or in a script of the site, where the
theme names the classes it sets. Rules without classes stay.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import tinycss2

from macros.ground.files import content_digest
from macros.ground.store import Memory, entry_for, kept_or_made

_FORM = 1  # raise when other rules are left out

_NAME = re.compile(r"[A-Za-z_][\w-]*")
_NAMED = re.compile(r"""\b(?:class|id)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)|<script\b[^>]*>(?s:(.*?))</script>""")
_CLASS_OR_ID = re.compile(r"[.#]((?:[A-Za-z_-]|\\.)(?:[\w-]|\\.)*)")
_NEGATED = re.compile(r":not\([^()]*\)")
_NESTING = ("media", "supports", "layer", "container")


def leave_out_unused(site: Path, folder: Path) -> None:
    """Write every style sheet of the theme in `site` anew, without the rules that nothing there can match.

    What was left of a sheet is kept in `folder`, and serves while the site uses the same of its names; so are the names
    that each page uses.
    """
    sheets = {sheet: sheet.read_text(encoding="utf-8") for sheet in _sheets(site)}
    words = frozenset(_NAME.findall(" ".join(sheets.values())))
    memory = Memory(folder / "names", hashlib.sha256(" ".join(sorted(words)).encode()).hexdigest())
    known = _names(site, words, memory)
    memory.keep()
    for sheet, css in sheets.items():
        used = known.intersection(_NAME.findall(css))
        where = entry_for(folder, _FORM, css, sorted(used))
        sheet.write_bytes(kept_or_made(where, partial(_left_of, css, used)))


def _sheets(site: Path) -> list[Path]:
    return sorted((site / "assets" / "stylesheets").glob("main.*.css"))


def _left_of(css: str, used: frozenset[str]) -> bytes:
    return used_rules(css, used).encode()


def used_rules(css: str, known: frozenset[str]) -> str:
    """The rules of `css` that can match where only the class names and ids `known` occur."""
    return "".join(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), known))


def _names(site: Path, words: frozenset[str], memory: Memory) -> frozenset[str]:
    """Of the words of the sheets those that a page or script of the site has where a class or an id may stand."""
    found: set[str] = set()
    for file in (*site.rglob("*.html"), *site.rglob("*.js")):
        found.update(memory.recall(f"{file.suffix} {content_digest(file)}", partial(_names_in, file, words)))
    return frozenset(found)


def _names_in(file: Path, words: frozenset[str]) -> list[str]:
    text = file.read_text(encoding="utf-8")
    places = {"".join(pair) for pair in _NAMED.findall(text)} if file.suffix == ".html" else {text}
    return sorted(words.intersection(name for place in places for name in _NAME.findall(place)))


def _kept(rules: Iterable[Any], known: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = _used(tinycss2.serialize(rule.prelude), known)
            if selectors:
                yield f"{selectors}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTING and rule.content is not None:
            yield from _nested(rule, known)
        else:
            yield str(rule.serialize())


def _nested(rule: Any, known: frozenset[str]) -> Iterator[str]:
    inner = "".join(_kept(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), known))
    if inner:
        yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"


def _used(prelude: str, known: frozenset[str]) -> str:
    return ",".join(selector for selector in _selectors(prelude) if _can_match(selector, known))


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
    """Whether every name it asks for occurs; in `:is(…)` one of several is enough, so such a selector stays."""
    if ":is(" in selector or ":where(" in selector:
        return True
    asked = _CLASS_OR_ID.findall(_NEGATED.sub("", selector))
    return all(name.replace("\\", "") in known for name in asked)
