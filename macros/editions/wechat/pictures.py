"""The pictures of a post: its charts as phones show them, and a cover. None is drawn where the letters are missing."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from macros.charts.drawing import drawings, picture
from macros.charts.poster import framed, with_colours
from macros.editions.chart_files import ChartFiles
from macros.editions.edition import EditionError
from macros.editions.finished_issue import FinishedIssue
from macros.editions.share_cards import layouts
from macros.editions.share_cards.sheet import HEIGHT, WIDTH, can_draw, draw
from macros.editions.wechat.posts import Post
from macros.ground.told import told
from macros.pages import headlines
from macros.wording.voice import Voice

SCALE = 3  # pixels of a picture over those of its drawing: phones have three
COVER = 2.35  # how much wider than tall WeChat shows the cover of a post


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file's name, its content, and how many pixels of a page it is wide."""

    name: str
    content: bytes
    across: int


def chart_picture(voice: Voice, chart_id: str, charts: ChartFiles) -> Picture:
    """A chart's narrow drawing on paper: the words round it are the post's own. Raises EditionError without a font."""
    sheet, wide, _ = framed(drawings(voice, chart_id, charts.cache).narrow, "var(--cl-paper)")
    content = picture(with_colours(sheet, charts.palette), charts.cache, scale=SCALE)
    if content is None:
        raise _no_letters()
    return Picture(f"{chart_id}.png", content, round(wide))


def cover(issue: FinishedIssue, post: Post) -> Picture:
    """The card that its shared link has, with paper at both sides, so that nothing of it is cut.

    Raises EditionError where this machine has no font for it.
    """
    headlines.teach(post.voice.catalog, issue.charts.cache.parent / "words")
    above = "" if post.pages[0] is issue.opening else issue.opening.words.title
    card = layouts.title_card(post.voice, post.pages[0].words.title, above=above)
    if not can_draw(card):
        raise _no_letters()
    drawn = Image.open(io.BytesIO(draw(card, issue.charts.cache)))
    wide = round(HEIGHT * COVER)
    whole = Image.new("P", (wide, HEIGHT), drawn.getpixel((0, 0)))
    whole.putpalette(drawn.getpalette() or [])
    whole.paste(drawn, ((wide - WIDTH) // 2, 0))
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
