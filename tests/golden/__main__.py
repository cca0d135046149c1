"""`python -m tests.golden [--accept]`: every chart beside its reference, the ones that differ first.

Writes pictures/golden.html to look through; with --accept the drawings of now become the references.
"""

from __future__ import annotations

import sys
from html import escape

from tests.conftest import ROOT
from tests.golden.drawn import KEPT, drawn_now, essence, kept

PAGE = ROOT / "pictures" / "golden.html"
LOOK = """
body { font: 15px/1.4 sans-serif; margin: 2em; }
section { display: flex; gap: 2em; border-top: 1px solid #999; padding: 1em 0; }
section > div { flex: 1; max-width: 640px; } .narrow > div { max-width: 288px; }
svg { display: block; width: 100%; height: auto; } pre { white-space: pre-wrap; background: #f4f0e4; padding: 1em; }
"""


def differences(was: str, is_now: str) -> list[str]:
    """What one drawing has and the other lacks, a line each."""
    old, new = (essence(svg) if svg else essence("<svg/>") for svg in (was, is_now))
    gone = [f"- {' | '.join(what)}" for what in (old - new).elements()]
    return gone + [f"+ {' | '.join(what)}" for what in (new - old).elements()]


def page(before: dict[str, str], now: dict[str, str]) -> str:
    """The page of pairs: what differs, with a list of how, above what does not."""
    names = sorted({*before, *now})
    told = {name: differences(before.get(name, ""), now.get(name, "")) for name in names}
    parts = [
        _pair(name, before.get(name, ""), now.get(name, ""), told[name])
        for name in sorted(names, key=lambda n: not told[n])
    ]
    changed = sum(map(bool, told.values()))
    sheets = ("charts.css", "ledger.css")
    css = "".join((ROOT / "overrides" / "assets" / name).read_text(encoding="utf-8") for name in sheets)
    head = f'<!doctype html><meta charset="utf-8"><title>{changed} changed</title><style>{css}{LOOK}</style>'
    return f"{head}<h1>{changed} of {len(names)} drawings changed</h1>{''.join(parts)}"


def _pair(name: str, was: str, is_now: str, how: list[str]) -> str:
    width = "narrow" if ".narrow." in name else "wide"
    list_of = f"<pre>{escape(chr(10).join(how))}</pre>" if how else ""
    return f'<h2>{escape(name)}</h2>{list_of}<section class="{width}"><div>{was or "no reference"}</div><div>{is_now or "gone"}</div></section>'


def main(arguments: list[str]) -> None:
    """Write the page; with --accept, the references too."""
    before, now = kept(), drawn_now()
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(before, now), encoding="utf-8")
    changed = sum(bool(differences(before.get(name, ""), now.get(name, ""))) for name in {*before, *now})
    sys.stdout.write(f"{changed} of {len(now)} drawings changed; both are in {PAGE.relative_to(ROOT)}\n")
    if "--accept" in arguments:
        KEPT.mkdir(exist_ok=True)
        for path in KEPT.glob("*.svg"):
            path.unlink()
        for name, svg in now.items():
            (KEPT / name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
