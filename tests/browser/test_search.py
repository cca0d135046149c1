"""Search as readers use it: Material's own dialog, in the language of the page and in no other."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.browser.conftest import OpenWindow
from tests.browser.site import Site
from tests.browser.visit import Visit
from tests.browser.words import theme_words

CHINESE = ("黄仁勋", "英伟达", "H20芯片", "出口管制")
ENGLISH = ("licence", "charge", "Trump")
# Words that the other language has no reason to print, not even in the title of a source.
ONLY_CHINESE = ("出口管制", "黄仁勋")
ONLY_ENGLISH = ("licence", "licences")

# The dialog says how many it found only once the worker has answered; until then it says one of two other things.
ANSWERED = """([waiting, query]) => {
    const said = document.querySelector(".md-search-result__meta")?.innerText.trim()
    const typed = document.querySelector("[data-md-component=search-query]").value
    return typed === query && said && !waiting.includes(said)
}"""


@dataclass
class Answer:
    """What the dialog answered: what it says of the number, and where its results lead."""

    said: str
    paths: list[str]


def search(visit: Visit, language: str, query: str) -> Answer:
    """Type a query into the search dialog of a language's front page and wait for its answer."""
    page = visit.page
    if visit.path != f"{language}/":
        visit.open(f"{language}/")
    words = theme_words(language)
    page.locator("[data-md-component=search-query]").focus()
    page.locator("[data-md-component=search-query]").fill("")
    page.keyboard.insert_text(query)
    page.keyboard.press("End")  # as an input method does, a key ends the word: the dialog listens for keys
    waiting = [words["search.result.initializer"], words["search.result.placeholder"]]
    page.wait_for_function(ANSWERED, arg=[waiting, query])
    page.wait_for_timeout(150)  # the answer to the query before may still be on the screen
    if page.locator(".md-search-result__meta").inner_text().strip() == words["search.result.none"]:
        page.wait_for_timeout(1_500)  # on a slow machine the answer to the empty field comes first, and finds nothing
    links = page.locator(".md-search-result__list a.md-search-result__link")
    hrefs = links.evaluate_all("links => links.map(link => link.href)")
    said = page.locator(".md-search-result__meta").inner_text().strip()
    return Answer(said, [href.removeprefix(f"{visit.origin}/") for href in hrefs])


@pytest.mark.parametrize(("language", "queries"), [("zh", CHINESE), ("en", ENGLISH)])
def test_a_word_finds_pages_and_only_of_its_language(
    site: Site, visit: OpenWindow, language: str, queries: tuple[str, ...]
) -> None:
    reader = visit()
    for query in queries:
        answer = search(reader, language, query)
        assert answer.paths, f"{query}: {answer.said}"
        assert {re.split("[?#]", path)[0] for path in answer.paths} <= set(site.in_language(language))


@pytest.mark.parametrize(("language", "queries"), [("en", ONLY_CHINESE), ("zh", ONLY_ENGLISH)])
def test_a_word_of_the_other_language_finds_nothing_and_is_told_so(
    visit: OpenWindow, language: str, queries: tuple[str, ...]
) -> None:
    reader = visit()
    for query in queries:
        answer = search(reader, language, query)
        assert answer.paths == [], query
        assert answer.said == theme_words(language)["search.result.none"]


@pytest.mark.parametrize(("language", "query"), [("zh", "出口管制"), ("en", "licence")])
def test_a_result_leads_to_its_page_and_section(visit: OpenWindow, language: str, query: str) -> None:
    reader = visit()
    wanted = search(reader, language, query).paths[0]
    reader.page.locator(".md-search-result__list a.md-search-result__link").first.click()
    reader.page.wait_for_url(f"**/{wanted.split('#')[0].split('?')[0]}*")
    assert reader.path.split("?")[0] == wanted.split("#")[0].split("?")[0]
    assert query.lower() in reader.page.locator("article").inner_text().lower()
    if "#" in wanted:
        assert reader.page.locator(f"[id='{wanted.split('#')[1]}']").is_visible()


@pytest.mark.parametrize(("language", "query"), [("zh", "55亿"), ("en", "5.5 billion"), ("en", "H20 charge")])
def test_a_number_leads_to_its_entry_in_the_ledger_first(visit: OpenWindow, language: str, query: str) -> None:
    reader = visit()
    first = search(reader, language, query).paths[0]
    assert re.sub(r"\?[^#]*", "", first) == f"{language}/ledger/h20/#h20.charge-warned"
    reader.page.locator(".md-search-result__list a.md-search-result__link").first.click()
    reader.page.wait_for_url("**/ledger/h20/*")
    assert reader.page.locator("[id='h20.charge-warned']").is_visible()


@pytest.mark.parametrize(("language", "query"), [("zh", "研究"), ("zh", "机器人"), ("en", "nowhereword")])
def test_what_is_found_holds_the_words_that_were_typed(
    site: Site, visit: OpenWindow, language: str, query: str
) -> None:
    paths = {path.split("?")[0] for path in search(visit(), language, query).paths}
    holding = {path for path in site.in_language(language) if query in site.html(path)}
    assert paths <= holding
    assert bool(paths) == (query != "nowhereword")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_slash_opens_the_search(visit: OpenWindow, language: str) -> None:
    reader = visit()
    page = reader.open(f"{language}/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.dataset.mdComponent") == "search-query"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_language_loads_its_own_index_and_no_other(visit: OpenWindow, language: str) -> None:
    reader = visit()
    search(reader, language, "H20")
    loaded = {
        url.removeprefix(reader.origin).split("/search/")[0]
        for url in reader.requests
        if "/search/" in url.split("?")[0]
    }
    assert loaded == {f"/{language}"}


def test_a_reader_who_does_not_search_loads_no_index(site: Site, visit: OpenWindow) -> None:
    reader = visit()
    reader.open(f"zh/{site.article}").wait_for_load_state("networkidle")
    assert [url for url in reader.requests if "/search/" in url.split("?")[0]] == []
