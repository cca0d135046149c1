"""Forms of layers as Vega-Lite has them: Altair makes each once, on no data, and drawings fill in their rows.

Altair takes most of a second to import and some 90 ms to build a drawing layer by layer; a form in its place is a
dictionary. What was made is kept beside the drawings, so that an edited chart needs no Altair at all. That a filled
form is what Altair would have made is for a test to say, once for each kind and canvas, and not for every build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.charts.plane import Drawing, Form, Layer
from macros.ground.store import entry_for, kept_or_made

Spec = Mapping[str, Any]  # a piece of Vega-Lite; forms are shared between drawings, so nobody writes into one
Forms = Callable[[Form | None], Spec]  # the form of a layer, or of the whole round the layers

_PLACES = ("x", "y")  # in pixels
_ENDS = ("x2", "y2")  # in the pixels of the place they belong to
_AS_IS = ("fill", "stroke", "shape")  # the row holds what is drawn: a colour, a shape


def spec(drawing: Drawing, forms: Forms) -> dict[str, Any]:
    """The drawing as Vega-Lite."""
    layers = [_filled(layer, forms(layer.form)) for layer in drawing.layers]
    return {**forms(None), "width": drawing.width, "height": drawing.height, "layer": layers}


def _filled(layer: Layer, form: Spec) -> Spec:
    mark = {**form["mark"], "shape": layer.shape} if layer.shape else form["mark"]
    return {**form, "data": {"values": list(layer.rows)}, "mark": mark}


def kept_forms(folder: Path) -> Forms:
    """Forms from below `folder` where they are whole there, else made and kept."""

    def form_of(form: Form | None) -> Spec:
        asked = asdict(form) if form else None
        entry = entry_for(folder, _code(), asked, ending=".form")
        found: Spec = json.loads(kept_or_made(entry, lambda: json.dumps(made(form)).encode()))
        return found

    return cache(form_of)


def made(form: Form | None) -> Spec:
    """The form as Altair makes it, and holds against Vega-Lite's schema. Raises Altair's SchemaValidationError."""
    return _layer(form) if form else _whole()


def _layer(form: Form) -> Spec:
    import altair as alt  # noqa: PLC0415 - see above

    marked = getattr(alt.Chart(alt.InlineData([])), f"mark_{form.mark}")(**dict(form.look))
    chart = marked.encode(**{name: _channel(name, field) for name, field in form.channels}).to_dict()
    return {part: chart[part] for part in ("mark", "encoding")}


def _channel(name: str, field: str) -> Any:
    import altair as alt  # noqa: PLC0415 - see above

    if name in _PLACES:
        return getattr(alt, name.upper())(field, type="quantitative").scale(None).axis(None)
    if name in _AS_IS:
        return getattr(alt, name.capitalize())(field, type="nominal").scale(None).legend(None)
    return field if name in _ENDS else f"{field}:N"


def _whole() -> Spec:
    import altair as alt  # noqa: PLC0415 - see above

    chart = alt.layer(alt.Chart(alt.InlineData([])).mark_point()).properties(padding=0, background="transparent")
    chart = chart.properties(autosize=alt.AutoSizeParams(type="none")).configure(aria=False)
    whole = chart.configure_view(stroke=None).to_dict()
    return {part: whole[part] for part in whole if part not in ("data", "datasets", "layer")}


@cache
def _code() -> str:
    """A digest of what turns a form into Vega-Lite: the code here and Altair's version."""
    return hashlib.sha256(Path(__file__).read_bytes() + version("altair").encode()).hexdigest()
