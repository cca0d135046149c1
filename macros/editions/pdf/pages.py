"""From a finished page to its part of the document: the tree of its HTML with what only a screen can do done on paper.

Numbers become links to their notes; drawings are put in, tables of data taken out; ids and links are made the
document's. How anything looks is the style sheet's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.editions.finished_issue import FinishedIssue
from macros.editions.pdf.drawings import drawn
from macros.editions.pdf.leading import Leading, prefix
from macros.manuscript.tokens import replace_later
from macros.pages.wholes import keep_whole

# What only a screen has a use for. The list of sources and the tables of data stand at the end of the whole.
_LEFT_OUT = (
    "a.headerlink, .cl-narrow, .cl-figure__more, .cl-own, .cl-unseen, details.cl-data, details.cl-listed, .cl-scroll"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_IN_LINE = {"a", "abbr", "b", "code", "em", "span", "strong"}
_BLANKS = " \n"  # at which a line may end
_TITLE = "figcaption, .cl-subtitle"
_HEDGE = 'span[aria-hidden="true"]'
_SIDES = {"cl-check__said": "said", "cl-check__verdict": "said", "cl-check__record": "record"}  # as in check.html
_SIGNS = (("cl-number--doubtful", "?"), ("cl-number--changed", "*"))  # as on the site


@dataclass(frozen=True, slots=True)
class Part:
    """A page in the document: its HTML, and the numbers of the notes that it is the first to lead to."""

    html: str
    notes: tuple[int, ...]


def part_of(issue: FinishedIssue, number: int, noted: set[int]) -> Part:
    """The page at the place `number` of an issue.

    `noted` are the notes that pages before it lead to. Raises WordlessError or BracesError for missing words.
    """
    leading = Leading(issue, number)
    html = replace_later(leading.page.html, lambda name: _later(issue, leading, name))
    tree = LexborHTMLParser(f"<body>{keep_whole(html, issue.voice)}</body>")
    _leave_out(tree)
    _place(tree, leading)
    notes = _number(tree, noted)
    _cite(tree)
    _doubt(tree)
    _part(tree)
    _weigh(tree)
    flatten_links(tree)
    _part_blanks(tree)
    return Part((tree.body.inner_html if tree.body else "") or "", notes)


def _later(issue: FinishedIssue, leading: Leading, name: str) -> str:
    kind, _, rest = name.partition(":")
    return drawn(issue, rest) if kind == "wide" else leading.later(name)


def fragment(html: str) -> LexborNode:
    """The one element that `html` is, to be put into a tree."""
    made = LexborHTMLParser(f"<body>{html}</body>").css_first("body > *")
    if made is None:
        raise ValueError("no element")
    return made


def _number(tree: LexborHTMLParser, noted: set[int]) -> tuple[int, ...]:
    """Each number as a link to its note, with its signs; what mentions it first can be led back to."""
    first = dict[int, None]()
    for mark in tree.css(".cl-number > a[data-note]"):
        number, whole = int(mark.attributes["data-note"] or 0), mark.parent
        if whole is None:
            continue
        place = "" if number in noted or number in first else f' id="at-{number}"'
        first |= {} if number in noted else {number: None}
        whole.replace_with(fragment(_mention(whole, number, place)))
    return tuple(first)


def _mention(whole: LexborNode, number: int, place: str) -> str:
    """The hedge beside, what keeps to one line, and the number of its note, which is no part of the link's words."""
    kind = whole.attributes["class"] or ""
    lead, short = (escape("".join(node.text() for node in whole.css(part))) for part in (_HEDGE, "button"))
    signs = "".join(sign for name, sign in _SIGNS if name in kind)
    sign = f'<sup class="sign">&#8288;{signs}</sup>' if signs else ""
    kept = "number" if "cl-number--long" in kind else "number cl-whole"
    link = f'<a{place} href="#note-{number}">{short}</a>'
    return f'<span>{lead}<span class="{kept}">{link}{sign}<sup class="mark">&#8288;{number}</sup></span></span>'


def _cite(tree: LexborHTMLParser) -> None:
    """Notes on sources bear a dagger, since numbers have notes of their own."""
    for link in tree.css("sup.cl-cite > a"):
        if link.first_child:
            link.first_child.insert_before("†")


def _part(tree: LexborHTMLParser) -> None:
    """A figure's title in a box of its own, beside which its drawing has room; its notes below both."""
    for figure in tree.css(".cl-figure"):
        parts = [(node.css_matches(_TITLE), node.css_matches(".cl-drawn"), node.html or "") for node in figure.iter()]
        title, drawing, rest = (
            "".join(html for *is_, html in parts if is_ == kind)
            for kind in ([True, False], [False, True], [False, False])
        )
        figure.inner_html = f'<div class="pair"><div class="words">{title}</div>{drawing}</div>{rest}'


def _weigh(tree: LexborHTMLParser) -> None:
    """The box of a claim: what was said, with how it fared, beside what the record shows; the rest below both.

    As paragraphs: pairs in groups are no list in PDF (ISO 32000-1, 14.8.4).
    """
    for pairs in tree.css(".cl-check dl"):
        sides: dict[str, list[str]] = {"said": [], "record": []}
        below = list[str]()
        for group in pairs.css("div"):
            name = group.attributes.get("class") or ""
            words = " ".join(_paragraph(node) for node in group.css("dt, dd"))  # on one line, it may end between them
            sides.get(_SIDES.get(name, ""), below).append(f'<div class="{name}">{words}</div>')
        beside = "".join(f'<div class="side">{"".join(told)}</div>' for told in sides.values())
        pairs.replace_with(fragment(f'<div><div class="sides">{beside}</div>{"".join(below)}</div>'))


def _paragraph(node: LexborNode) -> str:
    return f'<p class="{"term" if node.tag == "dt" else "said"}">{node.inner_html}</p>'


def _leave_out(tree: LexborHTMLParser) -> None:
    """What only a screen has a use for is taken out, and a heading that had nothing else below it goes with it."""
    left_out = tree.css(_LEFT_OUT)
    headings = [(heading, list(_below(heading))) for heading in tree.css("h2, h3")]
    emptied = [heading for heading, below in headings if below and all(node in left_out for node in below)]
    for node in (*left_out, *emptied):
        node.decompose()


def _below(heading: LexborNode) -> Iterator[LexborNode]:
    """The elements beside a heading up to the next that is no deeper."""
    after = heading.next
    while after is not None and not ((after.tag or "") in _HEADINGS and (after.tag or "") <= (heading.tag or "")):
        if not after.is_text_node:
            yield after
        after = after.next


def _doubt(tree: LexborHTMLParser) -> None:
    for node in tree.css(".cl-doubtful"):
        node.insert_after(fragment('<sup class="sign">?</sup>'))


def _place(tree: LexborHTMLParser, leading: Leading) -> None:
    """Ids and links of the page as the document has them; a link that leads nowhere is plain words.

    Before anything of the document's own is set: what a writer called a heading is then no id of that.
    """
    own = prefix(leading.number)
    for node in tree.css("[id]"):
        node.attrs["id"] = own + (node.attributes["id"] or "")
    for attribute in ("aria-labelledby", "aria-describedby"):
        for node in tree.css(f"[{attribute}]"):
            del node.attrs[attribute]
    for node in tree.css('svg [fill^="url(#"], svg [stroke^="url(#"]'):
        _lead_paint(node, own)
    for link in tree.css("a[href]"):
        led = leading.led(link.attributes["href"] or "")
        if led:
            link.attrs["href"] = led
        else:
            link.unwrap()


def flatten_links(tree: LexborHTMLParser) -> None:
    """A link holds words alone, of a picture those that tell it: WeasyPrint 70 makes of each element in it a link."""
    for link in tree.css("a[href]"):
        for picture in link.css("img"):
            picture.replace_with(picture.attributes.get("alt") or "")
        link.inner_html = escape(link.text())


def _part_blanks(tree: LexborHTMLParser) -> None:
    """A blank before an element in a line stands by itself: else WeasyPrint 70 may end the line far too early.

    Where the element does not fit, it looks for a place to break in the text before it, and may take the first.
    """
    texts = list(tree.body.traverse(include_text=True)) if tree.body else []
    for node in texts:
        after = node.next
        words = node.text_content or "" if node.is_text_node else ""
        if after is not None and after.tag in _IN_LINE and words.strip() and words[-1] in _BLANKS:
            after.insert_before(fragment("<span> </span>"))
            node.replace_with(words.rstrip(_BLANKS))


def _lead_paint(node: LexborNode, own: str) -> None:
    for name in ("fill", "stroke"):
        value = node.attributes.get(name) or ""
        if value.startswith("url(#"):
            node.attrs[name] = f"url(#{own}{value[5:]}"
