"""Search as readers use it: Material's own dialog, in the language of the page and in no other."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from dataclasses import dataclass

import jieba
import pytest
from playwright.sync_api import Route

from macros.catalog.load import load_catalog
from macros.editions.search_words import words
from tests.browser.conftest import OpenWindow
from tests.browser.site import ROOT, Site
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
    paths = [re.sub(r"\?[^#]*", "", path) for path in search(reader, language, query).paths]
    wanted = paths[:2].index(f"{language}/ledger/h20/#h20.charge-warned")  # "H20 charge" has two, warned of and booked
    reader.page.locator(".md-search-result__list a.md-search-result__link").nth(wanted).click()
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


WORKER = (ROOT / "overrides" / "assets" / "search-worker.js").read_text(encoding="utf-8")
# Every letter that either side might see otherwise: widths, accents, ligatures, joiners, digits of all kinds, emoji.
LETTERS = "aZé\u0301ßſﬁİ19２٣½²Ⅳ芯片\u3005カﾞ한ไทย\u2060\u00ad\u200d'’.,，。 -_/%$🇨🇳𠀀\u0b95ка\u0130"


def test_the_worker_parts_words_as_the_index_does(site: Site, visit: OpenWindow) -> None:
    chance = random.Random(7)
    made = ["".join(chance.choices(LETTERS, k=12)) for _ in range(3_000)]
    real = [one["text"] for language in site.tags for one in site.search_entries(language)]
    page = visit().open("zh/")
    parted = page.evaluate(
        f"(texts) => {{ {WORKER}; return texts.map((t) => groups(t).flatMap((g) => g.words)); }}", made + real
    )
    assert parted == [list(words(text)) for text in made + real]


def test_the_worker_looks_where_the_index_puts_a_word(site: Site, visit: OpenWindow) -> None:
    page = visit().open("zh/")
    for language in site.tags:
        shelves = sorted((site.folder / language / "search").glob("words-*.json"))
        kept = {
            word: int(re.match(r"words-(\d+)", file.name)[1])
            for file in shelves
            for word in json.loads(file.read_text("utf-8"))
        }
        code = f"([words, count]) => {{ {WORKER}; return words.map((word) => shelfOf(word, count)); }}"
        assert page.evaluate(code, [list(kept), len(shelves)]) == list(kept.values())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_name_of_the_glossary_and_every_frequent_word_is_found_wherever_it_stands(
    site: Site, visit: OpenWindow, language: str
) -> None:
    entries = site.search_entries(language)
    text = {f"{one['location']}\n{one['title']}": f"{one['title']}\n{one['text']}" for one in entries}
    terms = load_catalog(ROOT)[0].terms.values()
    names = {term.name[language] for term in terms} | {term.short[language] for term in terms if term.short}
    asked = sorted({*names, *frequent(list(text.values()), language)})
    assert len(asked) > 120
    page = visit().open(f"{language}/?in=search/")
    ask = f"""async (asked) => {{ {WORKER};
        const index = await file("index");
        return Promise.all(asked.map(async (word) => Promise.all((await candidates(index, groups(word)))
            .map(async (one) => {{ const held = await record(index, one.number); return `${{held.url}}\n${{held.title}}`; }}))));
    }}"""
    missed = {}
    for word, found in zip(asked, page.evaluate(ask, asked), strict=True):
        standing = {place for place, said in text.items() if stands_in(word, said)}
        if standing - set(found):
            missed[word] = sorted(standing - set(found))[:3]
    assert missed == {}


def frequent(texts: list[str], language: str) -> list[str]:
    """The hundred words of two letters or more that stand most often on the site."""
    if language == "zh":
        found = (word for text in texts for word in jieba.cut(text) if re.fullmatch("[\u4e00-\u9fff]{2,}", word))
    else:
        found = (word for text in texts for word in re.findall("[A-Za-z][A-Za-z0-9]+", text))
    return [word for word, _ in Counter(found).most_common(100)]


def stands_in(word: str, text: str) -> bool:
    """Whether a text holds a word: anywhere for one of letters without spaces, else with nothing of a word beside it."""
    if re.search("[\u4e00-\u9fff]", word):
        return word.lower() in text.lower()
    return bool(re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text, re.IGNORECASE))


@pytest.mark.parametrize(
    ("language", "query", "path"),
    [
        ("zh", "英伟达 收入 占比", "zh/charts/eighty-per-cent/"),
        ("zh", "英伟达收入占比", "zh/charts/eighty-per-cent/"),
        ("zh", "“H20”", "zh/issues/nvidia-china/h20-saga/"),
        ("zh", "１３％", "zh/ledger/nvidia/#nvidia.china-share"),
        ("en", "Wassenaar", "en/issues/nvidia-china/borders/#wassenaar"),
        ("en", "bytdance", "en/charts/hopper-buyers/"),
        ("en", "hua jens", "en/issues/nvidia-china/motives/"),
    ],
)
def test_what_a_reader_types_is_found_as_it_is_typed(visit: OpenWindow, language: str, query: str, path: str) -> None:
    assert path in [re.sub(r"\?[^#]*", "", found) for found in search(visit(), language, query).paths]


def test_what_is_pasted_or_dictated_is_asked_for_without_a_key(visit: OpenWindow) -> None:
    reader = visit()
    page = reader.open("zh/")
    page.locator("[data-md-component=search-query]").focus()
    page.wait_for_timeout(500)
    page.keyboard.insert_text("寒武纪")
    page.locator(".md-search-result__list a.md-search-result__link").first.wait_for(timeout=5_000)
    assert "寒武纪" in page.locator(".md-search-result__list").inner_text()


def test_a_snippet_is_prose_with_what_was_typed_marked_in_it(visit: OpenWindow) -> None:
    reader = visit()
    search(reader, "zh", "出口管制")
    shown = reader.page.locator(".md-search-result__list")
    assert "出口管制" in shown.locator("mark").all_inner_texts()
    assert not re.search("<|CSV|JSON|下载|嵌入", shown.inner_text())


def test_a_reader_whose_page_is_older_than_the_site_is_answered_from_the_new_index(
    site: Site, visit: OpenWindow
) -> None:
    """The index that the page has names files that are gone since the site was published anew."""
    reader = visit()
    index = json.loads((site.folder / "zh/search/index.json").read_text(encoding="utf-8"))
    asked = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        told = {**index, "made": "0123456789"} if len(asked) == 1 else index
        route.fulfill(json=told)

    reader.page.context.route("**/zh/search/index.json", answer)
    assert search(reader, "zh", "出口管制").paths
    assert len(asked) == 2
