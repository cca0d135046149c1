"""What stands around an article: when it came out and how long it takes, how to cite it, and its twins in place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from html import unescape

from macros.catalog.issue_records import Issue
from macros.catalog.periods import read_period
from macros.pages.changes import Changed, dated
from macros.pages.templating import set_html
from macros.pages.wholes import keep_whole
from macros.wording.citing import Cited, manners
from macros.wording.dates import when
from macros.wording.reading import minutes
from macros.wording.voice import Voice, phrase

_UNREAD = re.compile(r'<figure\b.*?</figure>|<table\b.*?</table>|<ol class="cl-sources".*?</ol>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SECTION = re.compile(
    r"(<h2(?: (?!id=)[\w:-]+(?:=\"[^\"]*\")?)* id=\"([^\"]+)\"(?:\"[^\"]*\"|[^\">])*>.*?</h2>)", re.DOTALL
)


def byline(voice: Voice, html: str, *, published: str, updated: str) -> str:
    """The line below an article's title; `published` and `updated` are days in ISO 8601, "" where not known."""
    days = [
        (key, day, when(voice, read_period(day)))
        for key, day in (("published", published), ("updated", updated))
        if day
    ]
    told = [(day, phrase(voice, "site", key, date=words)) for key, day, words in days]
    return set_html(voice, "byline.html", days=told, minutes=minutes(prose(html)))


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


def with_twins(voice: Voice, html: str, twins: Sequence[tuple[str, str]], but: Collection[str] = ()) -> str:
    """The page with a link below every second-level heading to the same section in other languages.

    `twins` are (language, address of the twin page), `but` the ids of headings that nobody wrote. A
    script opens the section in place; without one the link leads there.
    """
    languages = voice.catalog.languages
    others = [(languages[language], url) for language, url in twins]
    if not others:
        return html

    def with_link(found: re.Match[str]) -> str:
        return found[1] if found[2] in but else found[1] + set_html(voice, "twins.html", others=others, id=found[2])

    return _SECTION.sub(with_link, html)
