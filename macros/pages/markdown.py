"""Our two changes to Markdown: raw HTML is text, and a line end between Han characters is no blank.

Registered by `press/`; independent of it.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

# Han, kana and full-width punctuation: scripts that are written without blanks between words.
_UNSPACED = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_JOINT = re.compile(f"(?<=[{_UNSPACED}])\n(?=[{_UNSPACED}])")


class HanLines(Treeprocessor):
    """Takes out the newline that a browser would show as a blank between two Han characters."""

    def run(self, root: Element) -> None:
        """Join the lines of every paragraph and cell; code is left alone."""
        for element in root.iter():
            if element.tag in ("code", "pre"):
                continue
            element.text = _JOINT.sub("", element.text) if element.text else element.text
            for child in element:
                child.tail = _JOINT.sub("", child.tail) if child.tail else child.tail


class LedgerMarkdown(Extension):
    """The house's Markdown, for the extension list of whatever renders the pages."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Drop the raw-HTML processors and add the joining of Han lines."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(HanLines(md), "han-lines", 5)
