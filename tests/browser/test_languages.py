"""A page speaks one language, says which, and leads to its twin: the same page, and the same section, in another."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site, build
from tests.browser.words import foreign_words, theme_words

SWITCH = "a[data-cl-language]"
HAN = re.compile(r"[\u3400-\u9fff]")
ALTERNATE = re.compile(r"<link\b[^>]*\brel=\"?alternate\"?[^>]*>")

# Every text and every spoken attribute with the language it is said to be in; scripts' strings are read as well.
SPOKEN = """() => {
    const found = []
    const tell = (element, said) => {
        const words = said?.replace(/\\s+/g, " ").trim()
        if (words) found.push([words, element.closest("[lang]").lang])
    }
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement
        if (!parent.closest("script, style")) tell(parent, walker.currentNode.data)
    }
    for (const element of document.querySelectorAll("*"))
        for (const name of ["title", "aria-label", "placeholder", "alt", "aria-description", "aria-roledescription"])
            tell(element, element.getAttribute(name))
    for (const meta of document.querySelectorAll("meta[name=description]")) tell(meta, meta.content)
    const config = JSON.parse(document.querySelector("#__config")?.textContent ?? "{}")
    for (const said of Object.values(config.translations ?? {})) tell(document.documentElement, said)
    return found
}"""


def spoken(visit, path: str) -> list[tuple[str, str]]:
    """Everything a page says, seen, spoken or on call, each with the language marked on it."""
    return [(words, lang) for words, lang in visit.open(path).evaluate(SPOKEN)]


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


def test_no_page_says_a_word_of_the_interface_in_another_language(site: Site, visit: OpenWindow) -> None:
    reader = visit()
    wrong = []
    for language, tag in site.tags.items():
        foreign = {word for other in site.tags if other != language for word in foreign_words(language, other)}
        for path in site.in_language(language):
            said = spoken(reader, path)
            assert len(said) > 20, f"{path} says hardly anything; is it looked at?"
            wrong += [f"{path}: {words}" for words, lang in said if lang == tag and words.lower() in foreign]
    assert wrong == []


def test_english_pages_hold_han_characters_only_where_they_are_marked_as_chinese(
    site: Site, visit: OpenWindow
) -> None:
    reader = visit()
    wrong = []
    for path in site.in_language("en"):
        wrong += [f"{path}: {said}" for said, lang in spoken(reader, path) if lang == "en" and HAN.search(said)]
    assert wrong == []


def test_chinese_pages_call_every_link_and_button_of_the_frame_by_a_chinese_name(
    site: Site, visit: OpenWindow
) -> None:
    reader = visit()
    named = """() => [...document.querySelectorAll("a, button, label, input, summary, [role]")]
        .filter(element => !element.closest("article, .cl-cards") && element.closest("[lang]").lang === "zh-Hans")
        .flatMap(element => [element.textContent, element.title, element.ariaLabel, element.placeholder])
        .map(said => said?.trim()).filter(said => /[A-Za-z]{2}/.test(said ?? "") && !/[\\u3400-\\u9fff]/.test(said))"""
    wrong = [f"{path}: {said}" for path in site.in_language("zh") for said in reader.open(path).evaluate(named)]
    assert wrong == []


def test_the_switch_leads_to_the_same_page_with_scripts_off(site: Site, visit: OpenWindow) -> None:
    reader = visit(scripts=False)
    for language in site.tags:
        for route in site.routes:
            page = reader.open(f"{language}/{route}")
            for other in set(site.tags) - {language}:
                hrefs = page.locator(SWITCH).evaluate_all("links => links.map(link => link.href)")
                assert f"{site.origin}/{other}/{route}" in hrefs, f"{language}/{route}"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_the_switch_lands_on_the_section_being_read(
    site: Site, visit: OpenWindow, language: str, other: str, width: int
) -> None:
    reader = visit(width=width)
    route = longest(site)
    page = reader.open(f"{language}/{route}")
    headings = page.locator("article h2[id]").evaluate_all("all => all.map(heading => heading.id)")
    section = headings[len(headings) // 2]
    page.locator(f"[id='{section}']").evaluate("heading => scrollBy(0, heading.getBoundingClientRect().top + 100)")
    page.wait_for_function("scrollY > 500")
    page.locator(f"header {SWITCH}[href*='{other}/']").click()
    page.wait_for_url(f"**/{other}/**")
    assert page.url == f"{site.origin}/{other}/{route}#{section}"
    page.wait_for_function("scrollY > 500")
    top = page.locator(f"[id='{section}']").bounding_box()["y"]
    header = page.locator("header").first.bounding_box()
    assert header["y"] + header["height"] - 8 <= top <= 300, "its heading is in view, below the header"


def longest(site: Site) -> str:
    """The page with the most text: an article."""
    return max(site.routes, key=lambda route: len(site.html(f"en/{route}")))


def test_links_stay_in_the_language_of_the_page(site: Site, visit: OpenWindow) -> None:
    reader = visit()
    wrong = []
    for language in site.tags:
        for path in site.in_language(language):
            page = reader.open(path)
            hrefs = page.locator("a[href]:not([data-cl-language])").evaluate_all("all => all.map(link => link.href)")
            ours = [href for href in hrefs if href.startswith(f"{site.origin}/")]
            wrong += [f"{path} → {href}" for href in ours if not href.startswith(f"{site.origin}/{language}/")]
    assert wrong == []


def test_next_leads_through_every_page_of_one_language_and_previous_back(site: Site, visit: OpenWindow) -> None:
    reader = visit()
    for language in site.tags:
        page, forth = reader.open(f"{language}/"), [f"{language}/"]
        while page.locator("a[rel=next]").count():
            page.goto(page.locator("a[rel=next]").evaluate("link => link.href"))
            forth.append(reader.path)
        assert sorted(forth) == sorted(site.in_language(language))
        back = [reader.path]
        while page.locator("a[rel=prev]").count():
            page.goto(page.locator("a[rel=prev]").evaluate("link => link.href"))
            back.append(reader.path)
        assert back == forth[::-1]


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
    """A page's hreflang → address."""
    found = {}
    for link in ALTERNATE.findall(html):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', link))
        found[attributes["hreflang"]] = attributes["href"]
    return found


def test_the_search_dialog_answers_in_the_language_of_the_page(visit: OpenWindow) -> None:
    reader = visit()
    for language in ("zh", "en"):
        page = reader.open(f"{language}/")
        page.locator("[data-md-component=search-query]").focus()
        placeholder = theme_words(language)["search.result.placeholder"]
        page.wait_for_function(
            "said => document.querySelector('.md-search-result__meta').innerText.trim() === said", arg=placeholder
        )
