"""One fact or one claim as JSON, with the words of every language: all that its page says, for programs.

The members are called as in `facts.json` and `claims.csv`. Numbers stand twice, as JSON has them and as text, since
most readers of JSON make floats of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from macros.catalog.doubt import doubtful
from macros.catalog.issue_records import said_in
from macros.catalog.records import Amount, Change, Claim, Fact
from macros.catalog.source_records import Source
from macros.editions.metadata import LICENCE
from macros.manuscript.addresses import own_address
from macros.pages.changes import changes_of
from macros.pages.from_records.ledger import as_written
from macros.pages.from_records.open_data import amount_fields, source_fields
from macros.pages.record_pages.planned import RecordPage
from macros.wording.amounts import amount, unit_name
from macros.wording.braces import resolve
from macros.wording.digits import plain, written
from macros.wording.exact_json import json_text
from macros.wording.voice import Voice, phrase, voices

_OLD = ("value", "bound", "unit", "status", "verdict", "record")  # what a change may say that was before
UP = "../../"  # from the file to the site's folder, where the site's address is not known


def record_json(page: RecordPage, site: str) -> str:
    """The text of the file of the record that `page` is about; the same whatever the page's language.

    `site` is the site's address, or "".
    """
    every = voices(page.voice.catalog)
    root = f"{site.rstrip('/')}/" if site else UP
    made = {"id": page.id, "kind": page.kind, **(_of_fact if page.kind == "fact" else _of_claim)(page, every)}
    made |= {
        "history": _history(page, every),
        "before": _before(page),
        "licence": {"name": "CC BY 4.0", "url": LICENCE},
        "pages": {language: f"{root}{language}/{own_address(page.kind, page.id)}" for language in every},
    }
    return json_text(made) + "\n"


def _of_fact(page: RecordPage, every: Mapping[str, Voice]) -> dict[str, Any]:
    catalog = page.voice.catalog
    fact: Fact = catalog.facts[page.id]
    in_doubt = doubtful(catalog, page.id)
    return {
        "label": _in_each(every, lambda voice: _resolved(voice, fact.label, fact)),
        **_amount(page, fact, every),
        "as_of": fact.as_of and fact.as_of.text,
        "as_of_start": fact.as_of and fact.as_of.start.isoformat(),
        "as_of_end": fact.as_of and fact.as_of.end.isoformat(),
        "status": fact.status,
        "status_words": _in_each(every, lambda voice: phrase(voice, "statuses", fact.status) if fact.status else None),
        "derive": fact.derive,
        "became": fact.became,
        "note": _in_each(every, lambda voice: _resolved(voice, fact.note, fact)),
        "locator": fact.locator,
        "checked": fact.checked and fact.checked.text,
        "doubtful": in_doubt,
        "why_doubtful": _in_each(every, lambda voice: phrase(voice, "card", "doubtful")) if in_doubt else None,
        "sources": _sources(page.voice, fact.sources),
        "claims": list(catalog.claims_on.get(page.id, ())),
    }


def _of_claim(page: RecordPage, every: Mapping[str, Voice]) -> dict[str, Any]:
    catalog = page.voice.catalog
    claim: Claim = catalog.claims[page.id]
    has_number = claim.value is not None or claim.range is not None
    return {
        "said": _in_each(every, lambda voice: _resolved(voice, claim.said, claim)),
        "said_in": said_in(catalog.issues, claim),
        "issue": claim.issue,
        "section": claim.section,
        "about": claim.kind,
        **(_amount(page, claim, every) if has_number else {}),
        "as_of": claim.as_of and claim.as_of.text,
        "verdict": claim.verdict,
        "verdict_words": _in_each(every, lambda voice: phrase(voice, "verdicts", claim.verdict)),
        "record": claim.record,
        "record_words": _in_each(every, lambda voice: _recorded(voice, claim.record)),
        "event": claim.event,
        "quote": claim.quote,
        "note": _in_each(every, lambda voice: _resolved(voice, claim.note, claim)),
        "checked": claim.checked and claim.checked.text,
        "sources": _sources(page.voice, claim.sources),
    }


def _recorded(voice: Voice, name: str | None) -> str | None:
    """The number that a claim was held against."""
    return amount(voice, voice.catalog.facts[name]) if name else None


def _amount(page: RecordPage, record: Fact | Claim, every: Mapping[str, Voice]) -> dict[str, Any]:
    columns = {field.name: field.cell(page.id, record) for field in amount_fields()}
    numbers = ("value",) if len(written(record)) == 1 else ("low", "high")
    unit = record.unit
    found = {
        **columns,
        "as_text": dict(zip(numbers, map(plain, written(record)), strict=True)),
        "words": _in_each(every, lambda voice: amount(voice, record)),
        "unit_name": _in_each(every, lambda voice: unit_name(voice, unit)) if unit else None,
    }
    return {"written": as_written(page.voice, page.id), **found} if isinstance(record, Fact) else found


def _sources(voice: Voice, source_ids: tuple[str, ...]) -> list[dict[str, Any]]:
    """What a source is, as `sources.json` has it, with the titles that a language gives it."""
    columns = source_fields(voices(voice.catalog))
    sources: list[tuple[str, Source]] = [(name, voice.catalog.sources[name]) for name in source_ids]
    return [{field.name: field.cell(name, source) for field in columns} for name, source in sources]


def _history(page: RecordPage, every: Mapping[str, Voice]) -> list[dict[str, Any]]:
    """What was changed since publication, in words, the newest first; numbers that moved with others are among it."""
    words = {language: [*changes_of(voice, page.kind, page.id)] for language, voice in every.items()}
    return [
        {language: {"when": said[n][0], "what": said[n][1]} for language, said in words.items()}
        for n in range(len(next(iter(words.values()))))
    ]


def _before(page: RecordPage) -> list[dict[str, Any]]:
    """What the record itself said before each of its changes, the newest first; what did not change is left out."""
    catalog = page.voice.catalog
    record = catalog.facts[page.id] if page.kind == "fact" else catalog.claims[page.id]
    return [
        {
            "date": change.date.text,
            "kind": change.kind,
            **{name: told for name in _OLD if (told := getattr(change, name, None)) is not None},
            **({"low": change.range[0], "high": change.range[1]} if change.range else {}),
            **({"as_of": change.as_of.text} if isinstance(change, Change) and change.as_of else {}),
        }
        for change in reversed(record.history)
    ]


def _resolved(voice: Voice, text: Mapping[str, str] | None, own: Amount) -> str | None:
    return resolve(voice, text[voice.language], own=own) if text and voice.language in text else None


def _in_each(every: Mapping[str, Voice], words: Callable[[Voice], str | None]) -> dict[str, str] | None:
    """What each language says; None where none says anything."""
    found = {language: said for language, voice in every.items() if (said := words(voice)) is not None}
    return found or None
