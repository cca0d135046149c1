"""The last look at finished files: what may stand in none that readers get, whatever put it there.

A text that got past every rule, a template, a theme, a cache: here only the result counts, read as a browser reads it
(HTML Standard, 13.2). An element or attribute that is not on the lists is a fault, so a theme upgrade that brings one
has to be looked at by a person. Scripts by their text are `editions/csp.py`'s.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.ground.characters import find_never, find_strange
from macros.ground.files import content_digest
from macros.ground.letters.shown_address import belied
from macros.ground.store import Memory
from macros.manuscript.markdown.body import text_in
from macros.manuscript.markdown.markup import TAGS, is_link, is_within

_SHAPES = {"svg", "g", "defs", "pattern", "path", "line", "rect", "circle", "text", "tspan", "title", "desc"}
_PARTS = {"html", "head", "body", "main", "header", "footer", "nav", "aside", "article", "section", "figure"}
_MORE = {"base", "b", "bdi", "button", "caption", "cite", "data", "fieldset", "figcaption", "form", "input", "label"}
_LAST = {"legend", "link", "meta", "script", "small", "style", "time", "wbr"}
_CHOICES = {"optgroup", "option", "select"}
ELEMENTS = TAGS | _SHAPES | _PARTS | _MORE | _LAST | _CHOICES
_TEXT = {"alt", "class", "content", "dir", "id", "lang", "media", "name", "property", "rel", "role", "title", "value"}
_PLACES = {"action", "charset", "for", "type", "href", "hreflang", "http-equiv", "src", "target", "xmlns"}
_STATES = {
    "checked",
    "datetime",
    "defer",
    "download",
    "hidden",
    "loading",
    "open",
    "required",
    "scope",
    "start",
    "value",
}
_FIELDS = {
    "method",
    "autocapitalize",
    "autocomplete",
    "autocorrect",
    "placeholder",
    "popover",
    "popovertarget",
    "spellcheck",
}
_DRAWN = {"color", "d", "fill", "fill-opacity", "opacity", "stroke", "stroke-dasharray", "stroke-linecap", "style"}
_LINES = {"stroke-linejoin", "stroke-opacity", "stroke-width", "tabindex", "text-anchor", "transform", "viewbox"}
_SIZES = {"cx", "cy", "dx", "dy", "height", "r", "width", "x", "x1", "x2", "y", "y1", "y2"}
_LETTERS = {"font-family", "font-size", "font-style", "font-weight", "patterntransform", "patternunits"}
_OF_LISTS = {"colspan", "label"}
_NAMES = _OF_LISTS | _TEXT | _PLACES | _STATES | _FIELDS | _DRAWN | _LINES | _SIZES | _LETTERS
_NAMED = re.compile(r"(?:aria|data)-[a-z-]+")
# What these elements may say of themselves; where a value is not among these, it is a fault.
_VALUES = {
    ("meta", "http-equiv"): {"Content-Security-Policy"},
    ("base", "target"): {"_top"},
    ("form", "name"): set(),
    ("form", "method"): {"get"},
    ("form", "role"): {"search"},
    ("input", "type"): {"checkbox", "radio", "search", "text"},
    ("input", "name"): {"q", "find", "doubtful", "verdict"},
    ("select", "name"): {"topic", "kind", "year", "section", "who", "sort", "grade", "read", "language"},
    ("button", "type"): {"button", "reset", "submit"},
}
_STYLED = ("body", "td", "th")  # a framed chart's colours, the columns of a table
_ON_SOME = {
    **{"target": ("base",), "http-equiv": ("meta",), "action": ("form",), "method": ("form",)},
    **{"colspan": ("td", "th"), "label": ("optgroup",)},
}
_LOADING_STYLE = re.compile(
    r"@(?:import|font-face|namespace)|\\|(?:url|image|image-set|cross-fade|element|expression)\s*\(|behavior|binding",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"\\]*"')  # words that a style shows, such as a title in print
_REFERENCE = re.compile(r"url\(\s*(?!#[\w-]+\s*\))", re.IGNORECASE)
# The word joiner, which our templates write by its number between a number and what follows it.
_GLUE, _WRITTEN_GLUE = "\u2060", "&#8288;"
_OF_PAGES = {".html", ".xml", ".gz", ".json", ".csv", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".txt", ".pdf"}
_OF_THE_THEME = {".css", ".js", ".map", ".webmanifest"}
# By its place: the data of a chart may be called like a feed, but lie beside the chart's page
_FEED = re.compile(r"[^/]+/(?:feed|corrections)\.(?:xml|json)")
_WITH_MARKUP = (".html", ".svg", ".xml", ".json", ".md")
# What a reader of Markdown takes as it is, whichever comes first: a sign behind a backslash, code in a fence of its
# own, if need be in quotations, lists and notes, and code among words (CommonMark 0.31, 2.4, 4.5, 6.1).
_AS_IT_IS = re.compile(
    r"\\(.)|^(?:[ >]|- |\d{1,9}\. |\[\^\w+\]: )*(`{3,})\n(?:.*?\n)??[ >]*\2$|(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\3(?!`)|`+",
    re.DOTALL | re.MULTILINE,
)
_TAG = re.compile(r"<(?!(?:https?://|mailto:)[^\s<>]*>)[^\n]*")
_LED = re.compile(r"\]\(([^)\n]*)\)|<([^\s<>]*)>")
ENDINGS = _OF_PAGES | _OF_THE_THEME
OF_HOSTS = (".nojekyll", "CNAME", "_headers")  # which stand once, above all else
_TWIN = re.compile(r"[^/]+/issues/(?:[^/]+/)+index\.html\.md")  # an article as Markdown


def faults_in_site(
    site: Path, address: str, memory: Memory | None = None, *, mark: str = ""
) -> Iterator[tuple[str, str]]:
    """What is wrong with the files of a finished site, as (path below it, what stands in it).

    `address` is where the site will stand, or empty; `mark` the name of the file by which a site is known as ours. A
    file that holds what has been looked at before is not looked at again: `memory` knows it by its digest.
    """
    for file in sorted(file for file in site.rglob("*") if not file.is_dir()):
        name = file.relative_to(site).as_posix()
        if name == mark:
            continue
        if file.is_symlink() or not _is_known(file.suffix, name):
            yield name, "a file of a kind that no site of ours holds"
            continue
        if file.suffix in _WITH_MARKUP:
            feed = file.name if _FEED.fullmatch(name) else ""
            look = partial(_faults_in_file, file, feed, address)
            key = f"{feed or file.suffix} {content_digest(file)}"
            yield from ((name, fault) for fault in (memory.recall(key, look) if memory else look()))


def _is_known(ending: str, name: str) -> bool:
    """Whether a file is of a kind that is looked at, or stands where one does that alone may be what it is."""
    return ending in ENDINGS or name in OF_HOSTS or bool(_TWIN.fullmatch(name))


def _faults_in_file(file: Path, feed: str, address: str) -> list[str]:
    if file.suffix == ".md":
        return faults_in_markdown(file.read_text(encoding="utf-8"))
    return [fault for html in _markup_in(file, feed) for fault in faults_in(html, address)]


def _markup_in(file: Path, feed: str) -> Iterator[str]:
    """The HTML and SVG that a file holds: itself, or what a feed hands on."""
    if file.suffix in (".html", ".svg"):
        yield file.read_text(encoding="utf-8")
    elif feed.endswith(".xml"):
        found = (node.text or "" for node in ElementTree.parse(file).iter() if node.get("type") == "html")
        yield from (html.replace(_GLUE, _WRITTEN_GLUE) for html in found)  # in a feed it is the character itself
    elif feed.endswith(".json"):
        items = json.loads(file.read_text(encoding="utf-8"))["items"]
        yield from (item.get("content_html", "").replace(_GLUE, _WRITTEN_GLUE) for item in items)


def faults_in_markdown(text: str) -> list[str]:
    """What stands in a finished article's Markdown and may not: what its readers would take for HTML, or obey.

    Ours holds no HTML, only addresses in pointed brackets; code stands in it as it is, and no reader runs any.
    """
    bare = _AS_IT_IS.sub(lambda found: "&" if found[1] == "&" else "_", text)
    strange = find_strange(text)
    found = [f"a character that no page holds, U+{ord(strange[0][0]):04X}"] if strange else []
    found += [f"HTML in Markdown: {tag[:80]}" for tag in _TAG.findall(bare)]
    led = [to or written for to, written in _LED.findall(bare)]
    return found + [f"a link to {to[:80]}" for to in led if not is_link(to)]


def faults_in(html: str, address: str = "") -> list[str]:
    """What stands in a finished piece of HTML or SVG and may not; `address` is where the site will stand, or empty."""
    root = LexborHTMLParser(html).root
    nodes = list(root.traverse()) if root else []
    shown = [text_in(root).replace(_GLUE, "")]
    shown += [value for node in nodes for value in node.attributes.values() if value]
    strange = find_never(html) or next(filter(None, map(find_strange, shown)), None)
    found = [f"a character that no page holds, U+{ord(strange[0][0]):04X}"] if strange else []
    counts = Counter(node.attributes["id"] or "" for node in nodes if "id" in node.attributes)
    found += [f'the id "{name[:80]}" {n} times' for name, n in counts.items() if n > 1]
    for node in nodes:
        found += _faults_of(node, address)
    return list(dict.fromkeys(found))


def _faults_of(node: LexborNode, address: str) -> Iterator[str]:
    element = node.tag or ""
    if element not in ELEMENTS and not _is_a_style_without_script(node):
        yield f"<{element}>"
    if element == "style" and _LOADING_STYLE.search(_QUOTED.sub('""', node.text() or "")):
        yield "a style that loads something"
    for name, value in node.attributes.items():
        if not _may_stand(element, name.lower(), value or "", address):
            yield f'<{element} {name}="{(value or "")[:80]}">'
    target = node.attributes.get("href") or ""
    if element == "a" and not _is_ours(target, address):
        yield from _belied(" ".join((node.text() or "").replace(_GLUE, "").split()), target)


def _belied(words: str, target: str) -> Iterator[str]:
    """That the words of a link show another address than it leads to, whoever wrote them."""
    shown = belied(words, target)
    if shown:
        yield f"a link to {target[:80]} that shows {shown[:80]}"


def _is_a_style_without_script(node: LexborNode) -> bool:
    """Whether an element is that by which a head links a style for readers without scripts, and holds nothing else."""
    inside = [child.tag for child in node.iter(include_text=True)]
    return node.tag == "noscript" and node.parent is not None and node.parent.tag == "head" and inside == ["link"]


def _may_stand(element: str, name: str, value: str, address: str) -> bool:
    if name not in _NAMES and not _NAMED.fullmatch(name):
        return False
    if element not in _ON_SOME.get(name, (element,)) or value not in _VALUES.get((element, name), {value}):
        return False
    if name == "href":
        return element in ("a", "link") and (_is_ours(value, address) or (element == "a" and is_link(value)))
    if name == "action":
        return _is_ours(value, address)
    if name == "src":
        return element in ("script", "img") and _is_ours(value, address)
    if name == "style":
        return element in _STYLED and not _LOADING_STYLE.search(value)
    return name not in ("fill", "stroke") or not _REFERENCE.search(value)


def _is_ours(value: str, address: str) -> bool:
    """Whether an address leads to a place of the site itself, told from the page, from the root or in whole."""
    return is_within(value) or (bool(address) and urlsplit(value)[:2] == urlsplit(address)[:2])
