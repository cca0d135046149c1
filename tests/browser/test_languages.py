"""A page speaks one language, says which, and leads to its twin: the same page, and the same section, in another."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
import yaml

from macros.catalog.load import load_catalog
from tests.browser.conftest import OpenWindow
from tests.browser.site import ROOT, Site, build
from tests.browser.survey import Survey
from tests.browser.visit import Visit, until
from tests.browser.words import foreign_words

SWITCH = "a[data-cl-language]"
LATIN = re.compile(r"[A-Za-z]{2}")
HAN = re.compile(r"[\u3400-\u9fff]")
# Of other languages: those in another form, as feeds and Markdown are, have a type
ALTERNATE = re.compile(r"<link\b(?![^>]*\btype=)[^>]*\brel=\"?alternate\"?[^>]*>")


def test_every_page_says_the_language_of_its_folder(site: Site) -> None:
    wrong = []
    for language, tag in site.tags.items():
        assert site.in_language(language), f"no page in {language}"
        for path in site.in_language(language):
            said = re.search(r'<html[^>]*\blang="([^"]*)"', site.html(path))
            if not said or said[1] != tag:
                wrong.append(path)
    assert wrong == []


def test_every_language_has_the_same_pages(site: Site) -> None:
    for language in site.tags:
        assert {path.removeprefix(f"{language}/") for path in site.in_language(language)} == set(site.routes)


def test_no_page_says_a_word_of_the_interface_in_another_language(site: Site, surveyed: Survey) -> None:
    wrong = []
    for language, tag in site.tags.items():
        foreign = {word for other in site.tags if other != language for word in foreign_words(language, other)}
        for path in site.in_language(language):
            said = surveyed.at(path)["spoken"]
            assert len(said) > 20, f"{path} says hardly anything; is it looked at?"
            wrong += [f"{path}: {words}" for words, lang in said if lang == tag and words.lower() in foreign]
    assert wrong == []


def test_english_pages_hold_han_characters_only_where_they_are_marked_as_chinese(site: Site, surveyed: Survey) -> None:
    said = {
        (path, words) for path in site.in_language("en") for words, lang in surveyed.at(path)["spoken"] if lang == "en"
    }
    assert sorted((path, words) for path, words in said if HAN.search(words)) == []


def test_chinese_pages_call_every_link_and_button_of_the_frame_by_a_chinese_name(site: Site, surveyed: Survey) -> None:
    called = {(path, name) for path in site.in_language("zh") for name in surveyed.at(path)["frame"]}
    assert called
    assert sorted((path, name) for path, name in called if LATIN.search(name) and not HAN.search(name)) == []


def test_every_page_leads_to_itself_in_every_other_language(site: Site, surveyed: Survey) -> None:
    for language in site.tags:
        for route in site.routes:
            twins = {f"{site.origin}/{other}/{route}" for other in site.tags if other != language}
            assert set(surveyed.at(f"{language}/{route}")["twins"]) == twins


def test_the_switch_leads_to_the_same_page_with_scripts_off(site: Site, visit: OpenWindow) -> None:
    reader = visit(scripts=False)
    reader.open(f"zh/{site.article}").locator(f"header {SWITCH}").first.click()
    assert reader.path == f"en/{site.article}"


@pytest.mark.parametrize(("language", "other", "width"), [("zh", "en", 1280), ("en", "zh", 360)])
def test_the_switch_lands_on_the_section_being_read(
    site: Site, visit: OpenWindow, language: str, other: str, width: int
) -> None:
    reader = visit(width=width)
    section = read_to_the_middle(reader, f"{language}/{site.article}")
    # By the mouse's own way: Playwright's click would scroll the switch into view first.
    box = reader.page.locator(f"header {SWITCH}[href*='{other}/']").bounding_box()
    reader.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    is_at(reader, f"{other}/{site.article}", section)


def test_the_switch_lands_on_the_section_being_read_when_it_is_reached_by_keyboard(
    site: Site, visit: OpenWindow
) -> None:
    reader = visit()
    section = read_to_the_middle(reader, f"zh/{site.article}")
    reader.page.evaluate(f"document.querySelector('header {SWITCH}').focus()")
    reader.page.keyboard.press("Enter")
    is_at(reader, f"en/{site.article}", section)


def read_to_the_middle(reader: Visit, path: str) -> str:
    """Open a page and scroll some way into its middle section; gives that section's id."""
    page = reader.open(path)
    headings = page.locator("article h2[id]").evaluate_all("all => all.map(heading => heading.id)")
    section = str(headings[len(headings) // 2])
    page.locator(f"[id='{section}']").evaluate("heading => scrollBy(0, heading.getBoundingClientRect().top + 100)")
    until(page, "scrollY > 500")
    return section


def is_at(reader: Visit, path: str, section: str) -> None:
    """The window comes to show a page at a section, its heading in view below the header."""
    page = reader.page
    page.wait_for_url(f"**/{path}*")
    assert page.url.endswith(f"/{path}#{section}")
    until(page, "scrollY > 500")
    header = page.locator("header").first.bounding_box()
    assert header["y"] + header["height"] - 8 <= page.locator(f"[id='{section}']").bounding_box()["y"] <= 300


def test_links_stay_in_the_language_of_the_page(site: Site, surveyed: Survey) -> None:
    wrong = []
    for language in site.tags:
        for path in site.in_language(language):
            of_all = f"{site.origin}/llms.txt"  # one for every language
            ours = [
                href for href in surveyed.at(path)["links"] if href.startswith(f"{site.origin}/") and href != of_all
            ]
            assert ours
            wrong += [f"{path} → {href}" for href in ours if not href.startswith(f"{site.origin}/{language}/")]
    assert wrong == []


@pytest.mark.parametrize(("forth", "back"), [("next", "previous"), ("previous", "next")])
def test_next_leads_through_every_page_of_one_language_and_previous_back(
    site: Site, surveyed: Survey, forth: str, back: str
) -> None:
    for language in site.tags:
        turned = turned_to(site, surveyed, language, forth)
        led_to = [other for other in turned.values() if other]
        assert len(led_to) == len(set(led_to)), "no two pages lead to one"
        assert set(led_to) <= turned.keys()
        walked = [path for row in rows(turned) for path in row]
        assert sorted(walked) == sorted(turned), "each page stands in one row, and none in a circle"
        for path, other in turned.items():
            assert not other or surveyed.at(other)[back] == f"{site.origin}/{path}"


def test_an_issue_is_read_from_its_opening_page_through_its_sections_and_leads_to_no_other(
    site: Site, surveyed: Survey
) -> None:
    issues = load_catalog(ROOT)[0].issues
    for language in site.tags:
        found = rows(turned_to(site, surveyed, language, "next"))
        for slug, issue in issues.items():
            opening = f"{language}/issues/{slug}/"
            assert [opening, *(f"{opening}{section}/" for section in issue.sections)] in found


def turned_to(site: Site, surveyed: Survey, language: str, forth: str) -> dict[str, str]:
    """Where each page of a language leads forth to; the pages of single charts hang on the gallery, in no row."""
    pages = [path for path in site.in_language(language) if "/charts/" not in path or path.endswith("/charts/")]
    return {path: surveyed.at(path)[forth].removeprefix(f"{site.origin}/") for path in pages}


def rows(turned: dict[str, str]) -> list[list[str]]:
    """The rows of pages that lead to one another, each from a page that none leads to."""
    found = []
    for first in sorted(set(turned) - set(turned.values())):
        row = [first]
        while turned[row[-1]] and len(row) <= len(turned):
            row.append(turned[row[-1]])
        found.append(row)
    return found


def test_without_an_address_no_page_guesses_where_its_twin_will_be_published(site: Site) -> None:
    assert [path for path in site.paths if ALTERNATE.search(site.html(path))] == []


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site as built for an address below the root of its host."""
    return build(tmp_path_factory.mktemp("published"), SITE_URL="https://example.org/ledger/")


def test_with_an_address_every_page_names_all_its_twins_absolutely_and_they_name_it(published: Site) -> None:
    base = "https://example.org/ledger/"
    for route in published.routes:
        wanted = {tag: urljoin(base, f"{language}/{route}") for language, tag in published.tags.items()}
        wanted["x-default"] = wanted[next(iter(published.tags.values()))]
        for language in published.tags:
            assert alternates(published.html(f"{language}/{route}")) == wanted


def alternates(html: str) -> dict[str, str]:
    """A page's hreflang → address; an alternate without one is a feed."""
    found = {}
    for link in ALTERNATE.findall(html):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', link))
        if "hreflang" in attributes:
            found[attributes["hreflang"]] = attributes["href"]
    return found


def test_the_search_answers_in_the_language_of_the_page(visit: OpenWindow) -> None:
    reader = visit()
    for language in ("zh", "en"):
        words = yaml.safe_load((ROOT / "data/phrases" / f"{language}.yml").read_text(encoding="utf-8"))["search"]
        page = reader.open(f"{language}/")
        field = page.locator("[data-cl-search] input")
        assert field.get_attribute("aria-label") == words["field"]
        field.focus()
        page.keyboard.insert_text("H20")
        page.locator(".cl-panel__all").wait_for()
        said = page.locator(".cl-panel__said").inner_text()
        assert re.fullmatch(re.escape(words["found"]).replace(r"\{n\}", r"\d+"), said)
        kinds = page.locator(".cl-panel__kind").evaluate_all("all => all.map(one => one.firstChild.data)")
        assert set(kinds) <= {words[kind] for kind in ("page", "fact", "claim", "event", "chart", "source")}
