"""How what was shown is written down: the lines of `data/published.yml`, and those that a changed record needs.

Every line is one that the strict reader takes, and one record stands on one line, so that a difference is read at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from macros.catalog.publication.records import (
    PublishedClaim,
    PublishedEvent,
    PublishedFact,
    PublishedQuote,
    PublishedRecord,
)
from macros.catalog.records import Amount, Claim, Event, Fact, Quote

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._+*/()-]*")  # what YAML reads as itself within { }
_MILLION = 6  # from this power of ten on, authors write 5.5e9 and 800e6, so that nobody counts zeros

Fields = Mapping[str, str]  # key -> value, as written


def number(value: Decimal) -> str:
    """A number as a record has it: digits, a point for decimals, e6, e9 and so on from a million on."""
    bare = value.normalize()
    if bare and bare.adjusted() >= _MILLION:
        power = bare.adjusted() - bare.adjusted() % 3
        return f"{bare.scaleb(-power):f}e{power}"
    return f"{bare:f}"


def amount_fields(amount: Amount) -> Fields:
    """A value or range with its unit and hedge; what says nothing is left out."""
    found = {}
    if amount.value is not None:
        found["value"] = number(amount.value)
    if amount.range:
        found["range"] = f"[{number(amount.range[0])}, {number(amount.range[1])}]"
    if amount.unit:
        found["unit"] = amount.unit
    if amount.bound != "exact":
        found["bound"] = amount.bound
    return found


def fact_fields(fact: Fact | PublishedFact) -> Fields:
    """What a reader is shown of a fact, and the sum that gives it."""
    also = {"as_of": fact.as_of, "status": fact.status, "derive": fact.derive}
    return {**amount_fields(fact), **{key: text(str(told)) for key, told in also.items() if told}}


def claim_fields(claim: Claim | PublishedClaim) -> Fields:
    """What a reader is shown of a claim's verdict, what it rests on, and the day its source puts it at."""
    rests_on = {"record": claim.record, "event": claim.event, "quote": claim.quote}
    day = {"as_of": text(str(claim.as_of))} if claim.as_of else {}
    return {
        "verdict": claim.verdict,
        **{kind: name for kind, name in rests_on.items() if name},
        **amount_fields(claim),
        **day,
    }


def event_fields(event: Event | PublishedEvent) -> Fields:
    """The day or period that a reader is given for an event."""
    return {"was": text(str(event.date if isinstance(event, Event) else event.was))}


def quote_fields(quote: Quote | PublishedQuote) -> Fields:
    """Who is quoted, of which day and occasion, in which words of which language.

    What is told in another language than that is a translation of ours, and may become a better one.
    """
    if isinstance(quote, Quote):
        day, words, occasion = quote.date, quote.text[quote.language], (quote.occasion or {}).get(quote.language)
    else:
        day, words, occasion = quote.was, quote.said, quote.occasion
    found = {"speaker": quote.speaker, "was": str(day), "language": quote.language, "occasion": occasion, "said": words}
    return {key: text(told) for key, told in found.items() if told}


def withdrawn_fields(then: PublishedRecord) -> Fields:
    """What a withdrawn record has to tell of what was published."""
    if isinstance(then, PublishedQuote):
        return {"said": quote_fields(then)["said"]}
    if isinstance(then, PublishedEvent):
        return event_fields(then)
    return claim_fields(then) if isinstance(then, PublishedClaim) else amount_fields(then)


def text(words: str) -> str:
    """A text as YAML has it, in quotation marks where it would be read as something else."""
    return words if _PLAIN.fullmatch(words) and not words.endswith(" ") else json.dumps(words, ensure_ascii=False)


def on_one_line(fields: Fields) -> str:
    """Fields as one flow mapping."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"


def change_lines(fields: Fields, languages: Iterable[str], *, is_first: bool, day: str = "") -> str:
    """A change as it is pasted into a record, below its last one or with the key `history` above it.

    What only its author knows is left blank, which `check` then tells.
    """
    told = {"date": day, "kind": "corrected", **fields}
    keys = [f"{'    - ' if key == 'date' else '      '}{key}: {value}" for key, value in told.items()]
    return "\n".join([*(["  history:"] if is_first else []), *keys, *_in_languages("reason", languages, "      ")])


def withdrawn_lines(name: str, fields: Fields, languages: Iterable[str]) -> str:
    """What is pasted in the place of a record that is gone."""
    known = [f"  {key}: {value}" for key, value in fields.items()]
    languages = tuple(languages)
    words = [*_in_languages("label", languages, "  "), *_in_languages("reason", languages, "  ")]
    return "\n".join([f"{name}:", "  withdrawn: ", *known, *words])


def _in_languages(key: str, languages: Iterable[str], indent: str) -> list[str]:
    return [f"{indent}{key}:", *(f"{indent}  {language}: " for language in languages)]
