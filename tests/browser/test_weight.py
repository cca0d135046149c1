"""What a first visit of an article is sent: its page and every sheet and script it loads, packed as hosts do."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urljoin

from tests.browser.site import Site

KILOBYTE = 1024
# A page of a section, by how many charts it has at most; more than these is found here before a reader pays for it.
HEAVIEST = {4: 62 * KILOBYTE, 6: 68 * KILOBYTE}
LOADED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')
WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def visit_bytes(site: Site, path: str) -> dict[str, int]:
    """The packed size of a page and of each file that it names for every reader, by its place in the site."""
    html = site.html(path)
    named = LOADED.findall(WITHOUT_SCRIPT.sub("", html))
    files = {urljoin(f"/{path}", name).lstrip("/") for name in named}
    return {path: packed(html.encode()), **{file: packed((site.folder / file).read_bytes()) for file in files}}


def packed(content: bytes) -> int:
    """Its size by gzip at its best, without a name or a time."""
    return len(gzip.compress(content, 9, mtime=0))


def test_a_section_of_an_article_weighs_no_more_than_it_did(site: Site) -> None:
    sections = [path for path in site.paths if re.fullmatch(r"[^/]+/issues/[^/]+/[^/]+/", path)]
    assert len(sections) > 10
    heavy = {}
    for path in sections:
        sent, charts = visit_bytes(site, path), site.html(path).count('class="cl-wide"')
        allowed = min(bytes_ for most, bytes_ in HEAVIEST.items() if charts <= most)
        if sum(sent.values()) > allowed:
            heavy[path] = sent
    assert heavy == {}


def test_a_page_loads_one_script_and_three_sheets_at_most_beside_what_it_alone_needs(site: Site) -> None:
    """One of each for all pages, what sections do without, an article's margin; lists and results have their own."""
    for path in site.paths:
        loaded = [name.rpartition("/")[2] for name in visit_bytes(site, path)][1:]
        common = [name for name in loaded if not re.match(r"(?:instruments|search|record)\.", name)]
        assert len([name for name in common if name.endswith(".js")]) <= 1 and len(common) <= 4, (path, loaded)
