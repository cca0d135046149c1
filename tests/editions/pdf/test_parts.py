"""The parts of a document as its pages make them: what a writer called or set stays, and is nothing of the document's."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.editions.pdf import document as documents
from macros.editions.pdf.document import document, hold_ids, opened
from macros.editions.pdf.faces import style_of_faces
from macros.editions.pdf.pages import flatten_links
from macros.ground.problems import as_text
from macros.pages.bodies import written_body
from macros.wording.voice import phrase
from tests.conftest import BOOKED_FACT, GOOD_FACT, GOOD_SOURCES, Read, issue_files
from tests.editions.pdf.test_small_issues import issue_of, pages
from tests.editions.whole_issues import ISSUES, project, whole_issue

STYLES = Path(documents.__file__).parent / "templates" / "issue.css"
DOCUMENTS = {
    (slug, language): LexborHTMLParser(document(whole_issue(slug, language)))
    for slug in ISSUES
    for language in project().catalog.languages
}
every_document = pytest.mark.parametrize(("slug", "language"), DOCUMENTS)

HEADED = """\
Words. {{ cite("cnbc") }}

## Of our notes { #note-1 }

[here](#note-1) and [there](#at-1)

## Of places { #at-1 }

### Nothing stands below this { #bare }

## Sources { #sources }

{{ sources() }}
"""


def document_of(read: Read, calls: str) -> LexborHTMLParser:
    files = {
        **issue_files("one", "part"),
        **pages(calls=calls),
        "data/facts/h20.yml": GOOD_FACT + BOOKED_FACT,
        "data/sources/press.yml": GOOD_SOURCES,
    }
    project, problems = read(files)
    assert as_text(problems) == ""
    return LexborHTMLParser(document(issue_of(project, "en")))


def test_no_heading_of_a_writers_is_where_a_note_of_ours_leads(read: Read) -> None:
    tree = document_of(read, HEADED)
    assert [node.tag for node in tree.css("#note-1, #at-1")] == ["a", "li"]
    assert [tree.css_first(link.attributes["href"]).tag for link in tree.css("p > a") if link.text() == "here"] == [
        "h2"
    ]


def test_a_heading_goes_only_with_what_stands_at_the_end_of_the_whole(read: Read) -> None:
    headings = [node.text() for node in document_of(read, HEADED).css("section#page-1 :is(h2, h3)")]
    assert headings == ["Of our notes", "Of places", "Nothing stands below this"]


def test_a_picture_in_a_link_is_told_by_its_words() -> None:
    tree = LexborHTMLParser('<a href="x"><img alt="A map"> of it</a>')
    flatten_links(tree)
    assert tree.css_first("a").inner_html == "A map of it"


def test_a_document_has_no_id_twice() -> None:
    with pytest.raises(ValueError, match="twice: a"):
        hold_ids('<p id="a"><p id="b"><p id="a">')


def test_an_issue_opens_without_its_own_list_of_sections_alone() -> None:
    html = '<h2 id="s0-contents">In</h2><ul><li>x</ul><h2 id="s0-late-contents">Out</h2><p>y</p><ul><li>z</ul>'
    assert opened(html).rest == '<h2 id="s0-late-contents">Out</h2><p>y</p><ul><li>z</li></ul>'


@pytest.mark.parametrize(("kind", "number"), [("notes", "888"), ("sources", "†888")])
def test_a_number_of_three_digits_stands_clear_of_its_words(kind: str, number: str) -> None:
    from weasyprint import HTML

    style = style_of_faces(whole_issue(ISSUES[0], "zh").voice) + STYLES.read_text(encoding="utf-8")
    listed = f'<ol class="listed"><li><span class="n">{number}</span>x</li></ol>'
    html = f'<html lang="zh-Hans"><style>{style}</style><body><section class="part {kind}">{listed}</section></body>'
    page = HTML(string=html).render().pages[0]._page_box
    (box,) = [one for one in page.descendants() if type(one).__name__ == "InlineBlockBox"]
    (text,) = [one for one in box.descendants() if getattr(one, "text", "") == number]
    assert text.width + 2 <= box.width


@every_document
def test_what_was_said_stands_beside_what_the_record_shows(slug: str, language: str) -> None:
    boxes = DOCUMENTS[slug, language].css(".cl-check")
    assert boxes
    for box in boxes:
        left, right = box.css(".sides > *")
        assert [node.attributes["class"] for node in left.iter()] == ["cl-check__said", "cl-check__verdict"]
        assert [node.attributes["class"] for node in right.iter()] == ["cl-check__record"]
        assert len(box.css("p")) == len(box.css(".term, .said"))
        assert "</p><p" not in (box.html or ""), "a line of sources may end between any two of them"


@every_document
def test_figures_and_their_data_have_the_numbers_of_their_article_on_the_site(slug: str, language: str) -> None:
    issue, tree = whole_issue(slug, language), DOCUMENTS[slug, language]
    called: list[str] = []
    for number, page in enumerate(issue.pages):
        on_the_site = written_body(project(), project().by_path[f"docs/{language}/{page.route}"], issue.voice)
        for chart, n in on_the_site.renderer.chart_numbers.items():
            shown = tree.css_first(f"#s{number}-chart-{chart} .cl-figure__number")
            assert shown is not None
            assert shown.text() == phrase(issue.voice, "figure", "number", n=n)
            called.append(phrase(issue.voice, "figure", "table", n=n))
    told = tree.css(".data caption, .data p.key > a")
    assert [node.text() for node in told] == called


@every_document
def test_no_row_of_data_reaches_beyond_its_table(slug: str, language: str) -> None:
    for table in DOCUMENTS[slug, language].css(".data table"):
        columns = len(table.css("thead th"))
        for row in table.css("tbody tr"):
            assert sum(int(cell.attributes.get("colspan") or 1) for cell in row.css("th, td")) == columns
