"""What is pasted into WeChat's editor, and the page it is copied from.

The editor drops `class`, `id`, style sheets, variables, drawings and inner links, and saves no post with a link that
leads out: so every style is in its element, with literal values, and what leads somewhere is a numbered note. No colour
is a pure black or white, and no text lies on a picture, so that its dark mode, which turns lightness round, has
something to turn. A number is words in a `span` here: `data` is no element that such editors know.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import partial
from types import MappingProxyType

from markupsafe import Markup

from macros.charts.briefs import brief
from macros.editions.blocks.boxes import what_is_ours
from macros.editions.blocks.lines import words_of
from macros.editions.blocks.model import Block, Figure, Inline, Table
from macros.editions.finished_issue import FinishedIssue
from macros.editions.wechat.notes import changes_told, notes_of, references_of, titled
from macros.editions.wechat.pictures import Picture, cover_name
from macros.editions.wechat.posts import Post
from macros.pages.environment import templates_of
from macros.wording.masthead import masthead
from macros.wording.voice import phrase

# As in ledger.css; the accent is the newsletter's own.
_INK, _MUTED, _RULE, _TINT = "#2b2620", "#675f54", "#dcd4c5", "#f6f1e7"
_VERDICTS = {
    "matches": ("=", "#2b6a3d"),
    "approximately": ("≈", "#7a5a00"),
    "differs": ("≠", ""),
    "unverifiable": ("?", _MUTED),
    "opinion": ("~", "#5c4d85"),
}
_LONGEST_UNBROKEN = 12  # letters: a longer number may break across two lines of a phone
_MOST_COLUMNS, _LONGEST_CELL = 3, 8  # of a table that a phone shows as a table: three cells of eight letters are a line
_TEMPLATES = templates_of("macros.editions.wechat")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SMALL = f"font-size:14px;line-height:1.7;color:{_MUTED};"


def _styles(accent: str) -> dict[str, str]:
    text = f"margin:0 0 18px;font-size:16px;line-height:1.8;color:{_INK};text-align:left;"
    head = f"margin:36px 0 14px;line-height:1.45;font-weight:bold;color:{_INK};"
    quoted = f"padding:0 0 0 14px;border-left:3px solid {_RULE};font-size:16px;line-height:1.8;color:{_MUTED};"
    return {
        "article": "font-family:-apple-system,BlinkMacSystemFont,'PingFang SC','Microsoft YaHei',sans-serif;"
        f"font-size:16px;line-height:1.8;color:{_INK};word-break:break-word;overflow-wrap:break-word;",
        "p": text,
        "h2": f"{head}font-size:20px;padding:0 0 8px;border-bottom:2px solid {accent};",
        "h3": f"{head}font-size:18px;",
        "h4": f"{head}font-size:16px;margin:24px 0 10px;",
        "list": f"margin:0 0 18px;padding:0 0 0 1.5em;font-size:16px;line-height:1.8;color:{_INK};",
        "item": "margin:0 0 8px;",
        "mark": f"font-size:12.5px;line-height:1;color:{_MUTED};font-feature-settings:'halt';",
        "whole": "white-space:nowrap;",
        "quoted": f"margin:0 0 10px;{quoted}",
        "quoted_last": f"margin:0 0 22px;{quoted}",
        "code": "font-family:Menlo,Consolas,monospace;font-size:14px;line-height:1.6;",
        "box": f"margin:0 0 22px;padding:14px 16px 4px;background-color:{_TINT};",
        "row": f"margin:0 0 10px;font-size:15px;line-height:1.75;color:{_INK};",
        "figure": "margin:26px 0 26px;",
        "finding": f"margin:0 0 4px;font-size:16px;line-height:1.6;font-weight:bold;color:{_INK};",
        "small": f"margin:0 0 6px;{_SMALL}",
        "image": "margin:8px 0;text-align:center;",
        "img": "display:block;width:100%;max-width:420px;height:auto;margin:0 auto;",
        "table": f"width:100%;margin:0 0 18px;border-collapse:collapse;font-size:14px;line-height:1.6;color:{_INK};",
        "cell": f"padding:8px 6px;border-bottom:1px solid {_RULE};text-align:left;vertical-align:top;",
        "th": f"padding:8px 6px;border-bottom:2px solid {_RULE};text-align:left;font-weight:bold;",
        "told": f"margin:0 0 14px;padding:0 0 0 12px;border-left:3px solid {_RULE};font-size:15px;line-height:1.75;"
        f"color:{_INK};",
        "rule": f"margin:24px 0;border:0;border-top:1px solid {_RULE};",
        "note": f"margin:0 0 10px;{_SMALL}overflow-wrap:anywhere;",
        "end": f"margin:30px 0 10px;font-size:16px;line-height:1.5;font-weight:bold;color:{_INK};",
    }


def is_narrow(table: Table) -> bool:
    """Whether a phone shows a table as one; else its rows are told one below the other."""
    rows = (table.head, *(row.cells for row in table.rows))
    cells = [words_of(cell) for row in rows for cell in row]
    return max(map(len, rows)) <= _MOST_COLUMNS and max(map(len, cells), default=0) <= _LONGEST_CELL


def _kind_of(part: Block | Inline) -> str:
    """The name that templates know a block or an inline by."""
    return type(part).__name__.lower()


def is_short(said: str) -> bool:
    """Whether a number stays on one line."""
    return len(said) <= _LONGEST_UNBROKEN


def article(issue: FinishedIssue, posts: Sequence[Post], post: Post, pictures: Sequence[Picture]) -> str:
    """A post of an issue's as it is pasted: one <section> that needs nothing from outside.

    `pictures` are those of its charts, in the order of reading.
    """
    found = _TEMPLATES.get_template("article.html")
    accent = issue.voice.catalog.newsletter.accent.light if issue.voice.catalog.newsletter else _INK
    verdicts = {verdict: (sign, colour or accent) for verdict, (sign, colour) in _VERDICTS.items()}
    made: str = found.render(
        t=partial(phrase, post.voice),
        s=MappingProxyType(_styles(accent)),
        post=post,
        kind_of=_kind_of,
        is_narrow=is_narrow,
        is_short=is_short,
        is_said=words_of,
        verdicts=verdicts,
        images=dict(zip(post.figures, map(_data, pictures), strict=True)),
        described=lambda chart: brief(post.voice, chart).description,
        notes=notes_of(post),
        references=references_of(issue, post),
        about=[words_of(one.words) for one in what_is_ours(post.voice, post.blocks)] + list(changes_told(post)),
        here=issue.place(post.pages[0]),
        part_of=_part_of(issue) if len(posts) > 1 else "",
        others=[titled(post.voice, one.pages[0].words.title) for one in posts],
        home=issue.address("ledger/"),
        sources=issue.address("sources/"),
    )
    return made.strip()


def _part_of(issue: FinishedIssue) -> str:
    """The line that says which issue a post belongs to: it comes to its readers alone."""
    voice = issue.voice
    number = phrase(voice, "issue", "number", n=issue.record.number)
    return phrase(voice, "wechat", "part-of", name=masthead(voice).name, number=number, issue=issue.opening.words.title)


def _data(picture: Picture) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture.content).decode('ascii')}"


def copy_page(issue: FinishedIssue, posts: Sequence[Post], post: Post, pictures: Sequence[Picture], pasted: str) -> str:
    """The page that a post is copied from, whole in one file: it is opened from disk.

    Nothing runs on it but its own script, which the page names by its digest (CSP 3, 2.3.1).
    """
    voice, drawn = post.voice, dict(zip(post.figures, pictures, strict=True))
    html: str = _TEMPLATES.get_template("page.html").render(
        t=partial(phrase, voice),
        post=post,
        posts=posts,
        tag=voice.tag,
        name=masthead(voice).name,
        here=issue.place(post.pages[0]),
        cover=cover_name(post),
        zhihu=f"{issue.name}-zhihu.md",
        pictures=[(block.number, drawn[block.chart]) for block in post.blocks if isinstance(block, Figure)],
        pasted=Markup(pasted),
        policy="{policy}",
    )
    script = base64.b64encode(hashlib.sha256(_SCRIPT.findall(html)[-1].encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; img-src data: 'self' file:; style-src 'unsafe-inline'; script-src 'sha256-{script}'"
    return html.replace("{policy}", policy, 1)
