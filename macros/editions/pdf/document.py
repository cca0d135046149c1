"""An issue as one HTML document to be printed: first page, sections, notes, sources, data. It prints nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from macros.charts.figure import LONGEST_TABLE
from macros.charts.table import COLUMNS_OF_FACTS, length, table
from macros.editions.finished_issue import FinishedIssue
from macros.editions.pdf.faces import style_of_faces, with_narrow_apostrophes
from macros.editions.pdf.leading import place, prefix
from macros.editions.pdf.notes import Note, notes_of
from macros.editions.pdf.pages import Part, part_of
from macros.manuscript.addresses import folder_of
from macros.manuscript.openings import CONTENTS
from macros.manuscript.record_markdown import question_of
from macros.pages.environment import templates_of
from macros.pages.finished_page import FinishedPage
from macros.wording.amounts import amount
from macros.wording.braces import resolve
from macros.wording.citations import citation
from macros.wording.masthead import masthead
from macros.wording.voice import Voice, phrase

_TEMPLATES = templates_of("macros.editions.pdf")
_STYLES = Path(__file__).parent / "templates" / "issue.css"


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure of the first page; `note` is the number of its note, 0 where no sentence has it."""

    label: str
    value: str
    note: int


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the issue as the document has it."""

    id: str
    title: str
    about: str
    changed: str
    html: Markup
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """The data of a figure: its table, or, where that is too long for paper, the address of the page that has it."""

    title: str
    table: Markup
    address: str


def places_in(issue: FinishedIssue) -> dict[str, str]:
    """What is at the ids that links of the document lead to, in words."""
    voice, whole = issue.voice, issue.whole
    notes = {f"note-{n}": phrase(voice, "card", "mark", n=n) for n in whole.card_numbers.values()}
    back = {f"at-{n}": phrase(voice, "card", "back", n=n) for n in whole.card_numbers.values()}
    sources = {f"source-{n}": phrase(voice, "notes", "number", n=n) for n in whole.source_numbers.values()}
    parts = {place(number): page.words.title for number, page in enumerate(issue.pages)}
    headings = {
        prefix(number) + name: in_plain_words(words)
        for number, page in enumerate(issue.pages)
        for name, words in page.titles.items()
    }
    charts = {
        f"{prefix(number)}chart-{name}": phrase(voice, "figure", "number", n=n)
        for number, page in enumerate(issue.pages)
        for name, n in page.renderer.chart_numbers.items()
    }
    ends = {
        "notes": phrase(voice, "card", "notes"),
        "sources": phrase(voice, "sources", "heading"),
        "data": phrase(voice, "pdf", "data"),
    }
    return notes | back | sources | parts | headings | charts | ends


def in_plain_words(html: str) -> str:
    """What HTML says, without its elements."""
    body = LexborHTMLParser(html).body
    return body.text().strip() if body else ""


def document(issue: FinishedIssue) -> str:
    """The whole document. Raises WordlessError or BracesError for missing words."""
    voice, notes, parts = issue.voice, notes_of(issue), _parts(issue)
    first, *sections = [
        Section(
            id=place(number),
            title=page.words.title,
            about=page.words.description,
            changed=page.words.changed,
            html=Markup(part.html),
            notes=tuple(notes[one] for one in part.notes),
        )
        for number, (page, part) in enumerate(zip(issue.pages, parts, strict=True))
    ]
    opening = opened(first.html)
    made = _set(
        voice,
        "issue.html",
        issue=issue,
        question=question_of(voice, issue.slug),
        masthead=masthead(voice),
        dated=issue.dated,
        styles=Markup(style_of_faces(voice) + _STYLES.read_text(encoding="utf-8")),
        answer=Markup(opening.lead),
        opening=Markup(opening.rest),
        first=first,
        figures=[_figure(issue, name) for name in issue.record.key_figures if name in voice.catalog.facts],
        sections=sections,
        noted=[one for one in (first, *sections) if one.notes],
        sources=[(name, citation(voice, name)) for name in issue.whole.source_numbers],
        place=issue.place(issue.opening),
        data=[(page.words.title, told) for page in issue.pages if (told := list(_data(issue, page)))],
    )
    hold_ids(made)
    return with_narrow_apostrophes(made, voice)


def hold_ids(html: str) -> None:
    """Raises ValueError for an id that the document has twice: whatever leads there would lead to the first."""
    ids = Counter(node.attributes["id"] for node in LexborHTMLParser(html).css("[id]"))
    twice = [name for name, n in ids.items() if n > 1]
    if twice:
        raise ValueError(f"an id that the document has twice: {twice[0]}")


@dataclass(frozen=True, slots=True)
class Opening:
    """What an issue opens with: the answer with what is said of it, and what follows the list of sections."""

    lead: str
    rest: str


def opened(html: str) -> Opening:
    """The page that an issue opens with, in the parts that `macros/manuscript/openings.py` makes and a writer adds."""
    tree = LexborHTMLParser(f"<body>{html}</body>")
    lead, rest = list[str](), list[str]()
    for node in tree.css("h1"):
        node.decompose()
    for heading in tree.css(f"#{prefix(0)}{CONTENTS}"):
        listed = heading.next
        while listed is not None and listed.tag != "ul":
            listed = listed.next
        if listed is not None:
            listed.decompose()
        heading.decompose()
    for node in tree.css("body > *"):
        into = lead if node.tag == "p" and not rest else rest
        into.append(node.html or "")
    return Opening("".join(lead), "".join(rest))


def _set(voice: Voice, template: str, **slots: object) -> str:
    made: str = _TEMPLATES.get_template(template).render(t=partial(phrase, voice), tag=voice.tag, **slots)
    return made


def _parts(issue: FinishedIssue) -> list[Part]:
    noted, parts = set[int](), list[Part]()
    for number in range(len(issue.pages)):
        parts.append(part_of(issue, number, noted))
        noted |= set(parts[-1].notes)
    return parts


def _figure(issue: FinishedIssue, name: str) -> Figure:
    voice, fact = issue.voice, issue.voice.catalog.facts[name]
    label = resolve(voice, fact.label[voice.language], own=fact)
    return Figure(label, amount(voice, fact), issue.whole.card_numbers.get(("fact", name), 0))


def _data(issue: FinishedIssue, page: FinishedPage) -> Iterator[Data]:
    """The data of a page's figures, by the numbers that they have there."""
    voice = issue.voice
    for name, number in page.renderer.chart_numbers.items():
        chart, caption = voice.catalog.charts[name], phrase(voice, "figure", "table", n=number)
        if length(voice, chart) > LONGEST_TABLE:
            yield Data(caption, Markup(""), issue.address(folder_of(name)))
            continue
        tree = LexborHTMLParser(table(voice, chart, caption=caption))
        for node in tree.css(".cl-unseen, thead th:last-child, tr[data-key] > td:last-child"):  # the figure names them
            node.decompose()
        for node in tree.css(".cl-table__group > th"):  # over the columns that are left: of one more all were narrower
            node.attrs["colspan"] = str(COLUMNS_OF_FACTS - 1)
        yield Data(caption, Markup(tree.body.inner_html if tree.body else ""), "")
