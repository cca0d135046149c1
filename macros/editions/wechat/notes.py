"""What stands at the end of a post: the notes on its numbers, its sources and addresses, and how it changed.

In words and in order; how they are set is not said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.periods import read_period
from macros.catalog.record_digests import Key
from macros.editions.finished_issue import FinishedIssue
from macros.editions.wechat.posts import Post
from macros.pages.cards import card
from macros.pages.finished_page import Words
from macros.pages.numbers import in_doubt
from macros.wording.braces import resolve
from macros.wording.citations import citation, plain, speaker
from macros.wording.dates import when
from macros.wording.voice import Voice, phrase

_BETWEEN = " · "
# Letters of scripts that run from right to left: what others printed must not turn what is beside it.
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_PLACES = {"fact": "ledger", "claim": "claims", "event": "timeline"}  # the phrases that name where an entry is


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its number, what it says first, and what besides."""

    number: int
    label: str
    told: str


def notes_of(post: Post) -> list[Note]:
    """The notes on a post's numbers: what each is, as of when, how firm, who says it, and its name in the ledger.

    The name is the kind and id of its record, since no address can be a link here.
    """
    return [_note(post.voice, key, number) for key, number in post.notes.items()]


def _note(voice: Voice, key: Key, number: int) -> Note:
    made = card(voice, *key)
    first = next((said for name, said in made.rows if name == made.label), made.label)
    label = phrase(voice, "ledger", "result", what=made.label, told=first if first != made.label else made.value)
    agreed = phrase(voice, "card", "agreed"), phrase(voice, "wechat", "agreed")  # told once for all of them
    rows = ((name, said) for name, said in made.rows if name != made.label)
    told = [agreed[1] if name == agreed[0] else _row(voice, name, said) for name, said in rows]
    told += [_row(voice, phrase(voice, "wechat", "value"), made.value)] if first != made.label else []
    for _, claim in made.claims:
        said = resolve(voice, claim.said[voice.language], own=claim)
        verdict = phrase(voice, "verdicts", claim.verdict)
        row = _row(voice, phrase(voice, "check", "said", name=speaker(voice, claim)), said)
        told.append(phrase(voice, "wechat", "judged", said=row, verdict=verdict))
    sources = phrase(voice, "ledger", "source-break").join(_source(voice, name) for name in made.sources)
    told += [_row(voice, phrase(voice, "card", "source"), sources)] if sources else []
    told += [phrase(voice, "sources", "doubtful")] if in_doubt(voice, *key) else []
    return Note(number, label, _BETWEEN.join((*told, name_of(voice, key))))


def name_of(voice: Voice, key: Key) -> str:
    """Where the entry of a record is found, and under which name there."""
    kind, record_id = key
    place = phrase(voice, _PLACES[kind], "heading")
    return phrase(voice, "wechat", "named", place=place, id=record_id)


def _row(voice: Voice, name: str, said: str) -> str:
    return phrase(voice, "ledger", "result", what=name, told=said.rstrip("。"))


def _source(voice: Voice, source_id: str) -> str:
    cited = citation(voice, source_id)
    return " ".join(filter(None, (apart(cited.publisher), cited.published)))


def references_of(issue: FinishedIssue, post: Post) -> list[Note]:
    """The sources that a post cites and the pages that its words lead to, in the order of their numbers.

    WeChat lets no link lead out, so each address is written down; a page of the issue's has its title before it.
    """
    voice, known = post.voice, post.voice.catalog.sources
    titles = {issue.place(page): page.words.title for page in issue.pages}
    return [
        _reference(voice, name, number) if name in known else Note(number, titled(voice, titles.get(name, "")), name)
        for name, number in post.references.items()
    ]


def titled(voice: Voice, title: str) -> str:
    """A page's title as a citation has it; "" for none."""
    return phrase(voice, "citation", "title", title=title) if title else ""


def _reference(voice: Voice, source_id: str, number: int) -> Note:
    cited = citation(voice, source_id)
    doubtful = phrase(voice, "sources", "doubtful") if cited.doubtful and not cited.own else ""
    unlinked = "" if cited.own else phrase(voice, "sources", "not-linked" if cited.grade == "C" else "no-address")
    told = [doubtful, cited.url or unlinked]
    return Note(number, apart(plain(voice, cited)), _BETWEEN.join(filter(None, told)))


def apart(said: str) -> str:
    """Words of others, kept from turning those beside them (Unicode Standard Annex 9, 2.4: FSI and PDI)."""
    return f"\u2068{said}\u2069" if _FROM_RIGHT.search(said) else said


def changes_told(post: Post) -> Iterator[str]:
    """When the pages of a post came out and were updated, and what was changed then, a line a page."""
    voice = post.voice
    for page in post.pages:
        words = page.words
        said = phrase(voice, "citation", "between").join(_days(voice, words))
        told = phrase(voice, "ledger", "result", what=said, told=words.changed) if words.changed else said
        if said and len(post.pages) > 1:
            told = phrase(
                voice, "ledger", "result", what=phrase(voice, "citation", "title", title=words.title), told=told
            )
        if told:
            yield told


def _days(voice: Voice, words: Words) -> Iterator[str]:
    for key, day in (("published", words.published), ("updated", words.updated)):
        if day:
            yield phrase(voice, "site", key, date=when(voice, read_period(day)))
