"""Front matter holds the keys a page may have, and no macros.

Its values are texts, none longer than where it is shown can hold; what states a day states one, the days follow one
another and are the same in every language: feeds, bylines and linked data go by them. A title is not that of a page of
the site's own. Codes `unknown-key`, `missing-key`, `wrong-type`, `too-long`, `not-a-period`, `range-falls`,
`out-of-range`, `not-a-number`, `number-parity`, `unknown-language`, `reserved-file` and `macro-in-front-matter`.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from macros.catalog.catalog import Catalog
from macros.catalog.decode import not_text
from macros.catalog.fields import LONGEST_NAME
from macros.catalog.nodes import LARGEST_SCALAR, Node, Scalar
from macros.catalog.nodes import Mapping as MappingNode
from macros.catalog.periods import PeriodError, read_period
from macros.catalog.reading.days import period_meant
from macros.catalog.record_texts import waits
from macros.catalog.rules.days import still_to_come
from macros.ground.lines import line_of
from macros.ground.problems import Mend, Position, Problem, did_you_mean, nearest
from macros.ground.told import listed, quoted, told
from macros.manuscript.anchors import made_anchors
from macros.manuscript.issues import OF_OPENINGS, issue_of, said_of
from macros.manuscript.translation import KEY
from macros.wording.braces import BracesError, resolve
from macros.wording.voice import WordlessError, voices

if TYPE_CHECKING:
    from macros.manuscript.page import Page
    from macros.manuscript.project import Project

REQUIRED = ("title", "description")
MEANINGS = MappingProxyType(
    {
        "title": told("its title"),
        "description": told("what it holds, for lists, search and shared links"),
        "summary": told("what it comes to, in a sentence or two"),
        "original": told("the language it was written in first; a section takes it from its issue"),
        "published": told("the day it came out; a section takes it from its issue"),
        "updated": told("the day it was changed last"),
        "changed": told("what was changed, in a few words, for those who read its feed"),
        "order": told("its place among the pages of its folder, a whole number"),
        KEY: told("written by `./ledger stamp`"),
    }
)
KNOWN = tuple(MEANINGS)
DAYS = ("published", "updated")
# Characters: a title stands in the header, the drawer and the foot of every page, the others in feeds and lists
LONGEST = {"title": LONGEST_NAME, "description": 500, "summary": 500, "changed": 500}
LONGEST_ORDER = 4  # digits
HINT = told("front matter is not run; name a fact in single braces: {{topic.key}}")


def check(project: Project) -> Iterator[Problem]:
    """A problem for each key that is unknown, missing, or holds what it may not."""
    taken = _own_titles(project)
    for page in project.pages:
        if page.front is None and page.text.startswith("---"):
            continue  # it cannot be read, which is told where it was read
        front = page.front or MappingNode({}, 1, 1)
        for key, node in front.entries.values():
            yield from _key_problems(page, key)
            found = _value_problems(page, key.text, node)
            yield from _where_it_is_said(project.catalog, page, key.text, found)
            yield from _original_problems(page, key.text, node, project.catalog.languages)
        yield from _order_problems(page)
        yield from _title_problems(project, page, taken)
        for name in REQUIRED:
            if name not in front.entries:
                said = told('no "{key}" in the front matter', key=name)
                hint = told("add {key}: … between two lines of --- at the top", key=name)
                yield page.problem(Position(page.path), said, "missing-key", hint)
    for route, twins in project.twins.items():
        first = project.original(route)
        yield from (found for twin in twins.values() if twin is not first for found in _other_days(first, twin))


def _other_days(first: Page, twin: Page) -> Iterator[Problem]:
    """A problem for each day that a translation states otherwise than its original."""
    for key in DAYS:
        ours, theirs = (getattr(_node(page, key), "text", "") for page in (twin, first))
        if ours == theirs or not all(_day(text) for text in (ours, theirs) if text):
            continue
        node = _node(twin, key)
        place = Position(twin.path, node.line, node.column) if node else Position(twin.path)
        slots = {"key": quoted(key), "ours": ours or "–", "theirs": theirs or "–", "path": first.path}
        said = told("{key}: {ours}, but {theirs} in {path}", **slots)
        yield twin.problem(place, said, "number-parity", told("give it the same day in every language"))


def _where_it_is_said(catalog: Catalog, page: Page, key: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems at the place of their text: of what an opening page has from the record of its issue, in the record.

    A call there is told as in any record.
    """
    if key not in OF_OPENINGS or key not in said_of(page, catalog):
        yield from problems
        return
    place = catalog.place("issue", issue_of(page.route), OF_OPENINGS[key], page.language)
    for problem in problems:
        if problem.code != "macro-in-front-matter":
            yield catalog.problem(place, problem.message, problem.code, problem.hint)


def _value_problems(page: Page, key: str, node: Node) -> Iterator[Problem]:
    place = Position(page.path, node.line, node.column)
    if not isinstance(node, Scalar):
        if key in KNOWN and key != KEY:
            yield page.problem(place, *not_text(key))
    elif "{{" in node.text or "{%" in node.text:
        yield page.problem(place, told("a macro in front matter"), "macro-in-front-matter", HINT)
    elif key == "order" and not (node.text.isascii() and node.text.isdigit() and len(node.text) <= LONGEST_ORDER):
        said = told('{key} is a whole number, not "{written}"', key=quoted(key), written=node.text[:40])
        yield page.problem(place, said, "not-a-number", told("write plain digits: 3"))
    elif key in DAYS:
        yield from _day_problems(page, place, node.text)
    elif key in REQUIRED and not node.text.strip():
        said, hint = told("{key} is empty", key=quoted(key)), told("say in a few words what the page is about")
        yield page.problem(place, said, "missing-key", hint)
    elif len(node.text) > (limit := LONGEST.get(key, LARGEST_SCALAR)):
        said = told("{key} has {n} characters, the limit is {limit}", key=key, n=len(node.text), limit=limit)
        yield page.problem(place, said, "too-long", told("shorten it"))


def _original_problems(page: Page, key: str, node: Node, languages: Collection[str]) -> Iterator[Problem]:
    """A problem where the original would be in a language that there is not: another page would be taken for it."""
    if key == "original" and isinstance(node, Scalar) and node.text not in languages:
        said = told('"{language}" is not a language of this site', language=node.text[:40])
        hint = told("write one of: {options}", options=listed(languages))
        yield page.problem(Position(page.path, node.line, node.column), said, "unknown-language", hint)


def _day_problems(page: Page, place: Position, text: str) -> Iterator[Problem]:
    try:
        if read_period(text).grain == "day":
            return
        said = told('"{text}" is not one day', text=text)
        hint = told("write year, month and day: {example}", example="2026-11-23")
    except PeriodError as error:
        said, hint = error.said, error.hint
    meant = period_meant(text)
    problem = page.problem(place, said, "not-a-period", told("write {word}", word=meant) if meant else hint)
    plainly = meant and line_of(page.text, place.line)[place.column - 1 :].startswith(text)
    yield replace(problem, mend=Mend(place.line, place.column, text, meant)) if meant and plainly else problem


def days_to_come(project: Project, latest: dt.date) -> Iterator[Problem]:
    """A problem for each page that came out or was changed after the latest day; no rule found by its name, as for
    records. An issue may have a day that is still to come: it is in no build before.
    """
    for page in project.pages:
        for key in (key for key in DAYS if key not in said_of(page, project.catalog)):
            node = _node(page, key)
            day = _day(node.text) if isinstance(node, Scalar) else None
            if day and day > latest and node:
                yield page.problem(Position(page.path, node.line, node.column), *still_to_come(str(day)))


def _order_problems(page: Page) -> Iterator[Problem]:
    """A problem for a page that was changed before it came out."""
    days = {key: (node, _day(node.text)) for key in DAYS if isinstance(node := _node(page, key), Scalar)}
    came_out = days["published"][1] if "published" in days else None
    for key, (node, day) in days.items():
        if day and came_out and day < came_out:
            place = Position(page.path, node.line, node.column)
            said = told("{key} lies before {other}", key=quoted(key), other=quoted("published"))
            yield page.problem(place, said, "range-falls", told("a page is changed on or after the day it came out"))


_HOME, _ISSUES = "index.md", "issues/index.md"  # what a language's folder has of its own beside the made pages
_HEADED = {"issues": "issue"}  # the group of phrases with a made page's heading, where it is not called as its folder


def _own_titles(project: Project) -> Mapping[str, str]:
    """The titles of the site's own pages in every language, as they compare, each with the route of its page."""
    catalog, found = project.catalog, dict[str, str]()
    made = {path.split("/")[2] for path in made_anchors(project)}
    names = catalog.newsletter.name.values() if catalog.newsletter else ()
    found |= {_compared(name): _HOME for name in names}
    for phrases in catalog.phrases.values():
        groups = {name: phrases.get(_HEADED.get(name, name), {}) for name in made}
        found |= {_compared(group.get("heading", "")): f"{name}/index.md" for name, group in groups.items()}
    found |= {_compared(_title(project, page)): _ISSUES for page in project.pages if page.route == _ISSUES}
    return {title: route for title, route in found.items() if title}


def _title_problems(project: Project, page: Page, taken: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for a title by which readers would take a page for one of the site's own."""
    node = _node(page, "title")
    route = taken.get(_compared(_title(project, page)))
    if node and route and page.route not in (route, _HOME, _ISSUES) and not waits(_title(project, page)):
        said = told("the title of {path}, a page of the site's own", path=f"{page.language}/{route}")
        hint = told("give it a title of its own: it is what the page is known by in lists and in the drawer")
        yield page.problem(Position(page.path, node.line, node.column), said, "reserved-file", hint)


def _title(project: Project, page: Page) -> str:
    """The title in words; as it stands where its braces hold nothing, which is told elsewhere."""
    node = _node(page, "title")
    text = node.text if isinstance(node, Scalar) else ""
    try:
        return resolve(voices(project.catalog)[page.language], text)
    except (BracesError, WordlessError):
        return text


def _compared(title: str) -> str:
    """What a reader sees of a title in passing: its letters and digits, their case and width aside."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", title).casefold()))


def _node(page: Page, key: str) -> Node | None:
    return page.front.node(key) if page.front else None


def _day(text: str) -> dt.date | None:
    try:
        period = read_period(text)
    except PeriodError:
        return None
    return period.start if period.grain == "day" else None


def _key_problems(page: Page, key: Scalar) -> Iterator[Problem]:
    if key.text not in KNOWN:
        otherwise = told("known keys: {keys}", keys=listed(KNOWN))
        hint = did_you_mean(nearest(key.text, KNOWN, most=1), otherwise=otherwise)
        place = Position(page.path, key.line, key.column)
        yield page.problem(place, told('unknown key "{key}"', key=key.text), "unknown-key", hint)
