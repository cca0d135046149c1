"""A digest as plain text: what the HTML says, in the same order, with [n] for the notes of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.charts.figure import run_on
from macros.editions.mail.changed import Change
from macros.editions.mail.digest import Digest, Finding
from macros.editions.mail.lines import Line, Number
from macros.editions.mail.notes import Note
from macros.editions.mail.pictures import Figure
from macros.editions.mail.wrapping import WIDTH, columns, wrapped
from macros.ground.letters.own_marks import OF_RECORDS
from macros.wording.citations import Citation
from macros.wording.voice import Voice, phrase

_RULE, _UNDER = "=", "-"
# Services that send mail put something in for what stands between these; nobody but the publisher shall ask them to.
_ASKS = re.compile(r"\{(?=[{%#])")


def as_text(digest: Digest) -> str:
    """The digest as lines of 78 columns where words allow. Raises WordlessError for a missing phrase."""
    blocks = unasking("\n\n".join(filter(None, _blocks(digest))))
    return f"{blocks}\n\n{_footer(digest)}\n".replace("\u00a0", " ")


def _blocks(digest: Digest) -> Iterator[str]:
    voice, ours = digest.voice, digest.ours
    yield "\n".join((_RULE * WIDTH, ours.name, wrapped(f"{ours.tagline} · {digest.dated}"), _RULE * WIDTH))
    yield f"{_headed(_words(digest.question), _RULE)}\n\n{wrapped(_words(digest.answer))}"
    yield wrapped(_words(digest.known))
    yield f"{phrase(voice, 'issue', 'read')}\n{digest.address}"
    yield from (_figure(one) for one in digest.figures[:1])
    figures = (
        wrapped(phrase(voice, "issue", "key-figure", label=_words(label), value=_number(value)), "* ", "  ")
        for label, value in digest.key_figures
    )
    yield _part(phrase(voice, "issue", "key-figures"), figures, "\n")
    meaning = wrapped(phrase(voice, "mail", "ours", sign=OF_RECORDS))
    found = [*(_finding(voice, one) for one in digest.findings), meaning] if digest.findings else []
    yield _part(digest.findings_heading, found)
    yield from (_figure(one) for one in digest.figures[1:])
    sections = (f"{wrapped(title)}\n{wrapped(about, '  ', '  ')}\n  {at}" for title, about, at in digest.sections)
    yield _part(phrase(voice, "issue", "contents"), sections)
    updates = (_change(voice, one) for one in digest.updates)
    yield _part(phrase(voice, "mail", "changed-since", issue=digest.since), updates)
    yield _part(phrase(voice, "mail", "corrected"), (_change(voice, one) for one in digest.corrections))
    yield _part(phrase(voice, "card", "notes"), (_note(one) for one in digest.notes))


def _footer(digest: Digest) -> str:
    voice = digest.voice
    said = [f"{phrase(voice, 'mail', 'subscribe')}\n{digest.links['subscribe']}"]
    said += [f"{phrase(voice, 'mail', 'unsubscribe')}\n{digest.unsubscribe}"] if digest.unsubscribe else []
    rights = run_on(voice, phrase(voice, "site", "licence"), phrase(voice, "site", "no-advice"))
    ours = f"{digest.ours.name}\n{wrapped(digest.ours.description)}\n{digest.links['site']}"
    return "\n\n".join((_RULE * WIDTH, unasking(ours), *said, wrapped(rights)))


def _part(heading: str, entries: Iterable[str], between: str = "\n\n") -> str:
    """A part under its heading; nothing where it has no entries."""
    told = between.join(entries)
    return f"{_headed(heading, _UNDER)}\n\n{told}" if told else ""


def _headed(words: str, under: str) -> str:
    made = wrapped(words)
    return f"{made}\n{under * max(map(columns, made.splitlines()), default=1)}"


def _words(line: Line) -> str:
    return "".join(piece if isinstance(piece, str) else _number(piece) for piece in line.pieces)


def _number(number: Number) -> str:
    return f"{number.words}{'?' if number.doubtful else ''}[{number.note}]"


def _figure(one: Figure) -> str:
    title = wrapped(_words(one.title))
    alt = wrapped(f"[{one.alt}]", "  ", "  ")
    return "\n".join((title, alt, *(wrapped(note, "  ", "  ") for note in one.notes), f"  {one.page}"))


def _finding(voice: Voice, one: Finding) -> str:
    said = phrase(voice, "ledger", "result", what=one.who, told=_words(one.said)) if one.who else _words(one.said)
    shown = phrase(voice, "ledger", "result", what=phrase(voice, "check", "record"), told=_words(one.shows))
    ours = (wrapped(words, f"  {OF_RECORDS} ", "    ") for words in (f"[{one.words}]", shown))
    return "\n".join((wrapped(said, "* ", "  "), *ours, f"  {one.entry}"))


def _change(voice: Voice, one: Change) -> str:
    lines = [wrapped(one.label + phrase(voice, "corrections", "changed", change=one.changed), "* ", "  ")]
    lines.append(wrapped(one.reason, "  ", "  "))
    for label, changed, entry in one.moved:
        moved = phrase(voice, "corrections", "moved") + label
        lines += [wrapped(moved + phrase(voice, "corrections", "changed", change=changed), "  ", "  "), f"  {entry}"]
    return "\n".join((*lines, *([f"  {one.entry}"] if one.entry else [])))


def _note(note: Note) -> str:
    indent = " " * 5
    told = " · ".join((note.said, *note.rows, *map(_source, note.sources)))
    return f"{wrapped(told, f'[{note.number}]'.ljust(5), indent)}\n{indent}{note.entry}"


def _source(cited: Citation) -> str:
    return f"{cited.publisher} {cited.published}" if cited.published else cited.publisher


def unasking(text: str) -> str:
    """A text in which no sending service finds a slot of its own to fill: `{{`, `{%` and `{#` are parted."""
    return _ASKS.sub("{ ", text)
