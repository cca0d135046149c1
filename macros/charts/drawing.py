"""A chart drawn for both canvases, or taken from the cache when the same was drawn before.

The key of a cached drawing is everything it depends on: what it says (the brief), how its kind draws, the libraries
and the form of the entry. So an entry is never stale; a damaged one is drawn again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache as remembered
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from macros.charts import raster
from macros.charts.aside import aside
from macros.charts.briefs import brief
from macros.charts.forms import Forms, kept_forms, spec
from macros.charts.kinds import placed
from macros.charts.marks import Brief, Canvas
from macros.charts.poster import SCALE, unclipped, writable
from macros.charts.progress import with_progress
from macros.charts.svg import finished
from macros.charts.theme import CANVASES
from macros.ground.store import entry_for, keep, kept
from macros.ground.told import told
from macros.wording.voice import Voice

ENTRY_FORM = 3  # raise when the form of a cache entry changes
_LIBRARIES = ("altair", "vl-convert-python")
_HEAP = 96  # megabytes of V8; without a limit it takes 50 more before it collects. No chart of ours needs 20
# What every kind draws with; what goes into the brief is in the key as what it says.
_SHARED = ("drawing", "forms", "marks", "measure", "patterns", "plane", "svg", "theme")


@dataclass(frozen=True, slots=True)
class Drawings:
    """Both drawings of one chart in one language, as SVG ready to stand in a page."""

    wide: str
    narrow: str


def drawings(voice: Voice, chart_id: str, cache: Path) -> Drawings:
    """The drawings of a chart, from the folder `cache` where they are there, else drawn and kept there.

    The folder is made when it is missing. Altair is imported only if something must be drawn. Raises
    WordlessError, BracesError or ValueError for a chart that `checks` finds a problem with.
    """
    said = brief(voice, chart_id)
    return _found(_entry(said, cache)) or _made(said, cache)


def svg_of(vega_lite: Mapping[str, object]) -> str:
    """What Vega-Lite 6 draws of a specification; nothing that it names is loaded."""
    made: str = _engine().vegalite_to_svg(vega_lite)
    return made


def warm_up() -> None:
    """Start what draws, so that the first drawing need not wait for it: V8 takes a third of a second."""
    svg_of({"mark": "point", "data": {"values": []}})


def draw_ahead(charts: Iterable[tuple[Voice, str]], cache: Path) -> int:
    """Draw every one of these charts that the cache lacks; gives how many those were."""
    said = [brief(voice, chart_id) for voice, chart_id in charts]
    missing = [one for one in said if _found(_entry(one, cache)) is None]

    def draw() -> None:
        for one in with_progress(missing, told("drawing charts")):
            _made(one, cache)

    aside(draw, len(missing))
    return len(missing)


def picture_ahead(sheets: Sequence[str], cache: Path) -> None:
    """Draw every one of these posters as PNG that the cache lacks, and for which the machine has a font."""
    missing = [sheet for sheet in sheets if not raster.entry(unclipped(sheet), cache, SCALE).exists()]

    def draw() -> None:
        for sheet in with_progress(missing, told("drawing pictures of charts")):
            picture(sheet, cache)

    aside(draw, len(missing))


def picture(sheet: str, cache: Path, *, scale: float = SCALE) -> bytes | None:
    """The PNG of a sheet, `scale` pixels over each of its own, from the cache or made and kept there.

    None where the machine has no font for it.
    """
    shown = unclipped(sheet)
    if not raster.entry(shown, cache, scale).exists() and not writable(sheet):
        return None
    return raster.kept_png(shown, cache, scale=scale)


def _made(said: Brief, cache: Path) -> Drawings:
    forms = _forms(cache)
    made = Drawings(**{canvas.name: _drawn(said, canvas, forms) for canvas in CANVASES})
    keep(_entry(said, cache), json.dumps(asdict(made), ensure_ascii=False).encode())
    return made


def _drawn(said: Brief, canvas: Canvas, forms: Forms) -> str:
    raw = svg_of(spec(placed(said, canvas), forms))
    name = f"chart-{said.chart_id}-{canvas.name}"
    return finished(raw, name=name, description=said.description)


@remembered
def _engine() -> ModuleType:
    import vl_convert  # noqa: PLC0415 - it starts V8, which cached drawings need not wait for

    vl_convert.configure(allowed_base_urls=[], base_url=False, max_v8_heap_size_mb=_HEAP)
    engine: ModuleType = vl_convert
    return engine


def _entry(said: Brief, cache: Path) -> Path:
    return entry_for(cache, ENTRY_FORM, _code(said.kind), asdict(said), ending=".json")


_forms = remembered(kept_forms)  # each is read once


@remembered
def _code(kind_name: str) -> str:
    """A digest of what turns a brief of this kind into a drawing: the code and the libraries' versions."""
    here = Path(__file__).parent
    own = here / "kinds" / f"{kind_name.replace('-', '_')}.py"
    files = [here / f"{name}.py" for name in _SHARED] + sorted((here / "layout").glob("*.py")) + [own]
    digest = hashlib.sha256(json.dumps({library: version(library) for library in _LIBRARIES}).encode())
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _found(entry: Path) -> Drawings | None:
    held = kept(entry)
    return Drawings(**json.loads(held)) if held is not None else None
