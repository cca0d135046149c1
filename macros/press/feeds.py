"""Feeds of the articles in full and of the corrections: an Atom and a JSON Feed a language, the site for author.

Only where the site's address is known, since a feed is read elsewhere; and not in the preview, which nobody follows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from html import escape, unescape
from typing import Any

from feedgenerator import Atom1Feed
from mkdocs.utils import get_relative_url

from macros.catalog.periods import Period, read_period
from macros.editions.feed_html import feed_html
from macros.manuscript.articles import is_article
from macros.pages.corrections import corrections
from macros.pages.templating import set_html
from macros.press import figures
from macros.press.session import Session
from macros.wording.voice import Voice, phrase

ARTICLES, CORRECTIONS = "feed", "corrections"  # what is followed, as its files are called without their ending
MOST_ARTICLES = 20  # in full, the newest; whoever follows has the others, and a feed is fetched every hour
JSON_FEED = "https://jsonfeed.org/version/1.1"
# XML 1.0, 2.2: characters that no document may hold, not even as references.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of feed: what readers call it, how its files end, its media type."""

    name: str
    ending: str
    media_type: str


ATOM = Form("Atom", "xml", "application/atom+xml")
JSON = Form("JSON Feed", "json", "application/feed+json")


@dataclass(frozen=True, slots=True)
class Feed:
    """Something to follow: its title, the whole address of its page, and that of its files without their ending."""

    title: str
    page: str
    files: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article or a correction in a feed; `summary` and `content` are HTML, `address` is whole and stays the same."""

    address: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime

    def as_texts(self) -> dict[str, str]:
        """The entry as texts under the names of its fields, to be kept; `of_texts` reads it."""
        return {name: str(value) for name, value in asdict(self).items()}

    @classmethod
    def of_texts(cls, texts: Mapping[str, str]) -> Entry:
        """The entry that `as_texts` gave."""
        days = {name: datetime.fromisoformat(texts[name]) for name in ("published", "updated")}
        return cls(texts["address"], texts["title"], texts["summary"], texts["content"], **days)


def make_feeds(session: Session, config: Any) -> dict[str, str]:
    """The text of every feed by its file's name below the site's folder, made when all pages have their content.

    What has no entry has no feed: a feed says when it was last updated (RFC 4287, 4.1.1), and no clock may say it for
    the entries. Raises PeriodError for a `published` or `updated` that states no day.
    """
    if session.command == "serve" or not config.site_url:
        return {}
    articles = [page for page in session.pages if _is_dated_article(page, session)]
    made = {}
    for language, voice in session.voices.items():
        home = f"{config.site_url.rstrip('/')}/{language}/"
        ours = _newest_first([page for page in articles if page.meta["lang"] == language], session)
        # Of all, since one that is older now is among the newest when a newer one is taken back.
        entries_of_all = [_entry(page, session) for page in ours]
        found = {ARTICLES: entries_of_all[:MOST_ARTICLES], CORRECTIONS: _corrected(voice, home)}
        for stem, entries in found.items():
            if entries:
                feed = _feed(voice, home, stem)
                made[f"{language}/{stem}.{ATOM.ending}"] = atom(voice, feed, entries)
                made[f"{language}/{stem}.{JSON.ending}"] = json_feed(voice, feed, entries)
    return made


def offered(session: Session, language: str, stem: str) -> list[tuple[Form, str]]:
    """The forms in which ARTICLES or CORRECTIONS have a feed in this build, each with its file's name."""
    named = [(form, f"{language}/{stem}.{form.ending}") for form in (ATOM, JSON)]
    return [(form, file) for form, file in named if file in session.feeds]


def _feed(voice: Voice, home: str, stem: str) -> Feed:
    name = phrase(voice, "site", "name")
    if stem == ARTICLES:
        return Feed(name, home, home + stem)
    return Feed(phrase(voice, "corrections", "feed", name=name), f"{home}corrections/", home + stem)


def _corrected(voice: Voice, home: str) -> list[Entry]:
    """Each correction, newest first; its address is its line on the corrections page."""
    entries = []
    for one in corrections(voice):
        day = _moment(one.date)
        content = set_html(voice, "correction.html", one=one, there=home + one.entry)
        address = f"{home}corrections/#{one.anchor}"
        entries.append(Entry(address, _writable(one.said), escape(_writable(one.reason)), _writable(content), day, day))
    return entries


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
    return _moment(read_period(str(told)))


def _moment(day: Period) -> datetime:
    """The beginning of a day, in UTC: nobody states an hour."""
    return datetime.combine(day.start, time(), UTC)


def _entry(page: Any, session: Session) -> Entry:
    """The entry of an article; of one that is carried over, as it was made."""
    src_uri = page.file.src_uri
    kept = session.kept.pages[src_uri].entry if session.stands(src_uri) else None
    if kept:
        return Entry.of_texts(kept)
    made = _made_entry(page, session)
    session.entries[src_uri] = made.as_texts()
    return made


def _made_entry(page: Any, session: Session) -> Entry:
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


def atom(voice: Voice, told: Feed, entries: Sequence[Entry]) -> str:
    """An Atom feed (RFC 4287) as XML.

    It was updated when the newest of its entries was, of which there must be one. Raises WordlessError for a missing
    phrase.
    """
    address = f"{told.files}.{ATOM.ending}"
    feed = Atom1Feed(
        title=told.title,
        link=told.page,
        description=phrase(voice, "site", "description"),
        language=voice.tag,
        author_name=phrase(voice, "site", "name"),
        feed_url=address,
        feed_guid=address,
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


def json_feed(voice: Voice, told: Feed, entries: Sequence[Entry]) -> str:
    """A JSON Feed (https://jsonfeed.org/version/1.1). Raises WordlessError for a missing phrase."""
    feed = {
        "version": JSON_FEED,
        "title": told.title,
        "home_page_url": told.page,
        "feed_url": f"{told.files}.{JSON.ending}",
        "description": phrase(voice, "site", "description"),
        "language": voice.tag,
        "authors": [{"name": phrase(voice, "site", "name"), "url": told.page}],
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
