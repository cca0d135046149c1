"""Each sign of a drawing has one meaning, which its key says; what is in doubt says so in every word around it."""

from __future__ import annotations

from html import escape

import pytest

from macros.catalog.doubt import doubtful
from macros.charts.briefs import brief
from macros.charts.figure import Pieces, figure
from macros.charts.kinds import placed
from macros.charts.patterns import MEANT, MOTIFS
from macros.charts.table import table
from macros.charts.theme import CANVASES
from macros.wording.braces import names_in, resolve
from macros.wording.doubting import with_doubt
from macros.wording.voice import Voice, phrase, voices
from tests.charts.conftest import TIMELINE, Ledger
from tests.content.test_first_issue import CATALOG


def test_kinds_of_events_are_told_apart_by_shape_by_key_and_in_the_table(ledger: Ledger) -> None:
    signs = (
        "signs:\n  - {name: {zh: 收紧, en: tightens}, events: [h20.letters, h20.notice]}\n"
        "  - {name: {zh: 放松, en: eases}, events: [h20.reprieve]}\n"
    )
    catalog = ledger({"charts/line.yml": TIMELINE + signs})
    voice = Voice("en", catalog)
    found = brief(voice, "line")
    shapes = {row.key: row.shape for row in found.rows}
    assert shapes["h20.letters"] == shapes["h20.notice"] != shapes["h20.reprieve"] != shapes["h20.customs"] == "circle"
    key = {sign.words: sign.shape for sign in found.signs if sign.manner == "shape"}
    assert key == {"tightens": shapes["h20.letters"], "eases": shapes["h20.reprieve"]}
    words = table(voice, catalog.charts["line"], caption="Data")
    assert words.count("tightens") == 2
    assert words.count("eases") == 1
    for canvas in CANVASES:
        rows = [row for layer in placed(found, canvas).layers for row in layer.rows if "shape" in row]
        assert [row["shape"] for row in rows].count(shapes["h20.reprieve"]) == 2, "the mark and its key"


def test_a_sign_means_the_same_in_every_chart_of_the_site() -> None:
    """Dots, hatching and open marks are each explained by one phrase, and no group borrows their patterns."""
    assert not set(MEANT) & set(MOTIFS)
    for voice in voices(CATALOG).values():
        said = {(sign.manner, sign.words) for name in CATALOG.charts for sign in brief(voice, name).signs}
        meant = [(manner, words) for manner, words in said if manner not in ("words", "shape")]
        assert len(meant) == len({manner for manner, _ in meant}) > 3
        for name in CATALOG.charts:
            drawn = brief(voice, name)
            dotted = any(mark.tone == "aside" and mark.look != "open" for mark in drawn.marks)
            assert dotted == any(sign.manner == "dotted" for sign in drawn.signs)


@pytest.mark.parametrize("chart_id", CATALOG.charts)
def test_a_doubtful_number_says_so_in_every_title_note_and_description(chart_id: str) -> None:
    chart = CATALOG.charts[chart_id]
    for voice in voices(CATALOG).values():
        doubt, said = phrase(voice, "sources", "doubtful"), brief(voice, chart_id)
        html = figure(voice, chart_id, Pieces("", ""))
        shown = (said.title, html), (said.description, said.description)
        for texts, (words, where) in zip((chart.title, chart.alt), shown, strict=True):
            weak = [one for one, _ in names_in(texts[voice.language]) if doubtful(CATALOG, one)]
            marked = len([one for one in weak if one not in chart.said])
            assert words.count(doubt) - resolve(voice, texts[voice.language]).count(doubt) == marked
            assert escape(words) in where or words in where
        for texts in (chart.subtitle, chart.note):
            if texts:
                assert with_doubt(voice, texts[voice.language], but=chart.said) in html


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sales of {h20.rumoured}", "Sales of $6.0\u00a0billion (doubtful)"),
        ("Sales (of {h20.rumoured}) fell", "Sales (of $6.0\u00a0billion, doubtful) fell"),
        ("Sales (all) of {h20.rumoured}", "Sales (all) of $6.0\u00a0billion (doubtful)"),
        ("Sales of {h20.booked}", "Sales of $4.5\u00a0billion"),
    ],
)
def test_doubt_stands_in_brackets_and_within_others_behind_a_comma(ledger: Ledger, text: str, said: str) -> None:
    voice = Voice("en", ledger())
    amount = resolve(voice, "{h20.rumoured}")
    assert with_doubt(voice, text) == said.replace("$6.0\u00a0billion", amount)
    assert with_doubt(voice, text, but=["h20.rumoured"]) == resolve(voice, text)
