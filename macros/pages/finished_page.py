"""A finished page as data: what any edition needs of it, whatever made it. Knows no generator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser

from macros.manuscript.addresses import address
from macros.manuscript.front import front_words
from macros.manuscript.issues import is_article
from macros.manuscript.page import Page
from macros.pages.bodies import Body
from macros.pages.render import PageRenderer
from macros.wording.voice import Voice

DATASETS = ("data/index.md", "ledger/index.md")


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says of itself, as plain text; "" where it does not. Days are those that it states (ISO 8601)."""

    title: str = ""
    description: str = ""
    summary: str = ""
    published: str = ""
    updated: str = ""
    changed: str = ""

    @classmethod
    def of(cls, told: Mapping[str, object]) -> Words:
        """Those of a mapping that a page's front matter makes, whatever else it holds."""
        return cls(**{name: str(told.get(name) or "") for name in cls.__dataclass_fields__})


@dataclass(frozen=True, eq=False)
class FinishedPage:
    """A page of the site: its words, its body, and what its calls are rendered by.

    `route` is its path below its language's folder. `html` is its body in words, with `later` marks where drawings and
    addresses go. `titles` gives the words of its headings, as HTML, by their ids, in their order.
    """

    route: str
    words: Words
    html: str
    renderer: PageRenderer
    titles: Mapping[str, str]

    @property
    def voice(self) -> Voice:
        """The voice of its language."""
        return self.renderer.voice

    @property
    def url(self) -> str:
        """Its address below the site's."""
        return self.voice.language + "/" + address(self.route)

    def whole_address(self, site: str) -> str:
        """The same in whole, `site` being the site's; "" where that is not known."""
        return f"{site.rstrip('/')}/{quote(self.url)}" if site else ""

    @property
    def kind(self) -> str:
        """What it is to machines: "article", "dataset" or "page"."""
        return "article" if is_article(self.route) else "dataset" if self.route in DATASETS else "page"


def finished_of(page: Page, body: Body) -> FinishedPage:
    """The finished page of one that somebody wrote, `body` being its body. Raises BracesError as `front_words` does."""
    words = Words.of(front_words(page, body.renderer.voice))
    return FinishedPage(page.route, words, body.html, body.renderer, _titles(body.html))


def _titles(html: str) -> dict[str, str]:
    """The words of a body's headings by their ids, without the link beside each."""
    found = {}
    for heading in LexborHTMLParser(html).css("h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]"):
        for link in heading.css("a.headerlink"):
            link.decompose()
        found[heading.attributes["id"] or ""] = (heading.inner_html or "").strip()
    return found
