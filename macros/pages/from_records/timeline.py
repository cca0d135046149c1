"""The timeline: every event of the record, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day
from functools import lru_cache, partial

from macros.catalog.doubt import doubtful
from macros.catalog.periods import Period, read_period
from macros.manuscript.anchors import year_id
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.tokens import token
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.pages.mentions import Mention, Mentions
from macros.pages.templating import set_html
from macros.wording.dates import when
from macros.wording.terms import term_name
from macros.wording.voice import Voice, phrase

ORDER = 4


def timeline_page(voice: Voice, found: Mentions) -> MadePage:
    """The page of one language; `found` is where each event is shown."""
    heading, intro = phrase(voice, "timeline", "heading"), phrase(voice, "timeline", "intro")
    uses = tuple(_year(voice, year, found) for year in years(voice))
    markdown = "\n\n".join(_lines(voice, heading, intro))
    written, beside = Written(heading, intro, markdown, uses), repr([found.get(name) for name in voice.catalog.events])
    return MadePage("timeline/index.md", ORDER, ready(written), beside=beside, searched=False)


def years(voice: Voice) -> list[int]:
    """The years in which something happened, in their order."""
    return sorted({event.date.start.year for event in voice.catalog.events.values()})


def _lines(voice: Voice, heading: str, intro: str) -> Iterator[str]:
    yield f"# {in_markdown(heading)} {{ #timeline }}"
    yield in_markdown(intro)
    for number, year in enumerate(years(voice)):
        yield f"## {in_markdown(when(voice, read_period(str(year))))} {{ #{year_id(year)} }}\n\n{token(number)}"


def _year(voice: Voice, year: int, found: Mentions) -> Use:
    of_year = [(name, event) for name, event in voice.catalog.events.items() if event.date.start.year == year]
    of_year.sort(key=lambda named: _place(named[1].date))
    shown = tuple((name, _first_page(found.get(name, ()))) for name, _ in of_year)
    return Use("timeline", str(year), made=partial(_events, shown=shown))


def _place(date: Period) -> tuple[int, day]:
    """Where a date stands among others: by the middle of its span, so that mid-May comes after 13 May and before 20."""
    return (date.start.toordinal() + date.end.toordinal(), date.start)


def _first_page(places: tuple[Mention, ...]) -> Mention | None:
    return next((place for place in places if place.kind == "pages"), None)


@lru_cache(maxsize=512)
def _events(voice: Voice, shown: tuple[tuple[str, Mention | None], ...]) -> str:
    rows = [
        (name, voice.catalog.events[name], term_name(voice, voice.catalog.events[name].actor), place)
        for name, place in shown
    ]
    in_doubt = frozenset(name for name, _ in shown if doubtful(voice.catalog, name))
    return set_html(voice, "timeline.html", rows=rows, in_doubt=in_doubt, up="../")
