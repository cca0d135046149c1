"""The timeline: every event of the record, year by year, the newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date as day
from functools import partial
from types import MappingProxyType
from typing import Any

from macros.catalog.doubt import doubtful
from macros.catalog.periods import Period, read_period
from macros.catalog.records import Event
from macros.ground.remembered import kept_with
from macros.manuscript.anchors import year_id
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.tokens import token
from macros.pages.changes import changes_of
from macros.pages.instruments.bar import Bar, Choice, Option, choice, set_bar
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.pages.mentions import Mention, Mentions
from macros.pages.templating import set_html
from macros.wording.dates import when
from macros.wording.terms import term_name
from macros.wording.voice import Voice, phrase

ORDER = 4
YEARS_OPEN = 2  # the newest year and the one before; what is older is folded
_KINDS = MappingProxyType({"side": "governments", "person": "people", "organisation": "companies"})
_ORDER = ("governments", "companies", "people", "others")


def timeline_page(voice: Voice, found: Mentions) -> MadePage:
    """The page of one language; `found` is where each event is shown."""
    heading, intro = phrase(voice, "timeline", "heading"), phrase(voice, "timeline", "intro")
    uses = (Use("timeline-bar", made=timeline_bar), *(_year(voice, year, found) for year in years(voice)))
    markdown = "\n\n".join(_lines(voice, heading, intro))
    written, beside = Written(heading, intro, markdown, uses), repr([found.get(name) for name in voice.catalog.events])
    return MadePage("timeline/index.md", ORDER, ready(written), beside=beside, searched=False)


def years(voice: Voice) -> list[int]:
    """The years in which something happened, the newest first."""
    return sorted({event.date.start.year for event in voice.catalog.events.values()}, reverse=True)


@kept_with(64)
def timeline_bar(voice: Voice) -> str:
    """The bar above the timeline: by who is named, by year, and which way round."""
    catalog, events = voice.catalog, voice.catalog.events
    named = Counter(name for event in events.values() for name in who(event))
    by_kind: dict[str, list[Option]] = {}
    for name in sorted(named, key=lambda name: (-named[name], name)):
        kind = _KINDS.get(catalog.terms[name].kind, "others")
        by_kind.setdefault(kind, []).append((name, term_name(voice, name), named[name]))
    groups = tuple((phrase(voice, "instruments", kind), tuple(by_kind[kind])) for kind in _ORDER if kind in by_kind)
    of_years = [str(event.date.start.year) for event in events.values()]
    fields = (
        Choice("who", phrase(voice, "instruments", "actor"), groups),
        choice("year", phrase(voice, "instruments", "year"), of_years, str, [str(year) for year in years(voice)]),
    )
    newest, oldest = phrase(voice, "instruments", "newest-first"), phrase(voice, "instruments", "oldest-first")
    in_doubt = sum(doubtful(catalog, name) for name in events)
    return set_bar(voice, Bar(fields, len(events), (("newest", newest), ("oldest", oldest)), in_doubt))


def who(event: Event) -> tuple[str, ...]:
    """The terms for whoever an event names, each once: who acted first."""
    return tuple(dict.fromkeys((event.actor, *event.involved)))


def _lines(voice: Voice, heading: str, intro: str) -> Iterator[str]:
    yield f"# {in_markdown(heading)} {{ #timeline }}"
    yield in_markdown(intro)
    yield token(0)
    for number, year in enumerate(years(voice), start=1):
        yield f"## {in_markdown(when(voice, read_period(str(year))))} {{ #{year_id(year)} }}\n\n{token(number)}"


def _year(voice: Voice, year: int, found: Mentions) -> Use:
    of_year = [(name, event) for name, event in voice.catalog.events.items() if event.date.start.year == year]
    of_year.sort(key=lambda named: _place(named[1].date), reverse=True)
    shown = tuple((name, _first_page(found.get(name, ()))) for name, _ in of_year)
    folded = year < years(voice)[0] - YEARS_OPEN + 1
    return Use("timeline", str(year), made=partial(_events, shown=shown, folded=folded))


def _place(date: Period) -> tuple[int, day]:
    """Where a date stands among others: by the middle of its span, so that mid-May comes after 13 May and before 20."""
    return (date.start.toordinal() + date.end.toordinal(), date.start)


def _first_page(places: tuple[Mention, ...]) -> Mention | None:
    return next((place for place in places if place.kind == "pages"), None)


@kept_with(512)
def _events(voice: Voice, shown: tuple[tuple[str, Mention | None], ...], *, folded: bool) -> str:
    rows = [
        (name, voice.catalog.events[name], term_name(voice, voice.catalog.events[name].actor), place)
        for name, place in shown
    ]
    in_doubt = frozenset(name for name, _ in shown if doubtful(voice.catalog, name))
    history = {name: list(changes_of(voice, "event", name)) for name, _ in shown}
    slots: dict[str, Any] = {"rows": rows, "in_doubt": in_doubt, "history": history, "who": who}
    return set_html(voice, "timeline.html", **slots, folded=folded, up="../")
