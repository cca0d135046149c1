"""New facts, sources, claims, events and terms: what is asked of each, and the record that it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from macros.catalog.catalog import Catalog
from macros.catalog.records import Bound, Claim, Status, Term, Verdict
from macros.catalog.source_records import Grade, Reading, Source
from macros.cli.new.drafts import EXCUSE, Draft, id_of, made_id
from macros.cli.new.questions import Answers, Question
from macros.cli.new.yaml_text import Value
from macros.ground.choices import choices
from macros.ground.told import Told, said_in, told

_ID = told("the id: lower-case words joined by -, without unit or language")
NOTE = told("what a reader must know besides")
_SOURCES = told("the sources, as keys of data/sources/, with commas between")


def fact_questions(catalog: Catalog, answers: Answers) -> Iterator[Question]:
    """Of a fact: what it is, how much, as of when, says who; of a sum its parts alone."""
    yield from _topic(catalog, answers)
    yield Question("label", told("what the number is, as a noun phrase"), "Ships that called at the port", form="each")
    yield id_question("label", answers)
    yield Question("derive", told("the sum that gives it"), "topic.key / topic.other", needed=False)
    summed = bool(answers.one("derive"))
    yield Question("value", told("the number, or a range"), "5.5e9, 12e9..15e9", needed=not summed)
    yield Question("unit", told("its unit, a key of data/units.yml"), "usd", tuple(catalog.units))
    yield Question("bound", told("how it was hedged"), "exact", choices(get_args(Bound)), needed=False)
    yield Question("digits", told("the digits that a sum is shown with"), "3", needed=summed)
    yield Question("as-of", told("the day or period that it describes"), "2025-04-15, FY2026-Q1", needed=not summed)
    yield Question(
        "status", told("who says it, and of what time"), choices=choices(get_args(Status)), needed=not summed
    )
    yield Question("source", _SOURCES, choices=tuple(catalog.sources), form="many", needed=not summed)
    yield Question("note", NOTE, form="each", needed=False)


def fact(draft: Draft, answers: Answers, language: str) -> None:
    """A fact in the file of its topic, with the topic's heading where that is new."""
    _heading(draft, answers)
    draft.add_record(
        "fact",
        fact_id := f"{answers.one('topic')}.{id_of(answers, 'label')}",
        {
            "label": answers.each("label"),
            **_amount(answers),
            "derive": answers.one("derive"),
            "unit": answers.one("unit"),
            "bound": answers.one("bound"),
            "digits": answers.one("digits"),
            "as_of": answers.one("as-of"),
            "status": answers.one("status"),
            "sources": answers.many("source"),
            "note": answers.each("note"),
            "unused": said_in(EXCUSE, language),
        },
    )
    draft.calls["fact", fact_id] = f'{{{{ fact("{fact_id}") }}}}'


def source_questions(catalog: Catalog, answers: Answers) -> Iterator[Question]:
    """Of a source: who put it out, when and where it is, how far it was read, and how firm that makes it."""
    files = tuple(sorted({_stem(catalog, "source", name) for name in catalog.sources}))
    yield Question("file", told("the file of data/sources/ that it belongs to"), ", ".join(files[:8]) or "press")
    yield Question("type", told("what it is"), choices=choices(get_args(Source.model_fields["type"].annotation)))
    yield Question("title", told("its title, as printed"), "H20 export licence notice")
    yield Question("publisher", told("who put it out"), "CNBC")
    yield Question("language", told("the language it is written in, a BCP 47 tag"), "en")
    yield Question("url", told("its address, where it has one"), "https://…", needed=False)
    yield Question("date", told("the day it came out, where that is known"), "2025-04-15", needed=False)
    yield Question("grade", told("A major or primary, B trade or regional, C mirror"), choices=choices(get_args(Grade)))
    yield Question("read", told("how much of it was read"), choices=choices(get_args(Reading)))
    yield Question("id", _ID, "cnbc-2025-04-15", needed=not source_id(answers))


def source(draft: Draft, answers: Answers, language: str) -> None:
    """A source in the file that was named, under its publisher and day."""
    fields: dict[str, Value] = {
        "type": answers.one("type"),
        "title": {"original": answers.one("title")},
        "publisher": {"name": answers.one("publisher")},
        "language": answers.one("language"),
        "url": answers.one("url"),
        "date_published": answers.one("date"),
        "grade": answers.one("grade"),
        "read": answers.one("read"),
        "unused": said_in(EXCUSE, language),
    }
    key = source_id(answers)
    draft.add_record("source", key, fields, file=answers.one("file"))
    draft.calls["source", key] = f"sources: [{key}]"


def source_id(answers: Answers) -> str:
    """The id that was given, else one made of publisher and day, or of publisher and title."""
    if answers.one("id"):
        return answers.one("id")
    publisher, day = made_id([answers.one("publisher")]), answers.one("date")
    return f"{publisher}-{day}" if publisher and day else made_id([answers.one("publisher"), answers.one("title")])


def claim_questions(catalog: Catalog, answers: Answers) -> Iterator[Question]:
    """Of a claim: what is said in our words, which issue checks it, and what the record says to it."""
    yield Question("topic", told("the file of data/claims/ that it belongs to"), "h20")
    yield Question("said", told("what the source says, in our words"), form="each")
    yield id_question("said", answers)
    yield Question("issue", told("the issue that checks it"), choices=tuple(catalog.issues))
    issue = catalog.issues.get(answers.one("issue"))
    sections = issue.sections if issue else ()
    yield Question("section", told("its section of the issue; else the opening page"), choices=sections, needed=False)
    several, studied = issue is not None and len(issue.studies) != 1, ", ".join(issue.studies) if issue else ""
    says = told("the source that says it, one that the issue studies")
    yield Question("said-in", says, studied, tuple(catalog.sources), needed=several)
    yield Question("kind", told("what kind of claim"), choices=choices(get_args(Claim.model_fields["kind"].annotation)))
    yield Question("value", told("the number, or a range"), "0.349", needed=False)
    yield Question("unit", told("its unit, a key of data/units.yml"), "share", tuple(catalog.units), needed=False)
    yield Question("as-of", told("the day or period that it describes"), "2024", needed=False)
    yield Question("verdict", told("how it fares against the record"), choices=choices(get_args(Verdict)))
    yield Question("record", told("the fact we stand behind"), choices=tuple(catalog.facts), needed=False)
    yield Question("event", told("the event we stand behind"), choices=tuple(catalog.events), needed=False)
    open_ended = answers.one("verdict") in ("unverifiable", "opinion")
    yield Question("source", _SOURCES, choices=tuple(catalog.sources), form="many", needed=not open_ended)
    yield Question("note", told("what the record shows, with facts in {{braces}}"), form="each", needed=False)


def claim(draft: Draft, answers: Answers, _: str) -> None:
    """A claim in the file of its topic; the pages of claims list it by themselves."""
    names = ("unit", "as-of", "verdict", "record", "event")
    draft.add_record(
        "claim",
        claim_id := f"{answers.one('topic')}.{id_of(answers, 'said')}",
        {
            "said": answers.each("said"),
            "issue": answers.one("issue"),
            "section": answers.one("section"),
            "said_in": answers.one("said-in"),
            "kind": answers.one("kind"),
            **_amount(answers),
            **{name.replace("-", "_"): answers.one(name) for name in names},
            "note": answers.each("note"),
            "sources": answers.many("source"),
        },
    )
    draft.after.append(_called(f'{{{{ check("{claim_id}") }}}}'))


def event_questions(catalog: Catalog, answers: Answers) -> Iterator[Question]:
    """Of an event: what happened, on which day, who acted, says who."""
    yield Question("topic", told("the file of data/events/ that it belongs to"), "h20")
    yield Question("title", told("what happened, as a sentence without a full stop"), form="each")
    yield id_question("title", answers)
    yield Question("date", told("the day or period"), "2025-04-09")
    yield Question("actor", told("who acted, a key of data/glossary.yml"), "port-authority", tuple(catalog.terms))
    yield Question("source", _SOURCES, choices=tuple(catalog.sources), form="many")
    yield Question("note", NOTE, form="each", needed=False)


def event(draft: Draft, answers: Answers, language: str) -> None:
    """An event in the file of its topic."""
    draft.add_record(
        "event",
        event_id := f"{answers.one('topic')}.{id_of(answers, 'title')}",
        {
            "date": answers.one("date"),
            "title": answers.each("title"),
            "actor": answers.one("actor"),
            "sources": answers.many("source"),
            "note": answers.each("note"),
            "unused": said_in(EXCUSE, language),
        },
    )
    draft.calls["event", event_id] = f'{{{{ when("{event_id}") }}}}'


def term_questions(_: Catalog, answers: Answers) -> Iterator[Question]:
    """Of a term: its name in each language, what it is, and what it means."""
    yield Question("name", told("the name"), "CUDA", form="each")
    yield id_question("name", answers)
    yield Question("kind", told("what it names"), choices=choices(get_args(Term.model_fields["kind"].annotation)))
    yield Question("definition", told("what it means, in a sentence"), form="each", needed=False)


def term(draft: Draft, answers: Answers, _: str) -> None:
    """A term in the glossary."""
    fields: dict[str, Value] = {
        "name": answers.each("name"),
        "kind": answers.one("kind"),
        "definition": answers.each("definition"),
    }
    draft.add_record("term", term_id := id_of(answers, "name"), fields)
    draft.after.append(_called(f'{{{{ term("{term_id}") }}}}'))


def _amount(answers: Answers) -> dict[str, Value]:
    """The number that was answered, or the range: `12e9..15e9`."""
    low, dots, high = answers.one("value").partition("..")
    return {"range": (low.strip(), high.strip())} if dots else {"value": low}


def _topic(catalog: Catalog, answers: Answers) -> Iterator[Question]:
    known = catalog.facts_by_topic
    yield Question("topic", told("the file of data/facts/ that it belongs to"), ", ".join([*known][:8]) or "h20")
    topic = answers.one("topic")
    if topic and not {topic} & {*known, *catalog.topics, *catalog.terms}:
        yield Question("topic-name", told("the heading of that new file in the ledger"), "Tariffs", form="each")


def _heading(draft: Draft, answers: Answers) -> None:
    if answers.each("topic-name"):
        draft.add_record("topic", answers.one("topic"), {"name": answers.each("topic-name")})


def id_question(option: str, answers: Answers) -> Question:
    """The id, where none can be made of the answer to `option`."""
    return Question("id", _ID, "charge-warned", needed=not id_of(answers, option))


def _stem(catalog: Catalog, kind_name: str, record_id: str) -> str:
    return catalog.origins[kind_name, record_id].path.rpartition("/")[2].removesuffix(".yml")


def _called(call: str) -> Told:
    return told("a page shows it by {call}", call=call)
