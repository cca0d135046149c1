"""An article as feed readers take it: plain HTML that needs neither style sheet nor script, with whole addresses.

What the site says by class and in cards is text here, by the same signs as in print. Knows no form of feed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from urllib.parse import urljoin, urlsplit

import nh3

from macros.charts.briefs import brief
from macros.ground.letters.own_marks import OF_RECORDS
from macros.manuscript.markdown.markup import TAGS, is_link
from macros.manuscript.tokens import replace_later
from macros.pages.render import PageRenderer
from macros.wording.voice import Voice, phrase

# The entry has a title of its own, and its reader's screen no room for a drawing's data.
_LEFT_OUT = re.compile(
    r'<h1\b.*?</h1>|<a\b[^>]*\bclass="headerlink".*?</a>|<details class="cl-data".*?</details>', re.DOTALL
)
# As `templates/number.html` writes it.
_NUMBER = re.compile(
    r'<span class="(cl-number[^"]*)">([^<]*(?:<(?!a\b)[^<]*)*)<a href="#[^"]*" data-note="(\d+)"></a></span>',
    re.DOTALL,
)
_BUTTON = re.compile(r"</?button\b[^>]*>")  # around words that no feed may lose
_DOUBTFUL = re.compile(r'<(\w+)[^>]*\bclass="(?:[^"]* )?cl-doubtful"[^>]*>[^<]*(?=</\1>)')
_BOLD = re.compile(r'<span class="cl-(?:verdict|source__publisher)\b[^>]*>([^<]*)</span>')
_TITLE = re.compile(r'<span class="cl-source__title"( lang="[^"]*")?>(.*?)</span>')
_AFTER_ANOTHER = re.compile(r'(?<=</span>) (?=<span class="cl-figure__source">)')
_LINE = re.compile(r'(?=<span class="cl-source__(?:translated|facts)")')
_CITED = re.compile(r'<sup class="cl-cite\b[^>]*><a\b[^>]*>')
_LISTED = re.compile(r'<details class="cl-listed"[^>]*><summary>.*?</summary>(.*?)</details>', re.DOTALL)
_FRAGMENT = re.compile(r'\bhref="#([^"]+)"')

_OURS = re.compile(r'<div class="cl-check__[a-z]+"><dt>|<figure class="cl-quote">\s*<blockquote>\s*<p\b[^>]*>')

# What pages may hold, and what our own templates set besides.
_TAGS = TAGS - {"div", "span"} | {"b", "bdi", "caption", "cite", "data", "figcaption", "figure", "small", "time"}
_ATTRIBUTES = {
    "*": {"id", "lang", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "li": {"value"},
    "data": {"value"},
    "time": {"datetime"},
}


def feed_html(renderer: PageRenderer, html: str, *, address: str, up: str, later: Callable[[str], str]) -> str:
    """The full text of an article, which may stand in a <div> of any page (RFC 4287, 3.1.1.2 and 4.1.3.3).

    `html` is the page's content with its `later` marks and `later` gives the HTML for one of them; `address` is where
    the page stands, in whole, and `up` leads from there to its language's folder. Every link and picture of the result
    has a whole address (RFC 4287, 2, leaves others to `xml:base`, which many readers ignore), and an id is kept where
    a link of the page leads to it. Raises WordlessError for a phrase that a note lacks.
    """
    page, marked = _OURS.subn(rf"\g<0>{OF_RECORDS} ", _LEFT_OUT.sub("", replace_later(html, later)))
    sign = escape(phrase(renderer.voice, "text", "ours", sign=OF_RECORDS)) if marked else ""
    told = _in_text(page) + (f"<p>{sign}</p>" if sign else "") + renderer.notes(up=up)
    targets = set(_FRAGMENT.findall(told))

    def attribute(_element: str, name: str, value: str) -> str | None:
        if name == "src":
            whole = urljoin(address, value)
            return whole if urlsplit(whole)[:2] == urlsplit(address)[:2] else None  # no picture of another site
        if name == "href":
            return urljoin(address, value) if is_link(value) else None
        return None if name == "id" and value not in targets else value

    return nh3.clean(
        told,
        tags=set(_TAGS),
        clean_content_tags={"button", "script", "style", "svg"},
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    ).strip()


def _in_text(html: str) -> str:
    """The page with what the style sheet writes in print (note numbers, question marks, daggers) or tells by colour."""
    html = _LISTED.sub(r"\1", _NUMBER.sub(_numbered, html))  # no reader of feeds has to open anything
    html = _AFTER_ANOTHER.sub("\u00a0· ", html)
    html = _DOUBTFUL.sub(r"\g<0><sup>?</sup>", html)
    # What somebody else printed may run from right to left: no style keeps it apart here (HTML Standard, 4.5.24)
    html = _TITLE.sub(r"<bdi\1>\2</bdi>", html)
    html = _LINE.sub("<br>", _BOLD.sub(r"<b><bdi>\1</bdi></b>", html))
    return _CITED.sub(r"\g<0>†", html)


def _numbered(found: re.Match[str]) -> str:
    doubt = "?" if "cl-number--doubtful" in found[1] else ""
    return f"{_BUTTON.sub('', found[2])}<sup>{doubt}[{found[3]}]</sup>"


def image(voice: Voice, chart_id: str, source: str, size: tuple[int, int]) -> str:
    """A chart as the picture at the address `source`, `size` pixels across and down, and its description in words.

    Raises WordlessError or BracesError for missing words.
    """
    across, down = size
    words = escape(brief(voice, chart_id).description)
    return f'<img src="{escape(source)}" alt="{words}" width="{across}" height="{down}">'
