"""A chart's files say what the page says: data for a spreadsheet and a program, a picture for anywhere else."""

from __future__ import annotations

import csv
import json
import struct
from io import StringIO
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest

from macros.charts import poster as posters
from macros.charts.downloads import as_csv, as_json
from macros.charts.drawing import drawings, picture
from macros.charts.poster import light_palette, poster
from macros.press import figures
from macros.wording.voice import Voice
from tests.charts.conftest import ROOT, Ledger

PALETTE = light_palette((ROOT / "overrides" / "assets" / "charts.css").read_text(encoding="utf-8"))
CHARTS = ("bars", "line", "monthly", "grouped", "lines", "stacked", "waterfall", "scatter")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory):
    return tmp_path_factory.mktemp("pictures")


def sheet(voice: Voice, chart: str, cache) -> str:
    return poster(voice, chart, drawings(voice, chart, cache).wide, PALETTE)


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_csv_and_json_hold_a_row_for_each_mark(ledger: Ledger, chart: str, language: str) -> None:
    voice = Voice(language, ledger())
    record = voice.catalog.charts[chart]
    marks = len(record.facts) + len(record.events) + len(voice.catalog.rows.get(record.series or "", ()))
    rows = list(csv.DictReader(StringIO(as_csv(voice, chart).removeprefix("\ufeff"))))
    whole = json.loads(as_json(voice, chart))
    assert len(rows) == len(whole["rows"]) == marks
    assert whole["title"] and whole["language"] == voice.tag
    assert all(source in whole["sources"] for row in whole["rows"] for source in row.get("sources", ()))


def test_values_are_plain_digits_and_names_the_readers_own(ledger: Ledger) -> None:
    row = next(csv.DictReader(StringIO(as_csv(Voice("zh", ledger()), "bars").removeprefix("\ufeff"))))
    assert (row["low"], row["unit"], row["words"], row["name"]) == ("5500000000", "usd", "至多55亿美元", "预告的费用")


def test_mirrors_have_no_address_in_the_json_either(ledger: Ledger) -> None:
    sources = json.loads(as_json(Voice("en", ledger()), "line"))["sources"]
    assert "url" in sources["paper"]
    assert "url" not in sources["mirror"]


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sheet_stands_alone_and_names_nothing_that_only_a_page_has(
    ledger: Ledger, cache, chart: str, language: str
) -> None:
    svg = sheet(Voice(language, ledger()), chart, cache)
    root = ET.fromstring(svg)
    assert "var(" not in svg and "currentColor" not in svg
    paper = next(one for one in root if one.tag.endswith("rect"))
    assert paper.get("fill") == PALETTE["--cl-paper"]
    assert "Paper" in "".join(root.itertext())


def test_the_sheet_says_what_its_open_marks_mean(ledger: Ledger, cache) -> None:
    assert "Open mark" in "".join(ET.fromstring(sheet(Voice("en", ledger()), "buyers", cache)).itertext())


def test_the_picture_is_twice_the_size_of_the_sheet_and_not_blank(ledger: Ledger, tmp_path, cache) -> None:
    svg = sheet(Voice("zh", ledger()), "bars", cache)
    made = picture(svg, tmp_path)
    assert made is not None
    wide, tall = struct.unpack(">II", made[16:24])
    assert [wide, tall] == [2 * float(ET.fromstring(svg).get(side)) for side in ("width", "height")]
    empty = picture(svg.split("<rect")[0] + f'<rect width="{wide}" height="{tall}" fill="#fff"/></svg>', tmp_path)
    assert empty is not None and len(made) > 3 * len(empty)


def test_there_is_no_picture_where_no_font_has_the_letters(ledger: Ledger, tmp_path, cache, monkeypatch) -> None:
    svg = sheet(Voice("zh", ledger()), "bars", cache)
    monkeypatch.setattr(posters, "can_write", lambda *_: False)
    assert picture(svg, tmp_path) is None
    english = sheet(Voice("en", ledger()), "bars", cache)
    assert picture(english, tmp_path) is not None


def test_a_picture_is_made_once_and_a_damaged_one_again(ledger: Ledger, tmp_path, cache, monkeypatch) -> None:
    svg = sheet(Voice("en", ledger()), "bars", cache)
    first = picture(svg, tmp_path / "kept")
    (entry,) = (tmp_path / "kept").iterdir()
    with monkeypatch.context() as patched:
        patched.setattr("macros.charts.raster.png", lambda *_, **__: pytest.fail("drawn again"))
        assert picture(svg, tmp_path / "kept") == first
    entry.write_bytes(entry.read_bytes()[:-20])
    assert picture(svg, tmp_path / "kept") == first


def test_the_picture_shows_the_sheet_with_its_drawing_uncut(ledger: Ledger, cache) -> None:
    svg = sheet(Voice("en", ledger()), "bars", cache)
    assert posters.unclipped(svg).replace('overflow="visible" ', "") == svg != posters.unclipped(svg)


def test_a_missing_font_is_told_in_one_line_a_language(ledger: Ledger, capsys) -> None:
    voice = Voice("zh", ledger())
    held = SimpleNamespace(charts=SimpleNamespace(without_picture=lambda _: len(voice.catalog.charts)))
    figures._tell_of_fonts(held, voice)  # type: ignore[arg-type]
    (line,) = capsys.readouterr().err.splitlines()
    assert f": {len(voice.catalog.charts)} of them have no PNG" in line
