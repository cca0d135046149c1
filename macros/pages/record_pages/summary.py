"""What a fact or a claim comes down to, in words: a title, what a shared link says below it, a line to be copied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial, reduce

from macros.catalog.derive import inputs
from macros.catalog.doubt import doubtful
from macros.catalog.records import Claim, Fact
from macros.charts.figure import run_on
from macros.pages.from_records.ledger import as_text, label_of
from macros.pages.record_pages.planned import RecordPage
from macros.wording.amounts import amount, firmness
from macros.wording.braces import resolve
from macros.wording.citations import citation, speaker
from macros.wording.dates import when
from macros.wording.doubting import with_doubt
from macros.wording.joining import in_a_list
from macros.wording.voice import Voice, phrase


@dataclass(frozen=True, slots=True)
class Summary:
    """The words that stand for a record where its page is not seen: a head, a shared link, a pasted line."""

    title: str
    description: str
    copied: str


def summary(page: RecordPage) -> Summary:
    """The summary of a record in the page's language."""
    catalog = page.voice.catalog
    if page.kind == "fact":
        return _of_fact(page.voice, page.id, catalog.facts[page.id])
    return _of_claim(page.voice, catalog.claims[page.id])


def _of_fact(voice: Voice, fact_id: str, fact: Fact) -> Summary:
    label = resolve(voice, fact.label[voice.language], own=fact)
    title = phrase(voice, "record", "fact", label=label, value=amount(voice, fact))
    description = reduce(partial(run_on, voice), _grounds(voice, fact_id, fact))
    return Summary(title, description, as_text(voice, fact_id))


def _grounds(voice: Voice, fact_id: str, fact: Fact) -> list[str]:
    """As of when, how firm, from what or says who, and that it is doubtful, a sentence each: one at least."""
    told = [when(voice, fact.as_of)] if fact.as_of else []
    told += [firmness(voice, fact)] if fact.status else []
    between = phrase(voice, "citation", "between")
    said = [phrase(voice, "record", "as-of", told=between.join(told))] if told else []
    if fact.derive:
        parts = in_a_list(voice, [label_of(voice, name) for name in inputs(fact.derive)])
        said.append(phrase(voice, "record", "derived", parts=parts))
    names = dict.fromkeys(citation(voice, source).publisher for source in fact.sources)
    if names:
        said.append(phrase(voice, "record", "says", sources=phrase(voice, "ledger", "source-break").join(names)))
    if doubtful(voice.catalog, fact_id):
        said.append(phrase(voice, "card", "doubtful"))
    return said


def _of_claim(voice: Voice, claim: Claim) -> Summary:
    said, verdict = resolve(voice, claim.said[voice.language], own=claim), phrase(voice, "verdicts", claim.verdict)
    title = phrase(voice, "record", "claim", said=said, verdict=verdict)
    shown = phrase(voice, "record", "shows", record=record_words(voice, claim))
    copied = phrase(voice, "record", "copied", name=speaker(voice, claim), said=said, verdict=verdict, shows=shown)
    return Summary(title, shown, copied)


def record_words(voice: Voice, claim: Claim) -> str:
    """What the record shows of what is claimed: our note, else the record behind it, else that there is none."""
    if claim.note:
        return with_doubt(voice, claim.note[voice.language], own=claim)
    catalog = voice.catalog
    if claim.record:
        fact = catalog.facts[claim.record]
        label = resolve(voice, fact.label[voice.language], own=fact)
        return phrase(voice, "record", "fact", label=label, value=amount(voice, fact))
    if claim.event:
        return resolve(voice, catalog.events[claim.event].title[voice.language])
    if claim.quote:
        return phrase(voice, "quote", "marks", text=catalog.quotes[claim.quote].text[voice.language])
    return phrase(voice, "check", "no-record")
