"""Which numbers stand in the margin, beside which paragraph, and what their notes say."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from macros.catalog.doubt import doubtful
from macros.manuscript.project import Project
from macros.manuscript.survey import read_project
from macros.pages.inspection import faults_in
from macros.pages.margin.choosing import BREAK_LINES, MOST_BESIDE, NOTE_LINES, TWO_FROM, Paragraph, chosen
from macros.pages.margin.paragraphs import paragraphs_in, width
from macros.pages.margin.setting import proof, with_proofs
from macros.pages.render import PageRenderer, Use
from macros.wording.voice import Voice
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def project() -> Project:
    """The newsletter as it is: hundreds of facts, in doubt and firm, drawn and checked."""
    return read_project(ROOT)[0]


@pytest.fixture(scope="module")
def catalog(project):
    return project.catalog


LENGTHS = st.integers(1, 9000)


@pytest.fixture(scope="module")
def pages(catalog):
    names = st.sampled_from([*sorted(catalog.facts)[:60], "no.fact"])
    paragraph = st.builds(Paragraph, st.lists(names, max_size=8).map(tuple), LENGTHS, st.booleans())
    return st.lists(paragraph, max_size=12)


def test_no_fact_stands_twice_none_without_reason_and_at_most_two_beside_a_paragraph(catalog, pages):
    @given(
        pages, st.sets(st.sampled_from(sorted(catalog.facts)[:60])), st.lists(st.sampled_from(sorted(catalog.charts)))
    )
    def holds(paragraphs, key, charts):
        beside = chosen(catalog, paragraphs, key_figures=key, charts=charts)
        told = [name for names in beside for name in names]
        assert len(beside) == len(paragraphs)
        assert len(told) == len(set(told))
        assert all(len(names) <= MOST_BESIDE for names in beside)
        drawn = {name for chart in charts for name in catalog.charts[chart].facts}
        for name in told:
            assert name in key or name in catalog.claims_on or name in drawn or doubtful(catalog, name)

    holds()


def test_a_fact_stands_beside_its_first_mention_in_the_order_of_the_text(catalog, pages):
    @given(pages)
    def holds(paragraphs):
        beside = chosen(catalog, paragraphs, key_figures=sorted(catalog.facts), charts=())
        for at, names in enumerate(beside):
            before = {name for paragraph in paragraphs[:at] for name in paragraph.facts}
            assert before.isdisjoint(names)
            assert sorted(names, key=paragraphs[at].facts.index) == list(names)

    holds()


def test_no_note_begins_where_those_above_it_have_not_ended(catalog, pages):
    @given(pages)
    def holds(paragraphs):
        beside = chosen(catalog, paragraphs, key_figures=sorted(catalog.facts), charts=())
        top, ends = 0, [0]
        for paragraph, names in zip(paragraphs, beside, strict=True):
            top += BREAK_LINES * paragraph.apart
            if names:
                assert ends[-1] <= top
                assert len(names) == 1 or paragraph.lines >= TWO_FROM
                ends.append(top + NOTE_LINES * len(names))
            top += paragraph.lines
        assert all(one <= other for one, other in pairwise(ends))

    holds()


def test_key_figures_go_before_what_is_checked_drawn_or_in_doubt(catalog):
    plain = [name for name in catalog.facts if name not in catalog.claims_on and not doubtful(catalog, name)]
    weak = [name for name in catalog.facts if name not in catalog.claims_on and doubtful(catalog, name)]
    checked = next(name for name in catalog.claims_on if name in catalog.facts)
    chart, drawn = next((chart, n) for chart, one in catalog.charts.items() for n in one.facts if n in plain)
    key = next(name for name in plain if name not in catalog.charts[chart].facts)
    weak_one = next(name for name in weak if name not in catalog.charts[chart].facts)

    def first(*names):
        found = chosen(catalog, [Paragraph(names, 100)], key_figures={key}, charts=[chart])
        return found[0][0]

    order = [weak_one, drawn, checked, key]
    assert [first(*order[: n + 1]) for n in range(4)] == order
    assert chosen(catalog, [Paragraph((key,), 100)], key_figures=(), charts=()) == [()]


def test_only_the_paragraphs_of_the_running_text_are_found():
    html = (
        "<h2>a</h2>\n<p>one</p><div><p>no</p><div><p>no</p></div></div><p class='x'>no</p><p>two <b>b</b></p>"
        "<blockquote><p>no</p></blockquote><ul><li><p>no</p></li></ul><figure><p>no</p></figure><p>three</p>"
    )
    assert [html[start:end] for start, end in paragraphs_in(html)] == [
        "<p>one</p>",
        "<p>two <b>b</b></p>",
        "<p>three</p>",
    ]


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("hidden", ["</p>", "<p>", "<div>", "</div><p>", ">"])
def test_what_stands_in_an_attribute_is_no_tag(quote, hidden):
    html = f"<p>one <abbr title={quote}{hidden}{quote}>a</abbr> two</p><p>three</p>"
    assert [html[start:end] for start, end in paragraphs_in(html)] == [html[: -len("<p>three</p>")], "<p>three</p>"]


def test_a_letter_of_han_is_wider_than_another_and_markup_is_of_no_width():
    assert width("<p>芯账 &amp; <b>ab</b></p>") == 2 * 12 + 5 * 7


def renderer_of(catalog, language, *facts):
    return PageRenderer(Voice(language, catalog), [Use("fact", name) for name in facts])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_fact_has_a_note_with_its_value_and_where_it_is_from(catalog, language):
    voice = Voice(language, catalog)
    for name, fact in catalog.facts.items():
        told = proof(voice, name)
        assert told.label, name
        assert told.value, name
        assert told.source, name
        assert told.doubtful == doubtful(catalog, name)
        assert bool(told.as_of) == bool(fact.as_of)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_notes_are_not_read_out_not_in_the_tab_order_and_may_stand_in_a_page(catalog, language):
    key = [name for name in catalog.issues["nvidia-china"].key_figures if name in catalog.facts]
    renderer = renderer_of(catalog, language, *key)
    before = "\n".join(f"<p>{renderer.rich(at)} {'word ' * 90}</p>" for at in range(len(key)))
    html = with_proofs(before, renderer, catalog.issues["nvidia-china"])
    notes = LexborHTMLParser(html).css(".cl-proof")
    assert len(notes) == len(key)
    assert all(note.attributes["aria-hidden"] == "true" and note.parent.css("p") for note in notes)
    focusable = "a, button, input, [tabindex='0'], summary:not([tabindex='-1'])"
    assert all(note.css_first(focusable) is None for note in notes)
    assert faults_in(html) == []
    assert re.sub(r'<div class="cl-proven">|<aside.*?</aside></div>', "", html) == before


def test_the_date_of_a_fact_is_no_mention_of_its_value(catalog):
    name = next(name for name in catalog.issues["nvidia-china"].key_figures if catalog.facts[name].as_of)
    renderer = PageRenderer(Voice("en", catalog), [Use("when", name), Use("fact", name)])
    html = f"<p>{renderer.rich(0)} {'word ' * 90}</p><p>{renderer.rich(1)}</p>"
    made = with_proofs(html, renderer, catalog.issues["nvidia-china"])
    assert made.index('class="cl-proven"') > made.index("</p>")
