"""What a problem says, in the languages its readers read: English as it is made, any other from a file of renderings.

A `Told` is the English text and remembers the pattern and the slots it was made from. `messages/<lang>.yml` renders
each pattern; a test holds the file against every pattern in the code. Does not know what is wrong or where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, reduce
from itertools import islice
from pathlib import Path
from types import MappingProxyType

import yaml

_HERE = Path(__file__).parent / "messages"
LANGUAGE_VARIABLE = "LEDGER_LANG"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Told(str):
    """A message or a hint: an English text that can be said again in another language."""

    __slots__ = ("pattern", "slots")
    pattern: str
    slots: Mapping[str, object]

    def __new__(cls, text: str, pattern: str = "", slots: Mapping[str, object] = MappingProxyType({})) -> Told:
        """The text with what it was made from; `told` is how it is made."""
        made = super().__new__(cls, text)
        made.pattern, made.slots = pattern, slots
        return made


def told(pattern: str, /, **slots: object) -> Told:
    """`pattern` with its `{slots}` filled; a slot may be `Told` itself, or a plain word that no language changes.

    `pattern` is a literal in the code, in English; a brace that is meant is written twice.
    """
    return Told(pattern.format(**slots), pattern, slots)


def listed(words: Iterable[str]) -> Told:
    """The words one after another, as each language sets a list."""
    return _joined(words, lambda first, second: told("{first}, {second}", first=first, second=second))


def any_of(words: Iterable[str]) -> Told:
    """The words as a choice."""
    return _joined(words, lambda first, second: told("{first} or {second}", first=first, second=second))


_MOST_JOINED = 100  # nobody reads a longer list, and each word nests in the one before


def _joined(words: Iterable[str], join: Callable[[Told, Told], Told]) -> Told:
    made = [word if isinstance(word, Told) else told("{word}", word=word) for word in islice(words, _MOST_JOINED + 1)]
    made[_MOST_JOINED:] = [told("…")] if len(made) > _MOST_JOINED else []
    return reduce(join, made) if made else told("none")


def quoted(word: object) -> Told:
    """A word in the quotation marks of each language."""
    return told('"{word}"', word=word)


def languages() -> tuple[str, ...]:
    """The languages a problem can be told in, English first."""
    return ("en", *sorted(path.stem for path in _HERE.glob("*.yml")))


def paper_in(paper: str, language: str) -> str:
    """The file of a paper, such as `STYLE`, in a language: English has the plain name."""
    return f"{paper}.md" if language == "en" else f"{paper}.{language}.md"


def language_of(environment: Mapping[str, str]) -> str:
    """The language that an environment asks for; English where it asks for none that there is.

    Our own variable counts first, then the locale of messages (POSIX, 8.2): the first of its three that is set.
    """
    locale = next(filter(None, map(environment.get, _LOCALES)), "")
    wanted = environment.get(LANGUAGE_VARIABLE) or re.split("[_.@-]", locale, maxsplit=1)[0]
    return wanted if wanted in languages() else "en"


@cache
def renderings(language: str) -> dict[str, str]:
    """The patterns of one language under their English ones; none for English."""
    path = _HERE / f"{language}.yml"
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def said_in(text: str, language: str) -> str:
    """A message or hint in `language`; in English where it was not `told` or has no rendering."""
    if not isinstance(text, Told) or language == "en":
        return text
    slots = {name: said_in(slot, language) if isinstance(slot, str) else slot for name, slot in text.slots.items()}
    return renderings(language).get(text.pattern, text.pattern).format(**slots)
