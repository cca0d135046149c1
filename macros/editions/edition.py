"""What an edition is: a way out for a finished issue, from data to files. Each kind has a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.editions.finished_issue import FinishedIssue
from macros.ground.told import Told

Files = Mapping[str, bytes]  # by their names below the folder of the issue's editions


@dataclass(frozen=True, slots=True)
class Edition:
    """A kind of edition.

    `make` gives its files of an issue, the same bytes for the same issue, and raises EditionError where it cannot.
    `offered` are the endings of the files that pages of the site lead to, and `only` are the languages that it is
    made in, by the first subtag of their BCP 47 tag; without any it is made in all.
    """

    make: Callable[[FinishedIssue], Files]
    offered: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    def speaks(self, tag: str) -> bool:
        """Whether it is made in the language of a tag."""
        return not self.only or tag.partition("-")[0] in self.only


class EditionError(Exception):
    """An edition cannot be made here: what is missing, and how to get it."""

    def __init__(self, said: Told, hint: Told) -> None:
        super().__init__(said)
        self.said, self.hint = said, hint
