"""Feeds: every article in full and in text, with whole addresses, on its own day; none where the site has no address."""

from __future__ import annotations

import json
import re
import struct
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from macros.editions.feeds import MOST_ARTICLES
from macros.press.feeds import make_feeds
from tests.conftest import BOOKED_FACT, GOOD_EVENT, GOOD_FACT, GOOD_PAGE, issue_files
from tests.press.conftest import Start, build, fingerprint

ADDRESS = "https://example.org/ledger/"
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGES = {"zh": "zh-Hans", "en": "en"}
FEEDS = [f"{language}/feed.{form}" for language in LANGUAGES for form in ("xml", "json")]
HAN = re.compile("[\u4e00-\u9fff]")

CHART = """\
kind: bar
facts: [h20.charge-warned, h20.charge-booked]
title: {zh: 预告与入账, en: Warned and booked}
subtitle: {zh: 费用, en: The charge}
alt: {zh: "两条：{h20.charge-warned}，{h20.charge-booked}", en: "Two bars: {h20.charge-warned} & {h20.charge-booked}"}
"""
CLAIM = """\
charge:
  said: {zh: 文中所说, en: what it says}
  issue: new
  kind: number
  value: 5.0e9
  unit: usd
  verdict: differs
  record: h20.charge-booked
  note: {zh: "转载于{kept.copied}", en: "The copy is of {kept.copied}"}
  sources: [cnbc]
"""
HISTORY = """\
  history:
    - date: 2026-11-24
      value: 4.4e9
      reason: {zh: 抄错一位, en: A digit was miscopied & mended}
    - date: 2026-11-26
      value: 4.6e9
      reason: {zh: 又改一次, en: Changed once more}
"""
ARTICLE = GOOD_PAGE.replace(
    '{{{{ fact("h20.charge-warned") }}}}',
    '{{{{ fact("h20.charge-warned") }}}} & {{{{ when("kept.copied") }}}}{{{{ cite("cnbc") }}}}, [below](#part)\n\n'
    '{{{{ chart("charge") }}}}\n\n{{{{ check("h20.charge") }}}}',
)


def article(title: str, **front: str) -> str:
    """A page of an issue with a number, a doubtful date, a source, a chart and a box."""
    told = "".join(f"\n{name}: {value}" for name, value in front.items())
    return ARTICLE.format(title=title).replace("\noriginal: zh", told)


def opening(**front: str) -> str:
    """The same of the page that an issue opens with, whose heading and words come from its record."""
    told = "".join(f"{name}: {value}\n" for name, value in front.items())
    head = f"---\n{told}---\n" if told else ""
    return head + article("T").partition(" { #top }\n")[2]


def called(number: int) -> str:
    return f"{{zh: 第{number}篇, en: Part {number} & more}}"


def files() -> dict[str, str]:
    """An issue of two pages that came out on one day, an older one, and one that states no day."""
    pages = issue_files("new", "part", number="3", question=called(1))
    pages |= issue_files("old", number="2", question=called(3), published="2026-10-01")
    pages |= issue_files("later", number="4", question=called(4), published="", draft="true")
    for language, name in (("zh", "第{}篇"), ("en", "Part {} & more")):
        issues = f"docs/{language}/issues"
        pages |= {
            f"{issues}/new/index.md": opening(updated="2026-11-25"),
            f"{issues}/new/part.md": article(name.format(2), summary="Up to {h20.charge-warned}"),
            f"{issues}/old/index.md": opening(),
            f"{issues}/later/index.md": opening(),
        }
    data = {
        "data/facts/h20.yml": GOOD_FACT + BOOKED_FACT + HISTORY,
        "data/events/kept.yml": GOOD_EVENT.replace("  unused: kept for the tests\n", ""),
        "data/claims/h20.yml": CLAIM,
        "data/charts/charge.yml": CHART,
    }
    return pages | data


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feeds")


@pytest.fixture
def site(kept: Path, project: Start) -> Path:
    """The small project with its issues, built for a known address; made once for all tests here."""
    if not (kept / "site").exists():
        done = build(project(files()), "--strict", "--site-dir", str(kept / "site"), SITE_URL=ADDRESS)
        assert done.returncode == 0, done.stderr
    return kept / "site"


def atom(site: Path, language: str) -> ET.Element:
    return ET.parse(site / language / "feed.xml").getroot()


def told(site: Path, language: str) -> dict:
    return json.loads((site / language / "feed.json").read_text(encoding="utf-8"))


def contents(site: Path, language: str) -> list[str]:
    return [item["content_html"] for item in told(site, language)["items"]]


@pytest.mark.parametrize(("language", "tag"), LANGUAGES.items())
def test_the_atom_feed_has_what_the_standard_requires(site: Path, language: str, tag: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2."""
    feed = atom(site, language)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == tag
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{ADDRESS}{language}/feed.xml", "alternate": f"{ADDRESS}{language}/"}
    assert feed.findtext(f"{ATOM}updated") == "2026-11-26T00:00:00+00:00", "as its newest entry, by no clock"
    entries = feed.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == 3
    required = [f"{ATOM}{name}" for name in ("id", "title", "updated", "content")]
    assert [(one, name) for one in (feed, *entries) for name in required[:3] if not one.findtext(name)] == []
    assert all(entry.findtext(required[3]) for entry in entries)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == feed.findtext(f"{ATOM}title")


@pytest.mark.parametrize(("language", "tag"), LANGUAGES.items())
def test_the_json_feed_says_the_same(site: Path, language: str, tag: str) -> None:
    """https://jsonfeed.org/version/1.1"""
    feed, entries = told(site, language), atom(site, language).findall(f"{ATOM}entry")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["language"], feed["feed_url"]) == (tag, f"{ADDRESS}{language}/feed.json")
    assert feed["authors"][0]["name"] == feed["title"] == atom(site, language).findtext(f"{ATOM}title")
    names = {"id": "id", "title": "title", "content_html": "content", "date_modified": "updated"}
    for item, entry in zip(feed["items"], entries, strict=True):
        assert {key: item[key] for key in names} == {key: entry.findtext(ATOM + name) for key, name in names.items()}
        assert item["summary"] == unescape(entry.findtext(f"{ATOM}summary"))


def test_dated_articles_come_newest_first_and_an_issue_before_its_parts(site: Path) -> None:
    items = told(site, "en")["items"]
    assert [item["id"].removeprefix(f"{ADDRESS}en/issues/") for item in items] == ["new/", "new/part/", "old/"]
    days = [(item["date_published"][:10], item["date_modified"][:10]) for item in items]
    assert days == [("2026-11-23", "2026-11-26"), ("2026-11-23", "2026-11-26"), ("2026-10-01", "2026-11-26")]
    assert [item["title"] for item in items] == ["Part 1 & more", "Part 2 & more", "Part 3 & more"]
    assert items[1]["summary"] == "Up to up to $5.5\u00a0billion"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_is_plain_html_with_whole_addresses(site: Path, language: str) -> None:
    for html in contents(site, language):
        assert re.findall(r"<(?:svg|button|script|style|details|h1|div|span)\b", html) == []
        assert re.findall(r'\b(?:class|style|data-[\w-]+|aria-[\w-]+|on\w+)="', html) == []
        assert "¶" not in html
        addresses = re.findall(r'\b(?:href|src)="([^"]*)"', html)
        assert [one for one in addresses if not urlsplit(one).scheme.startswith("http")] == []
        assert all((site / path_of(one)).exists() for one in addresses if one.startswith(ADDRESS))
        targets = {one.partition("#")[2] for one in addresses if "#" in one}
        assert set(re.findall(r'\bid="([^"]+)"', html)) - targets == set()
        assert 'id="part"' in html, "a link leads there"


def path_of(address: str) -> str:
    return address.removeprefix(ADDRESS).partition("#")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_is_its_picture_with_its_description_and_size(site: Path, language: str) -> None:
    image = re.search(r"<img\b[^>]*>", contents(site, language)[0])[0]
    found = dict(re.findall(r'(\w+)="([^"]*)"', image))
    assert found["src"] == f"{ADDRESS}{language}/charts/charge/charge.png"
    assert (site / path_of(found["src"])).read_bytes().startswith(b"\x89PNG")
    assert unescape(found["alt"]).startswith(
        {"zh": "两条：至多55亿美元，", "en": "Two bars: up to $5.5\u00a0billion & "}[language]
    )
    svg = (site / path_of(found["src"]).replace(".png", ".svg")).read_text(encoding="utf-8")
    assert f'width="{found["width"]}" height="{found["height"]}"' in svg


def test_a_charts_page_is_shared_with_the_chart_itself(site: Path) -> None:
    html = (site / "en/charts/charge/index.html").read_text(encoding="utf-8")
    told = dict(re.findall(r'<meta property="og:image(:\w+|)" content="([^"]+)"', html))
    assert told[""] == f"{ADDRESS}en/charts/charge/charge.png"
    size = struct.unpack(">II", (site / path_of(told[""])).read_bytes()[16:24])
    assert size == (int(told[":width"]), int(told[":height"]))


def test_numbers_carry_their_notes_and_doubt_its_question_mark(site: Path) -> None:
    html = contents(site, "en")[0]
    assert 'up to <data value="5500000000">$5.5&nbsp;billion</data><sup>[1]</sup>' in html
    assert '<time datetime="2025-04-16">16 April 2025</time><sup>?[2]</sup>' in html
    assert re.search(r"The copy is of <time[^>]*>16.April.2025</time><sup>\?\[2\]</sup>", html), "in a box as well"
    assert re.search(r'<sup(?: id="cited-[^"]+")?><a href="[^"]+#source-1">†\d</a></sup>', html), (
        "a source is told from a note"
    )
    notes = html[html.index("<h2>Notes on the numbers</h2>") :]
    first, second = re.findall(r"<li>(.*?)</li>", notes, re.DOTALL)
    assert f'<a href="{ADDRESS}en/ledger/h20/#h20.charge-warned">charge warned of</a>' in first
    assert "Status: projection" in first
    assert '<a href="https://example.com/charge"><bdi>CNBC</bdi></a> 15 April 2025' in first
    assert "Doubtful" in second
    assert "Doubtful" not in first


def test_the_chinese_feed_is_chinese(site: Path) -> None:
    feed = told(site, "zh")
    said = [feed["title"], feed["description"], *(item["title"] for item in feed["items"])]
    assert [words for words in said if not HAN.search(words)] == []
    assert "<h2>数字注释</h2>" in contents(site, "zh")[0]
    assert "至多55亿美元" in contents(site, "zh")[0]


def test_every_page_names_the_feeds_of_its_language_and_its_foot_and_the_front_page_lead_there(site: Path) -> None:
    for language in LANGUAGES:
        pages = (file for file in (site / language).rglob("index.html") if "." not in file.parent.name)
        for file in pages:  # the light page of a single fact or claim, which has a point in its name, names none
            html = file.read_text(encoding="utf-8")
            heads = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', html)
            assert [kind for kind, _ in heads] == ["application/atom+xml", "application/feed+json"]
            assert [(file.parent / href).resolve() for _, href in heads] == [
                (site / language / name).resolve() for name in ("feed.xml", "feed.json")
            ]
            front = file.parent == site / language
            assert len(re.findall(r'<a href="[^"]*feed\.(?:xml|json)"', html)) == (4 if front else 2)
    assert "feed." not in (site / "index.html").read_text(encoding="utf-8"), "the chooser belongs to no language"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corrections_have_a_feed_of_their_own_that_their_page_leads_to(site: Path, language: str) -> None:
    feed = ET.parse(site / language / "corrections.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    page = f"{ADDRESS}{language}/corrections/"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert ids == [f"{page}#h20.charge-booked-2", f"{page}#h20.charge-booked-1"], "newest first"
    assert feed.findtext(f"{ATOM}updated") == "2026-11-26T00:00:00+00:00"
    html = (site / language / "corrections/index.html").read_text(encoding="utf-8")
    assert [one for one in ids if f'id="{one.partition("#")[2]}"' not in html] == []
    assert re.findall(r'<a href="([^"]*corrections\.\w+)"', html) == ["../corrections.xml", "../corrections.json"]
    told = json.loads((site / language / "corrections.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in told["items"]] == ids
    links = [
        f'href="{ADDRESS}{language}/ledger/h20/#h20.charge-booked"' in item["content_html"] for item in told["items"]
    ]
    assert links == [True, True]


def test_a_correction_says_what_stood_before_and_after_it_and_why(site: Path) -> None:
    items = json.loads((site / "en" / "corrections.json").read_text(encoding="utf-8"))["items"]
    assert [item["title"].replace("\u00a0", " ").partition(": ")[2] for item in items] == [
        "$4.6 billion → $4.5 billion",
        "$4.4 billion → $4.6 billion",
    ]
    assert items[1]["summary"] == "A digit was miscopied & mended"
    assert "<p>A digit was miscopied &amp; mended</p>" in items[1]["content_html"]


def test_without_an_address_there_is_no_feed_and_no_link_to_one(project: Start) -> None:
    root = project(files())
    assert build(root, "--strict").returncode == 0
    assert [name for name in FEEDS if (root / "site" / name).exists()] == []
    named = [file for file in (root / "site").rglob("*.html") if re.search(r"feed\.(?:xml|json)", file.read_text())]
    assert named == []


def test_the_preview_makes_none_though_it_has_an_address() -> None:
    session, config = SimpleNamespace(command="serve"), SimpleNamespace(site_url="http://127.0.0.1:8000/")
    assert make_feeds(session, config) == {}


def test_without_a_dated_article_there_is_no_feed(project: Start) -> None:
    root = project()
    assert build(root, "--strict", SITE_URL=ADDRESS).returncode == 0
    assert [name for name in FEEDS if (root / "site" / name).exists()] == []
    assert "feed.xml" not in (root / "site/en/index.html").read_text(encoding="utf-8")


def test_two_builds_write_the_same_feeds(site: Path, cold_project: Start) -> None:
    root = cold_project(files())
    done = build(root, SITE_URL=ADDRESS, TZ="Pacific/Kiritimati", PYTHONHASHSEED="4711")
    assert done.returncode == 0, done.stderr
    again, before = fingerprint(root / "site"), fingerprint(site)
    assert {name: again[name] for name in FEEDS} == {name: before[name] for name in FEEDS}


def test_the_newest_twenty_are_in_the_feed_and_an_older_one_when_a_newer_one_goes(project: Start) -> None:
    pages: dict[str, str] = {}
    for n in range(1, 23):
        pages |= issue_files(
            f"p{n:02}", number=f"{n}", published=f"2025-06-{n:02}", question=f"{{zh: '{n:02}', en: '{n:02}'}}"
        )
    root = project(pages)
    for newest in (22, 21):
        done = build(root, "--strict", SITE_URL=ADDRESS)
        assert done.returncode == 0, done.stderr
        items = json.loads((root / "site/en/feed.json").read_text(encoding="utf-8"))["items"]
        assert [item["title"] for item in items] == [f"{n:02}" for n in range(newest, newest - MOST_ARTICLES, -1)]
        for file in [path for path in pages if "/p22" in path]:
            (root / file).unlink(missing_ok=True)
