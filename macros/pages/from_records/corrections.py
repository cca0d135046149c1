"""The corrections: every number that was changed after it was published, the newest change first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from macros.catalog.periods import Period
from macros.manuscript.addresses import entry_address
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.tokens import token
from macros.pages.from_records.ledger import was
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.pages.templating import set_html
from macros.wording.amounts import amount
from macros.wording.braces import resolve
from macros.wording.voice import Voice, phrase

ORDER = 10


def corrections_page(voice: Voice) -> MadePage:
    """The page of one language; it says so plainly where nothing has been corrected."""
    heading, intro = phrase(voice, "corrections", "heading"), phrase(voice, "corrections", "intro")
    markdown = f"# {in_markdown(heading)} {{ #corrections }}\n\n{in_markdown(intro)}\n\n{token(0)}"
    written = Written(heading, intro, markdown, (Use("corrections", made=_changes),))
    return MadePage("corrections/index.md", ORDER, ready(written))


@dataclass(frozen=True, slots=True)
class Correction:
    """One change of a published number in words; `entry` is the fact's address below the language's folder."""

    anchor: str
    date: Period
    label: str
    entry: str
    changed: str
    reason: str

    @property
    def said(self) -> str:
        """The whole change on one line."""
        return f"{self.label}{self.changed}"


@lru_cache(maxsize=16)
def corrections(voice: Voice) -> tuple[Correction, ...]:
    """Every correction in one language, the newest first."""
    found = (
        _correction(voice, fact_id, number)
        for fact_id, fact in voice.catalog.facts.items()
        for number in range(len(fact.history))
    )
    return tuple(sorted(found, key=lambda one: one.date.start, reverse=True))


def _correction(voice: Voice, fact_id: str, number: int) -> Correction:
    """The change from one entry of a fact's history to the next, or to the number of today."""
    fact = voice.catalog.facts[fact_id]
    old, later = fact.history[number], fact.history[number + 1 :]
    new = was(voice, fact, later[0]) if later else amount(voice, fact)
    return Correction(
        anchor=f"{fact_id}-{number + 1}",
        date=old.date,
        label=resolve(voice, fact.label[voice.language], own=fact),
        entry=entry_address(voice.catalog, "fact", fact_id),
        changed=phrase(voice, "corrections", "changed", old=was(voice, fact, old), new=new),
        reason=resolve(voice, old.reason[voice.language], own=fact),
    )


@lru_cache(maxsize=64)
def _changes(voice: Voice) -> str:
    return set_html(voice, "corrections.html", corrections=corrections(voice), up="../")
