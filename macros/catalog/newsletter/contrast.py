"""How well one colour can be read on another, as WCAG 2.2 measures it. Which colours there are is not its subject."""

from __future__ import annotations

LEAST = 4.5  # WCAG 2.2, success criterion 1.4.3, for text of any size


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours written `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance": of sRGB, from 0 for black to 1 for white."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
