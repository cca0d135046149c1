"""The house's Markdown: its extensions, and our changes: raw HTML is text, a line end between Han is no blank, and of
attributes in braces only those remain that an author may set.

`made_of` makes HTML of a text where no generator is at hand; under MkDocs the same extensions are listed in mkdocs.yml,
which a test holds against `EXTENSIONS`, and `press/` adds `LedgerMarkdown`. What may stand in the HTML is `markup`'s.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FootnoteExtension

from macros.manuscript.markdown.han_lines import HanLines

# MkDocs 1.6 brings toc, tables and fenced_code by itself (config/defaults.py); pymdownx.superfences replaces the last.
EXTENSIONS = (
    "toc",
    "tables",
    "fenced_code",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
)
BY_AUTHORS: Mapping[str, set[str]] = MappingProxyType(
    {
        "*": {"lang"},
        "a": {"hreflang", "title"},
        "img": {"width", "height", "loading"},
        **{f"h{level}": {"id"} for level in range(1, 7)},
    }
)
REFUSED = "refused-"  # what the names of other attributes that an author writes begin with
SETTINGS: Mapping[str, dict[str, Any]] = MappingProxyType(
    {
        "toc": {"permalink": True, "permalink_title": "Permanent link"},
        # A bare digit is what leads to a source.
        # Where notes go is ours to say: the mark that Python-Markdown would look for in the text cannot be typed.
        "footnotes": {"SUPERSCRIPT_TEXT": "*{}", "PLACE_MARKER": "\ue0fe"},
        # Pygments has 600 lexers: some take the square of a line, some never end. Code is shown as it was written.
        "pymdownx.highlight": {"use_pygments": False},
    }
)

_SIGNS = re.compile(r"([\\`*_{}\[\]>#])")
_SIGN_IN_FRONT = re.compile(r"^(\d+(?=[.)])|(?=[-+!.]))")
_BRACKET = re.compile(r"\\[\[\]]")
_SIGN_NOT_ESCAPED = re.compile(r"^[:=~|?/]")  # which Python-Markdown knows no backslash for


def as_written(words: str) -> str:
    """Plain words as somebody would write them in Markdown who wants just them, on one line of their own."""
    line = re.sub(r"[ \t\n]+", " ", words).replace("&", "&amp;").replace("<", "&lt;")
    line = _SIGN_IN_FRONT.sub(r"\1\\", _SIGNS.sub(r"\\\1", line))
    return _SIGN_NOT_ESCAPED.sub(lambda sign: f"&#{ord(sign[0])};", line)


def in_markdown(words: str) -> str:
    """Plain words as Markdown that says just them, wherever a paragraph, a heading or a link may stand.

    For Python-Markdown a bracket is one behind a backslash too, where what a reference leads to is defined.
    """
    return _BRACKET.sub(lambda sign: f"&#{ord(sign[0][1])};", as_written(words))


class AuthorsAttributes(AttrListTreeprocessor):
    """Attributes in braces, `{ #id }`: an author sets the few of `BY_AUTHORS`, and never a class.

    Any other goes on under a name that nothing knows, neither toc (`data-toc-label`) nor a style sheet nor a browser:
    it is told, and the sanitiser leaves it out.
    """

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        """Set what stands in one pair of braces; the rest after another closing brace is given back, as upstream."""
        set_by_markdown = dict(elem.attrib)
        rest: str = super().assign_attrs(elem, attrs_string, strict=strict)
        settable = BY_AUTHORS["*"] | BY_AUTHORS.get(elem.tag, set())
        for name, value in list(elem.attrib.items()):
            is_written = name not in set_by_markdown or set_by_markdown[name] != value
            # None is a name alone, `{ id }`, which upstream's other extensions take for a text.
            if is_written and (value is None or name not in settable):
                elem.attrib.pop(name)
                elem.set(REFUSED + name, value or "")
                if name in set_by_markdown:
                    elem.set(name, set_by_markdown[name])
        return rest


class LedgerMarkdown(Extension):
    """The house's Markdown, for the extension list of whatever renders the pages."""

    def __init__(self, *, joined: bool = True) -> None:
        super().__init__()
        self.joined = joined

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Drop the raw-HTML processors and add the joining of Han lines."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        if self.joined:
            md.treeprocessors.register(HanLines(md), "han-lines", 5)
        md.treeprocessors.register(AuthorsAttributes(md), "attr_list", 8)  # instead of the extension's own


class Footnotes(FootnoteExtension):
    """Markdown's own footnotes, which also remember every note's name: of two alike it keeps the last."""

    def reset(self) -> None:
        """Begin another text."""
        super().reset()
        self.named: list[str] = []

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - the names are Python-Markdown's
        """Keep a note."""
        super().setFootnote(id, text)
        self.named.append(id)


class References(dict[str, tuple[str, str]]):
    """Markdown's own addresses of links by reference, which also remember which it took away and no link asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.doubled, self.unasked = dict[str, None](), dict[str, None]()

    def __setitem__(self, name: str, address: tuple[str, str]) -> None:
        """Keep an address; of two with one name the first is lost."""
        (self.doubled if name in self else self.unasked)[name] = None
        super().__setitem__(name, address)

    def __getitem__(self, name: str) -> tuple[str, str]:
        """The address that a link goes by."""
        self.unasked.pop(name, None)
        return super().__getitem__(name)


class Made(NamedTuple):
    """What Markdown makes of a text: its HTML, the names of the notes that it took from it, in order, and those of the
    addresses that it took and set nowhere.
    """

    html: str
    notes: tuple[str, ...]
    lost: tuple[str, ...]


def made_of(text: str, *, joined: bool = True) -> Made:
    """What Markdown makes of a text, its lines of Han `joined`. Raises RecursionError where it is nested too deep."""
    footnotes, own = Footnotes(**SETTINGS["footnotes"]), LedgerMarkdown(joined=joined)
    named = (name for name in EXTENSIONS if name != "footnotes")
    made = Markdown(extensions=[*named, footnotes, own], extension_configs=dict(SETTINGS))
    made.references = references = References()
    html = made.convert(text)
    return Made(html, tuple(footnotes.named), tuple(references.doubled | references.unasked))


def html_of(text: str) -> str:
    """The HTML alone."""
    return made_of(text).html
