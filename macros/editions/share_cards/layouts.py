"""What the cards say and where: an article's title, a fact's number as large as it goes, a claim beside the record.

Lines are broken by the upper estimates of `measure`, so a card is the same on every machine; a face that is wider still
is set smaller when it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.catalog.doubt import doubtful
from macros.catalog.records import Fact, Verdict
from macros.charts import measure
from macros.editions.share_cards.faces import Style
from macros.editions.share_cards.sheet import HEIGHT, WIDTH, Area, Card, Ink, Words
from macros.pages.headlines import parted
from macros.pages.listings import sources_behind
from macros.pages.record_pages.planned import RecordPage
from macros.pages.record_pages.summary import record_words
from macros.wording.amounts import amount, firmness
from macros.wording.braces import resolve
from macros.wording.citations import citation, speaker, standing
from macros.wording.dates import when
from macros.wording.masthead import masthead, newsletter
from macros.wording.voice import Voice, phrase

_EDGE = 72
_ROOM = WIDTH - 2 * _EDGE
_SIGNS: dict[Verdict, tuple[str, Ink]] = {
    "matches": ("=", "matches"),
    "approximately": ("≈", "near"),
    "differs": ("≠", "accent"),
    "unverifiable": ("?", "muted"),
    "opinion": ("~", "opinion"),
}
_LARGEST, _SMALLEST = 200, 84  # of a number
_BESIDE = 0.42  # how large the words round a number are, seen from its own size
_BOLD = 1.06  # how much broader bold words are than `measure.lines` takes them for
_STEP = 4  # of the sizes of numbers: a font at a size takes a hundredth of a second to open
Part = Words | Area


def title_card(voice: Voice, title: str, *, above: str = "") -> Card:
    """The card of a page: its title as large as lets it stand whole, and what the newsletter says of itself.

    `above` is what the page is a part of, the question of its issue; "" for one that is of none.
    """
    words = parted(title)
    size = next((size for size in (84, 76, 68, 60) if len(_broken(words, size)) * size <= (226 if above else 250)), 54)
    broken = _broken(words, size)
    lines = _cut(broken if len(broken) <= 4 else _filled(words, size, _ROOM), 4)
    leading = round(size * 1.3)
    top = ((196 if above else 150) + HEIGHT - 154 - len(lines) * leading) // 2 + size
    about = _cut(measure.lines(masthead(voice).description, _ROOM, 26), 2)
    parts: list[Part] = [_line(said, top + n * leading, size, style="serif") for n, said in enumerate(lines)]
    if above:
        parts.append(_line(_shortened(above, _ROOM, 30), 176, 30, ink="muted"))
    parts += _foot(*about, first="muted")
    return _card(voice, parts)


def record_card(page: RecordPage) -> Card:
    """The card of a fact or a claim."""
    parts = _of_fact(page) if page.kind == "fact" else _of_claim(page)
    return _card(page.voice, list(parts))


def _card(voice: Voice, parts: list[Part]) -> Card:
    """A card with the newsletter's name over its double rule."""
    head: list[Part] = [
        _line(masthead(voice).name, 92, 44, style="serif"),
        Words(masthead(voice).tagline, WIDTH - _EDGE, 90, 24, _ROOM * 2 // 3, "muted", at="end"),
        Area(_EDGE, 116, _ROOM, 3, "accent"),
        Area(_EDGE, 122, _ROOM, 1, "accent"),
    ]
    return Card((*head, *parts), newsletter(voice.catalog).accent.light)


def _foot(*lines: str, first: Ink = "ink") -> Iterator[Part]:
    """What stands below a thin rule: one line or two, of which the last is muted."""
    top = HEIGHT - 58 - 42 * len(lines)
    yield Area(_EDGE, top, _ROOM, 1, "rule")
    for n, said in enumerate(lines):
        last = n == len(lines) - 1
        yield _line(_shortened(said, _ROOM, 28), top + 46 + 42 * n, 28, ink="muted" if last else first)


def _line(said: str, y: int, size: int, *, ink: Ink = "ink", style: Style = "sans") -> Words:
    return Words(said, _EDGE, y, size, _ROOM, ink, style)


def _of_fact(page: RecordPage) -> Iterator[Part]:
    voice = page.voice
    fact = voice.catalog.facts[page.id]
    said = resolve(voice, fact.label[voice.language], own=fact)
    size = next((size for size in (44, 38) if len(measure.lines(said, _ROOM, size * _BOLD)) <= 2), 34)
    label = _cut(measure.lines(said, _ROOM, size * _BOLD), 2)
    yield from (_line(line, 196 + 54 * n, size, style="serif") for n, line in enumerate(label))
    in_doubt = doubtful(voice.catalog, page.id)
    top, bottom = 196 + 54 * (len(label) - 1) + 24, HEIGHT - 58 - 84 - (72 if in_doubt else 12)
    yield from _number(voice, fact, top, bottom)
    if in_doubt:
        yield from _signed("?", "near", 40, bottom + 14)
        room = _ROOM - 56
        said = _shortened(phrase(voice, "card", "doubtful"), room, 27)
        yield Words(said, _EDGE + 56, bottom + 44, 27, room, "near")
    yield from _foot(_as_of(voice, fact), _says_who(voice, fact.sources) or phrase(voice, "card", "derived"))


def _number(voice: Voice, fact: Fact, top: int, bottom: int) -> Iterator[Words]:
    """The number as large as it goes between `top` and `bottom`, its hedge smaller beside it; else in two lines."""
    hedged = _Hedged.of(voice, fact)
    size = min(_LARGEST, int(_ROOM / hedged.ems), round((bottom - top) * 0.9)) // _STEP * _STEP
    if size < _SMALLEST:
        size = min(_SMALLEST, (bottom - top) // 2 - 8)
        lines = measure.lines(amount(voice, fact), _ROOM, size * 1.08)
        size = size if len(lines) <= 2 else size * 2 // len(lines)
        first = (top + bottom) // 2 + size // 3 - (len(lines) - 1) * round(size * 0.6)
        yield from (_line(said, first + n * round(size * 1.2), size, style="serif") for n, said in enumerate(lines))
        return
    x, y = _EDGE, (top + bottom) // 2 + round(size * 0.36)
    for said, share in hedged.pieces:
        wide = round(measure.width(said, size * share, bold=True))
        yield Words(said, x, y, round(size * share), wide, "ink", "serif")
        x += wide


@dataclass(frozen=True, slots=True)
class _Hedged:
    """An amount in pieces, each with the share of the number's size that it is set in."""

    pieces: tuple[tuple[str, float], ...]

    @classmethod
    def of(cls, voice: Voice, fact: Fact) -> _Hedged:
        whole, bare = amount(voice, fact), amount(voice, fact, hedged=False)
        before, found, after = whole.partition(bare)
        before = before if before.endswith((" ", "\u00a0")) or not before else f"{before}\u2009"
        pieces = ((before, _BESIDE), (bare, 1.0), (after, _BESIDE)) if found else ((whole, 1.0),)
        return cls(tuple(piece for piece in pieces if piece[0]))

    @property
    def ems(self) -> float:
        """How wide it is where the number has a size of one."""
        return sum(measure.width(said, share, bold=True) for said, share in self.pieces)


def _as_of(voice: Voice, fact: Fact) -> str:
    told = [when(voice, fact.as_of)] if fact.as_of else []
    told += [firmness(voice, fact)] if fact.status else []
    return phrase(voice, "record", "as-of", told=phrase(voice, "citation", "between").join(told)) if told else ""


def _says_who(voice: Voice, sources: Sequence[str]) -> str:
    """Publisher, day and grade of the first source that is firm, else of the first, and how many more there are."""
    if not sources:
        return ""
    known = voice.catalog.sources
    cited = citation(voice, next((name for name in sources if known[name].firm), sources[0]))
    told = [cited.publisher, cited.published, standing(voice, cited)[0]]
    said = " · ".join(filter(None, told))
    return phrase(voice, "record", "and-more", source=said, n=len(sources) - 1) if len(sources) > 1 else said


def _of_claim(page: RecordPage) -> Iterator[Part]:
    voice = page.voice
    claim = voice.catalog.claims[page.id]
    sign, ink = _SIGNS[claim.verdict]
    room, right = 474, WIDTH - _EDGE - 474
    said = resolve(voice, claim.said[voice.language], own=claim)
    yield from _column(phrase(voice, "check", "said", name=speaker(voice, claim)), said, _EDGE, room, "serif")
    yield from _column(phrase(voice, "check", "record"), record_words(voice, claim), right, room)
    yield from _signed(sign, ink, 76, 274, (WIDTH - 76) // 2)
    top = HEIGHT - 58 - 84
    yield Area(_EDGE, top, _ROOM, 1, "rule")
    yield _line(phrase(voice, "verdicts", claim.verdict), top + 50, 36, ink=ink, style="serif")
    sources = _says_who(voice, sources_behind(voice, claim))
    yield _line(_shortened(sources, _ROOM, 26), top + 96, 26, ink="muted")


def _column(head: str, said: str, x: int, room: int, style: Style = "sans") -> Iterator[Words]:
    """A text under its head, as large as lets it stand whole; else at the smallest, cut short."""
    yield Words(_shortened(head, room, 26), x, 186, 26, room, "muted")
    for size in (44, 40, 36, 32, 28):
        lines, most = measure.lines(said, room, size * (_BOLD if style == "serif" else 1)), 250 // round(size * 1.38)
        if len(lines) <= most:
            break
    for n, line in enumerate(_cut(lines, most)):
        yield Words(line, x, 208 + size + n * round(size * 1.38), size, room, "ink", style)


def _signed(sign: str, ink: Ink, side: int, top: int, x: int = _EDGE) -> Iterator[Part]:
    """A sign in the colour of paper on a square."""
    yield Area(x, top, side, side, ink)
    size = round(side * 0.72)
    yield Words(sign, x + side // 2, top + round(side * 0.76), size, side - 4, "paper", "sign", "middle")


def _broken(words: Sequence[str], size: int) -> list[str]:
    """Words in as few lines as they need, which end where words do, and as even as they can be."""
    lines = _filled(words, size, _ROOM)
    for room in range(_ROOM - 40, _ROOM // 3, -40):
        narrower = _filled(words, size, room)
        if len(narrower) > len(lines) or any(measure.width(line, size, bold=True) > _ROOM for line in narrower):
            break
        lines = narrower
    return lines


def _filled(words: Sequence[str], size: int, room: int) -> list[str]:
    lines = [""]
    for word in words:
        if lines[-1] and measure.width((lines[-1] + word).rstrip(), size, bold=True) > room:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def _cut(lines: Sequence[str], most: int) -> list[str]:
    """The first lines; where there are more, the last of them ends in an ellipsis."""
    return [*lines[: most - 1], f"{lines[most - 1].rstrip('，。、；,.;: ')}…"] if len(lines) > most else [*lines]


def _shortened(said: str, room: int, size: int) -> str:
    """As much of one line as has room, with an ellipsis where that is not all."""
    if measure.width(said, size) <= room:
        return said
    while said and measure.width(f"{said}…", size) > room:
        said = said[:-1]
    whole, _, torn = said.rpartition(" ")
    return _cut([whole if whole and torn.isascii() else said, ""], 1)[0]
