"""Feeds of the articles in full and of the corrections: an Atom and a JSON Feed a language, the site for author.

Only where the site's address is known, since a feed is read elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from html import unescape

from feedgenerator import Atom1Feed
from markupsafe import escape

from macros.catalog.periods import Period, read_period
from macros.editions.chart_files import ChartFiles
from macros.editions.feed_html import feed_html
from macros.manuscript.addresses import way
from macros.pages.changes import Changed, changes
from macros.pages.finished_page import FinishedPage
from macros.pages.templating import set_html
from macros.wording.masthead import masthead
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


def feeds(voice: Voice, site: str, articles: Sequence[Entry]) -> dict[str, str]:
    """The text of each feed of a language by its file's name below the site's folder; `articles` are newest first.

    What has no entry has no feed: a feed says when it was last updated (RFC 4287, 4.1.1), and no clock may say it for
    the entries.
    """
    home = f"{site.rstrip('/')}/{voice.language}/"
    made = {}
    for stem, entries in {ARTICLES: articles[:MOST_ARTICLES], CORRECTIONS: _corrected(voice, home)}.items():
        if entries:
            feed = _feed(voice, home, stem)
            made[f"{voice.language}/{stem}.{ATOM.ending}"] = atom(voice, feed, entries)
            made[f"{voice.language}/{stem}.{JSON.ending}"] = json_feed(voice, feed, entries)
    return made


def forms(language: str, stem: str) -> list[tuple[Form, str]]:
    """The forms in which ARTICLES or CORRECTIONS can have a feed, each with its file's name."""
    return [(form, f"{language}/{stem}.{form.ending}") for form in (ATOM, JSON)]


def article_entry(page: FinishedPage, site: str, charts: ChartFiles, changed: Sequence[Changed] = ()) -> Entry:
    """The entry of an article; `site` is the site's address. Raises PeriodError for a day that is none.

    `changed` are the changes to what it shows: it was updated when its text was or the last of them, whatever is later.
    """
    words = page.words
    content = feed_html(
        page.renderer,
        page.html,
        address=page.whole_address(site),
        up=way(page.url, f"{page.voice.language}/"),
        later=lambda name: charts.piece_in_feed(page.voice, name, url=page.url),
    )
    return Entry(
        address=page.whole_address(site),
        title=_writable(words.title),
        summary=_writable(escape(words.summary or words.description)),
        content=_writable(content),
        published=day(words.published),
        updated=max([day(words.updated or words.published), *(_moment(one.date) for one in changed)]),
    )


def day(told: str) -> datetime:
    """A day as front matter states it. Raises PeriodError for one that is none."""
    return _moment(read_period(told))


def _feed(voice: Voice, home: str, stem: str) -> Feed:
    name = masthead(voice).name
    if stem == ARTICLES:
        return Feed(name, home, home + stem)
    return Feed(phrase(voice, "corrections", "feed", name=name), f"{home}corrections/", home + stem)


def _corrected(voice: Voice, home: str) -> list[Entry]:
    """Each correction, newest first; its address is its line on the corrections page."""
    entries = []
    for one in changes(voice):
        day = _moment(one.date)
        content = set_html(voice, "correction.html", one=one, home=home)
        address = f"{home}corrections/#{one.anchor}"
        said = one.label + phrase(voice, "corrections", "changed", change=one.changed)
        entries.append(Entry(address, _writable(said), escape(_writable(one.reason)), _writable(content), day, day))
    return entries


def _moment(day: Period) -> datetime:
    """The beginning of a day, in UTC: nobody states an hour."""
    return datetime.combine(day.start, time(), UTC)


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
        description=masthead(voice).description,
        language=voice.tag,
        author_name=masthead(voice).name,
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
        "description": masthead(voice).description,
        "language": voice.tag,
        "authors": [{"name": masthead(voice).name, "url": told.page}],
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
