"""Every chart of the site as drawn now and as kept under svg/, and what of a drawing is compared: its marks and texts.

Where things stand is not compared: a pixel's shift is no change, a lost label is.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from macros.catalog.catalog import Catalog
from macros.catalog.load import load_catalog
from macros.charts.drawing import draw_ahead, drawings
from macros.wording.voice import Voice
from tests.charts.conftest import RECORDS, written_to
from tests.charts.samples import SAMPLES
from tests.conftest import ROOT

KEPT = Path(__file__).parent / "svg"
_SVG = "{http://www.w3.org/2000/svg}"


def drawn_now() -> dict[str, str]:
    """Every drawing under the name of its reference: `<chart>.<language>.<width>.svg`."""
    catalog, problems = load_catalog(ROOT)
    assert not problems
    return {**_drawn(catalog, list(catalog.charts)), **_samples()}


def _samples() -> dict[str, str]:
    """A chart of each kind that the site may have none of, from the records of the tests."""
    with TemporaryDirectory() as folder:
        written_to(Path(folder), RECORDS)
        catalog, problems = load_catalog(Path(folder))
    assert not problems
    names = [Path(name).stem for name in SAMPLES if name.startswith("charts/")]
    return {f"sample-{name}": svg for name, svg in _drawn(catalog, names).items()}


def _drawn(catalog: Catalog, charts: list[str]) -> dict[str, str]:
    voices = [Voice(language, catalog) for language in catalog.languages]
    cache = ROOT / ".cache" / "drawings"
    draw_ahead([(voice, chart) for voice in voices for chart in charts], cache)
    found = {}
    for voice in voices:
        for chart in charts:
            both = drawings(voice, chart, cache)
            found[f"{chart}.{voice.language}.wide.svg"] = both.wide
            found[f"{chart}.{voice.language}.narrow.svg"] = both.narrow
    return found


def kept() -> dict[str, str]:
    """Every reference under its name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(KEPT.glob("*.svg"))}


def essence(svg: str) -> Counter[tuple[str, ...]]:
    """The texts of a drawing, and its marks by key, form and colours, each as often as it is there."""
    found: Counter[tuple[str, ...]] = Counter()
    _gather(ET.fromstring(svg), {}, found)
    return found


def _gather(element: ET.Element, above: dict[str, str], found: Counter[tuple[str, ...]]) -> None:
    look = {**above, **{name: element.get(name, "") for name in ("fill", "stroke") if element.get(name)}}
    tag = element.tag.removeprefix(_SVG)
    if tag in ("title", "desc"):
        found[tag, element.text or ""] += 1
    elif tag == "text":
        found["text", "".join(element.itertext())] += 1
    elif element.get("data-key"):
        form = "".join(re.findall(r"[A-Za-z]", element.get("d", tag)))
        found["mark", element.get("data-key", ""), form, look.get("fill", ""), look.get("stroke", "")] += 1
    for child in element:
        _gather(child, look, found)
