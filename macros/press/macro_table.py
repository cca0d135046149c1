"""The ten macros as mkdocs-macros takes them: each notes its call and leaves a token in the Markdown."""

from __future__ import annotations

from typing import Any

from macros.manuscript.tokens import token
from macros.manuscript.vocabulary import MACROS
from macros.pages.render import Use
from macros.press.session import session


def register(env: Any) -> None:
    """Put every macro of the vocabulary into mkdocs-macros's table."""
    for name in MACROS:
        env.macro(_macro(name), name)


def _macro(name: str) -> Any:
    def run(record_id: str = "", **keywords: Any) -> str:
        return token(session().note(Use(name, record_id, **keywords)))

    run.__doc__ = MACROS[name].summary
    return run
