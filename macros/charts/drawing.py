"""A chart drawn for both canvases, or taken from the cache when the same was drawn before.

The key of a cached drawing is everything it depends on: what it says (the brief), how kinds draw (the files of this
room), the libraries and the form of the entry. So an entry is never stale; a damaged one is drawn again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from functools import cache as remembered
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.charts.briefs import brief
from macros.charts.kinds import kind
from macros.charts.marks import Brief, Canvas
from macros.charts.svg import finished
from macros.charts.theme import CANVASES
from macros.wording.voice import Voice

ENTRY_FORM = 1  # raise when the form of a cache entry changes
_LIBRARIES = ("altair", "vl-convert-python")


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
    entry = cache / f"{_key(said)}.json"
    kept = _kept(entry)
    if kept is None:
        kept = Drawings(**{canvas.name: _drawn(said, canvas) for canvas in CANVASES})
        _keep(entry, kept)
    return kept


def _drawn(said: Brief, canvas: Canvas) -> str:
    import vl_convert  # noqa: PLC0415 - it starts V8, which cached drawings need not wait for

    spec: dict[str, Any] = kind(said.kind).draw(said, canvas).to_dict()
    raw = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    name = f"chart-{said.chart_id}-{canvas.name}"
    return finished(raw, name=name, title=said.title, description=said.description)


def _key(said: Brief) -> str:
    told = json.dumps([ENTRY_FORM, _room(), asdict(said)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


@remembered
def _room() -> str:
    """A digest of what turns a brief into a drawing: the files of this room and the libraries' versions."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.name.encode() + file.read_bytes())
    digest.update(json.dumps({library: version(library) for library in _LIBRARIES}).encode())
    return digest.hexdigest()


def _kept(entry: Path) -> Drawings | None:
    try:
        held = json.loads(entry.read_bytes())
        found = Drawings(held["wide"], held["narrow"])
        return found if held["digest"] == _digest(found) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _digest(found: Drawings) -> str:
    return hashlib.sha256(f"{found.wide}\n{found.narrow}".encode()).hexdigest()


def _keep(entry: Path, made: Drawings) -> None:
    """Written aside and moved into place, so that a reader never meets half an entry."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    held = json.dumps({**asdict(made), "digest": _digest(made)}, ensure_ascii=False)
    handle, aside = tempfile.mkstemp(dir=entry.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(held)
        Path(aside).replace(entry)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
