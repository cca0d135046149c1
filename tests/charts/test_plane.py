"""Layers are rows in a form; Altair makes a form once and refuses one that is not Vega-Lite."""

from __future__ import annotations

from pathlib import Path

import pytest
from altair.utils.schemapi import SchemaValidationError
from hypothesis import given
from hypothesis import strategies as st

from macros.charts import forms, plane
from macros.charts.forms import kept_forms, made, spec
from macros.charts.theme import CANVASES

WIDE = CANVASES[0]
DOT = {"x": 1, "y": 2, "shape": "circle", "fill": "#fff", "stroke": "#000", "key": "a"}
LAYERS = (
    plane.texts([{"x": 0, "y": 0, "text": ("one", "two")}]),
    plane.symbols([DOT], keyed=True),
    plane.symbols([DOT]),
    plane.bars([{**DOT, "end": 3}], thick=4),
    plane.bands([{"x": 0, "right": 9, "y": 0, "end": 9}], fill="#eee", edge="#ccc"),
    plane.spans([{"x": 0, "end": 9, "y": 0}], colour="#000"),
    plane.uprights([{"x": 0, "y": 0, "end": 9}], colour="#000", dashes=(3, 3)),
    plane.path("M0,0L9,9", colour="#000"),
)


def test_layers_of_one_look_share_a_form_whatever_their_rows() -> None:
    one, other = (plane.spans([{"x": 0, "end": end, "y": 0}], colour="#000") for end in (1, 2))
    assert one.form == other.form
    assert one.form != plane.spans([], colour="#000", wide=3).form


def test_paths_share_a_form_and_keep_their_shapes() -> None:
    layers = [plane.path(d, colour="#000") for d in ("M0,0L9,9", "M0,0L1,1")]
    assert len({layer.form for layer in layers}) == 1
    drawn = spec(plane.drawing(layers, WIDE, 10), made)
    assert [layer["mark"]["shape"] for layer in drawn["layer"]] == ["M0,0L9,9", "M0,0L1,1"]


@given(st.lists(st.sampled_from(LAYERS), min_size=1, max_size=6), st.floats(1, 5_000))
def test_a_drawing_has_its_layers_in_their_order_and_nothing_of_another(layers: list[plane.Layer], tall: float) -> None:
    drawn = spec(plane.drawing(layers, WIDE, tall), FORMS)
    assert [layer["data"]["values"] for layer in drawn["layer"]] == [list(layer.rows) for layer in layers]
    assert [layer["encoding"] for layer in drawn["layer"]] == [FORMS(layer.form)["encoding"] for layer in layers]
    assert (drawn["width"], drawn["height"]) == (WIDE.width, round(tall))


FORMS = {None: made(None), **{layer.form: made(layer.form) for layer in LAYERS}}.__getitem__


def test_a_look_that_vega_lite_does_not_know_is_refused() -> None:
    with pytest.raises(SchemaValidationError):
        made(plane.Form("rule", (("strokeWidth", "broad"),), (("x", "x"),)))


def test_a_form_is_made_once_and_a_damaged_one_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = LAYERS[0].form
    first = kept_forms(tmp_path)(form)
    (entry,) = tmp_path.iterdir()
    with monkeypatch.context() as patched:
        patched.setattr(forms, "made", lambda _: pytest.fail("made again"))
        assert kept_forms(tmp_path)(form) == first
    entry.write_bytes(entry.read_bytes()[:-2])
    assert kept_forms(tmp_path)(form) == first == made(form)
