"""Where the links of a printed page lead: within the document, to the site where its address is known, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from macros.editions.finished_issue import FinishedIssue
from macros.pages.finished_page import FinishedPage

_SOURCE = "source-"  # how the ids of sources begin, which the whole document lists once; no heading's does
_HERE = "https://here.invalid/"  # where the site stands while links are followed (RFC 6761, 6.4)


def prefix(number: int) -> str:
    """What the ids of the page with this place in the issue begin with, so that no two pages have the same."""
    return f"s{number}-"


def place(number: int) -> str:
    """The id of the page itself."""
    return f"page-{number}"


@dataclass(frozen=True, slots=True)
class Leading:
    """The links of one page, which is the one at the place `number` in its issue."""

    issue: FinishedIssue
    number: int

    @property
    def page(self) -> FinishedPage:
        """The page itself."""
        return self.issue.pages[self.number]

    def led(self, target: str) -> str:
        """The address that a link to `target`, as the page has it, leads to in the document; "" for none.

        A page of the issue is a place in the document, any other page of the site is on the web.
        """
        if target.startswith("#"):
            name = target[1:]
            return target if name.startswith(_SOURCE) else f"#{prefix(self.number)}{name}"
        if urlsplit(target).scheme:
            return target
        there, anchor = urldefrag(urljoin(_HERE + self.page.url, target))
        if not there.startswith(_HERE):
            return there
        for number, page in enumerate(self.issue.pages):
            if there == _HERE + page.url:
                return f"#{prefix(number)}{anchor}" if anchor else f"#{place(number)}"
        site = self.issue.site
        whole = f"{site}/{there.removeprefix(_HERE)}" if site else ""
        return f"{whole}#{anchor}" if whole and anchor else whole

    def later(self, name: str) -> str:
        """What stands for a `later` mark that is an address: one that `led` understands."""
        kind, _, rest = name.partition(":")
        return f"/{self.issue.voice.language}/{rest}" if kind in ("page", "address") else ""
