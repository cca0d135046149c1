"""How a page stands, in words for who writes: whether it is out, and which sections of a translation are behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.ground.problems import Position
from macros.ground.told import Told, told
from macros.manuscript.issues import issue_of
from macros.manuscript.page import Page
from macros.manuscript.translation import Behind, behind, page_stamps, reason
from macros.press.session import ROOT_PAGE, Session
from macros.wording.dates import when
from macros.wording.voice import Voice


@dataclass(frozen=True, slots=True)
class Late:
    """A section of a translation that is not as it was confirmed: its language, where it stands, what changed."""

    language: str
    section: Told
    place: Position
    why: Told


def state_of(session: Session, src_uri: str, voice: Voice) -> Told:
    """Whether a page is out, a draft, or waits for its day; of one that belongs to no issue, what it is made from."""
    page = session.page(src_uri)
    issue = session.project.catalog.issues.get(issue_of(page.route)) if page else None
    if src_uri in session.made or src_uri in session.records or src_uri == ROOT_PAGE:
        return told("Made from records")
    if issue is None:
        return told("Belongs to no issue")
    if issue.draft or issue.published is None:
        return told("Draft, in no build")
    day = when(voice, issue.published)
    if issue_of(page.route if page else "") in session.not_out:
        return told("Waits for {day}, in no build before", day=day)
    return told("Out since {day}", day=day)


def translation_of(session: Session, page: Page) -> Told:
    """Whether a page was written first or translated, in one sentence; what is behind says `late_on`."""
    twins, original = session.project.twins[page.route], session.project.original(page.route)
    if len(twins) == 1:
        return told("In this language alone")
    if original is page:
        return told("Written first; the others are translations")
    name = session.project.catalog.languages[original.language].name
    if not page_stamps(page):
        return told("Translated from {language}; never confirmed: ./ledger stamp {path}", language=name, path=page.path)
    return told("Translated from {language}", language=name)


def late_on(session: Session, page: Page) -> list[Late]:
    """The sections that are behind: a translation's own, or those of all translations of what was written first."""
    twins, original = session.project.twins[page.route], session.project.original(page.route)
    translations = [twin for twin in twins.values() if twin is not original] if original is page else [page]
    return [late for one in translations if page_stamps(one) for late in _late(session, one)]


def _late(session: Session, page: Page) -> Iterator[Late]:
    name = session.project.catalog.languages[page.language].name
    for found in behind(session.project, page):
        yield Late(name, _section(found), found.position, reason(found))


def _section(found: Behind) -> Told:
    return told("#{id}", id=found.heading) if found.heading else told("What stands above the first heading")
