"""What is published: every number, verdict and page as readers are shown them, as the text of `data/published.yml`.

And whether a page says so that was changed since, and is there at all: its address is kept, whatever becomes of its
text. A page's digests are of what somebody wrote, with its calls as they stand: a number that follows its fact changes
none. A page that states no day of publication promises none. Codes `not-updated`, `vanished`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from posixpath import dirname, normpath

from macros.catalog.issue_records import Issue
from macros.catalog.nodes import Scalar
from macros.catalog.periods import Period, PeriodError, read_period
from macros.catalog.publication import writing
from macros.catalog.publication.changes import AnyChange
from macros.catalog.publication.comparing import digest_of_changes, digest_of_withdrawn, digest_of_words
from macros.catalog.publication.past import changed_on
from macros.catalog.publication.records import Published, PublishedPage
from macros.catalog.reading.days import period_meant
from macros.ground.problems import Position, Problem
from macros.ground.told import listed, told
from macros.manuscript.anchors import made_anchors
from macros.manuscript.front import plain_words
from macros.manuscript.issues import is_article, issue_of, section_of
from macros.manuscript.markdown.running_text import sections
from macros.manuscript.page import Page
from macros.manuscript.project import Project
from macros.manuscript.rules.links import safe_links
from macros.manuscript.translation import section_key, text_digest

# What a page says beside its sections; none begins as an id of a heading does
_OF_ISSUE, _PARTS, _OF_FRONT, _ORDER, _PICTURES = "_issue", "_parts", "_front-matter", "_order", "_pictures"
_IN_WORDS = {
    _OF_ISSUE: told("what the record of its issue says"),
    _PARTS: told("the sections, figures or sources of its issue"),
    _OF_FRONT: told("its description or its summary"),
    _ORDER: told("the order of its sections"),
    _PICTURES: told("its pictures"),
    "title": told("its title"),
}
# Of an issue: what readers are told by it, but for what an issue learns later, which its pages and records tell
_SAID_BY_ISSUE = (
    *("number", "published", "corrects", "mistakes"),
    *("question", "answer", "description", "studied", "not_found"),
)
# What it is made of, in its order. Kept beside the other: a file of what was published before has no digest of it
_PARTS_OF_ISSUE = ("original", "studies", "sections", "lead_chart", "key_figures", "known_until")
_HEAD = """\
# What readers were shown last, written by `./ledger publish`, so that no change to it goes untold.
# Nothing here is edited by hand: change the record or the page, and run the command again.
"""

_KEEP_PAGE = told(
    "give its file the old name again, which is its address; "
    "where its text was taken back, the page says so, under updated: and changed:"
)


def published_text(project: Project, day: dt.date) -> str:
    """The text of `data/published.yml` for what the project shows, published on `day`."""
    return "\n".join([f"{_HEAD}published: {day.isoformat()}", *_lines(project, day), ""])


def earliest_day(project: Project) -> dt.date:
    """The first day that a publication may state: no earlier than the last one, nor than any change that was made."""
    published = project.catalog.published
    days = [*changed_on(project.catalog), *([published.published.start] if published else [])]
    return max(days, default=dt.date.min)


def usual_day(project: Project, today: dt.date) -> dt.date:
    """The day of a publication of which none is told: today, unless a change bears a later one."""
    return max(today, earliest_day(project))


def route_shown(path: str) -> str:
    """The route of a page, below its language, that was published under this path; "" where that is none."""
    return path.split("/", 2)[-1] if path.count("/") > 1 else ""


def page_update_problems(project: Project) -> Iterator[Problem]:
    """A problem for each published section whose text is another now, on a page that says of no day that it was.

    And for each page that is gone: neither written nor made from records.
    """
    published = project.catalog.published
    made = made_anchors(project) if published else {}
    for path, then in published.pages.items() if published else ():
        page = project.by_path.get(path)
        if page is None and path not in made and path not in project.files:  # one that is there could not be read
            place = project.catalog.place("published", "published", "pages", path)
            said = told('the page "{path}" was published and is gone', path=path)
            yield project.catalog.problem(place, said, "vanished", _KEEP_PAGE)
        promises = page and (is_article(page.route) or "published" in plain_words(page))
        if page and published and promises and not _says_so(page, then, published):
            yield from _taken_back(page, then) or _changed_sections(project, page, then)


def _says_so(page: Page, then: PublishedPage, published: Published) -> bool:
    """Whether a page states that it was changed, since it stated so last or, where it never did, since it came out.

    A day alone tells nobody what is another now.
    """
    now = _updated(page)
    if now is None or not plain_words(page).get("changed", "").strip():
        return False
    return now.start > then.updated.start if then.updated else now.start >= published.published.start


def _taken_back(page: Page, then: PublishedPage) -> list[Problem]:
    """A problem where readers had been told that the page was changed, and are not any more or otherwise."""
    now, place = _updated(page), Position(page.path, 1, 1)
    if then.updated and (now is None or now.start < then.updated.start):
        said = told("on {day} the page said that it was changed, and says so no more", day=str(then.updated))
        hint = told("give it back: updated: {day}, and changed: what was changed", day=str(then.updated))
    elif then.updated and now and then.changed not in ("", _digest_of_change(page)):
        said = told("what the page said on {day} of its change is said otherwise", day=str(then.updated))
        hint = told("give the words back, or say it anew under a later day")
    else:
        return []
    return [page.problem(place, said, "not-updated", hint)]


def _digest_of_change(page: Page) -> str:
    return text_digest(plain_words(page).get("changed", ""))


def _changed_sections(project: Project, page: Page, then: PublishedPage) -> Iterator[Problem]:
    now, shown = _digests(project, page), then.sections
    not_kept = set() if _ORDER in shown else set(_IN_WORDS)  # when it was published, all of these beside the sections
    not_kept |= {_PARTS} - shown.keys()
    changed = [key for key in {**now, **shown} if key not in not_kept and now.get(key) != shown.get(key)]
    if _title(page) != then.title:
        changed.insert(0, "title")
    if changed:
        lines = {section_key(heading.id or ""): heading.line for heading in page.headings}
        place = Position(page.path, next((lines[key] for key in changed if key in lines), 1))
        said = told(
            "changed since it was published: {sections}", sections=listed(_IN_WORDS.get(key, key) for key in changed)
        )
        hint = told("say so in the front matter: updated: and the day, and changed: what was changed, in a few words")
        gone = [key for key in shown if key not in now and key not in _IN_WORDS]
        if gone:
            hint = told(
                "give the heading its id {ids} back, where it goes on: links lead there; "
                "else say so in the front matter: updated: and the day, and changed: what was changed",
                ids=listed(gone),
            )
        yield page.problem(place, said, "not-updated", hint)


def _lines(project: Project, day: dt.date) -> Iterator[str]:
    facts, claims, withdrawn = project.catalog.facts, project.catalog.claims, project.catalog.withdrawn
    shown = {name: {**writing.fact_fields(fact), **_history(fact.history, day)} for name, fact in sorted(facts.items())}
    yield from _group("facts", shown)
    judged = {
        name: {**writing.claim_fields(claim), "words": digest_of_words(claim.said), **_history(claim.history, day)}
        for name, claim in sorted(claims.items())
    }
    yield from _group("claims", judged)
    events = sorted(project.catalog.events.items())
    dated = {name: {**writing.event_fields(event), **_history(event.history, day)} for name, event in events}
    yield from _group("events", dated)
    quotes = sorted(project.catalog.quotes.items())
    yield from _group("quotes", {name: writing.quote_fields(quote) for name, quote in quotes})
    if withdrawn:
        yield "withdrawn:"
        yield from (f"  {' '.join(key)}: {digest_of_withdrawn(gone)}" for key, gone in sorted(withdrawn.items()))
    pages = sorted(project.by_path.items())
    yield "pages:" if pages else "pages: {}"
    for path, page in pages:
        yield f"  {path}:"
        yield f"    title: {writing.text(_title(page))}"
        if _updated(page):
            yield f"    updated: {_updated(page)}"
            yield f"    changed: {_digest_of_change(page)}"
        yield f"    sections: {writing.on_one_line(_digests(project, page))}"


def _history(history: Sequence[AnyChange], day: dt.date) -> writing.Fields:
    """The digest of the changes that readers had been told by that day, where there were any."""
    found = digest_of_changes(history, day)
    return {"history": found} if found else {}


def _group(name: str, records: Mapping[str, writing.Fields]) -> Iterable[str]:
    yield f"{name}:" if records else f"{name}: {{}}"
    for key, fields in records.items():
        yield f"  {key}: {writing.on_one_line(fields)}"


def _digests(project: Project, page: Page) -> dict[str, str]:
    """A digest of each section of a page, and of what readers get beside them: its issue's words, order, pictures."""
    parts = [(section_key(heading), text) for heading, _, text in sections(page) if heading or text.strip()]
    words = plain_words(page)
    beside = {
        _OF_ISSUE: _said_by_issue(project, page),
        _PARTS: _parts_of_issue(project, page),
        _OF_FRONT: [words[key] for key in ("description", "summary") if key in words],
        _ORDER: [key for key, _ in parts],
        _PICTURES: _pictures(project, page),
    }
    found = {key: text_digest(text) for key, text in parts}
    return found | {key: text_digest("\n".join(said)) for key, said in beside.items() if said or key == _ORDER}


def _said_by_issue(project: Project, page: Page) -> list[str]:
    """What the record of an issue says on the page that it opens with, in the page's language; nothing elsewhere."""
    issue = _opened_by(project, page)
    said = ((field, getattr(issue, field)) for field in _SAID_BY_ISSUE) if issue else ()
    return [f"{field}: {_in_language(value, page.language)}" for field, value in said if value]


def _parts_of_issue(project: Project, page: Page) -> list[str]:
    """What an issue is made of, on the page that it opens with; nothing elsewhere."""
    issue = _opened_by(project, page)
    return [f"{field}: {getattr(issue, field)}" for field in _PARTS_OF_ISSUE] if issue else []


def _opened_by(project: Project, page: Page) -> Issue | None:
    """The issue that opens with this page."""
    return project.catalog.issues.get(issue_of(page.route)) if not section_of(page.route) else None


def _in_language(value: object, language: str) -> object:
    return value.get(language, "") if isinstance(value, Mapping) else value


def _pictures(project: Project, page: Page) -> list[str]:
    """The digests of the pictures that a page shows, in its order."""
    shown = [link.target for link in safe_links(page) if link.is_image]
    known = {picture.path: picture.digest for picture in project.pictures} if shown else {}
    return [known.get(normpath(f"{dirname(page.path)}/{target}"), target) for target in shown]


def _title(page: Page) -> str:
    return plain_words(page).get("title", "")


def _updated(page: Page) -> Period | None:
    node = page.front.node("updated") if page.front else None
    try:
        return read_period(period_meant(node.text) or node.text) if isinstance(node, Scalar) else None
    except PeriodError:
        return None
