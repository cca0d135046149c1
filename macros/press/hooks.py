"""MkDocs's events, each handed on to `events`. Listed under `hooks:` in mkdocs.yml.

`events` and all behind it are loaded once there is something to build: a build that would change nothing ends before.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

# MkDocs loads a hook by its path, so the project's folder has to be told to Python once.
ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from mkdocs.plugins import CombinedEvent, event_priority  # noqa: E402 - after the path

from macros.ground.requirements import missing  # noqa: E402
from macros.press.faults import SetupError  # noqa: E402
from macros.press.output import up_to_date  # noqa: E402

if lacking := missing():
    raise SetupError(lacking)  # before the imports that would fail, and before MkDocs tells the same in its own way


def _events() -> ModuleType:
    from macros.press import events  # noqa: PLC0415 - see above

    return events


def on_startup(*, command: Any, **options: Any) -> None:
    """End a build that would change nothing; else begin."""
    up_to_date.end_where_nothing_changes(command)
    _events().on_startup(command=command, **options)


@event_priority(100)
def on_config(config: Any) -> Any:
    """Before every plugin."""
    return _events().on_config(config)


def on_pre_build(config: Any) -> None:
    """Once every plugin has set itself up."""
    _events().on_pre_build(config)


def on_files(files: Any, **rest: Any) -> Any:
    """Once MkDocs has listed what lies under `docs/`."""
    return _events().on_files(files, **rest)


def on_nav(nav: Any, **rest: Any) -> Any:
    """Once the navigation is made."""
    return _events().on_nav(nav, **rest)


def on_env(env: Any, **rest: Any) -> Any:
    """Once the theme's templates can be loaded."""
    return _events().on_env(env, **rest)


def on_page_read_source(page: Any, **_: Any) -> str:
    """In the place of MkDocs's own reading of a page."""
    return str(_events().on_page_read_source(page))


@event_priority(100)
def _before_macros(markdown: str, /, **rest: Any) -> str:
    return str(_events().before_macros(markdown, **rest))


@event_priority(-100)
def _after_macros(markdown: str, /, **rest: Any) -> str:
    return str(_events().after_macros(markdown, **rest))


on_page_markdown = CombinedEvent(_before_macros, _after_macros)


@event_priority(-50)
def on_page_content(html: str, **rest: Any) -> str:
    """Once Markdown has made HTML of a page."""
    return str(_events().on_page_content(html, **rest))


@event_priority(-100)
def on_page_context(context: Any, **rest: Any) -> Any:
    """Before a page's template is filled."""
    return _events().on_page_context(context, **rest)


def on_template_context(context: Any, **rest: Any) -> Any:
    """The same for pages that no Markdown stands behind."""
    return _events().on_template_context(context, **rest)


@event_priority(-100)
def on_post_page(output: str, **rest: Any) -> str:
    """Once a page's template is filled."""
    return str(_events().on_post_page(output, **rest))


@event_priority(-100)
def on_post_template(output_content: str, **rest: Any) -> str:
    """The same for pages that no Markdown stands behind."""
    return str(_events().on_post_template(output_content, **rest))


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """After every plugin."""
    _events().on_post_build(config)


def on_serve(server: Any, **_: Any) -> Any:
    """Before the preview begins to answer."""
    return _events().on_serve(server)


@event_priority(-1000)
def on_build_error(error: Exception, **_: Any) -> None:
    """Where a build fails; `on_shutdown` follows."""
    _events().on_build_error(error)


def on_shutdown() -> None:
    """At the very end, whatever came before."""
    _events().on_shutdown()
