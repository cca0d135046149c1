"""The ledger: one page with every number in a line, and one a topic with all that is known of each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.catalog.derive import inputs
from macros.catalog.doubt import doubtful
from macros.catalog.nodes import Mapping, Scalar, Sequence
from macros.ground.remembered import kept_with
from macros.manuscript.addresses import entry_address
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.tokens import token
from macros.pages.changes import changes_of
from macros.pages.instruments.ledger_rows import ledger_table
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.pages.mentions import Mention, Mentions
from macros.pages.templating import set_html
from macros.wording.amounts import amount, firmness, unit_name
from macros.wording.braces import resolve
from macros.wording.citations import citation, plain
from macros.wording.dates import when
from macros.wording.digits import written
from macros.wording.terms import term_name
from macros.wording.voice import Voice, phrase

MOST_READ = 30  # characters of a number that is written out; any longer one is read by its exponent
FIRST = 3  # where the ledger stands among the pages of the navigation


def ledger_pages(voice: Voice, found: Mentions) -> Iterator[MadePage]:
    """The ledger's pages in one language: the overview, then one for each topic that has facts."""
    heading, intro = phrase(voice, "ledger", "heading"), phrase(voice, "ledger", "intro")
    body = f"# {in_markdown(heading)} {{ #ledger }}\n\n{in_markdown(intro)}\n\n{token(0)}"
    shelves = tuple((topic, topic_name(voice, topic)) for topic in topics(voice))
    used = tuple((fact_id, found.get(fact_id, ())) for fact_id in voice.catalog.facts)
    written = Written(heading, intro, body, (Use("ledger", made=partial(ledger_table, shelves=shelves, used=used)),))
    yield MadePage("ledger/index.md", FIRST, ready(written), beside=repr(used), searched=False)
    for order, topic in enumerate(topics(voice), start=FIRST + 1):
        yield _topic_page(voice, topic, found, order)


def topics(voice: Voice) -> list[str]:
    """The topics that have facts: in the order of `data/topics.yml`, the others after them by name."""
    ranks = {topic: rank for rank, topic in enumerate(voice.catalog.topics)}
    return sorted(voice.catalog.facts_by_topic, key=lambda topic: (ranks.get(topic, len(ranks)), topic))


def topic_name(voice: Voice, topic: str) -> str:
    """What a topic is called: its own record's name, or the glossary's, or its file's name."""
    record = voice.catalog.topics.get(topic)
    if record:
        return record.name[voice.language]
    return term_name(voice, topic) if topic in voice.catalog.terms else topic


def _topic_page(voice: Voice, topic: str, found: Mentions, order: int) -> MadePage:
    name, facts = topic_name(voice, topic), voice.catalog.facts_by_topic[topic]
    intro = phrase(voice, "ledger", "topic-intro", n=len(facts))
    title = phrase(voice, "ledger", "titled", topic=name)
    used = tuple(found.get(fact_id, ()) for fact_id in facts)
    block = Use("ledger", topic, made=partial(entries, topic=topic, used=used))
    body = f"# {in_markdown(name)} {{ #{topic} }}\n\n{in_markdown(intro)}\n\n{token(0)}"
    shown = [("topic", topic), ("term", topic), *(("fact", fact_id) for fact_id in facts)]
    before = [("fact", name) for fact_id in facts for name in voice.catalog.became_of.get(fact_id, ())]
    written = ready(Written(title, intro, body, (block,)))
    return MadePage(f"ledger/{topic}.md", order, written, (*shown, *before), beside=repr(used), searched=False)


@kept_with(512)
def entries(voice: Voice, topic: str, used: tuple[tuple[Mention, ...], ...]) -> str:
    """The entries of one topic; `used` is where each of its facts is shown, in their order."""
    made = zip(voice.catalog.facts_by_topic[topic], used, strict=True)
    return "".join(_entry(voice, fact_id, places) for fact_id, places in made)


def _entry(voice: Voice, fact_id: str, places: tuple[Mention, ...]) -> str:
    fact = voice.catalog.facts[fact_id]
    kinds = ("pages", "charts", "facts", "claims")
    return set_html(
        voice,
        "entry.html",
        id=fact_id,
        fact=fact,
        written=in_full(voice, fact_id),
        shorter=_shorter(voice, fact_id),
        unit=unit_name(voice, fact.unit),
        derived=[
            (entry_address(voice.catalog, "any", name), label_of(voice, name)) for name in inputs(fact.derive or "")
        ],
        became=fact.became and voice.catalog.facts[fact.became],
        before=voice.catalog.became_of.get(fact_id, []),
        facts=voice.catalog.facts,
        history=list(changes_of(voice, "fact", fact_id)),
        places=[(kind, [place for place in places if place.kind == kind]) for kind in kinds],
        text=as_text(voice, fact_id),
        doubtful=doubtful(voice.catalog, fact_id),
        up="../../",
    )


def as_written(voice: Voice, fact_id: str) -> str:
    """The value, the range or the sum just as the file has it."""
    origin = voice.catalog.origins.get(("fact", fact_id))
    entries = origin.node.entries if origin and isinstance(origin.node, Mapping) else {}
    for field in ("value", "range", "derive"):
        node = entries[field][1] if field in entries else None
        if isinstance(node, Scalar):
            return node.text
        if isinstance(node, Sequence):
            return "[" + ", ".join(end.text for end in node.nodes if isinstance(end, Scalar)) + "]"
    return ""


def in_full(voice: Voice, fact_id: str) -> str:
    """A number with all its digits, thousands parted, or the sum: 5.5e9 is a way to type one, and not to read it.

    One of more digits than anybody reads stands as the file has it.
    """
    fact = voice.catalog.facts[fact_id]
    digits = [f"{number:,f}" for number in ([] if fact.derive else written(fact))]
    return " – ".join(digits) if digits and max(map(len, digits)) <= MOST_READ else as_written(voice, fact_id)


def _shorter(voice: Voice, fact_id: str) -> str:
    """The amount as tables have it, where that says more than its words and the file do."""
    fact = voice.catalog.facts[fact_id]
    short = amount(voice, fact, style="table")
    said = (amount(voice, fact), in_full(voice, fact_id))
    return "" if short in said or short.replace(",", "") in said else short


def label_of(voice: Voice, name: str) -> str:
    """What a fact is, or an event as a sentence."""
    fact = voice.catalog.facts.get(name)
    return resolve(voice, (fact.label if fact else voice.catalog.events[name].title)[voice.language], own=fact)


def as_text(voice: Voice, fact_id: str) -> str:
    """An entry as one line of text to be copied: what, how much, as of when, how firm, and says who."""
    fact = voice.catalog.facts[fact_id]
    told = [when(voice, fact.as_of)] if fact.as_of else []
    told += [firmness(voice, fact)] if fact.status else []
    between = phrase(voice, "citation", "between")
    return phrase(
        voice,
        "ledger",
        "as-text",
        label=resolve(voice, fact.label[voice.language], own=fact),
        value=amount(voice, fact),
        told=between.join(told),
        sources=phrase(voice, "ledger", "source-break").join(
            plain(voice, citation(voice, name)) for name in fact.sources
        ),
    )
