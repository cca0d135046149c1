"""New charts of the kinds that need nothing but facts or events: what is asked, and the record that it becomes."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.charts.kinds import kind, kind_names
from macros.cli.new.drafts import EXCUSE, Draft, id_of
from macros.cli.new.questions import Answers, Question
from macros.cli.new.records import NOTE, id_question
from macros.ground.choices import choices
from macros.ground.told import said_in, told


def questions(catalog: Catalog, answers: Answers) -> Iterator[Question]:
    """Of a chart: its kind, what it draws, and the finding in words. Kinds that want groups are written by hand."""
    yield Question("title", told("the finding, as a sentence without a full stop"), form="each")
    yield id_question("title", answers)
    simple = choices(name for name in kind_names() if not _wants_more(name))
    yield Question("kind", told("the kind of chart; CONTRIBUTING.md shows them"), choices=simple)
    dated = answers.one("kind") in simple and kind(answers.one("kind")).NEEDS.draws == "events"
    if dated:
        ids = tuple(catalog.events)
        yield Question("event", told("the events, with commas between"), choices=ids, form="many")
    else:
        ids = tuple(catalog.facts)
        yield Question("fact", told("the facts, with commas between"), choices=ids, form="many")
    yield Question("subtitle", told("what is drawn, and in which unit"), form="each")
    yield Question("alt", told("what the drawing shows, for who does not see it"), form="each")
    yield Question("note", NOTE, form="each", needed=False)


def _wants_more(name: str) -> bool:
    needs = kind(name).NEEDS
    return any((needs.clusters, needs.lanes, needs.against, needs.ratios, needs.parts, needs.sums, needs.pairs)) or (
        needs.draws == "lines" and needs.lines > 1
    )


def make(draft: Draft, answers: Answers, language: str) -> None:
    """A chart as a file of its own."""
    draft.add_record(
        "chart",
        chart_id := id_of(answers, "title"),
        {
            "kind": answers.one("kind"),
            "facts": answers.many("fact"),
            "events": answers.many("event"),
            "title": answers.each("title"),
            "subtitle": answers.each("subtitle"),
            "alt": answers.each("alt"),
            "note": answers.each("note"),
            "unused": said_in(EXCUSE, language),
        },
    )
    draft.calls["chart", chart_id] = f'{{{{ chart("{chart_id}") }}}}'
