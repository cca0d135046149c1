"""Chinese headings break between words, not inside them: 英伟达 stays whole on a phone.

Browsers break Han text anywhere. Here every word that jieba finds in a heading or chart title is followed by a `<wbr>`,
and the style sheet forbids any other break (`word-break: keep-all`). Done last, so that search reads the plain text.

Loading jieba's dictionary takes longer than a page: what it found is kept, and it is imported only for a text not seen.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.catalog.catalog import Catalog
from macros.charts.table import on_one_line
from macros.ground.characters import is_one_sign
from macros.ground.store import entry_for, keep, kept
from macros.wording.names import LONGEST

_FORM = 4  # raise when what is kept of a text changes
# Before this many occurrences jieba would rather split a word it was told; its own dictionary ends near 900,000.
_OFTEN = 2_000_000

_HEADLINE = re.compile(
    r'(<h[12]\b[^>]*>|<strong class="cl-finding"[^>]*>)(.*?)(?=</(?:h[12]|strong)>)',
    re.DOTALL,
)
# What the style sheet sets as large as a heading: the newest issue's answer, and what leads a list of issues or claims
_LEAD = re.compile(r'(<h2 id="newest"[^>]*>.*?</h2>\s*<p\b[^>]*>)(.*?)(?=</p>)', re.DOTALL)
_LIST = re.compile(r'<h[12] id="(?:issues|mistakes|contents|archive)"[^>]*>.*?</ul>', re.DOTALL)
_LEADING = re.compile(r"(<li>\s*<p>)(.*?)(?=</p>)", re.DOTALL)
_HAN_RUN = re.compile(r"(?<![^>])[^<]*[\u4e00-\u9fff][^<]*")
_GROUP = re.compile("[\u4e00-\u9fff]{2,6}")  # what charts call those they set side by side: 航运股, 美国五巨头
_WORD_END = "<wbr>"
_CLOSING = "，。、；：？！”’）》〉…"
_OPENING = "“‘（《〈"
_COMPOUND = re.compile(r"<[^>]*>|&\w+;|(?P<whole>(?<![\w-])[A-Za-z]{2,8}-[a-z]{2,12}(?![\w-]))")


@dataclass(frozen=True)
class _Words:
    """Where texts may break, by the words that stay whole; `folder` keeps it from build to build."""

    whole: tuple[str, ...] = ()
    folder: Path | None = None
    broken: dict[str, str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)  # of `broken`, what this build had a use for

    @cached_property
    def jieba(self) -> Any:
        """The segmenter, which knows the whole words."""
        import jieba  # noqa: PLC0415 - see above

        jieba.setLogLevel("WARNING")
        made = jieba.Tokenizer()
        if self.folder:  # else its dictionary is written to the system's folder, and read there by whoever comes next
            self.folder.mkdir(parents=True, exist_ok=True)
            made.tmp_dir = str(self.folder)
        for word in self.whole:
            made.add_word(word, _OFTEN)
        return made

    @property
    def entry(self) -> Path | None:
        """Where what was found is kept; another dictionary or other whole words have another place."""
        return self.folder and entry_for(self.folder, _FORM, version("jieba"), self.whole)

    def with_breaks(self, text: str) -> str:
        """The text with a mark after each word where a line may end."""
        if text not in self.asked:
            self.asked[text] = self.broken[text] if text in self.broken else _broken(self.jieba.lcut(text))
        return self.asked[text]


_words = [_Words()]


def teach(catalog: Catalog, folder: Path | None = None) -> None:
    """Keep whole the glossary's words that ask for it and charts' short names of groups.

    `folder` has what earlier builds found.
    """
    terms = (name for term in catalog.terms.values() if term.whole for name in term.name.values())
    groups = (name for chart in catalog.charts.values() for group in chart.groups for name in group.name.values())
    # jieba keeps every beginning of a word it is told
    whole = (*(name for name in terms if len(name) <= LONGEST), *(name for name in groups if _GROUP.fullmatch(name)))
    if (whole, folder) == (_words[0].whole, _words[0].folder):
        return  # a preview loads the dictionary once
    made = _Words(whole, folder)
    found = kept(made.entry) if made.entry else None
    made.broken.update(json.loads(found) if found else {})
    _words[0] = made


def remember(*, whole: bool = True) -> None:
    """Keep for the next build what this one had a use for; all there is where it did not make the `whole` site."""
    words = _words[0]
    found = words.asked if whole else {**words.broken, **words.asked}
    if words.entry and found.keys() != words.broken.keys():
        keep(words.entry, json.dumps(found, ensure_ascii=False).encode())


def break_between_words(html: str) -> str:
    """`html` with places to break in its headings, chart titles and what is as large; its words are untouched."""
    led = _LIST.sub(_listed, _LEAD.sub(_headline, html))
    return _HEADLINE.sub(_headline, led)


def _listed(found: re.Match[str]) -> str:
    return _LEADING.sub(_headline, found[0])


def _headline(found: re.Match[str]) -> str:
    return found[1] + _COMPOUND.sub(_compound, _HAN_RUN.sub(_with_breaks, found[2]))


def _compound(found: re.Match[str]) -> str:
    return on_one_line(found[0]) if found["whole"] else found[0]


def _with_breaks(found: re.Match[str]) -> str:
    return found[0] if "&" in found[0] else _words[0].with_breaks(found[0])  # a break inside an entity would break it


def parted(text: str) -> list[str]:
    """A text in the pieces between which a line may break: after blanks, and between Chinese words."""
    return [piece for word in re.findall(r"\S+\s*", text) for piece in _words[0].with_breaks(word).split(_WORD_END)]


def _broken(words: list[str]) -> str:
    later = [*words[1:], "", ""]
    marks = ["" if _holds(word, *later[n : n + 2]) else _WORD_END for n, word in enumerate(words)]
    return "".join(word + mark for word, mark in zip(words, marks, strict=True))


def _holds(word: str, after: str, next_after: str) -> bool:
    """Whether no line may end between `word` and the one after it.

    It may not inside a sign that several characters make, of which jieba knows nothing, before closing marks, after
    opening ones or 一, which counts what follows, nor beside Latin letters and digits: a number keeps its unit, and
    where Han meets Latin the browser sets its own gap, which a mark would undo. Nor may a single character begin a
    line that ends right after it.
    """
    beside = (word[-1:], after[:1])
    return (
        not after.strip()
        or is_one_sign(word[-1], after[0])
        or after[:1] in _CLOSING
        or word[-1:] in _OPENING
        or word == "一"
        or any(mark.isascii() and mark.isalnum() for mark in beside)
        or (len(after) == 1 and (not next_after or next_after[:1] in _CLOSING))
    )
