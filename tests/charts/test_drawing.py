"""Drawings are kept by what they depend on, and Altair is loaded only to draw."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from macros.charts import drawing as drawing_module
from macros.charts.drawing import Drawings, draw_ahead, drawings
from macros.charts.figure import Pieces, figure
from macros.wording.voice import Voice
from tests.charts.conftest import BARS, ROOT, Ledger

UNLOADED = """
import sys
from pathlib import Path
from macros.catalog.load import load_catalog
from macros.charts.checks import check_record
from macros.charts.drawing import drawings
from macros.charts.figure import Pieces, figure
from macros.wording.voice import Voice
catalog, _ = load_catalog(Path(sys.argv[1]))
for chart, record in catalog.charts.items():
    assert not list(check_record(catalog, "chart", chart, record))
    voice = Voice("zh", catalog)
    both = drawings(voice, chart, Path(sys.argv[2]))
    figure(voice, chart, Pieces(both.wide, both.narrow), number=1)
print(sorted({"altair", "vl_convert", "pandas", "numpy", "mkdocs"} & set(sys.modules)))
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drawings") / "made" / "on-demand"


def entries(cache: Path) -> set[Path]:
    return set(cache.glob("*.json"))


def test_a_drawing_is_the_same_from_the_cache(ledger: Ledger, cache: Path) -> None:
    voice = Voice("zh", ledger())
    first = drawings(voice, "bars", cache)
    before = entries(cache)
    assert drawings(voice, "bars", cache) == first
    assert entries(cache) == before


def test_a_cached_drawing_loads_neither_altair_nor_mkdocs(ledger: Ledger, cache: Path, tmp_path: Path) -> None:
    for chart in ledger().charts:
        drawings(Voice("zh", ledger()), chart, cache)
    run = subprocess.run(
        [sys.executable, "-c", UNLOADED, str(tmp_path), str(cache)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe", b'{"wide": "", "narrow": ""}', bytes(64)],
)
def test_a_damaged_entry_is_drawn_again_and_mended(ledger: Ledger, tmp_path: Path, cache: Path, damage: bytes) -> None:
    voice = Voice("zh", ledger())
    good = drawings(voice, "bars", cache)
    for entry in entries(cache):
        entry.write_bytes(damage)
    assert drawings(voice, "bars", cache) == good
    assert drawings(voice, "bars", cache) == good


def test_an_entry_whose_drawing_was_changed_is_not_believed(ledger: Ledger, tmp_path: Path) -> None:
    voice, own = Voice("zh", ledger()), tmp_path / "own"
    good = drawings(voice, "bars", own)
    (entry,) = entries(own)
    entry.write_bytes(entry.read_bytes().replace(b"<svg ", b"<svg  ", 1))
    assert drawings(voice, "bars", own) == good


@pytest.mark.parametrize(
    "change", [("4.5e9", "4.6e9"), ("实际入账的费用", "入账的费用"), ("status: projection", "status: reported")]
)
def test_whatever_a_drawing_shows_is_part_of_its_key(ledger: Ledger, tmp_path: Path, change: tuple[str, str]) -> None:
    from tests.charts.conftest import FACTS

    own = tmp_path / "own"
    drawings(Voice("zh", ledger()), "bars", own)
    drawings(Voice("zh", ledger({"facts/h20.yml": FACTS.replace(*change)})), "bars", own)
    assert len(entries(own)) == 2


def test_a_note_is_no_part_of_the_drawing(ledger: Ledger, tmp_path: Path) -> None:
    own = tmp_path / "own"
    drawings(Voice("zh", ledger()), "bars", own)
    drawings(Voice("zh", ledger({"charts/bars.yml": BARS.replace("预告数字是上限。", "另一说明。")})), "bars", own)
    assert len(entries(own)) == 1


def test_each_drawing_has_ids_of_its_own(ledger: Ledger, cache: Path) -> None:
    both = drawings(Voice("en", ledger()), "bars", cache)
    assert isinstance(both, Drawings)
    assert 'id="chart-bars-wide-d"' in both.wide
    assert 'id="chart-bars-narrow-d"' in both.narrow


def test_both_drawings_together_weigh_less_than_three_kilobytes_zipped(ledger: Ledger, cache: Path) -> None:
    voice = Voice("en", ledger())
    for chart in voice.catalog.charts:
        both = drawings(voice, chart, cache)
        assert len(gzip.compress((both.wide + both.narrow).encode(), 9)) < 3_000


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_whole_figure_weighs_less_than_three_kilobytes_zipped(ledger: Ledger, cache: Path, language: str) -> None:
    voice = Voice(language, ledger())
    for chart in voice.catalog.charts:
        both = drawings(voice, chart, cache)
        html = figure(voice, chart, Pieces(both.wide, both.narrow), number=1)
        assert len(gzip.compress(html.encode(), 9)) < 3_000


def test_charts_are_drawn_ahead_as_they_are_drawn_when_a_page_asks(ledger: Ledger, tmp_path: Path, cache: Path) -> None:
    voice, own = Voice("zh", ledger()), tmp_path / "own"
    every = [(voice, chart) for chart in voice.catalog.charts]
    assert draw_ahead(every, own) == len(voice.catalog.charts)
    assert draw_ahead(every, own) == 0
    for chart in voice.catalog.charts:
        assert drawings(voice, chart, own) == drawings(voice, chart, cache)


def test_an_edited_chart_is_drawn_without_altair(ledger: Ledger, tmp_path: Path, monkeypatch) -> None:
    own = tmp_path / "own"
    drawings(Voice("zh", ledger()), "bars", own)
    monkeypatch.setitem(sys.modules, "altair", None)
    drawing_module._forms.cache_clear()
    assert drawings(Voice("en", ledger()), "bars", own).wide.startswith("<svg ")


def test_the_code_of_another_kind_is_no_part_of_a_drawings_key(ledger: Ledger, tmp_path: Path) -> None:
    room = Path(drawing_module.__file__).parent
    files = {path.stem for path in (room / "kinds").glob("*.py")}
    keys = {name: drawing_module._code(name.replace("_", "-")) for name in files - {"__init__"}}
    assert len(set(keys.values())) == len(keys)
