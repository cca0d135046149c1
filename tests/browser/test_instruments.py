"""The ledger, the claims, the timeline and the sources: what is asked for is shown, counted, in the address, and in either language."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from macros.catalog.load import load_catalog
from macros.pages.instruments.ledger_rows import by_date, by_size
from macros.wording.magnitudes import magnitudes
from tests.browser.conftest import OpenWindow
from tests.browser.site import ROOT
from tests.browser.visit import until

CATALOG = load_catalog(ROOT)[0]
ISSUE = "nvidia-china"
CLAIMS = f"claims/{ISSUE}/"
LISTS = ("ledger/", CLAIMS, "timeline/", "sources/")
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
ROWS = "[data-cl-row]"
SHOWN = f"{ROWS}:not([hidden])"


def ids(page: Page) -> list[str]:
    """The facts that the ledger shows, in their order, by where each leads."""
    links = (
        f"[...document.querySelectorAll('tr{SHOWN}')].map(row => row.querySelector('dl > :last-child a').hash.slice(1))"
    )
    return [str(one) for one in page.evaluate(links)]


def counted(page: Page) -> tuple[int, int]:
    """How many rows the page says it shows, and of how many."""
    found = sorted(int(n) for n in re.findall(r"\d+", page.get_by_role("status").inner_text()))
    assert len(found) == 1 or found[0] < found[1], "of a whole list its length is said once"
    return found[0], found[-1]


@LANGUAGES
@pytest.mark.parametrize("path", LISTS)
def test_a_list_says_how_many_it_shows_of_how_many_there_are(visit: OpenWindow, language: str, path: str) -> None:
    page = visit().open(f"{language}/{path}")
    every = page.locator(ROWS).count()
    assert counted(page) == (every, every)
    page.locator("[name=find]").fill("H20")
    shown = page.locator(SHOWN).count()
    assert 0 < shown < every
    assert counted(page) == (shown, every)
    page.locator("[name=find]").fill("zxqjk")
    assert counted(page) == (0, every)
    expect(page.locator("[data-cl-nothing]")).to_be_visible()
    page.locator(".cl-bar [type=reset]").click()
    assert counted(page) == (every, every)
    assert page.url.endswith(path)


@LANGUAGES
@pytest.mark.parametrize("written", ["55亿", "5.5 billion", "$5.5bn", "５５亿美元", "5,500 million"])
def test_a_number_is_found_in_any_writing_in_either_language(visit: OpenWindow, language: str, written: str) -> None:
    page = visit().open(f"{language}/ledger/?find={quote(written)}")
    assert "h20.charge-warned" in ids(page)
    assert page.locator(SHOWN).count() < 6


WRITINGS = (
    "55亿", "5.5 billion", "5.5bn", "5,500 million", "$5.5bn", "US$5.5 billion", "55亿美元", "5.5 billion dollars",
    "45亿至55亿美元", "$4.5–5.5 billion", "13%", "13 percent", "13 per cent", "13％", "百分之13", "1.3成", "13个百分点",
    "13 percentage points", "3倍", "3 times", "120万", "1.2 million", "12亿欧元", "€1.2 billion", "¥3.4 billion", "34亿元",
    "6,500亿", "650 billion", "2万亿", "2 trillion", "三百万", "HK$5 million", "500万港元", "£2m",
)  # fmt: skip


def test_numbers_are_read_as_the_rules_over_pages_read_them(visit: OpenWindow) -> None:
    """Each writing is put into a row and asked for: it is found in the rows whose writing is of the same magnitude."""
    page = visit().open("en/timeline/")
    digits = [one for one in WRITINGS if re.search(r"\d", one)]
    put = "texts => document.querySelectorAll('[data-cl-row]').forEach((row, n) => { row.innerHTML = '<p></p>'; row.firstChild.textContent = texts[n] ?? '-' })"
    page.evaluate(put, digits)
    order = "[...document.querySelectorAll('[data-cl-row]:not([hidden])')].map(row => row.textContent)"
    for asked in digits:
        page.locator("[name=find]").fill(asked)
        wanted = {(one.value, one.measure) for one, _, _ in magnitudes(asked)}
        found = set(page.evaluate(order))
        same = set()
        for text in digits:
            there = {(one.value, one.measure) for one, _, _ in magnitudes(text)}
            sizes = {value for value, _ in there}
            if all(value in sizes if measure == "count" else (value, measure) in there for value, measure in wanted):
                same.add(text)
        assert found == same, asked


@LANGUAGES
@pytest.mark.parametrize(("order", "ranks"), [("size", by_size(CATALOG)), ("date", by_date(CATALOG))])
def test_the_ledger_takes_the_order_that_is_asked_for(
    visit: OpenWindow, language: str, order: str, ranks: dict[str, int]
) -> None:
    page = visit().open(f"{language}/ledger/")
    written = ids(page)
    page.locator("[name=sort]").select_option(order)
    assert ids(page) == sorted(ranks, key=ranks.__getitem__)
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    expect(page.locator("tbody h2").first).to_be_hidden()
    page.locator("[name=sort]").select_option("")
    assert ids(page) == written
    expect(page.locator("[aria-sort]")).to_have_count(0)


def test_choices_narrow_the_ledger_together(visit: OpenWindow) -> None:
    page = visit().open("en/ledger/")
    page.locator("[name=topic]").select_option("h20")
    page.locator("[name=kind]").select_option("money")
    page.locator("[name=doubtful]").check()
    rows = page.locator(f"tr{SHOWN}")
    assert rows.count() == page.locator("tr[data-topic=h20][data-kind=money][data-doubtful=yes]").count() > 0
    expect(page.locator("tbody h2:visible")).to_have_count(1)
    assert page.url.endswith("ledger/?topic=h20&kind=money&doubtful=yes")


@pytest.mark.parametrize(
    ("grade", "read", "language"), [("b", "excerpt", "en"), ("a", "not-opened", ""), ("", "", "zh")]
)
def test_sources_are_narrowed_by_grade_by_what_was_read_and_by_language(
    visit: OpenWindow, grade: str, read: str, language: str
) -> None:
    asked = {name: value for name, value in (("grade", grade), ("read", read), ("language", language)) if value}
    page = visit().open("en/sources/?" + "&".join(f"{name}={value}" for name, value in asked.items()))
    wanted = {
        f"source-{name}"
        for name, source in CATALOG.sources.items()
        if grade in ("", source.shelf) and read in ("", source.read) and source.language.startswith(language)
    }
    assert set(page.locator(f"li{SHOWN}").evaluate_all("rows => rows.map(row => row.id)")) == wanted
    assert 0 < len(wanted) < len(CATALOG.sources)
    page.locator("a[data-cl-language]").first.click()
    page.wait_for_url("**/zh/sources/?*")
    assert page.locator(SHOWN).count() == len(wanted)


@LANGUAGES
def test_a_claim_is_found_by_the_words_of_what_was_said(visit: OpenWindow, language: str) -> None:
    page = visit().open(f"{language}/{CLAIMS}")
    for row in page.locator(ROWS).all()[:40:8]:
        said = row.locator(".cl-claim__said").inner_text()
        page.locator("[name=find]").fill(said)
        assert page.locator(SHOWN).count() >= 1, said
        expect(row).to_be_visible()


@pytest.mark.parametrize("path", LISTS)
def test_an_address_brings_back_what_was_asked_for(visit: OpenWindow, path: str) -> None:
    page = visit().open(f"en/{path}")
    page.locator("[name=find]").press_sequentially("H20")
    shown = page.locator(SHOWN).count()
    assert page.url.endswith("?find=H20")
    page.reload()
    assert page.locator("[name=find]").input_value() == "H20"
    assert page.locator(SHOWN).count() == shown
    page.go_back()
    assert page.locator("[name=find]").input_value() == "", "one step back undoes all that was typed"
    assert page.locator(SHOWN).count() == page.locator(ROWS).count()
    page.go_forward()
    assert page.locator(SHOWN).count() == shown


def test_an_address_that_asks_for_what_is_not_there_shows_the_whole_list(visit: OpenWindow) -> None:
    for path in ("ledger/?topic=nowhere&sort=wild", f"{CLAIMS}?verdict=none", "timeline/?who=nobody&other=1"):
        page = visit().open(f"en/{path}")
        assert counted(page)[0] == counted(page)[1]


@pytest.mark.parametrize(
    "asked",
    ["ledger/?topic=h20&sort=size", f"{CLAIMS}?verdict=differs&section=h20-saga", "timeline/?who=nvidia&sort=oldest"],
)
def test_the_other_language_shows_the_same(visit: OpenWindow, asked: str) -> None:
    reader = visit()
    page = reader.open(f"zh/{asked}")
    shown = page.locator(SHOWN).count()
    page.locator("header a[data-cl-language]").first.click()
    assert reader.path == f"en/{asked}"
    expect(page.locator(SHOWN)).to_have_count(shown)
    assert 0 < shown < page.locator(ROWS).count() or "sort" in asked


def test_a_cell_of_the_bar_of_verdicts_leads_to_its_claim_among_those_of_its_verdict(visit: OpenWindow) -> None:
    page = visit().open("en/claims/")
    page.locator(".cl-verdicts__cell--differs a").first.click()
    page.wait_for_url("**/?verdict=differs#claim-*")
    verdicts = page.locator(f"li{SHOWN}").evaluate_all("rows => rows.map(row => row.dataset.verdict)")
    assert set(verdicts) == {"differs"}
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator("[name=verdict][value=differs]")).to_be_checked()
    page.locator("[name=verdict][value='']").check()
    assert page.locator(SHOWN).count() == page.locator(ROWS).count()


def test_a_claim_is_copied_as_text_with_its_address(visit: OpenWindow) -> None:
    reader = visit()
    page = reader.open(f"en/{CLAIMS}?verdict=differs")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    claim = page.locator(f"li{SHOWN}").first
    said, name = claim.locator(".cl-claim__said").inner_text(), claim.get_attribute("id").removeprefix("claim-")
    address = f"{page.url.split('?')[0]}#{claim.get_attribute('id')}"
    claim.locator("[data-copy]").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert said in copied
    assert "differs from the record" in copied
    assert copied.endswith(address)
    page.wait_for_timeout(300)
    assert page.locator(".cl-inplace").count() == 0, "to copy opens nothing beside it"
    claim.locator("a.cl-own").click()
    assert reader.path == f"en/claims/{name}/"
    assert said in page.locator("article").inner_text()


def test_the_timeline_begins_with_the_newest_and_turns_about(visit: OpenWindow) -> None:
    page = visit().open("en/timeline/")
    names = "[...document.querySelectorAll('[data-cl-row]')].map(row => row.id)"
    newest = page.evaluate(names)
    years = [CATALOG.events[name].date.start.year for name in newest]
    assert years == sorted(years, reverse=True)
    assert page.locator(ROWS).first.is_visible()
    assert page.locator(ROWS).last.is_hidden(), "what is old is folded"
    page.locator("[name=sort]").select_option("oldest")
    assert page.evaluate(names) == newest[::-1]
    headings = page.locator("article h2").evaluate_all("all => all.map(one => one.id)")
    assert headings == sorted(headings)


def test_what_is_found_in_a_folded_year_is_open_and_folds_again(visit: OpenWindow) -> None:
    page = visit().open("en/timeline/")
    page.locator("[name=who]").select_option("wassenaar-arrangement")
    assert page.locator(SHOWN).count() == page.locator(f"{ROWS}:visible").count()
    assert page.locator(SHOWN).count() == sum(
        "wassenaar-arrangement" in (event.actor, *event.involved) for event in CATALOG.events.values()
    )
    page.locator(".cl-bar [type=reset]").click()
    assert page.locator(ROWS).last.is_hidden()


@pytest.mark.parametrize("path", ["ledger/h20/#h20.charge-warned", "timeline/#wassenaar.founding"])
def test_an_address_opens_what_it_leads_to(visit: OpenWindow, path: str) -> None:
    page = visit().open(f"en/{path}")
    target = page.locator(f"[id='{path.partition('#')[2]}']")
    expect(target).to_be_in_viewport()
    assert target.evaluate("here => here.closest('details').open")


def test_a_row_unfolds_its_sources_by_keyboard(visit: OpenWindow) -> None:
    page = visit().open("en/ledger/?find=H20+charge")
    page.locator("[name=find]").focus()
    row = page.locator(f"tr{SHOWN}").first
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('summary')"):
            break
    page.keyboard.press("Enter")
    expect(row.locator("dd a").first).to_be_visible()


@LANGUAGES
@pytest.mark.parametrize("path", LISTS)
def test_without_scripts_it_is_the_whole_list_and_no_bar(visit: OpenWindow, language: str, path: str) -> None:
    page = visit(scripts=False).open(f"{language}/{path}?find=H20&sort=size")
    expect(page.locator(".cl-bar")).to_be_hidden()
    assert page.locator(SHOWN).count() == page.locator(ROWS).count() > 50
    for fold in page.locator("article details:not([open]) > summary").all()[:1]:
        fold.click()
        expect(page.locator("article details[open]").first).to_be_visible()


@pytest.mark.parametrize("path", LISTS)
def test_without_has_the_bar_works(visit: OpenWindow, path: str) -> None:
    reader = visit()
    reader.page.route(
        "**/instruments.css",
        lambda route: route.fulfill(body=without_has(route.fetch().text()), content_type="text/css"),
    )
    page = reader.open(f"en/{path}")
    page.locator("[name=find]").fill("H20")
    for row in page.locator(SHOWN).all():
        expect(row).to_be_visible()
    for row in page.locator(f"{ROWS}[hidden]").all()[:5]:
        expect(row).to_be_hidden()


def without_has(css: str) -> str:
    """A style sheet as a browser takes it that knows no `:has()`: a rule which asks for it is none."""
    return re.sub(r"[^{}]*:has\([^{}]*\{[^{}]*\}", "", css)


@LANGUAGES
@pytest.mark.parametrize("path", LISTS)
def test_on_a_phone_the_bar_is_a_line_that_opens(visit: OpenWindow, language: str, path: str) -> None:
    page = visit(width=360, height=740).open(f"{language}/{path}")
    more = page.locator(".cl-bar__more")
    fields = page.locator(".cl-bar__fields")
    expect(fields).to_be_hidden()
    page.evaluate("scrollTo(0, 2000)")
    until(page, "scrollY > 1000")
    expect(page.locator("[name=find]")).to_be_in_viewport()
    assert page.locator(".cl-bar").bounding_box()["height"] < 100
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(fields).to_be_visible()
    page.locator("[name=sort], [name=section], [name=grade]").first.select_option(index=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_a_phone_a_row_of_the_ledger_has_its_value_below_its_name(visit: OpenWindow) -> None:
    page = visit(width=360).open("zh/ledger/")
    heights = page.locator(f"tr{ROWS}").evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert sorted(heights)[len(heights) // 2] < 72, "two lines each, but for long names"
    name, value = page.locator(f"tr{ROWS}").first.locator("> *").all()[:2]
    assert value.bounding_box()["y"] >= name.bounding_box()["y"] + 16


def test_a_row_of_the_ledger_is_a_line_and_values_end_at_one_edge(visit: OpenWindow) -> None:
    page = visit().open("zh/ledger/")
    heights = page.locator(f"tr{ROWS}").evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert sorted(heights)[len(heights) // 2] <= 38
    edge = "row => row.cells[1].getBoundingClientRect().right"
    assert len({round(right) for right in page.locator(f"tr{ROWS}").evaluate_all(f"rows => rows.map({edge})")}) == 1


@LANGUAGES
def test_paper_has_what_is_shown_and_says_what_was_asked_for(visit: OpenWindow, language: str) -> None:
    page = visit().open(f"{language}/ledger/?find=H20&kind=money&doubtful=yes")
    shown = page.locator(SHOWN).count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(f"tr{ROWS}:visible").count() == shown
    said = page.locator(".cl-bar__told").inner_text()
    for words in {"zh": ("查找 H20", "金额", "只看存疑"), "en": ("Find H20", "money", "Doubtful only")}[language]:
        assert words in said
    expect(page.locator("[name=find]")).to_be_hidden()
    assert page.locator(".cl-row dl:visible").count() == 0
