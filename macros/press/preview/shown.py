"""What the preview shows at this moment: the last build that came to its end, and the problems it was told with.

A build runs in one thread while others answer; who asks meanwhile waits until it is done.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from macros.editions.edition import Files
from macros.ground.problems import Problem
from macros.ground.told import languages
from macros.press.session import Session

LONGEST_WAIT = 60.0  # seconds; a build that takes longer is asked about as it was before


@dataclass(frozen=True, eq=False)
class Shown:
    """A build of the preview: `pages` are its pages by their files below the site's folder, by what each is called
    below `docs/`; `site` is the address it stands at, `editions` what was made of its issues since.
    """

    session: Session
    problems: tuple[Problem, ...]
    pages: Mapping[str, str]
    site: str
    editions: dict[tuple[str, str, str], Files] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.session.root

    @property
    def spoken(self) -> str:
        """The first of the site's languages that the preview speaks, or English."""
        return next((one for one in self.session.languages if one in languages()), "en")

    def spoken_on(self, src_uri: str) -> str:
        """The language that the preview speaks on a page: the page's, or English where that is none of its own."""
        language = src_uri.partition("/")[0]
        if language not in self.session.languages:
            return self.spoken
        return language if language in languages() else "en"

    def page_at(self, path: str) -> str | None:
        """The page that the preview answers with at a path; None where that is no page."""
        mount = urlsplit(self.site).path.rstrip("/") + "/"
        if not path.startswith(mount):
            return None
        name = path.removeprefix(mount)
        return self.pages.get(f"{name}index.html" if not name or name.endswith("/") else name)

    def way_to(self, src_uri: str) -> str:
        """The way to a page from anywhere in the preview; empty where there is none."""
        file = next((name for name, one in self.pages.items() if one == src_uri), None)
        return f"{urlsplit(self.site).path.rstrip('/')}/{file.removesuffix('index.html')}" if file else ""


@dataclass
class _State:
    now: Shown | None = None
    builds: bool = False


_state = _State()
_changed = threading.Condition()


def begin() -> None:
    """A build begins: what is shown may be another in a moment."""
    with _changed:
        _state.builds = True


def show(session: Session, site: str) -> None:
    """A build has come to its end, and is shown from now on; `site` is the address where the preview answers."""
    files: dict[str, str] = {page.file.dest_uri: page.file.src_uri for page in session.pages}
    files |= {page.file: src_uri for src_uri, page in session.records.items()}
    _end(Shown(session, tuple(sorted(set(session.problems))), files, site.rstrip("/")))


def give_up() -> None:
    """A build has failed: what was shown before is still."""
    _end(_state.now)


def _end(now: Shown | None) -> None:
    with _changed:
        _state.now, _state.builds = now, False
        _changed.notify_all()


def shown() -> Shown | None:
    """What is shown now, once the build that runs has come to its end; None before the first has."""
    with _changed:
        _changed.wait_for(lambda: not _state.builds, LONGEST_WAIT)
        return _state.now
