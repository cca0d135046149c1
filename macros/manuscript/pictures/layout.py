"""What walking through a picture's file finds, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.manuscript.pictures.colour_profiles import LARGEST


class TornError(Exception):
    """The file does not go on as its kind must."""


@dataclass(slots=True)
class Layout:
    """What a walk found: `carried` names what is not the picture; `end` is where the picture's bytes end.

    `profile` is the colour profile, unpacked: as much of it as matters.
    """

    width: int = 0
    height: int = 0
    frames: int = 0
    scans: int = 0
    profile: bytes = b""
    carried: list[str] = field(default_factory=list)
    end: int = 0


def add_profile(found: Layout, part: bytes) -> None:
    """Add a part of a colour profile, until there is more than any may have."""
    if len(found.profile) <= LARGEST:
        found.profile += part


def printable(name: bytes) -> str:
    """The name of a block, as a message can show it."""
    return name.decode("ascii", "backslashreplace")
