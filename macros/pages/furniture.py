"""What stands around an article: when it came out and how long it takes, how to cite it, and its twins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from markupsafe import Markup

from macros.catalog.issue_records import Issue
from macros.catalog.periods import read_period
from macros.pages.changes import Changed, dated
from macros.pages.templating import set_html
from macros.pages.wholes import keep_whole
from macros.wording.citing import Cited, manners
from macros.wording.dates import when
from macros.wording.reading import minutes
from macros.wording.voice import Voice, phrase

_UNREAD = re.compile(r'<figure\b.*?</figure>|<table\b.*?</table>|<details class="cl-listed".*?</details>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways from a page to the same elsewhere: `twins` in other languages, `editions` in other forms.

    A twin is a language and the way there; an edition a file beside the page: its kind, its name, its size in bytes.
    """

    twins: Sequence[tuple[str, str]] = ()
    editions: Sequence[tuple[str, str, int]] = ()


def byline(
    voice: Voice,
    html: str,
    *,
    published: str,
    updated: str,
    ways: Ways,
) -> str:
    """The line below an article's title; `published` and `updated` are days in ISO 8601, "" where not known.

    It leads to the page in other languages, and a script can show a section's twin by it; and to other forms of it.
    """
    days = [
        (key, day, when(voice, read_period(day)))
        for key, day in (("published", published), ("updated", updated))
        if day
    ]
    told = [(day, phrase(voice, "site", key, date=words)) for key, day, words in days]
    others = [_twin(voice, language, url) for language, url in ways.twins]
    length, has_cards = minutes(prose(html)), "popovertarget=" in html
    files = [(name, phrase(voice, "editions", kind), _size(voice, size)) for kind, name, size in ways.editions]
    slots: dict[str, Any] = {"others": others, "cards": has_cards, "editions": files}
    return set_html(voice, "byline.html", days=told, minutes=length, **slots)


def _size(voice: Voice, size: int) -> str:
    """A size in bytes as people read it, in thousands (IEC 80000-13): at least 1 KB, from a million on in MB."""
    text = f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} KB"
    return phrase(voice, "editions", "size", n=text)


def _twin(voice: Voice, language: str, url: str) -> tuple[str, str, str, str]:
    """Another language of the page: its tag, its name, the way there and what shows both together."""
    other = voice.catalog.languages[language]
    named = Markup('<span lang="{}">{}</span>').format(other.tag, other.name)
    return other.tag, other.name, url, phrase(voice, "translation", "beside", language=named)


def not_out(voice: Voice, issue: Issue) -> str:
    """What a preview says above each page of an issue that no build has yet: that it is a draft, or its day."""
    day = issue.published if issue.published and not issue.draft else None
    said = phrase(voice, "issue", "to-come", date=when(voice, day)) if day else phrase(voice, "issue", "draft")
    return set_html(voice, "not-out.html", said=said)


def prose(html: str) -> str:
    """The running text of a page: without figures, tables and the list of sources."""
    return unescape(_TAG.sub(" ", _UNREAD.sub(" ", html)))


def colophon(voice: Voice, page: Cited, *, changed: str, changes: Sequence[Changed] = (), up: str = "") -> str:
    """What stands at an article's end: what was changed in it, and how to cite it.

    `changed` are the author's words on its text, `changes` those to numbers and verdicts that it shows; `up` leads to
    its language's folder.
    """
    told = [(dated(voice, one), one) for one in changes]
    html = set_html(voice, "colophon.html", manners=manners(voice, page), changed=changed, changes=told, up=up)
    return keep_whole(html, voice)


def shared_picture(voice: Voice, picture: str, title: str) -> str:
    """The picture that stands for an article where it is shared, folded at its end: `picture` is the way there.

    It is the one image of the page, so it is what WeChat takes, and a browser loads it when it is unfolded.
    """
    return set_html(voice, "shared.html", picture=picture, title=title)


def behind_notice(voice: Voice, sections: list[tuple[str, str]], original: str, tag: str) -> str:
    """That a translation is behind, naming its sections as (id, title), each with a link to the original; or nothing.

    `original` is its address as seen from the page, `tag` the original's language (BCP 47).
    """
    if not sections:
        return ""
    return set_html(voice, "behind.html", sections=sections, original=original, tag=tag)
