"""How well one colour can be read on another, as WCAG 2.2 measures it. Which colours there are is not its subject."""

from __future__ import annotations

from collections.abc import Sequence

_STEPS = 20  # from a colour to white
LEAST = 4.5  # WCAG 2.2, success criterion 1.4.3, for text of any size


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours written `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance": of sRGB, from 0 for black to 1 for white."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def readable_on(colour: str, grounds: Sequence[str]) -> str:
    """The colour, as much nearer to white as it takes to be read on dark grounds."""
    for step in range(_STEPS + 1):
        mixed = "".join(f"{round(part + (255 - part) * step / _STEPS):02x}" for part in _parts(colour))
        if all(contrast(f"#{mixed}", ground) >= LEAST for ground in grounds):
            return f"#{mixed}"
    return "#ffffff"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
