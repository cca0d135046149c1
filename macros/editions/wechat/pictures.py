"""The pictures of a post: its charts as phones show them, and a cover. None is drawn where the letters are missing."""

from __future__ import annotations

import io
import re
import struct
from dataclasses import dataclass

from PIL import Image

from macros.charts import raster
from macros.charts.drawing import drawings
from macros.charts.poster import with_colours, writable
from macros.editions.chart_files import ChartFiles
from macros.editions.edition import EditionError
from macros.editions.finished_issue import FinishedIssue
from macros.editions.share_cards import layouts, sheet
from macros.editions.wechat.posts import Post
from macros.ground.told import told
from macros.pages import headlines
from macros.wording.voice import Voice

SCALE = 3  # pixels of a picture over those of its drawing: phones have three
COVER = 2.35  # how much wider than tall WeChat shows the cover of a post
_EDGE = 8  # pixels of paper round a drawing
_VIEW = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file's name, its content, and how many pixels of a page it is wide."""

    name: str
    content: bytes
    across: int


def chart_picture(voice: Voice, chart_id: str, charts: ChartFiles) -> Picture:
    """A chart's narrow drawing on paper: the words round it are the post's own. Raises EditionError without a font."""
    svg = _on_paper(drawings(voice, chart_id, charts.cache).narrow, charts)
    if not writable(svg):
        raise _no_letters()
    content = raster.kept_png(svg, charts.cache, scale=SCALE)
    across: int = struct.unpack(">I", content[16:20])[0]  # PNG 3rd edition, 11.2.1
    return Picture(f"{chart_id}.png", content, across // SCALE)


def _on_paper(drawing: str, charts: ChartFiles) -> str:
    across, down = map(float, _VIEW.findall(drawing)[0])
    wide, tall = across + 2 * _EDGE, down + 2 * _EDGE
    placed = drawing.replace("<svg ", f'<svg x="{_EDGE}" y="{_EDGE}" width="{across:g}" height="{down:g}" ', 1)
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {tall:g}" width="{wide:g}" height="{tall:g}" '
        f'font-family="var(--cl-font)" color="currentColor">'
        f'<rect width="{wide:g}" height="{tall:g}" fill="var(--cl-paper)"/>{placed}</svg>'
    )
    return with_colours(whole, charts.palette)


def cover(issue: FinishedIssue, post: Post) -> Picture:
    """The card that its shared link has, with paper at both sides, so that nothing of it is cut.

    Raises EditionError where this machine has no font for it.
    """
    headlines.teach(post.voice.catalog, issue.charts.cache.parent / "words")
    above = "" if post.pages[0] is issue.opening else issue.opening.words.title
    card = layouts.title_card(post.voice, post.pages[0].words.title, above=above)
    if not sheet.can_draw(card):
        raise _no_letters()
    drawn = Image.open(io.BytesIO(sheet.draw(card, issue.charts.cache)))
    wide = round(sheet.HEIGHT * COVER)
    whole = Image.new("P", (wide, sheet.HEIGHT), drawn.getpixel((0, 0)))
    whole.putpalette(drawn.getpalette() or [])
    whole.paste(drawn, ((wide - sheet.WIDTH) // 2, 0))
    out = io.BytesIO()
    whole.save(out, "PNG", compress_level=5)
    return Picture(cover_name(post), out.getvalue(), wide)


def cover_name(post: Post) -> str:
    """The name of a cover's file, which no chart's has: there is no point in the id of a chart."""
    return f"cover.{post.name}.png"


def _no_letters() -> EditionError:
    return EditionError(
        told("no font here has the letters of the pictures of posts"),
        told("on Debian: apt-get install fonts-noto-cjk"),
    )
