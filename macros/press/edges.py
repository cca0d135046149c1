"""Files beside the pages that machines and hosts ask for: robots.txt, manifests, open data, feeds, shared pictures."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from macros.charts.aside import aside
from macros.charts.progress import with_progress
from macros.editions.hosting import hosting_files
from macros.editions.livery import ICON, PAPER
from macros.editions.offered import editions_of
from macros.editions.share_cards.sheet import draw, entry
from macros.editions.text.llms import FILE as LLMS
from macros.editions.text.llms import llms_txt
from macros.ground.told import language_of, said_in, told
from macros.ground.visible import visible
from macros.pages.from_records.open_data import FOLDER, files
from macros.press.session import Session
from macros.wording.masthead import masthead
from macros.wording.voice import Voice


def find_editions(session: Session, config: Any) -> None:
    """Find the editions that pages lead to; a line for each that is of an issue as it was, which none leads to.

    Those of a preview lead to none: they are of the issue as it went out.
    """
    if session.command == "serve":
        return
    session.editions = editions_of(session.project, (config.site_url or "").rstrip("/"), session.charts.palette)
    for kind, slug, language in session.editions.behind:
        said = told(
            "the {kind} of {issue} in {language} is not of the issue as it is now, and no page leads to it; "
            "make it anew: make editions",
            kind=kind,
            issue=slug,
            language=language,
        )
        sys.stderr.write(f"{visible(said_in(said, language_of(os.environ)))}\n")


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
        editions = [edition.place for edition in session.editions.offered]
        text = llms_txt(session.project, site=config.site_url or "", feeds=session.feeds, editions=editions)
        _write(site / LLMS, text.encode("utf-8"))
    for name, text in session.feeds.items():
        _write(site / name, text.encode("utf-8"))
    for edition in session.editions.offered:
        _write(site / edition.place, edition.content)
    _write_pictures(site, session)


def _write_pictures(site: Path, session: Session) -> None:
    """The pictures of shared links, each drawn once and kept; one line a language that this machine has no font for."""
    missing = [card for card in session.pictures.values() if not entry(card, session.cache).exists()]

    def draw_missing() -> None:
        for card in with_progress(missing, told("drawing pictures of shared links")):
            draw(card, session.cache)

    aside(draw_missing, len(missing))
    for name, card in session.pictures.items():
        _write(site / name, draw(card, session.cache))
    for language in sorted(session.unpictured):
        said = told(
            "no font here has the letters of shared links in {language}: they show no picture; "
            "on Debian: apt-get install fonts-noto-cjk",
            language=session.voices[language].record.name,
        )
        sys.stderr.write(f"{visible(said_in(said, language_of(os.environ)))}\n")


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)  # it may be in the last site as well
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
