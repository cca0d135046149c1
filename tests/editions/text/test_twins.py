"""The Markdown twin of an article: what the page says, in Markdown that every reader of it reads alike."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from macros.catalog.doubt import doubtful
from macros.catalog.record_digests import Key
from macros.editions.blocks.markdown import Markdown
from macros.editions.blocks.model import Block, Code, Heading, Listing, Marks, Note, Paragraph, Quote, Row, Run, Table
from macros.editions.text.twins import twin_of
from macros.ground.letters.own_marks import OF_RECORDS
from macros.manuscript.addresses import entry_address, own_address
from macros.pages.bodies import written_body
from macros.pages.finished_page import FinishedPage, finished_of
from macros.pages.inspection import faults_in_markdown
from macros.wording.citations import speaker
from macros.wording.voice import phrase, voices
from tests.editions.text.reading_back import joined, numbers_in_markdown
from tests.editions.whole_issues import SITE, amounts_of, project, said_of, whole_issue

ARTICLES = sorted(
    (page.language, page.route)
    for page in project().pages
    if page.route.startswith("issues/") and "/" in page.route[7:]
)
_READER = MarkdownIt("commonmark").enable("table")
_NOT_WORDS = re.compile(r"\[\^\w+\]|\(\?\)|\u2060|\s")


@cache
def article(language: str, route: str) -> FinishedPage:
    voice, page = voices(project().catalog)[language], project().by_path[f"docs/{language}/{route}"]
    return finished_of(page, written_body(project(), page, voice))


@cache
def twin(language: str, route: str) -> str:
    return twin_of(article(language, route), SITE)


def by_entry(page: FinishedPage) -> dict[str, Key]:
    there = f"{SITE}/{page.voice.language}/"
    return {there + entry_address(page.voice.catalog, *key): key for key in page.renderer.card_numbers}


@pytest.mark.parametrize(("language", "route"), ARTICLES)
def test_its_numbers_are_those_of_the_record_and_each_has_its_note(language: str, route: str) -> None:
    page = article(language, route)
    keys, issue = by_entry(page), whole_issue(route.split("/")[1], language)
    found = list(numbers_in_markdown(twin(language, route)))
    assert {keys[there] for _, there, _ in found} == set(keys.values())
    for before, there, in_doubt in found:
        key = keys[there]
        assert any(joined(before).endswith(joined(said)) for said in said_of(issue, key)), (before[-60:], key)
        is_date = not any(joined(before).endswith(joined(said)) for said in amounts_of(issue, key))
        assert key[0] != "fact" or in_doubt == (doubtful(page.voice.catalog, key[1]) and not is_date), key


@pytest.mark.parametrize(("language", "route"), ARTICLES)
def test_a_reader_of_markdown_finds_the_words_of_the_page_in_their_order_and_no_html(language: str, route: str) -> None:
    html = _READER.render(twin(language, route))
    tokens = [inner for token in _READER.parse(twin(language, route)) for inner in (token, *(token.children or ()))]
    assert not [token.content for token in tokens if token.type.startswith("html")]
    assert not faults_in_markdown(twin(language, route))
    shown = _NOT_WORDS.sub("", LexborHTMLParser(html).body.text())
    place = 0
    for paragraph in _paragraphs(article(language, route).html):
        found = shown.find(paragraph, place)
        assert found >= 0, paragraph
        place = found


def _paragraphs(html: str) -> list[str]:
    tree = LexborHTMLParser(re.sub(r"\ue002[^\ue002]*\ue002|\u2060", "", html))
    for left_out in tree.css("a[data-note], sup.cl-cite, figure, details, .cl-check, .headerlink, .cl-verdicts__bar"):
        left_out.decompose()
    return [words for node in tree.css("p, h2, h3") if (words := _NOT_WORDS.sub("", node.text()))]


@pytest.mark.parametrize(("language", "route"), ARTICLES)
def test_every_chart_is_a_table_of_all_its_data(language: str, route: str) -> None:
    page, text = article(language, route), twin(language, route)
    for chart in page.renderer.chart_numbers:
        shown = page.voice.catalog.charts[chart]
        assert f"{SITE}/{language}/charts/{chart}/" in text
        for name in shown.facts:
            assert any(
                f"| {said} |".replace("\u00a0", " ") in text.replace("\\", "")
                for said in said_of(whole_issue(route.split("/")[1], language), ("fact", name))
            ), name


@pytest.mark.parametrize(("language", "route"), ARTICLES)
def test_the_box_of_a_claim_says_the_claim_and_then_how_it_fared_once(language: str, route: str) -> None:
    page, voice = article(language, route), voices(project().catalog)[language]
    label = f"> **{OF_RECORDS} {phrase(voice, 'check', 'verdict')}**"
    boxes = [part.split("\n>\n") for part in twin(language, route).split("\n\n") if label in part]
    claims = [use.id for use in page.renderer.uses if use.name == "check"]
    for name, (said, judged, shown, *_) in zip(claims, boxes, strict=True):
        claim = voice.catalog.claims[name]
        assert said.startswith(f"> **{OF_RECORDS} {phrase(voice, 'check', 'said', name=speaker(voice, claim))}**")
        assert judged.startswith(label)
        assert (
            f"[**{phrase(voice, 'verdicts', claim.verdict)}**]({SITE}/{language}/{own_address('claim', name)})"
            in judged
        )
        assert shown.startswith(f"> **{OF_RECORDS} {phrase(voice, 'check', 'record')}**")


@pytest.mark.parametrize("language", project().catalog.languages)
def test_without_an_address_links_are_ways_from_the_page(language: str) -> None:
    text = twin_of(article(language, "issues/nvidia-china/h20-saga.md"), "")
    assert SITE not in text
    assert "](../../../ledger/h20/#h20.charge-warned)" in text


def test_it_is_the_same_twice() -> None:
    page = article("zh", "issues/nvidia-china/borders.md")
    assert twin_of(page, SITE) == twin_of(page, SITE)


WORDS = st.text(st.sampled_from("a北，“)(*_`[]<>&#+-.!|~\\:1/=^ \"'é🙂\u05d0"), min_size=1, max_size=24)


@given(
    st.lists(
        st.tuples(
            WORDS,
            st.sampled_from(((), ("strong",), ("em",), ("strong", "em"))),
            st.sampled_from(("", "https://a.example/x_(y)?a=b&lt;c")),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_the_words_are_a_reader_sees_those_words(pieces: list[tuple[str, Marks, str]]) -> None:
    runs = tuple(Run(" ".join(text.split()), marks, link) for text, marks, link in pieces if text.strip())
    seen = _seen(Paragraph(runs))
    assert _bare(seen) == _bare("".join(run.text for run in runs))


@given(WORDS, WORDS)
def test_words_stay_words_in_headings_cells_lists_and_quotations(one: str, other: str) -> None:
    first, second = (Run(" ".join(f"x{one}".split())),), (Run(" ".join(other.split()) or "x"),)
    for block in (
        Heading(2, first),
        Table((first, second), (Row((second, first)), Row((first,), heads=True))),
        Listing(((Paragraph(second), Paragraph(first)), (Paragraph(first),)), first=1),
        Quote((Paragraph(second), Quote((Paragraph(first),)))),
    ):
        assert _bare(first[0].text) in _bare(_seen(block))
        assert _bare(second[0].text) in _bare(_seen(block)) or isinstance(block, Heading)


@given(st.text(st.sampled_from("a`~ <\\"), min_size=1, max_size=12))
def test_code_is_shown_as_it_is(text: str) -> None:
    assert _bare(_seen(Code(f"x{text}x"))) == _bare(f"x{text}x")
    assert _bare(_seen(Paragraph((Run(f"x{text.strip('` ')}x", ("code",)),)))) == _bare(f"x{text.strip('` ')}x")


def test_a_note_is_read_as_no_link_whatever_follows_it() -> None:
    text = Markdown().of(
        (Paragraph((Run("5"), Note("number", "1"), Run("(a)"))), Paragraph((Note("source", "2"), Run(": b"))))
    )
    assert text == "5[^1]\\(a)\n\n[^s2]\\: b\n"


def _seen(block: Block) -> str:
    tokens = _READER.parse(Markdown().of((block,)))
    assert not [one for token in tokens for one in (token, *(token.children or ())) if one.type.startswith("html")]
    return LexborHTMLParser(_READER.render(Markdown().of((block,)))).body.text()


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(("language", "route"), ARTICLES)
def test_every_source_that_a_page_leads_to_is_a_note_with_its_line(language: str, route: str) -> None:
    page, text = article(language, route), twin(language, route)
    led = {f"s{number}" for number in re.findall(r'href="#source-(\d+)"', page.html)}
    marked = set(re.findall(r"\[\^(s\d+)\](?!:)", text))
    assert led <= marked
    assert marked <= set(re.findall(r"(?m)^\[\^(s\d+)\]: ", text))
    assert "#source-" not in text
