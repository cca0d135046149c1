"""One block or word that a page asks for: a macro call as it ran, or a block that a made page brings with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from macros.wording.amounts import Style
from macros.wording.voice import Voice


@dataclass(frozen=True, slots=True)
class Use:
    """One macro call as it ran: its name, its id and the keyword `style`.

    A made page's block has `made` instead, which gives its HTML in a voice.
    """

    name: str
    id: str = ""
    style: Literal["prose", "short"] = "prose"
    made: Callable[[Voice], str] | None = None

    @property
    def amount_style(self) -> Style:
        """The style under `wording`'s name."""
        return "table" if self.style == "short" else "prose"
