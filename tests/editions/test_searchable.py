"""What search finds on a page: its sections, in words, without what is no prose."""

from __future__ import annotations

from macros.editions.searchable import on_page
from macros.manuscript.tokens import later

PAGE = f"""
<h1 id="top">The <em>H20</em> saga<a class="headerlink" href="#top">¶</a></h1>
<p>It cost <span class="cl-number">5.5</span>bn.</p><p>Next.</p>
<figure><figcaption>What it cost</figcaption>{later("wide:cost")}<div class="cl-data"><td>45</td></div></figure>
<h2 id="why">Why<a class="headerlink" href="#why">¶</a></h2>
<ul><li>One</li><li>Two</li></ul>
<h3>No id</h3><p>Below.</p>
<h2 id="sources">Sources</h2><details class="cl-listed"><summary>1 source</summary><ol><li>Reuters</li></ol></details>
"""


def test_a_page_is_found_by_its_sections() -> None:
    found = on_page(PAGE, "issues/one/index.md", "The H20 saga")
    assert [(one.url, one.title, one.text) for one in found] == [
        ("issues/one/", "The H20 saga", "It cost 5.5bn. Next. What it cost"),
        ("issues/one/#why", "Why", "One Two"),
        ("issues/one/#why", "No id", "Below."),
        ("issues/one/#sources", "Sources", ""),
    ]
    assert {one.page for one in found} == {"The H20 saga"}
    assert {one.kind for one in found} == {"page"}


def test_a_page_without_a_heading_is_found_under_its_title() -> None:
    assert on_page("<p>x &amp; y</p>", "index.md", "Home") == [("", "page", "Home", "Home", "x & y")]
