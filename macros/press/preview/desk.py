"""The desk: what the preview pins to the lower edge of each page for who writes it, in the page's language.

Problems, how the page stands, the records it uses, its issue in other forms, its twins. Gathers the words;
`templates/desk.html` sets them, escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from macros.editions.kinds import EDITIONS
from macros.ground.problems import PICTURED, Position, Problem
from macros.ground.store import digest
from macros.ground.told import Told, said_in, told
from macros.ground.visible import visible
from macros.manuscript.issues import issue_of
from macros.manuscript.page import Page
from macros.pages.environment import templates_of
from macros.press.preview.editor import Editor
from macros.press.preview.shown import Shown
from macros.press.preview.standing import late_on, state_of, translation_of
from macros.press.preview.used import SHOWN, unused_beside, used_on

OWN = "/.preview/"  # below which the preview has what is its own: no page's folder begins with a point
MOST_TOLD = 100  # problems of one group, as when they are printed
MOST_UNUSED = 100
_TEMPLATES = templates_of("macros.press.preview")
_HEADS = {
    "fact": told("Facts"),
    "claim": told("Claims"),
    "event": told("Events"),
    "chart": told("Charts"),
    "quote": told("Quotations"),
    "source": told("Sources"),
    "term": told("Terms"),
    "issue": told("Issues"),
}
_FORMS = {"mail": told("Mail"), "pdf": told("PDF"), "wechat": told("WeChat"), "text": told("Plain text")}


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is shown, and the address that opens it; empty where nothing does."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: words, where it stands, what is said of it."""

    words: str
    place: Place | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """A problem as it is shown: its place, what follows as (whether it is a picture, text), the page it is on."""

    place: Place
    parts: tuple[tuple[bool, str], ...]
    page: str


def desk(shown: Shown, src_uri: str, editor: Editor) -> str:
    """The desk of a page as HTML; of what is no page of a language, such as an error, the problems alone."""
    made = _Desk(shown, src_uri, editor)
    html: str = _TEMPLATES.get_template("desk.html").render(own=OWN, most=MOST_TOLD, **made.slots())
    return html


@dataclass(frozen=True)
class _Desk:
    """What one desk is made of."""

    shown: Shown
    src_uri: str
    editor: Editor

    @property
    def language(self) -> str:
        return self.shown.spoken_on(self.src_uri)

    def t(self, words: str) -> str:
        """Words in the desk's language."""
        return said_in(words, self.language)

    def slots(self) -> Mapping[str, object]:
        session, src_uri = self.shown.session, self.src_uri
        voice, page = session.voices.get(src_uri.partition("/")[0]), session.page(src_uri)
        here, data, elsewhere = self._grouped()
        slots: dict[str, object] = {
            "lang": voice.tag if voice and voice.language == self.language else self.language,
            "words": {name: self.t(said) for name, said in _WORDS.items()},
            "here": self._told(here),
            "data": self._told(data),
            "elsewhere": self._told(elsewhere),
            "count": self.t(_count(len(here) + len(data), len(elsewhere))),
            "seen": digest(repr((src_uri, here, data)))[:16],
            **dict.fromkeys(("state", "translation", "late_count"), ""),
            **dict.fromkeys(("written", "late", "records", "unused", "editions", "twins"), ()),
            "all_records": False,
            "record_count": 0,
        }
        if voice:
            slots["state"] = self.t(state_of(session, src_uri, voice))
            slots["twins"] = self._twins()
            slots |= self._records(issue_of(page.route) if page else "")
        if page:
            slots["written"] = self._written(page)
            slots |= self._translation(page)
            slots["editions"] = self._editions(issue_of(page.route))
        return slots

    def _grouped(self) -> tuple[list[Problem], list[Problem], list[Problem]]:
        """The problems of this page, those of the data that keep all pages as they were, and the others."""
        here = [one for one in self.shown.problems if one.position.path == f"docs/{self.src_uri}"]
        held = set(self.shown.session.problems_for(self.src_uri)).difference(here)
        data = [one for one in self.shown.problems if one in held]
        told_above = {*here, *data}
        return here, data, [one for one in self.shown.problems if one not in told_above]

    def _told(self, problems: list[Problem]) -> list[ToldProblem]:
        return [self._one(problem) for problem in problems[:MOST_TOLD]]

    def _one(self, problem: Problem) -> ToldProblem:
        place = self._place(problem.position)
        rest = problem.said(self.language).removeprefix(place.words)
        src_uri = problem.position.path.removeprefix("docs/")
        there = "" if src_uri == self.src_uri else self.shown.way_to(src_uri)
        return ToldProblem(place, tuple(_parted(rest)), quote(there))

    def _place(self, position: Position) -> Place:
        return Place(visible(str(position)), self.editor.address(position))

    def _line(self, position: Position) -> Place:
        return Place(visible(f"{position.path}:{position.line}"), self.editor.address(position))

    def _record(self, key: tuple[str, str], note: str) -> Line:
        catalog = self.shown.session.project.catalog
        return Line(key[1], self._line(catalog.place(*key)) if key in catalog.origins else None, note)

    def _used(self, key: tuple[str, str], by: str) -> Line:
        return self._record(key, self.t(told("by {id}", id=by)) if by else "")

    def _records(self, slug: str) -> Mapping[str, object]:
        session = self.shown.session
        used = used_on(session, self.src_uri)
        found = {kind: [one for one in (used or {}).items() if one[0][0] == kind] for kind in SHOWN}
        groups = [(self.t(_HEADS[kind]), [self._used(*one) for one in ones]) for kind, ones in found.items() if ones]
        unused = unused_beside(session.project, slug, most=MOST_UNUSED)
        return {
            "records": groups,
            "all_records": used is None,
            "record_count": len(used or ()),
            "unused": [self._record(key, why or self.t(told("no reason is given"))) for key, why in unused],
        }

    def _written(self, page: Page) -> list[Line]:
        """The files that a page is written in: its own, and its issue's record."""
        catalog, slug = self.shown.session.project.catalog, issue_of(page.route)
        own = Line(self.t(told("The text")), Place(visible(page.path), self.editor.address(Position(page.path))))
        if ("issue", slug) not in catalog.origins:
            return [own]
        record = catalog.place("issue", slug)
        return [own, Line(self.t(told("The issue")), Place(visible(record.path), self.editor.address(record)))]

    def _translation(self, page: Page) -> Mapping[str, object]:
        session = self.shown.session
        late = late_on(session, page)
        lines = [Line(self.t(one.section), self._line(one.place), f"{one.language}: {self.t(one.why)}") for one in late]
        return {
            "translation": self.t(translation_of(session, page)),
            "late": lines,
            "late_count": self.t(told("{n} behind", n=len(late))) if late else "",
        }

    def _editions(self, slug: str) -> list[tuple[str, str]]:
        """The forms of the page's issue: what each is called, and the way to it."""
        language = self.src_uri.partition("/")[0]
        if slug not in self.shown.session.project.catalog.issues:
            return []
        tag = self.shown.session.voices[language].tag
        return [
            (self.t(_FORMS.get(kind, kind)), quote(f"{OWN}editions/{language}/{slug}/{kind}/"))
            for kind, edition in EDITIONS.items()
            if edition.speaks(tag)
        ]

    def _twins(self) -> list[tuple[str, str, str]]:
        """The page in other languages: the tag and the name of each, and the way there."""
        session, (here, _, route) = self.shown.session, self.src_uri.partition("/")
        ways = ((voice, self.shown.way_to(f"{name}/{route}")) for name, voice in session.voices.items() if name != here)
        return [(voice.tag, voice.record.name, quote(way)) for voice, way in ways if way]


def _count(here: int, elsewhere: int) -> Told:
    """How many problems there are, and where."""
    if not here:
        return told("Problems elsewhere: {n}", n=elsewhere) if elsewhere else told("No problems")
    if not elsewhere:
        return told("Problems here: {n}", n=here)
    return told("Problems here: {n}, elsewhere: {m}", n=here, m=elsewhere)


def _parted(text: str) -> Iterator[tuple[bool, str]]:
    """What follows a problem's place, parted into pictures of a line, which may not wrap, and the rest."""
    lines: list[str] = []
    pictured = False
    for line in text.split("\n"):
        if line.startswith(PICTURED) != pictured and lines:
            yield pictured, "\n".join(lines)
            lines = []
        pictured = line.startswith(PICTURED)
        lines.append(line)
    yield pictured, "\n".join(lines)


_WORDS: Mapping[str, Told] = {
    "desk": told("The desk of who writes: in the preview alone"),
    "problems": told("Problems"),
    "here": told("On this page"),
    "data": told("In the data: every page stays as it was until they are mended"),
    "elsewhere": told("Elsewhere"),
    "more": told("And more; ./ledger check tells all"),
    "there": told("To its page"),
    "state": told("This page"),
    "records": told("Records"),
    "all": told("This page shows every record there is"),
    "none": told("This page names no record"),
    "unused": told("Unused, in the files that this issue draws on"),
    "translation": told("Translation"),
    "editions": told("Editions"),
    "made": told("The issue in other forms, made when one is opened, from what is saved"),
    "files": told("All files"),
}
