"""A chart drawn for both canvases, or taken from the cache when the same was drawn before.

The key of a cached drawing is everything it depends on: what it says (the brief), how its kind draws, the libraries
and the form of the entry. So an entry is never stale; a damaged one is drawn again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache as remembered
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from macros.charts import raster
from macros.charts.briefs import brief
from macros.charts.kinds import kind
from macros.charts.marks import Brief, Canvas
from macros.charts.poster import SCALE, writable
from macros.charts.svg import finished
from macros.charts.theme import CANVASES
from macros.ground.store import entry_for, keep, kept
from macros.wording.voice import Voice

ENTRY_FORM = 3  # raise when the form of a cache entry changes
FEW = 6  # drawings that are made sooner here than in processes that must start first
_LIBRARIES = ("altair", "vl-convert-python")
# What every kind draws with; what goes into the brief is in the key as what it says.
_SHARED = ("drawing", "marks", "measure", "patterns", "plane", "rows", "svg", "theme")


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


def draw_ahead(voices: Iterable[Voice], cache: Path) -> int:
    """Draw every chart that the cache lacks, in every voice; gives how many those were.

    More than a `FEW` go to processes of their own. They are spawned: a forked one hangs once V8 has run.
    """
    said = [brief(voice, chart_id) for voice in voices for chart_id in voice.catalog.charts]
    missing = [one for one in said if _found(_entry(one, cache)) is None]
    workers = min(os.cpu_count() or 1, 4)
    if len(missing) <= FEW or workers == 1:
        for one in missing:
            _made(one, cache)
    else:
        root = str(Path(__file__).resolve().parents[2])
        if root not in sys.path:
            sys.path.append(root)  # the processes take their path from here; MkDocs 1.6 drops what a hook puts there
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            try:
                list(pool.map(_made, missing, [cache] * len(missing), chunksize=4))
            except BaseException:  # a signal above all: who asked us to stop does not want the rest drawn
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    return len(missing)


def picture(sheet: str, cache: Path) -> bytes | None:
    """The PNG of a poster, from the cache or made and kept there; None where the machine has no font for it."""
    if not raster.entry(sheet, cache).exists() and not writable(sheet):
        return None
    return raster.kept_png(sheet, cache, scale=SCALE)


def _made(said: Brief, cache: Path) -> Drawings:
    made = Drawings(**{canvas.name: _drawn(said, canvas) for canvas in CANVASES})
    keep(_entry(said, cache), json.dumps(asdict(made), ensure_ascii=False).encode())
    return made


def _drawn(said: Brief, canvas: Canvas) -> str:
    import vl_convert  # noqa: PLC0415 - it starts V8, which cached drawings need not wait for

    spec: dict[str, Any] = kind(said.kind).draw(said, canvas).to_dict()
    raw = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    name = f"chart-{said.chart_id}-{canvas.name}"
    return finished(raw, name=name, title=said.title, description=said.description)


def _entry(said: Brief, cache: Path) -> Path:
    return entry_for(cache, ENTRY_FORM, _code(said.kind), asdict(said), ending=".json")


@remembered
def _code(kind_name: str) -> str:
    """A digest of what turns a brief of this kind into a drawing: the code and the libraries' versions."""
    here = Path(__file__).parent
    files = [here / f"{name}.py" for name in _SHARED] + [here / "kinds" / f"{kind_name.replace('-', '_')}.py"]
    digest = hashlib.sha256(json.dumps({library: version(library) for library in _LIBRARIES}).encode())
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _found(entry: Path) -> Drawings | None:
    held = kept(entry)
    return Drawings(**json.loads(held)) if held is not None else None
