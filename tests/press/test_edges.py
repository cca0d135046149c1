"""What a page says of itself to machines, and the files they ask for; all of it true, in the page's language."""

from __future__ import annotations

import json
import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from macros.charts import raster
from macros.editions.share_cards.sheet import HEIGHT, WIDTH
from tests.conftest import SECTION_PAGE, issue_files
from tests.press.conftest import Start, build

ADDRESS = "https://example.org/ledger/"
PART = SECTION_PAGE.replace("\n---\n#", "\nupdated: 2026-11-24\n---\n#")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The small project with an issue, built for a known address; made once for all tests here."""
    return tmp_path_factory.mktemp("edges")


@pytest.fixture
def site(built: Path, project: Start) -> Path:
    if not (built / "site").exists():
        pages = issue_files("one", "part", question="{zh: One zh, en: One en}")
        pages |= {
            f"docs/{language}/issues/one/part.md": PART.format(title=f"Part {language}") for language in ("zh", "en")
        }
        done = build(project(pages), "--strict", "--site-dir", str(built / "site"), SITE_URL=ADDRESS)
        assert done.returncode == 0, done.stderr
    return built / "site"


def metas(html: str) -> dict[str, str]:
    """The content of every meta element by its name or property."""
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', html))


def test_an_article_names_itself_for_links_and_for_reference_managers(site: Path) -> None:
    told = metas((site / "en/issues/one/part/index.html").read_text())
    assert told["og:type"] == "article"
    assert told["og:title"] == told["citation_title"] == "Part en"
    assert told["og:url"] == told["citation_public_url"] == f"{ADDRESS}en/issues/one/part/"
    assert told["og:locale"] == "en_GB"
    assert (told["article:published_time"], told["article:modified_time"]) == ("2026-11-23", "2026-11-24")
    assert told["citation_publication_date"] == "2026/11/23"


def test_its_twins_are_named_in_full_with_a_default(site: Path) -> None:
    html = (site / "en/issues/one/part/index.html").read_text()
    named = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))
    chinese, english = f"{ADDRESS}zh/issues/one/part/", f"{ADDRESS}en/issues/one/part/"
    assert named == {"zh-Hans": chinese, "en": english, "x-default": chinese}
    assert f'<link rel="canonical" href="{english}">' in html


def test_it_has_a_twin_in_markdown_that_its_head_and_llms_txt_name(site: Path) -> None:
    html = (site / "en/issues/one/part/index.html").read_text()
    assert re.findall(r'<link rel="alternate" type="text/markdown" href="([^"]+)">', html) == ["index.html.md"]
    twin = (site / "en/issues/one/part/index.html.md").read_text(encoding="utf-8")
    assert twin.startswith("# Part en\n")
    assert f"]({ADDRESS}en/issues/one/part/index.html.md)" in (site / "llms.txt").read_text(encoding="utf-8")
    made = {file.relative_to(site).as_posix() for file in site.rglob("*.md")}
    assert made == {f"{language}/issues/one/{part}index.html.md" for language in ("zh", "en") for part in ("", "part/")}
    assert "text/markdown" not in (site / "en/ledger/index.html").read_text(encoding="utf-8")


def test_linked_data_says_what_the_page_is_and_where_it_stands(site: Path) -> None:
    html = (site / "zh/issues/one/part/index.html").read_text()
    article, crumbs = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"]
    assert article["@type"] == "Article"
    assert (article["inLanguage"], article["datePublished"], article["dateModified"]) == (
        "zh-Hans",
        "2026-11-23",
        "2026-11-24",
    )
    assert [step["name"] for step in crumbs["itemListElement"]] == ["各期", "One zh", "Part zh"]
    ledger = json.loads(re.search(r'ld\+json">(.*?)</script>', (site / "zh/ledger/index.html").read_text())[1])
    assert ledger["@graph"][0]["@type"] == "Dataset"


def test_the_shared_picture_is_there_in_the_size_it_says(site: Path) -> None:
    told = metas((site / "zh/issues/one/part/index.html").read_text())
    file = site / told["og:image"].removeprefix(ADDRESS)
    assert struct.unpack(">II", file.read_bytes()[16:24]) == (WIDTH, HEIGHT)
    assert told["twitter:card"] == "summary_large_image"


def test_a_fact_has_a_page_with_its_picture_and_a_file_with_its_number(site: Path) -> None:
    for language in ("zh", "en"):
        told = metas((site / language / "ledger/h20.charge-warned/index.html").read_text())
        picture = site / told["og:image"].removeprefix(ADDRESS)
        assert struct.unpack(">II", picture.read_bytes()[16:24]) == (WIDTH, HEIGHT)
    assert json.loads((site / "data/facts/h20.charge-warned.json").read_text())["value"] == 5_500_000_000


def test_an_article_has_one_image_which_is_its_picture(site: Path) -> None:
    """WeChat shows the first image of a page that is wide enough."""
    html = (site / "en/issues/one/part/index.html").read_text()
    (image,) = re.findall(r'<img src="([^"]+)" width="1200"', html)
    assert html.count("<img") == 1
    assert metas(html)["og:image"].removeprefix(ADDRESS) == image.replace("../", "")


def test_the_sitemap_names_every_page_that_the_web_is_to_know_with_its_twins(site: Path) -> None:
    urls = list(ET.parse(site / "sitemap.xml").getroot())
    places = {url[0].text for url in urls}
    pages = {file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("index.html")}
    assert places == {ADDRESS + page for page in pages if not page.endswith("/search/")}
    assert all(len(url) in (1, 4) for url in urls), "two languages and a default, but for the root"


def test_robots_and_manifests_are_there(site: Path) -> None:
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (site / "robots.txt").read_text()
    assert json.loads((site / "zh/manifest.webmanifest").read_text())["lang"] == "zh-Hans"


def test_without_an_address_nothing_is_named_in_full(project: Start) -> None:
    root = project()
    assert build(root, "--strict").returncode == 0
    html = (root / "site/en/index.html").read_text()
    assert "og:url" not in html
    assert "og:image" not in html
    assert 'rel="alternate"' not in html
    assert not (root / "site/assets/pictures").exists()


def test_a_letter_that_no_font_has_is_told_from_one_that_some_font_has() -> None:
    assert raster.can_write("A", "sans-serif")
    assert not raster.can_write("\U000e0041", "sans-serif")
