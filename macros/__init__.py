"""A newsletter from YAML facts to pages. Rooms, each importing only those to its left.

ground ← catalog ← wording ← charts ← manuscript ← pages ← editions ← press; the commands, cli, stand beside press.
"""

from typing import Any


def define_env(env: object) -> None:
    """Hand mkdocs-macros the contributor's vocabulary; the press room is imported only here."""
    from macros.press.engine import register  # noqa: PLC0415 - the inner rooms must load without MkDocs

    register(env)


def on_pre_page_macros(env: Any) -> None:
    """Leave nothing of what mkdocs-macros would hand a page but the page itself, which it asks for its front matter."""
    page = env.variables["page"]
    env.variables.clear()
    env.variables["page"] = page
