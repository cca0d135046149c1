"""`python -m tests.browser.channels [ISSUE]`: one issue as every channel has it, side by side, for the editor's eye.

Writes pictures/channels/<issue>-<language>.png, a sheet a language: the web on a phone, the mail with and without its
pictures and in the dark, the post for WeChat, the first page of the PDF, the entry in the feed, the plain text, the
Markdown, and what a screen reader says. Editions are made as `./ledger edition` makes them; nothing else is needed.
"""
# ruff: noqa: T201 - a command that prints

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from playwright.sync_api import Browser

from macros.editions.chart_files import ChartFiles, palette_of
from macros.editions.edition import EditionError
from macros.editions.feeds import article_entry
from macros.editions.finished_issue import FinishedIssue, finished_issue
from macros.editions.kinds import EDITIONS
from macros.manuscript.issues import newest
from macros.manuscript.survey import read_project
from tests.browser.chromium import MISSING, chromium, executable
from tests.browser.heard import heard
from tests.browser.server import served
from tests.browser.site import ROOT, BuildError, Site, build
from tests.browser.visit import window

FOLDER = ROOT / "pictures" / "channels"
SITE = "https://newsletter.example"  # where the links of what is made here lead: it goes to nobody
WIDTH, HEIGHT, GAP = 390, 1700, 14  # of a channel on the sheet, in pixels
_MOST_LINES = 90


@dataclass(frozen=True)
class Channel:
    """One channel's name and its picture, a PNG."""

    name: str
    png: bytes


def main(arguments: list[str]) -> int:
    """Build, make, photograph, lay out; 2 where there is no browser or no such issue, 1 where there is no site."""
    project, problems = read_project(ROOT)
    slug = arguments[0] if arguments else newest(project.catalog)
    if problems or slug not in project.catalog.issues or executable() is None:
        said = "the project has problems" if problems else f"no issue {slug}"
        print(said if executable() else MISSING, file=sys.stderr)
        return 2
    charts = ChartFiles(palette_of(ROOT / "overrides", project.catalog), ROOT / ".cache" / "drawings")
    with TemporaryDirectory() as folder:
        try:
            site = build(Path(folder) / "site")
        except BuildError as error:
            print(error, file=sys.stderr)
            return 1
        with served(site.folder) as origin, chromium() as browser:
            for language in project.catalog.complete:
                issue = finished_issue(project, slug, language, site=SITE, charts=charts)
                made = sheet(browser, list(channels(browser, issue, Site(site.folder, origin), Path(folder))))
                FOLDER.mkdir(parents=True, exist_ok=True)
                (FOLDER / f"{issue.name}.png").write_bytes(made)
                print(f"pictures/channels/{issue.name}.png")
    return 0


def channels(browser: Browser, issue: FinishedIssue, site: Site, folder: Path) -> Iterator[Channel]:
    """The channels that the issue's language has, in the order of the sheet; `folder` is for files."""
    place = f"{site.origin}/{issue.opening.url}"
    yield Channel("web", picture(browser, place))
    written = edition_files(issue, folder)
    mail = folder / f"{issue.name}.mail.html"
    if mail in written:
        yield Channel("mail", picture(browser, mail.as_uri()))
        yield Channel("mail, dark", picture(browser, mail.as_uri(), dark=True))
        yield Channel("mail without pictures", picture(browser, mail.as_uri(), pictures=False))
    post = folder / f"{issue.name}-wechat" / "index.html"
    if post in written:
        yield Channel("WeChat", picture(browser, post.as_uri()))
    pdf = folder / f"{issue.name}.pdf"
    if pdf in written:
        yield Channel("PDF, page 1", first_page(pdf))
    entry = article_entry(issue.opening, SITE, issue.charts)
    yield Channel("feed", picture(browser, of_html(f"<h2>{escape(entry.title)}</h2>{entry.content}")))
    for name, file in (
        ("plain text", folder / f"{issue.name}.txt"),
        ("mail as text", folder / f"{issue.name}.mail.txt"),
    ):
        if file in written:
            yield Channel(name, picture(browser, of_text(file.read_text(encoding="utf-8"))))
    twin = site.folder / issue.opening.url / "index.html.md"
    yield Channel("Markdown", picture(browser, of_text(twin.read_text(encoding="utf-8"))))
    yield Channel("screen reader", picture(browser, of_text("\n".join(said_at(browser, place)))))


def edition_files(issue: FinishedIssue, folder: Path) -> set[Path]:
    """The files of every edition that the issue's language has, written below `folder`."""
    tag, files = issue.voice.record.tag, set()
    for kind, edition in EDITIONS.items():
        if not edition.speaks(tag):
            continue
        try:
            made = edition.make(issue)
        except EditionError as error:
            print(f"{kind}: {error.said}: {error.hint}", file=sys.stderr)
            continue
        for name, content in made.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
            files.add(folder / name)
    return files


def picture(browser: Browser, address: str, *, dark: bool = False, pictures: bool = True) -> bytes:
    """The top of what stands at an address, as on a phone."""
    context = window(browser, width=WIDTH, height=HEIGHT, dark=dark)
    page = context.new_page()
    if not pictures:
        page.route(re.compile(r"\.(png|jpe?g|gif)$"), lambda route: route.abort())
    page.goto(address)
    page.wait_for_load_state("networkidle")
    made = page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT}, animations="disabled")
    context.close()
    return made


def said_at(browser: Browser, address: str) -> list[str]:
    """What a screen reader says of the article at an address."""
    context = window(browser)
    page = context.new_page()
    page.goto(address)
    lines = heard(page)
    context.close()
    return lines


def first_page(pdf: Path) -> bytes:
    """The first page of a PDF, as wide as a channel."""
    page = pypdfium2.PdfDocument(pdf)[0]
    made = BytesIO()
    page.render(scale=2 * WIDTH / page.get_width()).to_pil().save(made, "PNG")
    return made.getvalue()


def of_text(text: str) -> str:
    """The address of a text's first lines, as a terminal shows them."""
    lines = "\n".join(text.splitlines()[:_MOST_LINES])
    return of_html(f'<pre style="white-space:pre-wrap;font:11px/1.5 monospace">{escape(lines)}</pre>')


def of_html(body: str) -> str:
    """The address of a piece of HTML, as a reader of feeds shows it: without a style of ours."""
    html = f'<!doctype html><meta charset="utf-8"><body style="font:15px/1.6 serif;margin:12px">{body}'
    return f"data:text/html;base64,{base64.b64encode(html.encode()).decode()}"


def sheet(browser: Browser, made: list[Channel]) -> bytes:
    """All channels beside each other, each under its name."""
    cells = "".join(
        f'<figure><figcaption>{escape(one.name)}</figcaption><img width="{WIDTH}" alt="" '
        f'src="data:image/png;base64,{base64.b64encode(one.png).decode()}"></figure>'
        for one in made
    )
    style = (
        f"body{{margin:{GAP}px;background:#777;display:flex;flex-wrap:wrap;gap:{GAP}px;align-items:start}}"
        "figure{margin:0}figcaption{color:#fff;font:bold 16px sans-serif;padding:4px 0}img{background:#fff;display:block}"
    )
    context = browser.new_context(viewport={"width": 5 * (WIDTH + GAP) + GAP, "height": 800})
    page = context.new_page()
    page.set_content(f'<!doctype html><meta charset="utf-8"><title>Channels</title><style>{style}</style>{cells}')
    picture_of_all = page.screenshot(full_page=True)
    context.close()
    return picture_of_all


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
