"""What a page's own HTML may hold: one allow-list of elements, attributes, classes, ids and addresses.

Authors write Markdown, so this is what Markdown with the house's extensions makes, and no more: no class of the theme
or of ours, no id but a heading's and a footnote's, no address of another site that a browser would load by itself. The
rule on pages tells what is outside it, the sanitiser leaves that out, feeds begin from it, and tests hold what readers
get against it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from macros.catalog.addresses import address_fault
from macros.catalog.fields import KEY_FORM, LONGEST_ID

_WORDS = {"a", "abbr", "code", "del", "em", "img", "span", "strong", "sub", "sup", "br"}
_BLOCKS = {"blockquote", "details", "div", "hr", "p", "pre", "summary"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
_TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
TAGS = frozenset(_WORDS | _BLOCKS | _HEADINGS | _LISTS | _TABLES)
ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "*": frozenset({"class", "id", "lang"}),
        "a": frozenset({"href", "hreflang", "title"}),  # elsewhere a title would say over a link where it leads
        "img": frozenset({"src", "alt", "width", "height", "loading"}),
        "td": frozenset({"style"}),
        "th": frozenset({"style"}),
        "details": frozenset({"open"}),
        "ol": frozenset({"start"}),
    }
)
# The kinds of box that the theme dresses (Material for MkDocs, Reference, Admonitions).
BOXES = (
    *("note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example"),
    "quote",
)
_CLASSES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "div": re.compile(rf"admonition (?:{'|'.join(BOXES)})|footnote"),
        "details": re.compile("|".join(BOXES)),
        "p": re.compile("admonition-title"),
        "a": re.compile("headerlink|footnote-ref|footnote-backref"),
        # A fence names its language; nothing colours the code in it.
        "code": re.compile(r"language-[A-Za-z0-9_+#-]{1,30}"),
        "pre": re.compile(r"highlight|language-[A-Za-z0-9_+#-]{1,30}"),
    }
)
_FOOTNOTE = re.compile(r"fn(?:ref\d*)?:[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_STYLE = re.compile(r"text-align: (?:left|center|right);")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:", re.ASCII)
_ASKED_BY_MAIL = r"(?:subject|body)=[A-Za-z0-9%._~+-]*"
_MAIL = re.compile(
    rf"mailto:[A-Za-z0-9._%+-]{{1,64}}@[A-Za-z0-9.-]{{1,255}}(?:\?{_ASKED_BY_MAIL}(?:&{_ASKED_BY_MAIL})?)?", re.ASCII
)
# Within the site: no blank, control or backslash, which browsers drop or turn; nor the dots and strokes in disguise.
_WITHIN = re.compile(r"(?!//)[^\s\\\x00-\x20\x7f<>\"]*")
_CONTROL = re.compile(r"%[01]")
_DISGUISED = re.compile(r"%2e|%2f|%5c|%0|%1", re.IGNORECASE)


def is_allowed(element: str, attribute: str, value: str) -> bool:
    """Whether an element of a page may have an attribute with this value; names in lower case, the value decoded."""
    if attribute not in ATTRIBUTES["*"] | ATTRIBUTES.get(element, frozenset()):
        return False
    if attribute == "class":
        form = _CLASSES.get(element)
        return form is not None and bool(form.fullmatch(value))
    if attribute == "id":
        heading = element in _HEADINGS and len(value) <= LONGEST_ID and KEY_FORM.fullmatch(value)
        note = element in ("li", "sup") and _FOOTNOTE.fullmatch(value)
        return bool(note or (heading and not value.startswith(OF_RECORDS)))
    forms = {"style": _STYLE, "lang": _LANGUAGE, "hreflang": _LANGUAGE, "width": _NUMBER, "height": _NUMBER}
    if attribute in forms:
        return bool(forms[attribute].fullmatch(value))
    if attribute == "start":
        return bool(_NUMBER.fullmatch(value))
    if attribute == "loading":
        return value in ("lazy", "eager")
    if attribute == "href":
        return is_link(value)
    return attribute != "src" or is_within(value)


# What the ids of cards, figures and entries begin with (templates/, charts/figure.py): a heading with one would
# be taken for it by links and buttons.
OF_RECORDS = (
    "card-",
    "chart-",
    "check-",
    "cited-",
    "claim-",
    "event-",
    "fact-",
    "main-",
    "number-",
    "source-",
    "term-",
    "verdict-",
)

OF_TEMPLATES = ("what-changed",)  # ids that templates set round a page of somebody's


def is_link(address: str) -> bool:
    """Whether a link may lead there: a place of the site, a page of the web, an address for mail."""
    written_to, _, asked = address.partition("?")  # what is asked may well hold a stroke: TB/s
    is_mail = _MAIL.fullmatch(address) and not (_DISGUISED.search(written_to) or _CONTROL.search(asked))
    return is_within(address) or is_of_the_web(address) or bool(is_mail)


def is_of_the_web(address: str) -> bool:
    """Whether this is a whole address of the web, of the one form that records and pages may give."""
    return address_fault(address) is None


def is_within(address: str) -> bool:
    """Whether this is a place of the site itself, told from where the page stands."""
    return bool(_WITHIN.fullmatch(address)) and not _SCHEME.match(address) and not _DISGUISED.search(address)
