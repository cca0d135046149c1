"""What stands at the end of a post: the notes on its numbers, its sources and addresses, and how it changed.

In words and in order; how they are set is not said here. Nobody reads notes that are longer than the post: a number's
note names its sources by their numbers, and each source is told once, in short.
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
from macros.pages.changes import among, changes, dated
from macros.pages.finished_page import Words
from macros.wording.amounts import firmness
from macros.wording.citations import citation, in_brief
from macros.wording.dates import when
from macros.wording.voice import Voice, phrase

_BETWEEN = " · "
# Letters of scripts that run from right to left: what others printed must not turn what is beside it.
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its number, what it says first, and what besides."""

    number: int
    label: str
    told: str


def notes_of(post: Post) -> list[Note]:
    """The notes on a post's numbers in their short form: what each is, how firm, what was changed, by which sources.

    What it is stands as the ledger has it, by which its entry is found there: no address can be a link here.
    """
    return [_note(post, key, number) for key, number in post.notes.items()]


def _note(post: Post, key: Key, number: int) -> Note:
    voice, made = post.voice, card(post.voice, *key)
    sources = "".join(phrase(voice, "wechat", "reference", n=post.references[name]) for name in made.sources)
    return Note(number, label_of(voice, key), _BETWEEN.join(filter(None, (*_told(voice, key), sources))))


def label_of(voice: Voice, key: Key) -> str:
    """What a number is, and how much; of a claim, who says what."""
    made = card(voice, *key)
    first = next((said for name, said in made.rows if name == made.label), made.value)
    return phrase(voice, "ledger", "result", what=made.label, told=first.rstrip("。"))


def _told(voice: Voice, key: Key) -> Iterator[str]:
    """How firm a number is and what was changed of it; of a claim also the number, where its words have another."""
    kind, name = key
    if kind == "claim":
        value = card(voice, *key).value
        yield from [value] if value not in label_of(voice, key) else []
        yield phrase(voice, "verdicts", voice.catalog.claims[name].verdict)
    if kind == "fact":
        fact = voice.catalog.facts[name]
        if fact.derive or fact.status != "reported":  # what was reported is what a source's name says by itself
            yield firmness(voice, fact)
    if kind != "event":
        for one in among(changes(voice), (key,)):
            changed = one.changed if one.key == key else one.moved[0].changed
            yield phrase(voice, "ledger", "result", what=dated(voice, one), told=changed)


def references_of(issue: FinishedIssue, post: Post) -> list[Note]:
    """The sources that a post rests on and the pages that its words lead to, in the order of their numbers.

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
    """A source in its short form: title, publisher and day; then its address, and whether it is in doubt.

    What was read of it, and how, is told by the site's list, to which the head of this one leads.
    """
    cited = citation(voice, source_id)
    doubtful = phrase(voice, "sources", "doubtful") if cited.doubtful and not cited.own else ""
    return Note(number, apart(in_brief(voice, cited)), _BETWEEN.join(filter(None, (doubtful, cited.url or ""))))


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
