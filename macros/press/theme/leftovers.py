"""What Material 9.8.2's base.html writes into every page and no page of ours uses, and the blanks templates leave."""

from __future__ import annotations

import re

# The switches of its drawer and its dialog of search, in whose place are a popover and a form; the places for notices
# of its bundle, which no page loads; the line that opens tabs, of an extension that `mkdocs.yml` does not name.
_UNUSED = re.compile(
    r'<input class="md-toggle"[^>]*>'
    r'|<label class="md-overlay"[^>]*></label>'
    r'|<div data-md-component="announce">\s*</div>'
    r'|<div class="md-dialog" data-md-component="dialog">\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>'
    r"|<script>var target=document\.getElementById\(location\.hash[^<]*</script>"
)
# Where a blank is kept as it is written (HTML Standard, 15.3.3 and 15.5), or is part of a script's digest.
_KEPT = re.compile(r"(<(?:pre|textarea|script)\b.*?</(?:pre|textarea|script)>)", re.DOTALL)
_BLANK = re.compile(r"[ \t]*\n\s*")


def without_leftovers(html: str) -> str:
    """`html` without them; of blanks with a line break one break is left, which looks the same."""
    parts = _KEPT.split(_UNUSED.sub("", html))
    return "".join(part if at % 2 else _BLANK.sub("\n", part) for at, part in enumerate(parts))
