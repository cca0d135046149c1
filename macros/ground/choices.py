"""The words of which one is to be chosen, as they are typed, each followed in other languages by what it means.

They are English words, which say to an English reader what they mean. The glosses are in the messages; a test holds
those of which the site has phrases to these.
"""

from __future__ import annotations

from collections.abc import Iterable

from macros.ground.told import Told, languages, listed, renderings, told

OF_CHOICES = "choice: "  # begins the pattern of a gloss, of which there is nothing in English


def choices(words: Iterable[str]) -> tuple[Told, ...]:
    """The words with what each means; each is still equal to the word alone."""
    return tuple(choice(word, word) for word in words)


def choice(word: str, written: str) -> Told:
    """A word as it is `written`, such as in code, with what it means where a language has a gloss for it."""
    pattern = f"{OF_CHOICES}{word}"
    known = any(pattern in renderings(language) for language in languages())
    return told("{word}{gloss}", word=written, gloss=Told("", pattern) if known else "")


def one_of(words: Iterable[str]) -> Told:
    """The words one after another, to choose from."""
    return listed(choices(words))
