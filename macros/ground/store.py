"""Files of a cache: what is kept is found again as it was, or not at all."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

_DIGEST = 32  # bytes of a SHA-256


def digest(*parts: str) -> str:
    """One digest of some texts in their order: SHA-256, in hexadecimal."""
    made = hashlib.sha256()
    for part in parts:
        made.update(part.encode("utf-8", errors="surrogatepass") + b"\0\0")
    return made.hexdigest()


class Memory:
    """Findings that one build leaves to the next, in one file: of all that were kept, those that are still asked for.

    `made_by` is a digest of what the findings rest on besides their keys; findings of another are forgotten. So are
    those that were kept under another `seal`, which is known to none but whom they are kept for.
    """

    def __init__(self, file: Path, made_by: str, seal: bytes = b"") -> None:
        self.file, self.made_by, self.seal = file, made_by, seal
        held = kept(file, seal)
        told = json.loads(held) if held else {}
        self._known: dict[str, Any] = told.get("found", {}) if told.get("by") == made_by else {}
        self._asked: dict[str, Any] = {}

    def knows(self, key: str) -> bool:
        """Whether there is a finding under `key`."""
        return key in self._asked or key in self._known

    def recall(self, key: str, find: Callable[[], Any]) -> Any:
        """The finding under `key`, which JSON can hold: as it was kept, or what `find` gives."""
        if key not in self._asked:
            self._asked[key] = self._known[key] if key in self._known else find()
        return self._asked[key]

    def keep(self) -> None:
        """Leave what was asked for to the next."""
        if self._asked.keys() != self._known.keys():
            told = {"by": self.made_by, "found": self._asked}
            keep(self.file, json.dumps(told, ensure_ascii=False).encode(), self.seal)


def entry_for(folder: Path, *parts: object, ending: str = "") -> Path:
    """Where `folder` keeps what is made from `parts` alone, which JSON can hold."""
    told = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return folder / f"{hashlib.sha256(told.encode()).hexdigest()}{ending}"


def kept_or_made(entry: Path, make: Callable[[], bytes]) -> bytes:
    """What was kept under `entry` where it is whole there, else what `make` gives, which is kept."""
    found = kept(entry)
    if found is None:
        found = make()
        keep(entry, found)
    return found


def kept(entry: Path, seal: bytes = b"") -> bytes | None:
    """What was kept under `entry` with this seal; None where nothing was, or where it is not what was kept."""
    try:
        held = entry.read_bytes()
    except OSError:
        return None
    digest, content = held[:_DIGEST], held[_DIGEST:]
    return content if hmac.compare_digest(_sealed(content, seal), digest) else None


def _sealed(content: bytes, seal: bytes) -> bytes:
    return hmac.digest(seal, content, "sha256") if seal else hashlib.sha256(content).digest()


def keep(entry: Path, content: bytes, seal: bytes = b"") -> None:
    """Written aside and moved into place, so that a reader never meets half an entry; its folder is made."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=entry.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_sealed(content, seal) + content)
        Path(aside).replace(entry)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
