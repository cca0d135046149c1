"""From Vega's SVG to ours: lean, safe to stand in a page beside others, and with a description of our own.

Takes what Vega draws and changes nothing that is seen. It does not draw and knows no chart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from macros.charts.patterns import FILL, with_patterns

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d*\.\d+(?:e-?\d+)?|-?\d+e-?\d+")
_PLACE = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
_NUMERIC = (
    "d",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "width",
    "height",
    "transform",
    "stroke-width",
    "dy",
    "opacity",
)
_NOISE = ("class", "role", "aria-roledescription", "aria-hidden", "font-family", "stroke-miterlimit")
_OWN = ("d", "x", "y", "x2", "y2", "transform", "data-key", "width", "height")  # never shared by a group
_IDLE = {"transform": "translate(0,0)", "opacity": "1", "stroke-width": "1", "font-weight": "normal"}  # as without it
_ALLOWED = frozenset(("svg", "g", "path", "line", "rect", "text", "tspan"))


class UnsafeDrawingError(ValueError):
    """Vega drew something that has no place in a page: a link, an image, an address."""


HEADROOM = 4  # pixels above the drawing: tall fonts, Noto CJK among them, reach above their line


def finished(raw: str, *, name: str, description: str) -> str:
    """The SVG for the page.

    `name` is unique in the page and prefixes every id; `description` is plain text and names the drawing. It has no
    title: the caption or the heading above it says that, and whoever listens would hear it twice (SVG-AAM 1.0). Raises
    UnsafeDrawingError for elements and references that no kind of ours needs.
    """
    root = ET.fromstring(raw)
    _check(root)
    _, _, width, height = root.get("viewBox", "0 0 0 0").split()
    view = f"0 -{HEADROOM} {width} {float(height) + HEADROOM:g}"
    body = with_patterns("".join(_written(child) for child in _lean(root)), name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" role="img" aria-labelledby="{name}-d" '
        f'font-family="var(--cl-font)" fill="none"><desc id="{name}-d">{_escaped(description)}</desc>{body}</svg>'
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _check(root: ET.Element) -> None:
    for element in root.iter():
        if element.tag.removeprefix(_NAMESPACE) not in _ALLOWED:
            raise UnsafeDrawingError(f"the element {element.tag}")
        for key, value in element.attrib.items():
            if "href" in key or key.startswith("on") or "url(" in FILL.sub("", value):
                raise UnsafeDrawingError(f"the attribute {key}={value}")


def _lean(element: ET.Element) -> list[ET.Element]:
    """The children of `element` that draw something, without Vega's scaffolding."""
    return [kept for child in element for kept in _kept(child)]


def _kept(element: ET.Element) -> Iterator[ET.Element]:
    tag = element.tag.removeprefix(_NAMESPACE)
    if _draws_nothing(tag, element):
        return
    if tag != "g":
        yield _simple(tag, element)
        return
    group = ET.Element("g", _attributes(element))
    group.extend(_lean(element))
    if not len(group):
        return
    if len(group) > 1:
        _share(group)
        _join(group)
    if group.attrib and group.attrib != {"fill": "none"}:
        yield group
    else:
        yield from group


def _draws_nothing(tag: str, element: ET.Element) -> bool:
    if element.get("display") == "none" or element.get("class") in ("background", "foreground"):
        return True
    return tag == "rect" and element.get("fill") == "transparent"


def _attributes(element: ET.Element) -> dict[str, str]:
    kept = {key: _rounded(key, value) for key, value in element.attrib.items() if key not in _NOISE}
    if "aria-label" in kept:
        kept["data-key"] = kept.pop("aria-label")
    return {key: value for key, value in kept.items() if _IDLE.get(key) != value}


def _rounded(key: str, value: str) -> str:
    if key == "font-size":
        return value.removesuffix("px")
    return _NUMBER.sub(_two_decimals, value) if key in _NUMERIC else value


def _two_decimals(found: re.Match[str]) -> str:
    return f"{round(float(found[0]), 2):g}" if abs(float(found[0])) < 1e5 else found[0]


def _simple(tag: str, element: ET.Element) -> ET.Element:
    """One shape or text, its place in x and y where the element has them."""
    simple = ET.Element(tag, _attributes(element))
    simple.text = element.text
    if tag == "text":
        _place_text(simple, element)
    return simple


def _place_text(text: ET.Element, raw: ET.Element) -> None:
    place = _PLACE.fullmatch(text.attrib.pop("transform", ""))
    text.set("x", place[1] if place else "0")
    text.set("y", place[2] if place else "0")
    if text.get("text-anchor") == "start":
        del text.attrib["text-anchor"]
    for child in raw:
        line = ET.SubElement(text, "tspan", {k: v for k, v in child.attrib.items() if k == "dy"})
        if "dy" in child.attrib:
            line.set("x", text.get("x", "0"))
        line.text = child.text


def _share(group: ET.Element) -> None:
    """What all children of a group say, the group says once."""
    first, *others = list(group)
    for key, value in list(first.attrib.items()):
        if key not in _OWN and key not in group.attrib and all(other.get(key) == value for other in others):
            group.set(key, value)
            for child in group:
                del child.attrib[key]


def _join(group: ET.Element) -> None:
    """Plain lines that a group holds and nothing else, such as those of a grid, become one path of as many pieces."""
    strokes = [_stroke(child) for child in group]
    if all(strokes):
        for child in list(group):
            group.remove(child)
        ET.SubElement(group, "path", {"d": "".join(strokes)})


def _stroke(line: ET.Element) -> str:
    """A line as a piece of a path (SVG 2, 9.3); "" for what is none, or says more than where it runs."""
    place = _PLACE.fullmatch(line.get("transform", "translate(0,0)"))
    if line.tag != "line" or not place or line.attrib.keys() - {"transform", "x2", "y2"}:
        return ""
    across, down = line.get("x2", "0"), line.get("y2", "0")
    run = f"v{down}" if across == "0" else f"h{across}" if down == "0" else f"l{across},{down}"
    return f"M{place[1]},{place[2]}{run}"


def _written(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode").replace(" />", "/>")
