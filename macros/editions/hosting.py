"""What hosts of static sites read beside the pages: headers, the name of the site, that nothing is to be made of it.

`_headers` is the form of Netlify, Cloudflare Pages and others like them; servers that do not know it serve the same
headers by their own settings, of which README has examples.
"""

from __future__ import annotations

from urllib.parse import urlsplit

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


def _headers() -> str:
    rules = {"/*": _EVERYWHERE}
    rules |= {path: {"Cache-Control": _A_YEAR} for path in _NAMED_BY_DIGEST}
    rules |= {path: {"Content-Type": kind} for path, kind in _TYPES.items()}
    lines = [
        line for path, said in rules.items() for line in (path, *(f"  {key}: {value}" for key, value in said.items()))
    ]
    return "\n".join(lines) + "\n"
