"""How to cite a page of ours: in plain words, in BibTeX, and as GB/T 7714-2015 asks for an online document.

The day of reading is the reader's to know: `ACCESSED` stands for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.wording.masthead import masthead
from macros.wording.voice import Voice, phrase

ACCESSED = "YYYY-MM-DD"
_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    mark: f"\\{mark}" for mark in "&%$#_"
}
# BibTeX counts braces behind a backslash too: an odd one would end the field
_SPECIAL |= {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A page to be cited: its title, its key, the day it came out (ISO 8601) and its address, either "" if unknown."""

    title: str
    key: str
    published: str
    url: str


def manners(voice: Voice, page: Cited) -> list[tuple[str, str]]:
    """(name, citation) in each manner, in the order they are offered."""
    return [
        (phrase(voice, "cite", "plain"), in_words(voice, page)),
        ("GB/T 7714-2015", gb7714(voice, page)),
        ("BibTeX", bibtex(voice, page)),
    ]


def in_words(voice: Voice, page: Cited) -> str:
    """Title, site, day, address, in the language's own punctuation."""
    named = phrase(voice, "citation", "title", title=page.title)
    parts = [named, masthead(voice).name, page.published, page.url]
    return phrase(voice, "citation", "between").join(part for part in parts if part)


def gb7714(voice: Voice, page: Cited) -> str:
    """GB/T 7714-2015, 4.6: author. title[EB/OL]. (day of publication)[day of reading]. address."""
    day = f"({page.published})" if page.published else ""
    address = f" {page.url}." if page.url else ""
    return f"{masthead(voice).name}. {page.title}[EB/OL]. {day}[{ACCESSED}].{address}"


def bibtex(voice: Voice, page: Cited) -> str:
    """An @online entry for biblatex; braces around names keep their letters as they are."""
    site = _escaped(masthead(voice).name)
    fields = {
        "author": f"{{{site}}}",
        "title": f"{{{_escaped(page.title)}}}",
        "date": page.published,
        "url": page.url,
        "urldate": ACCESSED if page.url else "",
        "langid": (voice.locale.get_language_name("en") or "").lower(),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{page.key},", *lines, "}"])


def _escaped(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda mark: _SPECIAL[mark[0]], text)
