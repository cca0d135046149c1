"""Patterns that tell marks apart without colour.

Vega-Lite has none: it passes their names through, and the finished SVG brings them.
"""

from __future__ import annotations

import re

MEANT = ("hatch", "dots")  # an estimate or a projection; what is set apart: each means the same in every chart
MOTIFS = ("rows", "columns", "grid", "checks")  # of groups, which a chart names
_STROKES = {
    "hatch": '<path d="M1,0V5"',
    "dots": '<path d="M1.5,1.5h0M4,4h0" stroke-linecap="round"',
    "rows": '<path d="M0,1H5"',
    "columns": '<path d="M1,0V5"',
    "checks": '<path d="M1.25,0v2.5M3.75,2.5v2.5"',
    "grid": '<path d="M1,0V5M0,1H5"',
}
_TURNED = {"hatch": 45, "grid": 45}
_WIDTHS = {"dots": 1.8, "grid": 1.2, "checks": 2.5}
_COLOURS = "plain|lane-[1-4]"  # besides the accent: names of custom properties, without `--cl-`
FILL = re.compile(rf"url\(#((?:{'|'.join(_STROKES)})(?:-(?:{_COLOURS}))?)\)")  # what an SVG of ours may point to


def fill(motif: str, colour: str = "") -> str:
    """How a mark is filled with the motif: in the accent, or in the colour of that name."""
    return f"url(#{motif}-{colour})" if colour else f"url(#{motif})"


def with_patterns(svg: str, name: str) -> str:
    """`svg`, a piece of markup, after the patterns that it points to; `name` makes their ids unique."""
    used = sorted(set(FILL.findall(svg)))
    if not used:
        return svg
    patterns = "".join(_pattern(found, f"{name}-{found}") for found in used)
    return f"<defs>{patterns}</defs>" + FILL.sub(rf"url(#{name}-\1)", svg)


def _pattern(found: str, unique: str) -> str:
    motif, _, colour = found.partition("-")
    turned = f' patternTransform="rotate({_TURNED[motif]})"' if motif in _TURNED else ""
    return (
        f'<pattern id="{unique}" width="5" height="5" patternUnits="userSpaceOnUse"{turned}>'
        f'{_STROKES[motif]} stroke="var(--cl-{colour or "accent"})" '
        f'stroke-width="{_WIDTHS.get(motif, 1.6)}"/></pattern>'
    )
