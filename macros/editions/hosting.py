"""What hosts of static sites read beside the pages: headers, the name of the site, that nothing is to be made of it.

`_headers` is the form of Netlify, Cloudflare Pages and others like them; servers that do not know it serve the same
headers by their own settings, of which README has examples.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from macros.ground.told import Told, told

_WEB = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
_QUERIES = re.compile(r"(https://|mailto:)[^\s/?#]+\S*")
_SLOTS = ("{title}", "{body}")
# MIME sniffing (Fetch Standard, 3.6), addresses of readers (Referrer Policy, 3.5), what no page here asks for
_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_A_YEAR = "public, max-age=31536000, immutable"
# What has a digest of its bytes in its name is another file once it changes
_NAMED_BY_DIGEST = (
    "/*/search/texts-*",
    "/*/search/words-*",
    "/assets/javascripts/*.min.js",
    "/assets/stylesheets/*.min.css",
)
_TYPES = {
    "/*/feed.xml": "application/atom+xml; charset=utf-8",
    "/*/feed.json": "application/feed+json; charset=utf-8",
    "/*/index.html.md": "text/markdown; charset=utf-8",
}


def hosting_files(address: str, *, own_name: bool) -> dict[str, str]:
    """The text of each such file by its name below the site's folder.

    `address` is the site's, or "" where it is not known; with `own_name` its host is one that the publisher owns, which
    GitHub Pages wants to be told.
    """
    found = {".nojekyll": "", "_headers": _headers()}
    host = urlsplit(address).hostname
    return {**found, "CNAME": f"{host}\n"} if own_name and host else found


def site_fault(address: str) -> Told | None:
    """What is wrong with the address of a site, which goes into every link of what is sent; "" is that of none."""
    if not address or _WEB.fullmatch(address):
        return None
    return told("{address} is no web address of a site", address=address)


def report_fault(pattern: str) -> Told | None:
    """What is wrong with the address that takes readers' queries, with slots for what is asked; "" is none."""
    if not pattern or (_QUERIES.fullmatch(pattern) and all(slot in pattern for slot in _SLOTS)):
        return None
    return told(
        "REPORT_URL, {address}, takes no queries: it begins with https:// or mailto: and has the slots {slots}",
        address=pattern,
        slots=" ".join(_SLOTS),
    )


def _headers() -> str:
    rules = {"/*": _EVERYWHERE}
    rules |= {path: {"Cache-Control": _A_YEAR} for path in _NAMED_BY_DIGEST}
    rules |= {path: {"Content-Type": kind} for path, kind in _TYPES.items()}
    lines = [
        line for path, said in rules.items() for line in (path, *(f"  {key}: {value}" for key, value in said.items()))
    ]
    return "\n".join(lines) + "\n"
