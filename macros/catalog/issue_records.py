"""What an issue is: its question and answer, its days, whose claims it checks, its sections and what leads it.

One file an issue, `data/issues/<slug>.yml`. Pages, lists, feeds and heads take all of this from here, so that nothing
of an issue is typed twice. The text of a section is a page under `docs/<language>/issues/<slug>/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.catalog.fields import (
    ChartId,
    ClaimId,
    EventId,
    FactId,
    Flag,
    InLanguages,
    IssueId,
    Key,
    LanguageId,
    NameInLanguages,
    Record,
    SourceId,
    When,
)
from macros.catalog.records import Claim
from macros.catalog.validators import refusal
from macros.ground.told import told

MOST_SECTIONS = 30
MOST_LISTED = 12  # of key figures, or of mistakes that matter
HIGHEST_NUMBER = 9999
TO_WRITE = told("To be written.")  # what a new issue says until somebody does; no issue that is out may
FRONT = "index"  # the name of the page that an issue opens with


class Issue(Record):
    """One issue of the newsletter."""

    number: Annotated[int, Field(ge=1, le=HIGHEST_NUMBER, description=told("its number, each one used once"))]
    question: Annotated[NameInLanguages, Field(description=told("the one question it takes up: its title"))]
    answer: Annotated[InLanguages, Field(description=told("the answer in a sentence, with facts in {{braces}}"))]
    description: Annotated[InLanguages, Field(description=told("what it holds, for lists, search and shared links"))]
    published: Annotated[When | None, Field(description=told("the day it comes out; a draft may have none"))] = None
    draft: Annotated[Flag, Field(description=told("true while it is in no build and shows in the preview alone"))] = (
        False
    )
    original: Annotated[LanguageId | None, Field(description=told("the language it is written in first"))] = None
    corrects: Annotated[
        IssueId | None,
        Field(description=told("the earlier issue that it sets right, whose question leads the front page on")),
    ] = None
    studies: Annotated[
        tuple[SourceId, ...],
        Field(max_length=50, description=told("the sources whose claims it checks; there may be none")),
    ] = ()
    studied: Annotated[
        InLanguages | None, Field(description=told("what its claims are, as a sentence above the list of them"))
    ] = None
    sections: Annotated[
        tuple[Key, ...],
        Field(max_length=MOST_SECTIONS, description=told("the names of its sections' files, in their order")),
    ] = ()
    lead_chart: Annotated[ChartId | None, Field(description=told("the chart that stands below the answer"))] = None
    key_figures: Annotated[
        tuple[FactId, ...], Field(max_length=MOST_LISTED, description=told("the numbers that it comes down to"))
    ] = ()
    mistakes: Annotated[
        tuple[ClaimId, ...],
        Field(max_length=MOST_LISTED, description=told("the claims that went wrong and matter most")),
    ] = ()
    known_until: Annotated[EventId | None, Field(description=told("the event of the newest report that was found"))] = (
        None
    )
    searched: Annotated[EventId | None, Field(description=told("the event of the last search for what is new"))] = None

    not_found: Annotated[
        InLanguages | None, Field(description=told("what was looked for and not found, as a sentence"))
    ] = None

    @model_validator(mode="after")
    def _comes_out_on_a_day(self) -> Self:
        if self.published is None and not self.draft:
            hint = told("add published: and the day, or draft: true")
            raise refusal("missing-key", told('no "{key}"', key="published"), hint)
        if self.published is not None and self.published.grain != "day":
            hint = told("write year, month and day: {example}", example="2026-11-23")
            said = told('"{text}" is not one day', text=self.published.text)
            raise refusal("not-a-period", said, hint, field="published")
        return self


def said_in(issues: Mapping[str, Issue], claim: Claim) -> str | None:
    """The source that a claim was found in: its own, or the one that its issue studies; None where that is not said."""
    issue = issues.get(claim.issue)
    return claim.said_in or (issue.studies[0] if issue and len(issue.studies) == 1 else None)
