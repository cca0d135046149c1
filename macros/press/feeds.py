"""Feeds of the articles in full: an Atom and a JSON Feed a language, its own site's name for author.

Only where the site's address is known, since a feed is read elsewhere; and not in the preview, which nobody follows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from html import unescape
from typing import Any

from feedgenerator import Atom1Feed
from mkdocs.utils import get_relative_url

from macros.catalog.periods import read_period
from macros.pages.feed_html import feed_html
from macros.pages.issues import is_article
from macros.press import figures
from macros.press.session import Session
from macros.wording.voice import Voice, phrase

JSON_FEED = "https://jsonfeed.org/version/1.1"
# XML 1.0, 2.2: characters that no document may hold, not even as references.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of feed: what readers call it, its file below the language's folder, its media type."""

    name: str
    file: str
    media_type: str


ATOM = Form("Atom", "feed.xml", "application/atom+xml")
JSON = Form("JSON Feed", "feed.json", "application/feed+json")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a feed; `summary` and `content` are HTML, `address` is whole and stays the same."""

    address: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime


def make_feeds(files: Any, session: Session, config: Any) -> dict[str, str]:
    """The text of every feed by its file's name below the site's folder, made when all pages have their content.

    A language without a dated article has none: a feed says when it was last updated (RFC 4287, 4.1.1), and no clock
    may say it for the articles. Raises PeriodError for a `published` or `updated` that states no day.
    """
    if session.command == "serve" or not config.site_url:
        return {}
    articles = [file.page for file in files.documentation_pages() if _is_dated_article(file.page, session)]
    made = {}
    for language, voice in session.voices.items():
        ours = _newest_first([page for page in articles if page.meta["lang"] == language], session)
        if entries := [_entry(page, session) for page in ours]:
            home = f"{config.site_url.rstrip('/')}/{language}/"
            made[f"{language}/{ATOM.file}"] = atom(voice, home, entries)
            made[f"{language}/{JSON.file}"] = json_feed(voice, home, entries)
    return made


def offered(session: Session, language: str) -> list[Form]:
    """The forms in which a language has a feed in this build."""
    return [form for form in (ATOM, JSON) if f"{language}/{form.file}" in session.feeds]


def _is_dated_article(page: Any, session: Session) -> bool:
    folder, _, route = page.file.src_uri.partition("/")
    return folder in session.languages and is_article(route) and bool(page.meta.get("published"))


def _newest_first(pages: list[Any], session: Session) -> list[Any]:
    """By day of publication; what came out on one day in the order of the navigation."""
    in_order = sorted(pages, key=lambda page: _place(page.file, session))
    return sorted(in_order, key=lambda page: _day(page.meta["published"]), reverse=True)


def _place(file: Any, session: Session) -> tuple[str, bool, float, str]:
    return file.src_uri.rpartition("/")[0], file.name != "index", session.order(file.src_uri), file.src_uri


def _day(told: str) -> datetime:
    """The beginning of a stated day, in UTC: no page states an hour."""
    return datetime.combine(read_period(str(told)).start, time(), UTC)


def _entry(page: Any, session: Session) -> Entry:
    renderer = session.renderers[page.file.src_uri]
    content = feed_html(
        renderer,
        page.content,
        address=page.canonical_url,
        up=get_relative_url(f"{page.meta['lang']}/", page.url),
        later=lambda name: figures.piece_in_feed(session, renderer.voice, name, url=page.url),
    )
    return Entry(
        address=page.canonical_url,
        title=_writable(unescape(page.meta["title"])),
        summary=_writable(page.meta.get("summary") or page.meta["description"]),
        content=_writable(content),
        published=_day(page.meta["published"]),
        updated=_day(page.meta.get("updated") or page.meta["published"]),
    )


def _writable(text: str) -> str:
    return _NOT_IN_XML.sub("", str(text))


def atom(voice: Voice, home: str, entries: Sequence[Entry]) -> str:
    """An Atom feed (RFC 4287) as XML; `home` is the whole address of the language's folder.

    It was updated when the newest of its entries was, of which there must be one. Raises WordlessError for a missing
    phrase.
    """
    name = phrase(voice, "site", "name")
    feed = Atom1Feed(
        title=name,
        link=home,
        description=phrase(voice, "site", "description"),
        language=voice.tag,
        author_name=name,
        feed_url=home + ATOM.file,
        feed_guid=home + ATOM.file,
        feed_copyright=phrase(voice, "site", "licence"),
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.summary,
            content=entry.content,
            unique_id=entry.address,
            pubdate=entry.published,
            updateddate=entry.updated,
        )
    return f"{feed.writeString('utf-8')}\n"


def json_feed(voice: Voice, home: str, entries: Sequence[Entry]) -> str:
    """A JSON Feed (https://jsonfeed.org/version/1.1); `home` is the whole address of the language's folder.

    Raises WordlessError for a missing phrase.
    """
    name = phrase(voice, "site", "name")
    feed = {
        "version": JSON_FEED,
        "title": name,
        "home_page_url": home,
        "feed_url": home + JSON.file,
        "description": phrase(voice, "site", "description"),
        "language": voice.tag,
        "authors": [{"name": name, "url": home}],
        "items": [_item(entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, str]:
    return {
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "summary": unescape(entry.summary),
        "content_html": entry.content,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
    }
