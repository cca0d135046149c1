"""`python -m tests.browser.heard [--accept]`: what a screen reader says of a page, as lines, beside what it said before.

The lines are Chromium's accessibility tree in its order (Core-AAM 1.2, HTML-AAM), roles named briefly: a heading, a
paragraph or a row a line, buttons and links in the sentence where they are met. With --accept they become the
references under tests/golden/reading/, which an editor reads.
"""
# ruff: noqa: T201 - a command that prints

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium
from tests.browser.server import served
from tests.browser.site import ROOT, Site, build
from tests.browser.visit import window

KEPT = ROOT / "tests" / "golden" / "reading"
_SAID_WHOLE = {"button", "link", "img", "image", "checkbox", "radio", "textbox", "searchbox"}
_BLOCKS = {
    *("article", "blockquote", "complementary", "definition", "DescriptionListDetail", "DescriptionListTerm"),
    *("figure", "Figcaption", "form", "group", "heading", "list", "listitem", "note", "paragraph", "Pre", "region"),
    *("DescriptionList", "section", "separator", "table", "row", "term", "Details", "DisclosureTriangle", "caption"),
}
_NAMED = {"group", "list", "note", "region", "table", "complementary", "navigation"}  # whose names are said
_BRIEF = {"DescriptionListTerm": "term", "DescriptionListDetail": "detail", "listitem": "item", "image": "picture"}
_CELLS = {"cell", "gridcell", "columnheader", "rowheader"}
Node = Mapping[str, Any]


def heard(page: Page) -> list[str]:
    """What is said of the open page's article, a line each, in order."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    article = next(node for node in nodes.values() if _role(node) == "article")
    reading = _Reading(nodes)
    reading.read(article)
    reading.end()
    return reading.lines


def pages_of(site: Site) -> dict[str, str]:
    """The pages that are kept, by the names of their references: the longest article and its issue's claims."""
    issue = site.article.split("/")[1]
    return {
        f"{language}-{name}.txt": f"{language}/{route}"
        for language in site.tags
        for name, route in (("article", site.article), ("claims", f"claims/{issue}/"))
    }


def heard_now(site: Site, browser: Browser) -> dict[str, str]:
    """The text of each reference as the site has it now; `site` must be served."""
    context = window(browser)
    page, found = context.new_page(), {}
    for name, path in pages_of(site).items():
        page.goto(f"{site.origin}/{path}")
        found[name] = "\n".join(heard(page)) + "\n"
    context.close()
    return found


@dataclass
class _Reading:
    nodes: Mapping[str, Node]
    lines: list[str] = field(default_factory=list)
    _so_far: list[str] = field(default_factory=list)
    _lead: str = ""
    _drawn: bool = False

    def read(self, node: Node) -> None:
        role, name = _role(node), node.get("name", {}).get("value", "")
        if role == "StaticText":
            self._so_far += [name, " "] if self._drawn else [name]
        elif role in _SAID_WHOLE:
            self._so_far.append(f"[{_BRIEF.get(role, role)} {name}{_state(node)}]")
        elif role in _BLOCKS and not node.get("ignored"):
            self.end()
            self._lead = _lead(node, role)
            if role in _NAMED and name:
                self._so_far.append(name)
                self.end()
            self._drawn = role == "group"  # whose labels stand apart, however near they are in the tree
            self._read_parts(node)
            self._drawn = False
            self.end()
        else:
            self._read_parts(node)
            self._so_far += [" | "] if role in _CELLS else []

    def _read_parts(self, node: Node) -> None:
        for child in node.get("childIds", ()):
            if child in self.nodes:
                self.read(self.nodes[child])

    def end(self) -> None:
        """End the line, if it says anything."""
        said = re.sub(r"\s+", " ", "".join(self._so_far)).strip(" |")
        if said:
            self.lines.append(f"{self._lead}{said}")
        self._so_far, self._lead = [], ""


def _role(node: Node) -> str:
    role: str = node.get("role", {}).get("value", "")
    return role


def _lead(node: Node, role: str) -> str:
    if role == "heading":
        return f"heading {_property(node, 'level')}: "
    return "" if role in ("paragraph", "article") else f"{_BRIEF.get(role, role).lower()}: "


def _state(node: Node) -> str:
    pressed = _property(node, "pressed")
    return "" if pressed is None else ", pressed" if pressed == "true" else ", not pressed"


def _property(node: Node, name: str) -> Any:
    return next((one["value"].get("value") for one in node.get("properties", ()) if one["name"] == name), None)


def _kept() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(KEPT.glob("*.txt"))}


def _compared(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*before, *now}):
        yield from unified_diff(
            before.get(name, "").splitlines(), now.get(name, "").splitlines(), name, name, lineterm="", n=1
        )


def main(arguments: list[str]) -> None:
    """Build the site, print what differs; with --accept, what is said now becomes the reference."""
    with TemporaryDirectory() as folder, chromium() as browser:
        built = build(Path(folder) / "site")
        with served(built.folder) as origin:
            now = heard_now(Site(built.folder, origin), browser)
    print("\n".join(_compared(_kept(), now)))
    if "--accept" in arguments:
        for path in KEPT.glob("*.txt"):
            path.unlink()
        for name, text in now.items():
            (KEPT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
