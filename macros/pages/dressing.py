"""A page with what stands around it: byline with ways to its twins, colophon, the notice of a translation behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from macros.catalog.record_digests import Key
from macros.manuscript.addresses import way
from macros.manuscript.front import plain_words
from macros.manuscript.issues import issue_of
from macros.manuscript.page import Page
from macros.manuscript.project import Project
from macros.manuscript.translation import behind, page_stamps
from macros.pages.changes import among, changes, shown_by
from macros.pages.finished_page import FinishedPage
from macros.pages.furniture import Ways, behind_notice, byline, colophon
from macros.pages.headlines import break_between_words
from macros.pages.margin.setting import with_proofs
from macros.pages.numbers import in_tab_order, with_their_marks
from macros.pages.wholes import keep_whole
from macros.wording.citing import Cited
from macros.wording.masthead import newsletter


@dataclass(frozen=True, slots=True)
class Dressed:
    """A page as it stands in the site: its HTML, and an article's colophon, which comes after all of it."""

    html: str
    colophon: str = ""


def dressed(project: Project, page: FinishedPage, drawn: str, ways: Ways, address: str) -> Dressed:
    """A page dressed. `drawn` is its body with its drawings and addresses in place.

    `ways` lead to other languages and forms of it; `address` is its own in whole, or "".
    """
    html = in_tab_order(with_their_marks(keep_whole(drawn, page.voice)))
    ours = project.by_path.get(f"docs/{page.voice.language}/{page.route}")
    if ours is None:  # made from records
        return Dressed(break_between_words(html))
    if page.route == "index.md":
        return Dressed(_with_notice(break_between_words(html), page, ours, project))
    end = ""
    if page.kind == "article":
        days = {"published": page.words.published, "updated": page.words.updated}
        html = _below_title(html, byline(page.voice, html, **days, ways=ways))
        told = among(changes(page.voice), shown_on(page, ours), page.words.published)
        up = way(page.url, f"{page.voice.language}/")
        html = with_proofs(html, page.renderer, project.catalog.issues.get(issue_of(page.route)))
        end = colophon(page.voice, _cited(page, address), changed=page.words.changed, changes=told, up=up)
    return Dressed(_with_notice(break_between_words(html), page, ours, project), end)


def shown_on(page: FinishedPage, ours: Page) -> Iterator[Key]:
    """The facts and claims that a reader of a page is shown, those in its title and summary among them."""
    return shown_by(page.voice.catalog, page.renderer.uses, plain_words(ours).values())


def _cited(page: FinishedPage, address: str) -> Cited:
    key = "-".join((newsletter(page.voice.catalog).key, *_names(page.route)))
    return Cited(page.words.title, key, page.words.published, address)


def _names(route: str) -> list[str]:
    """An issue's and its section's name, from "issues/one/part.md"; the issue's alone for its front page."""
    return [name for name in PurePosixPath(route).with_suffix("").parts[1:] if name != "index"]


def _with_notice(html: str, page: FinishedPage, ours: Page, project: Project) -> str:
    """The page, and below its first heading what a reader should know of its translation."""
    if not page_stamps(ours):
        return html
    original = project.original(ours.route)
    there = way(page.url, original.language + page.url.removeprefix(ours.language))
    tag = project.catalog.languages[original.language].tag
    late = [(name, page.titles[name]) for name in _late(project, ours) if name in page.titles]
    return _below_title(html, behind_notice(page.voice, late, there, tag))


def _late(project: Project, ours: Page) -> list[str]:
    return [found.heading for found in behind(project, ours) if found.is_behind]


def _below_title(html: str, line: str) -> str:
    head, end, rest = html.partition("</h1>")
    return f"{head}{end}{line}{rest}" if end else line + html
