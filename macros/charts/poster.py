"""A chart as a file of its own: a sheet of the site's paper with finding, drawing, notes and sources, as SVG and PNG.

Page drawings name their colours; away from the page nothing gives these a value, so they are put in here. What a
reader of the PNG lacks is fonts: where none has the letters there is no PNG, rather than a picture without words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from html import escape

from macros.charts import measure, theme
from macros.charts.briefs import brief
from macros.charts.credits import credits_in_words
from macros.charts.figure import notes, run_on
from macros.charts.raster import can_write
from macros.wording.doubting import with_doubt
from macros.wording.joining import in_a_list
from macros.wording.masthead import masthead
from macros.wording.voice import Voice, phrase

EDGE, SCALE = 24, 2  # pixels of paper round everything; of the PNG over the SVG
INK = "#1a1a1a"  # where the style sheets name none
# The letters of the site's own style sheet on Linux, which are narrower than what is counted on, else those that come
# with vl-convert: they, or what is as wide, are there on every machine (`raster`).
LATIN = "'Noto Sans CJK KR', 'Liberation Sans'"
HAN = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
)
TITLE_LATIN = "'Noto Serif CJK KR', 'Liberation Serif'"
TITLE_HAN = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC")
_PROPERTY = re.compile(r"(--cl-[\w-]+):\s*(#\w+);")
# In a Latin name a Han font sets an English apostrophe as a closing quote, a full em wide.
_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z ])")
_FRAME = 8  # pixels round a drawing that stands alone, which dark modes leave as they are
_PLACED = f'<svg x="{EDGE}" '  # how the drawing begins in the sheet
_VIEW = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')


def light_palette(*sheets: str) -> dict[str, str]:
    """The colours of the sheets' first palettes, the light ones, by custom property; a later sheet decides."""
    first = [css[css.index("--cl-paper") :] for css in sheets]
    return {name: colour for css in first for name, colour in _PROPERTY.findall(css[: css.index("}")])}


def poster(voice: Voice, chart_id: str, drawing: str, palette: Mapping[str, str]) -> str:
    """The sheet as SVG: `drawing` is the wide one, `palette` what `light_palette` gives."""
    chart, said = voice.catalog.charts[chart_id], brief(voice, chart_id)
    across, down = map(float, _VIEW.findall(drawing)[0])
    y, body = EDGE + 14.0, _double_rule(across)
    subtitle = with_doubt(voice, chart.subtitle[voice.language], but=chart.said)
    heads = ((said.title, 19, INK, 600), (subtitle, 14, "var(--cl-muted)", 400))
    for words, size, colour, weight in heads:
        lines = measure.lines(words, across, size * 1.06)
        body += _text(lines, y, size, colour, weight)
        y += theme.leading(size) * len(lines) + 4
    y += 8
    body += drawing.replace("<svg ", f'{_PLACED}y="{y:g}" width="{across:g}" height="{down:g}" ', 1)
    y += down + 10
    told = (*notes(voice, chart, said), _credit(voice, chart_id, across))
    lines = tuple(line for words in told for line in measure.lines(words, across, 12))
    body += _text(lines, y, 12, "var(--cl-muted)", 400)
    wide, tall = across + 2 * EDGE, round(y + theme.leading(12) * len(lines) + EDGE / 2)
    sheet = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {tall}" width="{wide:g}" height="{tall}" '
        f'font-family="var(--cl-font)" color="{INK}"><title>{escape(said.title)}</title>'
        f'<rect width="{wide:g}" height="{tall}" fill="var(--cl-paper)"/>'
        f"{body}</svg>"
    )
    return with_colours(sheet, palette)


def _double_rule(across: float) -> str:
    """The two lines under which everything of the newsletter stands."""
    rules = ((EDGE, 2), (EDGE + 4, 1))
    return "".join(
        f'<rect x="{EDGE}" y="{y}" width="{across:g}" height="{tall}" fill="var(--cl-accent)"/>' for y, tall in rules
    )


def with_colours(svg: str, palette: Mapping[str, str]) -> str:
    """`svg` with every named colour in its place, and with fonts by their own names."""
    found = re.sub(r"var\((--cl-(?!font)[\w-]+)\)", lambda named: palette.get(named[1], named[0]), svg)
    found = _APOSTROPHE.sub("'", found) if _sample(found) else found
    found = found.replace("var(--cl-font-title)", f"{_title_family(svg)}, serif")
    found = found.replace("var(--cl-font)", f"{_family(svg)}, sans-serif")
    return found.replace("currentColor", INK).replace(f'"{INK}"', f'"{palette.get("--cl-ink", INK)}"')


def framed(drawing: str, ground: str) -> tuple[str, float, float]:
    """A drawing alone on a ground of one colour, with an edge round it: as SVG, its width and its height."""
    across, down = map(float, _VIEW.findall(drawing)[0])
    wide, tall = across + 2 * _FRAME, down + 2 * _FRAME
    placed = drawing.replace("<svg ", f'<svg x="{_FRAME}" y="{_FRAME}" width="{across:g}" height="{down:g}" ', 1)
    sheet = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {tall:g}" width="{wide:g}" height="{tall:g}" '
        f'font-family="var(--cl-font)" color="currentColor">'
        f'<rect width="{wide:g}" height="{tall:g}" fill="{ground}"/>{placed}</svg>'
    )
    return sheet, wide, tall


def unclipped(sheet: str) -> str:
    """The sheet whose drawing is not cut at its edges: cutting takes resvg a third of its time, and nothing is lost."""
    return sheet.replace(_PLACED, f'{_PLACED}overflow="visible" ', 1)


def _credit(voice: Voice, chart_id: str, room: float) -> str:
    names = [measure.unbroken(name, room, 12) for name in credits_in_words(voice, voice.catalog.charts[chart_id])]
    label = phrase(voice, "figure", "source-line" if len(names) == 1 else "sources-line")
    return f"{masthead(voice).name} · {run_on(voice, label, in_a_list(voice, names))}"


def _text(lines: tuple[str, ...], y: float, size: int, colour: str, weight: int) -> str:
    face = ' font-family="var(--cl-font-title)"' if weight > 400 else ""
    spans = (
        f'<text x="{EDGE}" y="{y + size + n * theme.leading(size):g}" font-size="{size}" font-weight="{weight}"{face} '
        f'fill="{colour}">{escape(line, quote=False)}</text>'
        for n, line in enumerate(lines)
    )
    return "".join(spans)


def writable(svg: str) -> bool:
    """Whether a font of this machine has the sheet's letters; without one there is no PNG."""
    return not _sample(svg) or can_write(_sample(svg), _family(svg))


def _sample(svg: str) -> str:
    """The first letter of the sheet that Latin fonts do not have."""
    return next((letter for letter in svg if unicodedata.east_asian_width(letter) == "W"), "")


def _family(svg: str) -> str:
    sample = _sample(svg)
    return next((name for name in HAN if can_write(sample, name)), HAN[0]) if sample else LATIN


def _title_family(svg: str) -> str:
    """The faces of the finding: serif ones, as the site's headings have, where the machine has them."""
    sample = _sample(svg)
    return next((name for name in TITLE_HAN if can_write(sample, name)), _family(svg)) if sample else TITLE_LATIN
