"""The number in a sentence: a button that opens its card, or a link to its entry; and the order of Tab.

What a number's words are is not decided here, nor what its card says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup, escape

from macros.catalog.catalog import Catalog
from macros.catalog.doubt import doubtful
from macros.catalog.records import Amount, Claim
from macros.catalog.validators import InAnother
from macros.manuscript.addresses import entry_address
from macros.manuscript.tokens import later
from macros.pages.changes import lately
from macros.pages.environment import TEMPLATES
from macros.wording.amounts import amount, machine_value
from macros.wording.braces import names_in, pieces
from macros.wording.citations import speaker
from macros.wording.dates import datetime_attribute, when
from macros.wording.voice import Voice, phrase, voices

Key = tuple[str, str]  # the kind of a record and its id
Notes = Mapping[Key, int]  # the records that have a card on the page, each with the number of its note
NO_NOTES: Notes = MappingProxyType({})
LONGEST_UNBROKEN = 26  # characters; a longer span of dates may break on a phone

# From its first digit, with the signs before it: what stands ahead of that, hedge or verb, may part from it; of a range
# in Han its first end with the 至 behind it, since two amounts in one box leave a hole in a justified line.
_SHORT = re.compile(r"[^\w\s]{0,3}\d.*\Z", re.DOTALL)
_LAST_IN_HAN = re.compile(r"(?<=至)[^\w\s]{0,3}\d[^至]*\Z")
# Behind a year in Han a line may end, as in `wholes.py`, and in a long span behind its 至: as one box, a date would
# leave holes in justified lines.
_IN_HAN = re.compile(r"(?:(?<=\d{4}年)\d|(?<=\d{4}财年)第).{0,9}\Z|(?<=[年月日度]至)\d.*\Z", re.DOTALL)
_IN_ORDER = re.compile(
    r'<h2\b|<span (class="cl-number[^"]*">(?:<span aria-hidden="true">[^<]*</span><wbr>)?<button type="button") '
    r'(popovertarget="card-(\d+)")'
)
PLACE = "number-"  # and the number of its note: the id of a record's first mention on a page
# A number as `templates/number.html` writes it, with the marks that may not part from it.
_WITH_MARKS = re.compile(
    r'([(\[（“‘「『《【]*)(<span (?:id="[^"]*" )?class="cl-number[^>]*>.*?</a></span>)'
    r"([,.;:!?%)\]’”…，。、；：！？）」』》】]*)",
    re.DOTALL,
)
_TAGS = re.compile(r"<[^>]*>")
_HAN_BEFORE = re.compile(r"[\u3400-\u9fff](?:<[^<>]*>)*\Z")
_HAN_AFTER = re.compile(r"(?:<[^<>]*>)*[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class NumberInText:
    """A number as it stands in a text: its words, and what machines read of it. A date has no `value`."""

    key: Key
    words: str
    value: str | None = None
    datetime: str | None = None


def number_of(voice: Voice, kind: str, record_id: str, notes: Notes = NO_NOTES) -> Markup:
    """A fact's amount or an event's date, set as a number."""
    return set_number(voice, _in_text(voice, kind, record_id), notes)


def set_number(voice: Voice, number: NumberInText, notes: Notes = NO_NOTES) -> Markup:
    """A number as HTML: a button where its record is among `notes`, which have cards, else a link to its entry.

    When a figure was taken is in no doubt because the figure is, and has not changed with it: of dates only those of
    events may be in doubt or changed.
    """
    kind, record_id = number.key
    lead, short = _parted(number)
    changed = lately(voice, kind, record_id) if kind == "event" or number.datetime is None else ""
    doubt = in_doubt(voice, kind, record_id) and (kind == "event" or number.datetime is None)
    return Markup(
        TEMPLATES.get_template("number.html").render(
            number=number,
            lead=lead,
            short=short,
            parted=lead[-1:] == "至" or bool(lead and number.datetime is not None),
            note=notes.get(number.key, 0),
            there=_entry(voice.catalog, number.key),
            claimed=kind == "claim",
            doubtful=doubt,
            changed=changed,
            name=_name(voice, number, doubt=doubt, changed=changed),
        )
    )


def in_doubt(voice: Voice, kind: str, record_id: str) -> bool:
    """A claim is the article's word, not ours: it carries a verdict instead of doubt."""
    return kind != "claim" and doubtful(voice.catalog, record_id)


def weighed(voice: Voice, text: str, own: Amount | None, notes: Notes = NO_NOTES) -> Markup:
    """A record's text as HTML, the facts and events it names set as numbers.

    What the text says of its own record (`{value}`, `{as_of}`) stands where that record is told, and leads nowhere.
    """
    own_voice = voices(voice.catalog)[text.language] if isinstance(text, InAnother) else voice
    made = Markup("").join(_set_piece(own_voice, words, name, notes) for words, name in pieces(voice, text, own=own))
    if own_voice is voice:
        return made
    return Markup('<span lang="{}">{}</span>').format(own_voice.tag, made)


def named_in(catalog: Catalog, text: str) -> Iterator[Key]:
    """The facts and events that a record's text names, in its order."""
    for name, _ in names_in(text):
        kind = _kind(catalog, name)
        if kind:
            yield kind, name


def of_a_check(catalog: Catalog, claim: Claim, language: str) -> Iterator[Key]:
    """The facts and events that the box of a claim shows, in its order."""
    yield from named_in(catalog, claim.said[language])
    if claim.note:
        yield from named_in(catalog, claim.note[language])
    elif claim.record and claim.record in catalog.facts:
        yield "fact", claim.record


def in_tab_order(html: str) -> str:
    """A page's HTML with every record's first mention in a section in the order of Tab, repeats left to the pointer.

    Its first mention on the page gets the id to which its note leads back.
    """
    on_page, in_section = set[str](), set[str]()

    def ordered(found: re.Match[str]) -> str:
        number, target, name = found.groups()
        if name is None:
            in_section.clear()
            return found[0]
        place = "" if name in on_page else f' id="{PLACE}{name}"'
        order = ' tabindex="-1"' if name in in_section else ""
        on_page.add(name)
        in_section.add(name)
        return f"<span{place} {number}{order} {target}"

    return _IN_ORDER.sub(ordered, html)


def with_their_marks(html: str) -> str:
    """A page's HTML where marks that may not part from a number stand in one span with it.

    A button is a box, beside which a line may end (CSS Text 3, 5.1, of atomic inlines), and which has no share in the
    space between Han and digits (CSS Text 4, 8.5): where that belongs, the span has it.
    """

    def held(found: re.Match[str]) -> str:
        before, number, after = found.groups()
        gaps = _gaps(html, found) if not before and "<button" in number else ""
        return f'<span class="cl-held{gaps}">{found[0]}</span>' if before or after or gaps else number

    return _WITH_MARKS.sub(held, html)


def _gaps(html: str, found: re.Match[str]) -> str:
    """Where a number with digits or letters at its ends meets Han, as classes."""
    words = _TAGS.sub("", found[2])
    before = (
        words[:1].isascii()
        and words[:1].isalnum()
        and _HAN_BEFORE.search(html[max(0, found.start() - 200) : found.start()])
    )
    after = words[-1:].isascii() and words[-1:].isalnum() and _HAN_AFTER.match(html, found.end(2))
    return f"{' cl-held--after-han' if before else ''}{' cl-held--before-han' if after else ''}"


def _set_piece(voice: Voice, words: str, name: str, notes: Notes) -> Markup:
    kind = _kind(voice.catalog, name)
    if kind:
        return number_of(voice, kind, name, notes)
    if name and len(words) <= LONGEST_UNBROKEN:
        return Markup('<span class="cl-whole">{}</span>').format(words)
    return escape(words)


def _kind(catalog: Catalog, name: str) -> str:
    return "fact" if name in catalog.facts else "event" if name in catalog.events else ""


def _in_text(voice: Voice, kind: str, record_id: str) -> NumberInText:
    if kind == "event":
        date = voice.catalog.events[record_id].date
        return NumberInText((kind, record_id), when(voice, date), datetime=datetime_attribute(date) or "")
    fact = voice.catalog.facts[record_id]
    return NumberInText((kind, record_id), amount(voice, fact), value=machine_value(fact))


def _parted(number: NumberInText) -> tuple[str, str]:
    """The words that may part from a number, and what of it keeps to one line; "" where that is longer than a line."""
    if number.datetime is None:
        short = _LAST_IN_HAN.search(number.words) or _SHORT.search(number.words)
    else:
        short = _IN_HAN.search(number.words)
    at = short.start() if short else 0
    lead, rest = number.words[:at], number.words[at:]
    return (lead, rest) if len(rest) <= LONGEST_UNBROKEN else ("", "")


def _entry(catalog: Catalog, key: Key) -> str:
    page, _, place = entry_address(catalog, *key).partition("#")
    return f"{later(f'page:{page}')}#{place}"


def _name(voice: Voice, number: NumberInText, *, doubt: bool, changed: str) -> str:
    """What a screen reader says instead of the words alone; "" where they say all.

    The words come first (WCAG 2.2, 2.5.3), then whose they are, that they are in doubt, that they were changed.
    """
    kind, record_id = number.key
    who = speaker(voice, voice.catalog.claims[record_id], within=True) if kind == "claim" else ""
    more = [phrase(voice, "card", "said-by", name=who)] if who else []
    more += [phrase(voice, "sources", "doubtful")] if doubt else []
    name = number.words
    for what in (*more, *([changed] if changed else [])):
        name = phrase(voice, "card", "named", number=name, what=what)
    return name if name != number.words else ""
