"""Feeds hold to the rules of their forms, Atom (RFC 4287) and JSON Feed 1.1, and a reader of feeds finds all in them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from time import gmtime
from urllib.parse import urlsplit

import feedparser
import pytest

from tests.press.conftest import Start, build
from tests.press.test_feeds import ADDRESS, ATOM, LANGUAGES, files

STEMS = ("feed", "corrections")
BOTH = [(language, stem) for language in LANGUAGES for stem in STEMS]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feeds")


@pytest.fixture
def site(kept: Path, project: Start) -> Path:
    if not (kept / "site").exists():
        done = build(project(files()), "--strict", "--site-dir", str(kept / "site"), SITE_URL=ADDRESS)
        assert done.returncode == 0, done.stderr
    return kept / "site"


@pytest.mark.parametrize(("language", "stem"), BOTH)
def test_a_feed_holds_to_the_rules_of_atom(site: Path, language: str, stem: str) -> None:
    assert list(_faults_of_atom(ET.parse(site / language / f"{stem}.xml").getroot())) == []


@pytest.mark.parametrize(("language", "stem"), BOTH)
def test_a_feed_holds_to_the_rules_of_json_feed(site: Path, language: str, stem: str) -> None:
    told = json.loads((site / language / f"{stem}.json").read_text(encoding="utf-8"))
    assert list(_faults_of_json(told)) == []
    assert told["feed_url"] == f"{ADDRESS}{language}/{stem}.json"


def test_what_breaks_a_rule_is_found() -> None:
    """The rules of these tests can fail: a feed without ids, one with an entry that was updated before it came out."""
    bad = f'<feed xmlns="{ATOM[1:-1]}"><title>T</title><entry><id>a</id><updated>2026-01-01T00:00:00Z</updated>'
    bad += "<published>2026-01-02T00:00:00Z</published></entry><entry><id>a</id></entry></feed>"
    assert len(list(_faults_of_atom(ET.fromstring(bad)))) >= 6
    assert len(list(_faults_of_json({"version": "1", "items": [{"id": 1, "date_published": "yesterday"}]}))) >= 4


@pytest.mark.parametrize(("language", "stem"), BOTH)
def test_a_reader_of_feeds_finds_in_either_form_the_same(site: Path, language: str, stem: str) -> None:
    read = feedparser.parse((site / language / f"{stem}.xml").read_bytes())
    told = json.loads((site / language / f"{stem}.json").read_text(encoding="utf-8"))
    assert (read.bozo, read.version) == (False, "atom10")
    assert read.feed.title == told["title"]
    assert read.feed.link == told["home_page_url"]
    assert read.feed.author == told["authors"][0]["name"]
    assert read.feed.language == told["language"] == LANGUAGES[language]
    assert [(one.id, one.link, one.title) for one in read.entries] == [
        (one["id"], one["url"], one["title"]) for one in told["items"]
    ]
    for one, item in zip(read.entries, told["items"], strict=True):
        assert one.content[0].type == "text/html"
        assert one.published_parsed == gmtime(datetime.fromisoformat(item["date_published"]).timestamp())
        assert one.updated_parsed == gmtime(datetime.fromisoformat(item["date_modified"]).timestamp())


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_was_updated_when_a_number_in_it_was_corrected(site: Path, language: str) -> None:
    """The text of one says 25 November, of the other nothing since it came out; a number in both changed on the 26th."""
    told = json.loads((site / language / "feed.json").read_text(encoding="utf-8"))
    modified = {
        urlsplit(item["id"]).path.rpartition("issues/")[2]: item["date_modified"][:10] for item in told["items"]
    }
    assert modified == {"new/": "2026-11-26", "new/part/": "2026-11-26", "old/": "2026-11-26"}


def _faults_of_atom(feed: ET.Element) -> Iterator[str]:
    """What a feed lacks by RFC 4287, 4.1 and 4.2."""
    yield from (f"the feed has no {name}" for name in ("id", "title", "updated") if not feed.findtext(ATOM + name))
    links = {link.get("rel", "alternate"): link for link in feed.findall(f"{ATOM}link")}
    yield from (f"no link {rel}" for rel in ("self", "alternate") if rel not in links)
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author/{ATOM}name") is None and any(one.find(f"{ATOM}author") is None for one in entries):
        yield "an entry without an author (4.1.1)"
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    if len(set(ids)) != len(ids):
        yield "two entries with one id"
    for one in entries:
        yield from _faults_of_entry(one)
    newest = max((one.findtext(f"{ATOM}updated") or "" for one in entries), default="")
    if feed.findtext(f"{ATOM}updated") != newest:
        yield "the feed was not updated when the newest of its entries was"


def _faults_of_entry(entry: ET.Element) -> Iterator[str]:
    yield from (f"an entry without {name}" for name in ("id", "title", "updated") if not entry.findtext(ATOM + name))
    days = [entry.findtext(ATOM + name) or "" for name in ("published", "updated")]
    if not all(map(_is_moment, filter(None, days))) or (all(days) and days[0] > days[1]):
        yield f"days that cannot be: {days}"
    if not urlsplit(entry.findtext(f"{ATOM}id") or "").scheme:
        yield "an id that is no IRI (4.2.6)"
    content = entry.find(f"{ATOM}content")
    if content is None or content.get("type") != "html" or not (content.text or "").strip():
        yield "no full text as HTML"


def _faults_of_json(told: dict) -> Iterator[str]:
    """What a feed lacks by https://jsonfeed.org/version/1.1."""
    if told["version"] != "https://jsonfeed.org/version/1.1" or not told.get("title"):
        yield "no version or title"
    if [name for name, value in told.items() if value is None]:
        yield "a member that is null"
    if not all(set(author) & {"name", "url", "avatar"} for author in told.get("authors", [{}])):
        yield "an author who is nobody"
    ids = [item.get("id") for item in told["items"]]
    if not all(isinstance(one, str) and one for one in ids) or len(set(ids)) != len(ids):
        yield "an id that is no text, or stands twice"
    for item in told["items"]:
        if not {"content_html", "content_text"} & set(item):
            yield "an item without a text"
        days = [item.get(name, "") for name in ("date_published", "date_modified")]
        if not all(map(_is_moment, days)) or days[0] > days[1]:
            yield f"days that cannot be: {days}"


def _is_moment(text: str) -> bool:
    """Whether a text is a date and time of RFC 3339, with its zone."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None and "T" in text
    except ValueError:
        return False
