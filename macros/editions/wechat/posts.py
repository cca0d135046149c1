"""An issue as posts: one where it is short, else one for its opening and one for each section.

A post is read alone, so its notes and sources are numbered by themselves; a figure has the number that its article on
the site gives it. How they look is not said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise
from posixpath import basename
from typing import TypeVar

from macros.catalog.record_digests import Key
from macros.editions.blocks.boxes import blocks_of_page
from macros.editions.blocks.lines import lines_of, with_lines, words_of
from macros.editions.blocks.model import SOURCE, Block, Blocks, Figure, Heading, Inline, Inlines, Note, Number, Run
from macros.editions.finished_issue import FinishedIssue
from macros.editions.wechat.flat import flattened
from macros.manuscript.addresses import address
from macros.manuscript.call_sources import in_order_of_notes
from macros.pages.cards import card
from macros.pages.finished_page import FinishedPage
from macros.wording.voice import Voice, phrase

# Letters of running text, without notes: a quarter of an hour. What is longer is left before its end; parted, each
# post answers something and can be passed on by itself.
LONGEST = 5000
LONGEST_TITLE = 32  # letters, as WeChat's interface for drafts takes them (developers.weixin.qq.com, draft/add)
LONGEST_DIGEST = 120
_ENDS = "。！？；，"  # behind which a digest may be cut
Name = TypeVar("Name")


@dataclass(frozen=True, eq=False)
class Post:
    """What is posted as one: `name` is that of its files, `pages` are those of the site that it has the text of."""

    name: str
    title: str
    digest: str
    pages: tuple[FinishedPage, ...]
    blocks: tuple[Block, ...]

    @property
    def voice(self) -> Voice:
        """The voice of its language."""
        return self.pages[0].voice

    @cached_property
    def notes(self) -> dict[Key, int]:
        """The number of the note on each record whose number it shows, in the order of reading."""
        return _numbered(one.key for one in self._inlines if isinstance(one, Number))

    @cached_property
    def references(self) -> dict[str, int]:
        """The number of each source that it rests on and of each address that its words lead to.

        First those that a reader comes upon; then those of its numbers, its boxes and its charts: none is lost.
        """
        led = (_led_to(one) for one in self._inlines)
        noted = (source for key in self.notes for source in card(self.voice, *key).sources)
        calls = [(use.name, use.id) for page in self.pages for use in page.renderer.uses]
        listed = in_order_of_notes(self.voice.catalog, calls)
        return _numbered(name for name in chain(led, noted, listed) if name)

    @cached_property
    def figures(self) -> dict[str, str]:
        """What each chart that it shows is called: by the number that the first of its pages gives it."""
        found: dict[str, str] = {}
        for block in self.blocks:
            if isinstance(block, Figure):
                found.setdefault(block.chart, block.number)
        return found

    @cached_property
    def terms(self) -> dict[str, str]:
        """What its terms mean, each as it is first said."""
        found: dict[str, str] = {}
        for one in self._inlines:
            if isinstance(one, Run) and one.meaning and one.meaning not in found.values():
                found.setdefault(one.text, one.meaning)
        return found

    @cached_property
    def numbered(self) -> Blocks:
        """Its blocks by its own numbers, which say whatever led somewhere: of notes and references."""
        return with_lines(self.blocks, lambda words: tuple(self._by_number(words)))

    @property
    def _inlines(self) -> Iterator[Inline]:
        return (one for line in lines_of(self.blocks) for one in line)

    def _by_number(self, words: Inlines) -> Iterator[Inline]:
        for one, following in pairwise((*words, None)):
            if isinstance(one, Number):
                yield replace(one, note=self.notes[one.key])
            elif isinstance(one, Run):
                yield Run(one.text, one.marks)
            elif one and not isinstance(one, Note):
                yield one
            name = _led_to(one)
            if name and (isinstance(one, Note) or name != _led_to(following)):
                yield Note(SOURCE, str(self.references[name]))


def _led_to(one: Inline | None) -> str:
    """The source or the address that an inline leads to."""
    return one.source if isinstance(one, Note) else one.link if isinstance(one, Run) else ""


def _numbered(named: Iterable[Name]) -> dict[Name, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(named), start=1)}


def posts_of(issue: FinishedIssue) -> list[Post]:
    """The posts that an issue makes, in the order in which they go out together."""
    pages = [(page, tuple(_read(issue, page, (page,)))) for page in issue.pages]
    if sum(map(length, (blocks for _, blocks in pages))) <= LONGEST:
        return [whole_post(issue)]
    return [
        Post("index" if page is issue.opening else _section(page), _title(issue, page), digest(page), (page,), blocks)
        for page, blocks in pages
    ]


def whole_post(issue: FinishedIssue) -> Post:
    """The whole issue as one post, its sections under headings of theirs."""
    blocks: list[Block] = []
    for page in issue.pages:
        read = _read(issue, page, issue.pages)
        if page is not issue.opening:
            blocks.append(Heading(2, (Run(page.words.title),)))
            read = map(_deeper, read)
        blocks += read
    return Post("index", issue.opening.words.title, digest(issue.opening), issue.pages, tuple(blocks))


def _deeper(block: Block) -> Block:
    """A block as a part of something: a heading one level further down."""
    return replace(block, level=block.level + 1) if isinstance(block, Heading) else block


def length(blocks: Sequence[Block]) -> int:
    """How many letters of running text blocks have."""
    return sum(len(words_of(line)) for block in blocks if not isinstance(block, Figure) for line in lines_of(block))


def digest(page: FinishedPage) -> str:
    """What is shown of a post before it is opened: the answer, else what it is about, cut where a clause ends."""
    words = page.words
    said = next((said for said in (words.summary, words.description) if 0 < len(said) <= LONGEST_DIGEST), "")
    return said or _cut(words.summary or words.description)


def _cut(said: str) -> str:
    if len(said) <= LONGEST_DIGEST:
        return said
    start = said[: LONGEST_DIGEST - 1]
    end = max(map(start.rfind, _ENDS))
    return f"{start[:end]}…" if end > 0 else f"{start}…"


def _read(issue: FinishedIssue, page: FinishedPage, beside: Iterable[FinishedPage]) -> Iterator[Block]:
    """The blocks of a page without its own heading, which a post has as its title; `beside` are the post's pages."""
    read = flattened(page.voice, blocks_of_page(page, issue.place(page)), frozenset(map(issue.place, beside)))
    return (block for block in read if not (isinstance(block, Heading) and block.level == 1))


def _section(page: FinishedPage) -> str:
    return basename(address(page.route).rstrip("/"))


def _title(issue: FinishedIssue, page: FinishedPage) -> str:
    """The title of a page's post: that of a section says the issue, where both have room."""
    title, question = page.words.title, issue.opening.words.title
    whole = title if page is issue.opening else phrase(page.voice, "wechat", "titled", section=title, issue=question)
    return whole if len(whole) <= LONGEST_TITLE else title
