"""A picture that is kept is that of this drawing, by this library, in the fonts that are here now."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from macros.charts import raster
from macros.ground import fonts as fonts_module
from macros.ground.fonts import fonts, is_here
from macros.press.output import up_to_date
from tests.conftest import ROOT

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="15">{}</text></svg>'


def test_a_picture_is_drawn_once_and_again_when_the_fonts_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    monkeypatch.setattr(raster, "png", lambda svg, **_: drawn.append(svg) or b"picture")
    for _ in range(2):
        assert raster.kept_png(SVG.format("a"), tmp_path) == b"picture"
    assert len(drawn) == 1
    monkeypatch.setattr(raster, "fonts", lambda: "others")
    raster.kept_png(SVG.format("a"), tmp_path)
    assert len(drawn) == 2


def test_fonts_are_told_apart_by_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts_module, "_FOLDERS", (str(tmp_path), str(tmp_path / "nowhere")))
    found = set()
    for name, content in (("a.ttf", b"1"), ("a.ttf", b"12"), ("below/b.otf", b"1")):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        (tmp_path / "lost.ttf").unlink(missing_ok=True)
        (tmp_path / "lost.ttf").symlink_to(tmp_path / "gone")
        _forget()
        found.add(fonts())
    assert is_here("b", "c")
    assert not is_here("c")
    _forget()
    assert len(found) == 3


def test_a_site_drawn_in_other_fonts_is_not_what_a_build_would_make(monkeypatch: pytest.MonkeyPatch) -> None:
    before = up_to_date._made_from(ROOT, [])
    monkeypatch.setattr(up_to_date, "fonts", lambda: "others")
    assert up_to_date._made_from(ROOT, []) != before


def test_a_machine_without_latin_letters_of_the_width_that_is_counted_on_borrows_those_of_vl_convert(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet = SVG.format("Wide").replace("<text", '<text font-family="Liberation Sans"')
    here = raster.png(sheet, scale=2)
    monkeypatch.setattr(raster, "is_here", lambda *_: False)
    borrowed, blank = raster.png(sheet, scale=2), raster.png(SVG.format(""), scale=2)
    sizes = [Image.open(BytesIO(picture)).size for picture in (here, borrowed)]
    assert sizes == [(80, 40), (80, 40)]
    assert borrowed != blank


def _forget() -> None:
    for function in (fonts_module.fonts, fonts_module.is_here, fonts_module._files):
        function.cache_clear()
