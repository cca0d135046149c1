"""Blocks as Markdown: CommonMark 0.31, with the tables and notes that GitHub and most readers of it know.

Every sign that Markdown would read is escaped, so that words mean what they say; a paragraph is one line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote

from macros.editions.text.blocks import (
    NUMBER,
    SOURCE,
    Blocks,
    Break,
    Code,
    Heading,
    Inline,
    Inlines,
    Listing,
    Note,
    Notes,
    Paragraph,
    Picture,
    Quote,
    Row,
    Rule,
    Run,
    Table,
)

_LABELS = {NUMBER: "", SOURCE: "s"}  # before a note's number: [^1] on a number, [^s1] of a source, [^w1] the writer's
DOUBT = "(?)"  # before the note of a number that is in doubt
_SIGNS = re.compile(r"[\\`*_\[\]<&~|]")
_BEGINS = re.compile(r"(?:[#>+=-]|(\d{1,9})(?=[.)]))")  # what Markdown reads at a line's beginning alone
_FENCE = re.compile(r"`+")
_ONE_NOTE = re.compile(r"\[\^[^\]]*\]")
_MARKS: dict[str, str] = {"strong": "**", "em": "*"}
_IN_ADDRESSES = re.compile(r"[\s()<>|\\`\[\]]")


def as_markdown(blocks: Blocks) -> str:
    """The blocks as Markdown, with an end of line at the end."""
    return "\n\n".join(_of(blocks)) + "\n"


def _of(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        written = _block(block)
        if written:
            yield written


def _block(block: object) -> str:
    """One block, over several lines where it has them."""
    match block:
        case Heading(level, words):
            return f"{'#' * level} {_on_one_line(words)}"
        case Paragraph(words):
            return _begun(_line(words))
        case Quote(within):
            return _before("> ", "\n\n".join(_of(within)), bare=">")
        case Code(text):
            fence = "`" * (max(2, *map(len, _FENCE.findall(text)), 2) + 1)
            return f"{fence}\n{text}\n{fence}"
        case Listing(items, first):
            return "\n".join(_items(items, first))
        case Table():
            return _table(block)
        case Notes():
            return "\n".join(_notes(block))
        case Rule():
            return "---"
    raise TypeError(f"no block: {block!r}")


def _before(sign: str, text: str, *, bare: str) -> str:
    return "\n".join(f"{sign}{line}" if line else bare for line in text.split("\n"))


def _items(items: tuple[Blocks, ...], first: int | None) -> Iterator[str]:
    for place, item in enumerate(items):
        sign = "- " if first is None else f"{first + place}. "
        text = "\n\n".join(_of(item))
        yield sign + _before(" " * len(sign), text, bare="").lstrip(" ")


def _notes(notes: Notes) -> Iterator[str]:
    """Each definition on a line; further paragraphs of one are indented by four, as the readers of notes want."""
    for label, within in notes.notes:
        text = _before("    ", "\n\n".join(_of(within)), bare="")
        yield f"[^{_LABELS.get(notes.kind, 'w')}{label}]: {text.lstrip(' ')}"


def _table(table: Table) -> str:
    """A table of GitHub's form; a heading over rows is a row with its words in bold."""
    columns = len(table.head)
    edges = ["---:" if n in table.numbers else "---" for n in range(columns)]
    rows = [[_on_one_line(cell) for cell in _in_columns(row, columns)] for row in table.rows]
    lines = [[_on_one_line(cell) for cell in table.head], edges, *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _in_columns(row: Row, columns: int) -> Iterable[Inlines]:
    cells = tuple(_in_bold(cell) for cell in row.cells[:1]) if row.heads else row.cells
    return (*cells, *((),) * (columns - len(cells)))[:columns]


def _in_bold(cell: Inlines) -> Inlines:
    return tuple(replace(one, mark="strong") if isinstance(one, Run) else one for one in cell)


def _on_one_line(words: Inlines) -> str:
    """Inlines where no line may end and no code may stand: in headings and cells."""
    plain = (replace(one, mark="") if isinstance(one, Run) and one.mark == "code" else one for one in words)
    return _line(tuple(Run(" ") if isinstance(one, Break) else one for one in plain))


def _line(words: Inlines) -> str:
    """Inlines as Markdown, a link round all the runs that lead to one place."""
    found = ""
    for link, group in groupby(words, key=lambda one: one.link if isinstance(one, Run) else ""):
        within = ""
        for one in group:
            within = _joined(within, one, before="[" if link else found, words=words)
        found = _kept_apart(found, _linked(within.strip(), link) if link else within)
    return found.strip()


def _linked(words: str, link: str) -> str:
    """Words that lead somewhere; an address that is its own words stands in brackets of its own."""
    return f"<{link}>" if words == escaped(link) and ":" in link else f"[{words}]({_address(link)})"


def _joined(so_far: str, one: Inline, *, before: str, words: Inlines) -> str:
    """What was written of a link, or of what stands between two, and one inline more."""
    if isinstance(one, Run) and one.mark in _MARKS and one.text.strip():
        left, inner, right = _edges_of(one.text)
        after = right or _next_sign(words, one)
        if _is_read(f"{before}{so_far}{left}"[-1:] or " ", inner, after):
            return f"{so_far}{left}{_MARKS[one.mark]}{escaped(inner)}{_MARKS[one.mark]}{right}"
    return _kept_apart(so_far, _inline(one))


def _edges_of(text: str) -> tuple[str, str, str]:
    inner = text.strip()
    left, _, right = text.partition(inner)
    return left, inner, right


def _next_sign(words: Inlines, one: Run) -> str:
    """The sign that follows a run, as Markdown sees it: a bracket where a link ends or begins."""
    place = next(n for n, other in enumerate(words) if other is one)
    following = words[place + 1] if place + 1 < len(words) else Run(" ")
    link = following.link if isinstance(following, Run) else ""
    if link != one.link:
        return "]" if one.link else "["
    return following.text[:1] if isinstance(following, Run) else "["


def _is_read(before: str, inner: str, after: str) -> bool:
    """Whether signs of emphasis round these words would be read as such (CommonMark 0.31, 6.2).

    They are not between a Han letter and a mark, as in **“英伟达”**的: there the words stand plain.
    """
    if before == "*":
        return False  # signs beside signs would be read as others
    opens = not _is_mark(inner[0]) or before.isspace() or _is_mark(before)
    closes = not _is_mark(inner[-1]) or after.isspace() or _is_mark(after)
    return opens and closes


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def _kept_apart(before: str, after: str) -> str:
    """Two pieces beside each other, so that Markdown reads no third in them: a picture, a link, a definition."""
    if before.endswith("!") and after.startswith("["):
        return f"{before[:-1]}\\!{after}"
    if (before.endswith("]") and after.startswith("(")) or (_ONE_NOTE.fullmatch(before) and after.startswith(":")):
        return f"{before}\\{after}"
    return before + after


def _inline(one: Inline) -> str:
    match one:
        case Run(text, "code", _):
            return _code(text)
        case Run(text, _, _):
            return escaped(text)
        case Note(kind, label, doubtful):
            return f"{DOUBT if doubtful else ''}[^{_LABELS.get(kind, 'w')}{label}]"
        case Picture(alt, link):
            return f"![{escaped(alt)}]({_address(link)})" if link else escaped(alt)
    return "\\\n"


def escaped(text: str) -> str:
    """Words with every sign escaped that Markdown reads wherever it stands."""
    return _SIGNS.sub(r"\\\g<0>", text.replace("\u00a0", " "))  # a search for "$5 billion" is to find it


def _begun(text: str) -> str:
    """A paragraph of which no line begins as something else."""
    return "\n".join(_BEGINS.sub(_unbegun, line, count=1) if _BEGINS.match(line) else line for line in text.split("\n"))


def _unbegun(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1] else f"\\{found[0]}"


def _code(text: str) -> str:
    """A span of code in a fence longer than any within."""
    fence = "`" * (max(map(len, _FENCE.findall(text)), default=0) + 1)
    return f"{fence} {text} {fence}" if text.startswith("`") or text.endswith("`") else f"{fence}{text}{fence}"


def _address(link: str) -> str:
    """An address as the destination of a link, whole whatever stands in it."""
    return _IN_ADDRESSES.sub(lambda found: quote(found[0], safe=""), link).replace("&", "\\&")
