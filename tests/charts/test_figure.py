"""A figure says its number, finding, data, doubt and sources in the page's language."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from macros.charts import theme
from macros.charts.figure import Pieces, figure
from macros.wording.voice import Voice
from tests.charts.conftest import BARS, COMPARED, EVENTS, FACTS, ROOT, SOURCES, Ledger

STYLES = ROOT / "overrides" / "assets" / "charts.css"


PIECES = Pieces("<i>WIDE</i>", "<i>NARROW</i>", "../charts/x/", "<a>PNG</a>")


def made(ledger: Ledger, chart: str, language: str = "en", changes: dict[str, str] | None = None) -> str:
    return figure(Voice(language, ledger(changes)), chart, PIECES, number=3)


@pytest.mark.parametrize(
    "chart", ["bars", "line", "buyers", "shares", "dots", "ranges", "grouped", "monthly", "lines", "area", "stacked"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_figure_is_well_formed_and_holds_both_drawings_unescaped(ledger: Ledger, chart: str, language: str) -> None:
    html = made(ledger, chart, language)
    root = ET.fromstring(html.replace(" data-search-exclude", "").replace(" hidden>", ">").replace(" download>", ">"))
    assert root.get("id") == f"chart-{chart}"
    assert '<div class="cl-wide"><i>WIDE</i></div><div class="cl-narrow" hidden><i>NARROW</i></div>' in html


def test_only_the_drawings_are_kept_from_search(ledger: Ledger) -> None:
    html = made(ledger, "bars")
    before, drawn = html.split("data-search-exclude")
    assert "Warned of up to" in before
    assert "<table" in drawn.split("</div></div>", 1)[1]


def test_the_number_and_the_finding_come_first(ledger: Ledger) -> None:
    number, finding = '<span class="cl-figure__number">图3</span>', "预告至多55亿美元，入账45亿美元"
    assert re.search(rf"<figcaption[^>]*>{number} <strong[^>]*>{finding}</strong>", made(ledger, "bars", "zh"))


def test_the_table_gives_each_fact_its_value_date_status_and_source(ledger: Ledger) -> None:
    html = made(ledger, "bars").replace("\u00a0", " ")
    assert (
        '<th scope="row">Charge booked</th><td class="cl-table__number"><data value="4500000000">$4.5 billion</data></td><td>Q1 FY2026</td>'
        in html
    )
    assert html.count("<tr") == 4


def test_the_table_says_what_group_a_fact_is_in(ledger: Ledger) -> None:
    assert '<th scope="row">甲公司购入的芯片\xa0· 本地公司</th>' in made(ledger, "buyers", "zh")


def test_a_group_stands_once_over_its_rows_which_still_say_it_alone(ledger: Ledger) -> None:
    """A tip and a listener have a row by itself, so its group is in its name, unseen."""
    html = made(ledger, "grouped")
    bodies = re.findall(r"<tbody>(.*?)</tbody>", html)
    headings = [
        re.findall(r'<tr class="cl-table__group"><th scope="rowgroup" colspan="5">([^<]+)</th>', one) for one in bodies
    ]
    assert len(bodies) > 1
    assert [len(found) for found in headings] == [1] * len(bodies)
    for (heading,), body in zip(headings, bodies, strict=True):
        groups = re.findall(r'<th scope="row">[^<]+<span class="cl-unseen">\xa0· ([^<]+)</span>', body)
        assert groups == [heading] * body.count("data-key")


@pytest.mark.parametrize("chart", ["bars", "grouped", "monthly", "line"])
def test_every_number_of_a_table_and_its_head_end_at_one_edge(ledger: Ledger, chart: str) -> None:
    table = made(ledger, chart).partition("<table")[2].partition("</table>")[0]
    heads = [place for place, head in enumerate(re.findall(r"<th scope=.col.[^>]*>", table)) if "__number" in head]
    for row in re.findall(r"<tr data-key[^>]*>(.*?)</tr>", table):
        cells = re.findall(r"<(?:td|th)\b[^>]*>", row)
        assert [place for place, cell in enumerate(cells) if "__number" in cell] == heads
    assert bool(heads) == (chart != "line")


def test_a_timelines_table_gives_each_event_its_date_actor_and_source(ledger: Ledger) -> None:
    html = made(ledger, "line")
    assert '<time datetime="2022-08-26">26 Aug 2022</time></td><td>Washington</td>' in html
    assert '<td>Washington</td><th scope="row">Letters require a licence</th><td>Paper</td>' in html


def test_mirrors_are_named_and_never_linked(ledger: Ledger) -> None:
    html = made(ledger, "line")
    assert "Mirror &amp; Sons" in html
    assert "example.com/mirror" not in html
    assert '<a href="https://example.com/paper">' in html


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("", {"zh": "Paper", "en": "Paper"}),
        ("url: none", {"zh": "Paper（没有网址）", "en": "Paper (no web address)"}),
        ("grade: C", {"zh": "Paper（不设链接）", "en": "Paper (not linked)"}),
        ("url: none, own", {"zh": "Paper", "en": "Paper"}),
        ("via", {"zh": "Paper（读的是他人的转录，不设链接）", "en": "Paper (in copies made by others, not linked)"}),
        ("relays", {"zh": "芯厂（读的是他人的转录，不设链接）", "en": "Maker (in copies made by others, not linked)"}),
    ],
)
def test_who_is_credited_without_a_link_is_credited_with_the_reason(
    ledger: Ledger, said: str, named: dict[str, str], language: str
) -> None:
    """And of a document read in a copy its maker is named: who copied it is told on the chart's own page."""
    paper = SOURCES.partition("mirror:")[0]
    made_of = paper
    if said.startswith("url: none"):
        made_of = re.sub(r"  url: .*\n", "", paper)
    if said.endswith("own"):
        made_of = made_of.replace("name: Paper}", "name: Paper, own: true}")
    if said in ("grade: C", "relays"):
        made_of = paper.replace("grade: A", "grade: C")
    if said == "relays":
        made_of += "  relays: {name: Maker, called: {zh: 芯厂}}\n"
    if said == "via":
        made_of += "  via: {name: Copyist, grade: C}\n"
    changes = {"sources/press.yml": SOURCES.replace(paper, made_of)}
    line = made(ledger, "bars", language, changes).partition("cl-figure__sources")[2].partition("</p>")[0]
    assert unescape(re.sub("<[^>]+>", "", line)).partition(named[language])[1]
    assert ("<a " in line) == (said == "")
    assert ("Copyist" in line) is False


def test_only_other_peoples_sources_are_called_undated(ledger: Ledger) -> None:
    undated = SOURCES.replace("  date_published: 2025-04-15\n", "")
    assert re.search(
        r"Paper</span> \(<a [^>]*>undated</a>\)", made(ledger, "bars", changes={"sources/press.yml": undated})
    )
    own = undated.replace("name: Paper}", "name: Paper, own: true}")
    said = made(ledger, "bars", changes={"sources/press.yml": own}).partition("<table")[0]
    assert "undated" not in said
    assert "()" not in said


def test_documents_of_one_day_are_told_once_unless_each_can_be_opened(ledger: Ledger) -> None:
    paper = SOURCES.partition("mirror:")[0]
    second = paper.replace("paper:", "second:").replace("/paper", "/second")
    changes = {"facts/h20.yml": FACTS.replace("[paper]", "[paper, second]")}
    for grades, links in (("AA", 2), ("AC", 1), ("CC", 0)):
        graded = (
            text.replace("grade: A", f"grade: {grade}") for text, grade in zip((paper, second), grades, strict=True)
        )
        changes["sources/press.yml"] = SOURCES.replace(paper, "".join(graded))
        line = made(ledger, "bars", changes=changes).partition('cl-figure__source"')[2].partition("</p>")[0]
        assert (line.count("15 Apr 2025"), line.count("<a ")) == (max(links, 1), links)


def test_a_source_without_a_publisher_goes_by_its_name_in_the_glossary(ledger: Ledger) -> None:
    sources = SOURCES.replace("name: Paper", 'name: "—"').replace("paper:", "rival:")
    facts = COMPARED.replace("[paper]", "[rival]")
    html = made(
        ledger, "dots", "zh", {"sources/press.yml": sources.split("mirror:")[0] + SOURCES, "facts/chip.yml": facts}
    )
    assert '<span class="cl-whole">对手</span> <a' in html
    assert "—" not in html


def test_doubt_is_told_in_the_table_and_below_the_drawing(ledger: Ledger) -> None:
    assert "cl-doubtful" not in made(ledger, "bars")
    html = made(ledger, "bars", changes={"charts/bars.yml": BARS.replace("h20.gap]", "h20.rumoured]")})
    assert "cl-doubtful" in html
    assert html.count('class="cl-note"') == 1
    assert "The warning was a limit. Open marks are doubtful: " in html


def test_a_timeline_says_that_its_rows_are_no_scale(ledger: Ledger) -> None:
    assert "not drawn to a time scale" in made(ledger, "line")


@pytest.mark.parametrize("chart", ["bars", "line"])
def test_markup_in_records_is_escaped(ledger: Ledger, chart: str) -> None:
    bad = '"<script>alert(1)</script>\\"\'"'
    changes = {
        "charts/bars.yml": BARS.replace("The charge of a quarter", bad).replace("The warning was a limit.", bad),
        "events/h20.yml": EVENTS.replace("Letters require a licence", bad),
    }
    html = made(ledger, chart, changes=changes)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def palettes() -> dict[str, dict[str, str]]:
    """The custom properties of each block of the style sheet that sets them."""
    blocks = re.findall(r"([^{}]+)\{([^{}]*--cl-paper:[^{}]*)\}", STYLES.read_text(encoding="utf-8"))
    return {name.strip().split("\n")[-1]: dict(re.findall(r"(--cl-[\w-]+): (#\w+);", block)) for name, block in blocks}


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_light_dark_and_print_give_every_colour_of_the_theme_a_value() -> None:
    source = Path(theme.__file__).read_text(encoding="utf-8")
    names = set(re.findall(r"var\((--cl-[\w-]+)\)", source))
    assert len(palettes()) == 3
    for palette in palettes().values():
        assert names <= set(palette)


def test_text_has_a_contrast_of_four_and_a_half_and_marks_of_three() -> None:
    for palette in palettes().values():
        for ground in (palette["--cl-paper"], palette["--cl-band"]):
            for turn in range(len(theme.TURNS)):
                assert contrast(palette[theme.colour_of_words(turn)[4:-1]], ground) >= 4.5
            assert contrast(palette["--cl-muted"], ground) >= 4.5
            for name in ("--cl-accent", "--cl-plain", "--cl-lane-1", "--cl-lane-2", "--cl-lane-3", "--cl-lane-4"):
                assert contrast(palette[name], ground) >= 3, name
