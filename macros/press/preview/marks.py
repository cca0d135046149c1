"""Where each number of a page was written: a line in its card, and a title where a number only leads to its entry.

By the addresses that our own templates set: what somebody writes on a page can make no card and no number.
"""

from __future__ import annotations

import re
from html import unescape

from markupsafe import escape

from macros.catalog.catalog import Catalog
from macros.catalog.record_digests import Key
from macros.ground.remembered import kept_with
from macros.ground.visible import visible
from macros.manuscript.addresses import entry_address, own_address
from macros.press.preview.editor import Editor

_UP = re.compile(r"\A(?:\.{1,2}/)+")
_CARD = re.compile(r'<p class="cl-card__more"><a href="([^"]*)">')
_NUMBER = re.compile(
    r'<span class="cl-number[^"]*">(?:<span aria-hidden="true">[^<]*</span><wbr>)?<a href="[^"]*#(?:claim-)?([^"]+)"'
)


def with_places(html: str, catalog: Catalog, editor: Editor) -> str:
    """A page's HTML with the id of each number's record and the place that it was written at."""
    named = _by_address(catalog)

    def of_a_card(found: re.Match[str]) -> str:
        key = named.get(_UP.sub("", unescape(found[1])))
        return f"{_line(key, catalog, editor)}{found[0]}" if key else found[0]

    def of_a_number(found: re.Match[str]) -> str:
        key = _of_entry(catalog, unescape(found[1]))
        where = escape(f"{key[1]} · {_place(key, catalog)}") if key else ""
        return f'{found[0]} title="{where}" data-place="{where}"' if where else found[0]

    return _NUMBER.sub(of_a_number, _CARD.sub(of_a_card, html))


@kept_with(2)
def _by_address(catalog: Catalog) -> dict[str, Key]:
    """The records that cards lead to, by the address they lead to."""
    own = {own_address(kind, name): (kind, name) for kind in ("fact", "claim") for name in catalog.by_kind[kind]}
    return own | {entry_address(catalog, "event", name): ("event", name) for name in catalog.events}


def _of_entry(catalog: Catalog, name: str) -> Key | None:
    keys = ((kind, name) for kind in ("fact", "event", "claim"))
    return next((key for key in keys if key in catalog.origins), None)


def _place(key: Key, catalog: Catalog) -> str:
    place = catalog.place(*key)
    return visible(f"{place.path}:{place.line}")


def _line(key: Key, catalog: Catalog, editor: Editor) -> str:
    if key not in catalog.origins:
        return ""
    address, words = escape(editor.address(catalog.place(*key))), escape(_place(key, catalog))
    there = f'<a href="{address}">{words}</a>' if address else words
    return f'<p class="cl-place"><b>{escape(key[1])}</b> {there}</p>'
