"""Charts in a build: drawn ahead where they are missing, and their files put beside their pages."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from macros.charts.drawing import draw_ahead, picture_ahead
from macros.ground.told import language_of, said_in, told
from macros.ground.visible import visible
from macros.manuscript.addresses import folder_of
from macros.press.afterwards import Make, write_afterwards, write_now
from macros.press.session import Session
from macros.wording.voice import Voice


def draw_what_is_missing(session: Session) -> None:
    """Draw ahead what the pages of this build would otherwise draw one by one."""
    if session.sound and session.made:
        asked = _asked_for(session)
        draw_ahead(asked, session.cache)
        if session.command != "serve":
            picture_ahead([session.charts.sheet(voice, chart_id) for voice, chart_id in asked], session.cache)


def _asked_for(session: Session) -> list[tuple[Voice, str]]:
    """The charts whose own pages are to be made, in each language; the files of the others stand."""
    pages = [(voice, chart_id) for voice in session.voices.values() for chart_id in voice.catalog.charts]
    return [(voice, chart_id) for voice, chart_id in pages if not session.stands(_page_of(voice, chart_id))]


def _page_of(voice: Voice, chart_id: str) -> str:
    return f"{voice.language}/{folder_of(chart_id)}index.md"


def write_files(session: Session, site: Path) -> None:
    """Write what stands beside the page of each chart that is made; in a preview, pictures afterwards."""
    if not session.made:
        return
    pictures: dict[Path, Make] = {}
    for voice, chart_id in _asked_for(session):
        place = f"{voice.language}/{folder_of(chart_id)}"
        (site / place).mkdir(parents=True, exist_ok=True)
        files = session.charts.texts(voice, chart_id)
        for name, content in files.items():
            (site / place / name).write_text(content, encoding="utf-8", newline="")
        beside = session.beside.setdefault(_page_of(voice, chart_id), set())
        beside.update(place + name for name in files)
        make = session.charts.png(voice, chart_id)
        if make:
            png = f"{place}{chart_id}.png"
            beside.add(png)
            pictures[site / png] = make
    for voice in session.voices.values():
        _tell_of_fonts(session, voice)
    (write_afterwards if session.command == "serve" else write_now)(pictures)


def _tell_of_fonts(session: Session, voice: Voice) -> None:
    """One line a language, however many charts lack a picture for the same reason."""
    lacking = session.charts.without_picture(voice.language)
    if lacking:
        said = told(
            "no font here has the letters of the charts in {language}: {count} of them have no PNG; "
            "on Debian: apt-get install fonts-noto-cjk",
            language=voice.record.name,
            count=lacking,
        )
        sys.stderr.write(f"{visible(said_in(said, language_of(os.environ)))}\n")
