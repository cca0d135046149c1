"""What records say, as Markdown: a text with a call for each record that it names, and an issue as lists name it."""

from __future__ import annotations

import re

from macros.catalog.records import Amount
from macros.catalog.validators import InAnother
from macros.manuscript.markdown.convert import in_markdown
from macros.wording.braces import pieces, resolve
from macros.wording.citations import citation, speaker
from macros.wording.dates import when
from macros.wording.doubting import with_doubt
from macros.wording.voice import Voice, phrase, speaking


def question_of(voice: Voice, slug: str) -> str:
    """An issue's question in words, with what it names in braces and the doubt in it. Raises as `resolve` does."""
    return with_doubt(voice, voice.catalog.issues[slug].question[voice.language])


def in_list(voice: Voice, slug: str, target: str) -> str:
    """An issue in a list, as Markdown: its question, which leads to `target`, its number and day."""
    return f"- [{words_in_markdown(question_of(voice, slug))}]({target})\n\n    {words_in_markdown(dated(voice, slug))}"


def dated(voice: Voice, slug: str) -> str:
    """An issue's number and the day it came out; of one that has none, that it is a draft."""
    issue = voice.catalog.issues[slug]
    number = phrase(voice, "issue", "number", n=issue.number)
    if issue.draft or issue.published is None:
        return phrase(voice, "issue", "numbered", number=number, date=phrase(voice, "issue", "draft"))
    return phrase(voice, "issue", "numbered", number=number, date=when(voice, issue.published))


def with_calls(voice: Voice, text: str, own: Amount | None = None) -> str:
    """A record's text as Markdown, in which each record that it names in braces is called for.

    What the record says of itself, `{value}` and `{as_of}`, is said in words, and so is all that a language borrows of
    another. Raises BracesError as `pieces` does.
    """
    if isinstance(text, InAnother):
        return words_in_markdown(resolve(voice, text, own=own))
    return "".join(_piece(voice, words, name) for words, name in pieces(voice, text, own=own))


def _piece(voice: Voice, words: str, name: str) -> str:
    catalog = voice.catalog
    for macro, records in (("fact", catalog.facts), ("when", catalog.events), ("term", catalog.terms)):
        if name in records:
            return f'{{{{ {macro}("{name}") }}}}'
    return _words_within(words)


def _words_within(words: str) -> str:
    """Words within a line, whose blanks at the ends count."""
    bare = words.strip(" ")
    if not bare:
        return words
    begin = words[: len(words) - len(words.lstrip(" "))]
    return f"{begin}{words_in_markdown(bare)}{words[len(begin) + len(bare) :]}"


def words_in_markdown(words: str) -> str:
    """Plain words as Markdown in which Jinja sees nothing either: its braces open with two signs, one of them "{"."""
    return in_markdown(words).replace("\\{", "&#123;").replace("\\}", "&#125;")


def key_figure(voice: Voice, fact_id: str) -> str:
    """A fact in the list of key figures: what it is, and a call for it."""
    fact = voice.catalog.facts[fact_id]
    label = with_calls(voice, fact.label[voice.language], own=fact)
    return "- " + phrase_with(voice, "key-figure", label=label, value=f'{{{{ fact("{fact_id}") }}}}')


def phrase_with(voice: Voice, key: str, **slots: str) -> str:
    """A phrase of issues as Markdown, its slots filled with Markdown: with calls, which no phrase can hold itself."""
    marks = {name: chr(number) for number, name in enumerate(slots)}  # controls, which nobody can have written
    words = words_in_markdown(phrase(voice, "issue", key, **marks))
    return re.sub("|".join(marks.values()), lambda found: slots[list(slots)[ord(found[0])]], words)


def phrase_of_event(voice: Voice, key: str, event_id: str) -> str:
    """A phrase of issues with the day of an event, as Markdown: a call or, where the phrase is borrowed, in words.

    As with borrowed texts (`with_calls`), a call would say the day in the page's language.
    """
    own = speaking(voice, "issue", key)
    if own is voice:
        return phrase_with(voice, key, date=f'{{{{ when("{event_id}") }}}}')
    return phrase_with(voice, key, date=words_in_markdown(when(own, voice.catalog.events[event_id].date)))


def studied(voice: Voice, slug: str) -> str:
    """What an issue studies, where that is one source whose title is our description: its name, and what it is."""
    studies = voice.catalog.issues[slug].studies
    one = voice.catalog.sources.get(studies[0]) if len(studies) == 1 else None
    if one is None or not one.described:
        return ""
    cited = citation(voice, studies[0])
    return words_in_markdown(phrase(voice, "issue", "studied", name=cited.publisher, what=cited.title))


def mistake(voice: Voice, slug: str, claim_id: str) -> str:
    """A claim in the list of what went wrong: who says it and what, how it fared, what the record shows."""
    claim = voice.catalog.claims[claim_id]
    said = with_calls(voice, claim.said[voice.language], own=claim)
    who = speaker(voice, claim)
    if who:  # a sentence without its speaker reads as ours
        named = words_in_markdown(phrase(voice, "check", "said", name=who))
        said = phrase(voice, "ledger", "result", what=named, told=said)
    there = f"claims/{slug}.md#claim-{claim_id}"
    verdict = words_in_markdown(phrase(voice, "verdicts", claim.verdict))
    note = f"\n\n    {with_calls(voice, claim.note[voice.language], own=claim)}" if claim.note else ""
    return f"- {said} [{verdict}]({there}){note}"
