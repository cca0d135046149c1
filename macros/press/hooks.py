"""MkDocs's events, each handed on to `events`. Listed under `hooks:` in mkdocs.yml.

`events` and all behind it are loaded once there is something to build: a build that would change nothing ends before.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

# What a build reads at first is there to its end, so nothing is collected until it is read (`on_config`); a preview,
# whose readings come and go, turns the collector on again. A tenth of the time of a build after one edit.
gc.disable()

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


def _handed_on(event: str, priority: float = 0) -> Callable[..., Any]:
    """What MkDocs is given for one of its events: the function of that name in `events`, which says what it does."""

    def hand_on(*values: Any, **named: Any) -> Any:
        return getattr(_events(), event)(*values, **named)

    return event_priority(priority)(hand_on)


on_config = _handed_on("on_config", 100)  # before every plugin
on_pre_build = _handed_on("on_pre_build")
on_files = _handed_on("on_files")
on_nav = _handed_on("on_nav")
on_env = _handed_on("on_env")
on_page_read_source = _handed_on("on_page_read_source")
on_page_markdown = CombinedEvent(_handed_on("before_macros", 100), _handed_on("after_macros", -100))
on_page_content = _handed_on("on_page_content", -50)
on_page_context = _handed_on("on_page_context", -100)  # once search has read the page
on_template_context = _handed_on("on_template_context")
on_post_page = _handed_on("on_post_page", -100)
on_post_template = _handed_on("on_post_template", -100)
on_post_build = _handed_on("on_post_build", -200)  # after every plugin
on_serve = _handed_on("on_serve")
on_build_error = _handed_on("on_build_error", -1000)
on_shutdown = _handed_on("on_shutdown")
