"""Files of a cache: what is kept is found again as it was, or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

_DIGEST = 32  # bytes of a SHA-256


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


def kept(entry: Path) -> bytes | None:
    """What was kept under `entry`; None where nothing was, or where it is not what was kept."""
    try:
        held = entry.read_bytes()
    except OSError:
        return None
    digest, content = held[:_DIGEST], held[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def keep(entry: Path, content: bytes) -> None:
    """Written aside and moved into place, so that a reader never meets half an entry; its folder is made."""
    entry.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=entry.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(aside).replace(entry)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
