"""The corrections: every number that was changed after it was published, the newest change first."""

from __future__ import annotations

from functools import lru_cache, partial

from macros.catalog.records import Change, Fact
from macros.pages.ledger import was
from macros.pages.made_page import MadePage
from macros.pages.templating import set_html
from macros.pages.tokens import token
from macros.pages.use import Use
from macros.wording.voice import Voice, phrase

ORDER = 10


def corrections_page(voice: Voice) -> MadePage:
    """The page of one language; it says so plainly where nothing has been corrected."""
    heading, intro = phrase(voice, "corrections", "heading"), phrase(voice, "corrections", "intro")
    markdown = f"# {heading} {{ #corrections }}\n\n{intro}\n\n{token(0)}"
    return MadePage("corrections/index.md", heading, intro, markdown, (Use("corrections", made=_changes),), ORDER)


def changes(facts: dict[str, Fact]) -> list[tuple[str, Change, Change | None]]:
    """(fact, what it was, what it became at that change or None where that is the number of today), newest first."""
    found = [
        (fact_id, old, following)
        for fact_id, fact in facts.items()
        for old, following in zip(fact.history, (*fact.history[1:], None), strict=False)
    ]
    return sorted(found, key=lambda row: row[1].date.start, reverse=True)


@lru_cache(maxsize=64)
def _changes(voice: Voice) -> str:
    facts = dict(voice.catalog.facts)
    return set_html(voice, "corrections.html", rows=changes(facts), facts=facts, was=partial(was, voice), up="../")
