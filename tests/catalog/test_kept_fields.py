"""Each field of what is published is kept in `data/published.yml`, or is left free for a reason that stands here."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from macros.catalog.fields import Record
from macros.catalog.issue_records import Issue
from macros.catalog.periods import read_period
from macros.catalog.publication.changes import Change, ClaimChange, EventChange
from macros.catalog.records import Claim, Event, Fact, Quote
from macros.manuscript import publishing
from macros.manuscript.project import Project
from macros.manuscript.survey import read_project
from tests.conftest import ROOT

DAY, OUT = read_period("2030-01-02"), read_period("2030-01-01")
WHY = {"zh": "误传", "en": "misreported"}
WORDS = {"zh": "另一句话", "en": "other words"}
IN_A_PAGE = "a page shows it where it is called, and what shows it is its text, whose digest is kept"
OF_THE_SOURCE = "where it was read says how well it is known, and is bettered while the number stands"
OURS = "our words for it, which may become better"
OF_THE_DESK = "no reader is shown it"

# Why a field may be another without readers being told. A field that is here and is kept fails, as one that is neither
FREE: dict[type[Record], dict[str, str]] = {
    Fact: {
        **dict.fromkeys(("label", "short", "mixes", "note"), OURS),
        **dict.fromkeys(("sources", "locator", "agreed", "checked"), OF_THE_SOURCE),
        "digits": "how a sum is rounded; the number that it then shows is kept",
        "became": "the later number is a fact of its own, which is new",
        "unused": OF_THE_DESK,
    },
    Claim: {
        "issue": IN_A_PAGE,
        "section": IN_A_PAGE,
        "said_in": "the sources that an issue studies are kept with the issue, and the words with the claim",
        "kind": "how it is grouped; a number, event or quotation that it rests on is kept",
        "main": "which are shown first, of those that are all shown",
        "note": OURS,
        "sources": OF_THE_SOURCE,
        "checked": OF_THE_SOURCE,
        "unused": OF_THE_DESK,
    },
    Event: {
        **dict.fromkeys(("title", "short", "note"), OURS),
        "actor": "in which lane it stands; its title says who acted",
        "involved": "by whom it is found; its title names them",
        "sources": OF_THE_SOURCE,
        "agreed": OF_THE_SOURCE,
        "unused": OF_THE_DESK,
    },
    Quote: {"sources": OF_THE_SOURCE, "unused": OF_THE_DESK},
    Issue: {
        "draft": "what was out and is held back is told by another rule",
        "searched": "its day stands on the page, and is a later one after each search",
    },
}
# A value of each kept field that no record of the site has
DAYS = {"as_of": DAY, "date": DAY, "published": DAY}
AN_ID = {"record": "no.such", "event": "no-such", "quote": "no-such", "unit": "no-such", "speaker": "no-such"}
OTHER: dict[type[Record], dict[str, Any]] = {
    Fact: {
        **{
            "value": Decimal(987),
            "range": (Decimal(986), Decimal(987)),
            "bound": "nearly",
            "status": "other",
            "derive": "a / b",
        },
        "history": (Change(date=OUT, reason=WHY, value=Decimal(1)),),
    },
    Claim: {
        **{
            "value": Decimal(987),
            "range": (Decimal(986), Decimal(987)),
            "bound": "nearly",
            "verdict": "other",
            "said": WORDS,
        },
        "history": (ClaimChange(date=OUT, reason=WHY, verdict="differs"),),
    },
    Event: {"history": (EventChange(date=OUT, reason=WHY, was=DAY),)},
    Quote: {"language": "zh", "text": WORDS, "occasion": WORDS},
    Issue: {
        **dict.fromkeys(("question", "answer", "description", "studied", "not_found"), WORDS),
        **dict.fromkeys(("sections", "key_figures", "mistakes", "studies"), ("no-such",)),
        **dict.fromkeys(("corrects", "lead_chart", "known_until"), "no-such"),
        **{"number": 9000, "original": "en"},
    },
}
KINDS: dict[type[Record], str] = {Fact: "facts", Claim: "claims", Event: "events", Quote: "quotes", Issue: "issues"}
FIELDS = [(model, field) for model in KINDS for field in model.model_fields]


@cache
def whole() -> Project:
    """The site as if nothing had been published yet."""
    project = read_project(ROOT)[0]
    return replace(project, catalog=replace(project.catalog, published=None))


def with_another(project: Project, model: type[Record], field: str) -> Project:
    """The project with another value in that field of the first record of the kind; in English, of quotations."""
    records = getattr(project.catalog, KINDS[model])
    name = next(name for name, one in records.items() if not isinstance(one, Quote) or one.language == "en")
    value = {**DAYS, **AN_ID, **OTHER[model]}.get(field, "another")
    value = ("another",) if field in FREE[model] and isinstance(getattr(records[name], field), tuple) else value
    value = WORDS if field in FREE[model] and isinstance(getattr(records[name], field), dict) else value
    other = {**records, name: records[name].model_copy(update={field: value})}
    return replace(project, catalog=replace(project.catalog, **{KINDS[model]: other}))


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=lambda one: one if isinstance(one, str) else one.__name__)
def test_each_field_of_what_is_published_is_kept_or_is_free_for_a_reason(model: type[Record], field: str) -> None:
    is_kept = kept(with_another(whole(), model, field)) != kept(whole())
    assert is_kept == (field not in FREE[model]), "is it to be kept, or free, and why?"


def kept(project: Project) -> str:
    """What is written down of the project."""
    return publishing.published_text(project, read_period("2030-01-05").start)


def test_no_field_is_free_that_is_none() -> None:
    assert all(FREE[model].keys() <= model.model_fields.keys() for model in KINDS)
