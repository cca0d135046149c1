"""An issue in its other forms, made when somebody opens one: from what the preview shows then, and of drafts too."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import quote

from macros.editions.chart_files import ChartFiles, palette_of
from macros.editions.edition import EditionError, Files
from macros.editions.finished_issue import FinishedIssue, finished_issue
from macros.editions.kinds import EDITIONS
from macros.ground.latest_day import today
from macros.ground.problems import Problem, as_text
from macros.ground.told import said_in, told
from macros.ground.visible import visible
from macros.manuscript.issues import issue_of, route_of
from macros.pages.environment import templates_of
from macros.press import faults
from macros.press.preview.shown import Shown

FILES = "files/"  # of an edition: the list of them all
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".eml": "message/rfc822",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
_FIRST = (".html", ".pdf", ".txt")  # what is opened of an edition
_TEMPLATES = templates_of("macros.press.preview")
_making = threading.Lock()  # one at a time: it is work of seconds, and what was made serves who asks next


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: the status, the type and the bytes; for a way elsewhere, where it leads.

    `copies_itself` says that it is a page with a script of ours.
    """

    status: str
    type: str
    content: bytes
    way: str = ""
    copies_itself: bool = False


def answer(shown: Shown, asked: str, here: str) -> Answer:
    """What is answered to `language/issue/kind/`, with the name of a file behind it or not; `here` is that address.

    What an edition lacks on this machine, and what is wrong with the issue, is told in plain words.
    """
    language, slug, kind, name = (*asked.split("/", 3), "", "", "", "")[:4]
    spoken = shown.spoken_on(language)
    lacking = _lacking(shown, language, slug, kind)
    if lacking:
        return plain("404 Not Found", said_in(lacking, spoken))
    problems = list(_problems(shown, language, slug))
    if problems:
        first = said_in(told("mend these first, then open this again"), spoken)
        return plain("409 Conflict", f"{first}\n\n{as_text(problems, language=spoken)}")
    try:
        files = _made(shown, language, slug, kind)
    except EditionError as error:
        said = told("{said}: {hint}", said=error.said, hint=error.hint)
        return plain("503 Service Unavailable", visible(said_in(said, spoken)))
    except Exception as error:  # the preview outlives a mistake of ours
        return plain("500 Internal Server Error", visible(faults.our_fault(error, f"{kind} {slug} {language}").message))
    return replace(_sent(files, name, here, spoken), copies_itself=kind == "wechat")


def plain(status: str, said: str) -> Answer:
    """An answer in plain words."""
    return Answer(status, _TYPES[".txt"], f"{said}\n".encode())


def _lacking(shown: Shown, language: str, slug: str, kind: str) -> str:
    """That there is no such edition; empty where there is."""
    project = shown.session.project
    known = kind in EDITIONS and language in project.catalog.languages and slug in project.catalog.issues
    if not known or not EDITIONS[kind].speaks(project.catalog.languages[language].tag):
        return told("no such edition")
    if f"docs/{language}/{route_of(slug)}" not in project.by_path:
        return told("{issue} has no page to open with in {language}", issue=slug, language=language)
    return ""


def _problems(shown: Shown, language: str, slug: str) -> Iterator[Problem]:
    """What keeps the issue's pages, or all pages, from being shown as they are saved."""
    ours = [page for page in shown.session.project.pages if page.language == language and issue_of(page.route) == slug]
    yield from {one for page in ours for one in shown.session.problems_for(page.path.removeprefix("docs/"))}


def _made(shown: Shown, language: str, slug: str, kind: str) -> Files:
    """The files of an edition, made once for each build that is shown."""
    key = (kind, slug, language)
    with _making:
        if key not in shown.editions:
            project = shown.session.project
            charts = ChartFiles(palette_of(shown.root / "overrides", project.catalog), shown.session.cache)
            issue = finished_issue(project, slug, language, site=shown.site, charts=charts)
            shown.editions[key] = EDITIONS[kind].make(_dated(issue))
        return shown.editions[key]


def _dated(issue: FinishedIssue) -> FinishedIssue:
    """The issue as if a draft came out today: editions state a day."""
    if issue.record.published:
        return issue
    words = replace(issue.opening.words, published=today(os.environ).isoformat())
    return replace(issue, opening=replace(issue.opening, words=words))


def _sent(files: Files, name: str, here: str, language: str) -> Answer:
    if name == FILES:
        return _listed(files, here, language)
    if not name:
        first = min(files, key=lambda one: _rank(one, list(files)))
        return Answer("303 See Other", _TYPES[".txt"], b"", here + quote(first))
    if name not in files:
        return plain("404 Not Found", said_in(told("no such edition"), language))
    return Answer("200 OK", _TYPES.get(PurePosixPath(name).suffix, "application/octet-stream"), files[name])


def _rank(name: str, names: list[str]) -> tuple[int, int]:
    """What is opened first comes first."""
    suffix = PurePosixPath(name).suffix
    return _FIRST.index(suffix) if suffix in _FIRST else len(_FIRST), names.index(name)


def _listed(files: Files, here: str, language: str) -> Answer:
    """A page that leads to each file."""
    ways = [(name, here + quote(name), f"{len(content) / 1000:.0f} KB") for name, content in files.items()]
    head = said_in(told("All files"), language)
    html = _TEMPLATES.get_template("files.html").render(lang=language, head=head, ways=ways)
    return Answer("200 OK", _TYPES[".html"], html.encode())
