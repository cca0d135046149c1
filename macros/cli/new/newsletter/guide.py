"""The guide as a newsletter has it: what is typed in its boxes is in the newsletter's own languages alone.

The guide is written for a site in all languages that the generator speaks; where a newsletter lacks one of them,
`check` would refuse each option and text in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import partial

GUIDES = ("CONTRIBUTING.md", "CONTRIBUTING.zh.md")
_BOX = re.compile(r"^```\w+\n.*?^```\n\n?", re.M | re.S)
_VALUE = r'(?:"(?:[^"\\]|\\.)*"|\[[^\]]*\]|[^,{}\[\]"\n]*)'


def spoken_in(guide: str, languages: Collection[str], strangers: Collection[str]) -> str:
    """The guide for a newsletter in `languages`, without what its boxes say in `strangers`."""
    if not strangers:
        return guide
    boxes = partial(_box, strangers="|".join(map(re.escape, strangers)), own=tuple(languages))
    return _BOX.sub(lambda box: boxes(box[0]), guide)


def _box(text: str, *, strangers: str, own: tuple[str, ...]) -> str:
    """One box; nothing of one that is a page in another language, or stamps a translation where there is none."""
    if re.match(rf"```\w+\n(?:# |<!-- )docs/(?:{strangers})/", text):
        return ""
    if len(own) == 1 and text.startswith("```sh\n./ledger stamp "):
        return ""
    if text.startswith("```sh"):
        return re.sub(rf' --[a-z-]+ (?:{strangers})=(?:"[^"]*"|\S+)', "", text)
    if "# data/quotes.yml\n" in text:  # what is quoted was said in one of the languages that it is quoted in
        text = re.sub(rf"^  language: (?:{strangers})$", f"  language: {own[0]}", text, flags=re.M)
    said = rf"(?:{strangers}): {_VALUE}"
    text = re.sub(rf"^ +[a-z-]+: \{{{said}\}}\n", "", text, flags=re.M)
    return re.sub(rf"(?<=\{{){said}, |, {said}(?=\}}|, )", "", text)
