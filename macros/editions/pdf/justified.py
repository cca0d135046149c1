"""Han set to full lines, as Chinese books are (CLREQ, 3.2.1): WeasyPrint widens blanks alone, and there are none.

This reaches into WeasyPrint, which has no hook for it. Written for 70, where `layout.inline` counts what a line can be
widened at and widens it, and `Layout.set_text` of `text.line_break` tells Pango how much. With any other version lines
of Han end ragged, and a test says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.layout import inline
from weasyprint.text.ffi import TO_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

_FOLLOWED = "70"
_WIDEST = 1 / 8  # of a line; where more of one is empty, a ragged end is less of a hole than many
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]+")


@contextmanager
def justified_han() -> Iterator[None]:
    """While it lasts, what is left of a line of Han goes between its letters."""
    if version("weasyprint").partition(".")[0] != _FOLLOWED:
        yield
        return
    justify, counted, set_text = inline.justify_line, inline.count_expandable_spaces, Layout.set_text

    def full(context: Any, line: Any, room: float) -> None:
        if room <= _WIDEST * (line.width + room):
            justify(context, line, room)

    def places(box: Any) -> float:
        if isinstance(box, TextBox):
            return float(counted(box) + widened(box.text))
        return sum(map(places, box.children)) if isinstance(box, LineBox | InlineBox) else 0

    def told(layout: Any, text: str, justify: bool = False) -> None:
        set_text(layout, text, justify)
        if justify and layout.justification_spacing:
            _widen(layout)

    inline.justify_line, inline.count_expandable_spaces, Layout.set_text = full, places, told
    try:
        yield
    finally:
        inline.justify_line, inline.count_expandable_spaces, Layout.set_text = justify, counted, set_text


def widened(text: str) -> float:
    """By how many times the width between two letters a text grows: Pango leaves out the half at either end of it."""
    runs = list(_HAN.finditer(text))
    ends = sum(run.start() == 0 for run in runs[:1]) + sum(run.end() == len(text) for run in runs[-1:])
    return sum(len(run[0]) for run in runs) - ends / 2


def _widen(layout: Any) -> None:
    """Tell Pango the width between the letters of each run of Han (`pango_attr_letter_spacing_new`)."""
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for run in _HAN.finditer(layout.text):
        one = pango.pango_attr_letter_spacing_new(int(layout.justification_spacing * TO_UNITS))
        one.start_index = len(layout.text[: run.start()].encode())
        one.end_index = one.start_index + len(run[0].encode())
        pango.pango_attr_list_change(attributes, one)
    pango.pango_layout_set_attributes(layout.layout, attributes)
