"""Files beside the pages that machines and hosts ask for: robots.txt, manifests, open data, feeds, shared pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.editions.hosting import hosting_files
from macros.editions.livery import ICON, PAPER
from macros.editions.share_cards import draw
from macros.pages.from_records.open_data import FOLDER, files
from macros.press.session import Session
from macros.wording.masthead import masthead
from macros.wording.voice import Voice


def write_edges(site: Path, session: Session, config: Any) -> None:
    """Write them all under `site`."""
    for name, text in hosting_files(config.site_url or "", own_name=bool(config.extra.get("own_name"))).items():
        (site / name).write_text(text, encoding="utf-8")
    (site / "robots.txt").write_text(_robots(config.site_url or ""), encoding="utf-8")
    for language, voice in session.voices.items():
        manifest = json.dumps(_manifest(voice), ensure_ascii=False, indent=1)
        (site / language / "manifest.webmanifest").write_text(manifest + "\n", encoding="utf-8")
    if session.made:  # data with problems, in the preview, is not handed on
        for name, text in files(session.project.catalog).items():
            _write(site / FOLDER / name, text.encode("utf-8"))
    for name, text in session.feeds.items():
        _write(site / name, text.encode("utf-8"))
    for name, svg in session.pictures.items():
        _write(site / name, draw(svg, session.cache))


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _robots(address: str) -> str:
    lines = ["User-agent: *", "Allow: /"]
    if address:
        lines.append(f"Sitemap: {address.rstrip('/')}/sitemap.xml")
    return "\n".join(lines) + "\n"


def _manifest(voice: Voice) -> dict[str, Any]:
    return {
        "name": masthead(voice).name,
        "short_name": masthead(voice).name,
        "description": masthead(voice).description,
        "lang": voice.tag,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": PAPER["light"],
        "theme_color": PAPER["light"],
        "icons": [{"src": f"../{ICON}", "sizes": "any", "type": "image/svg+xml"}],
    }
