"""The last look at finished files, whatever put it there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from macros.charts.downloads import FORMATS
from macros.ground.store import keep
from macros.pages.inspection import faults_in, faults_in_markdown, faults_in_site
from tests.conftest import ROOT
from tests.faults.mistakes.charts import FIVE, RANGE
from tests.faults.mistakes.records import MORE
from tests.press.conftest import Start, build, cold_project, project, warm_cache

__all__ = ["cold_project", "project", "warm_cache"]

BAD = [
    "<img src=x onerror=alert(1)>",
    '<img src="https://example.com/x.png">',
    '<img src="//example.com/x.png">',
    '<img src="/\\example.com/x.png">',
    '<img src="x.png" srcset="https://example.com/x.png">',
    '<meta http-equiv="refresh" content="0;url=https://example.com">',
    '<base href="https://example.com/">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="x" ping="https://example.com">x</a>',
    '<form action="https://example.com"></form>',
    '<form name="x"></form>',
    '<input type="image" src="x">',
    '<button type="menu">x</button>',
    '<button type="submit" formaction="../a/">x</button>',
    '<form action="https://evil.example/" method="get"></form>',
    '<form action="//evil.example/"></form>',
    '<form action="../a/" method="post"></form>',
    '<p action="../a/">x</p>',
    '<input type="search" name="query">',
    '<button formaction="https://example.com">x</button>',
    '<iframe src="x"></iframe>',
    '<object data="x"></object>',
    '<embed src="x">',
    '<link rel="stylesheet" href="https://example.com/x.css">',
    '<script src="https://example.com/x.js"></script>',
    "<style>@import 'https://example.com/x.css'</style>",
    "<style>p{background:u\\72l(x)}</style>",
    '<p style="background:url(https://example.com)">x</p>',
    '<svg><use href="https://example.com/x.svg#a"/></svg>',
    '<svg><rect fill="url(https://example.com/x.svg#a)"/></svg>',
    '<svg><image href="x"/></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><animate attributeName='href' values='javascript:x'/></svg>",
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "<video poster='https://example.com/x.png'></video>",
    "<p>a\u202eb</p>",
    "<p>a<!-- \u202e -->b</p>",
    "<p>no<b>t</b>⁹</p>",
    "<p>10</p><p>⁹</p>",
    "<ul><li>m<ul><li>a</li></ul>²</li></ul>",
    '<p title="note⁹">b</p>',
    "<p>\ue0001\ue001</p>",
    '<div autofocus tabindex=0 onfocus="x"></div>',
    "<template><p>x</p></template>",
    "<noscript><p>x</p></noscript>",
    '<h1 id="ledger">x</h1><h2 id="ledger">y</h2>',
    '<p id="a">x</p><svg><title id="a">y</title></svg>',
    '<p id>x</p><p id="">y</p>',
    '<a href="https://evil.example/">www.nytimes.com</a>',
    '<a href="https://evil.example/">https://www.nytimes.com/2025</a>',
    '<a href="https://evil.example/"><b>desk@</b>nytimes.com</a>',
    '<a href="https://evil.example/">nytimes.<b>com</b></a>',
    '<a href="mailto:a@evil.example">desk@nytimes.com</a>',
]
GOOD = [
    "<table><tr><th>charge for</th><td>m² of it</td></tr><tr><td>7</td><td>10⁹</td></tr></table>",
    "<h2>charge for</h2><p>m²<br>s⁻¹</p><ul><li>for<ul><li>a for</li></ul>m²</li></ul>",
    '<a href="../a/" rel="prev"><small>Previous</small>m² of it</a>',
    '<svg><text>charge for</text><text>m²<tspan dy="9">s⁻¹</tspan></text></svg>',
    "<p>10<sup>x</sup> and <b>10</b>⁹, <em>m</em>², <b>👩</b>\u200d<b>🚀</b>, <em>2</em>\ufe0f\u20e3</p>",
    '<a href="../a/#b">x</a><a href="https://example.org/en/">y</a><a href="mailto:a@example.com">z</a>',
    '<a href="https://www.nytimes.com/2025/a">nytimes.com</a><a href="https://a.example/">3.5 of Node.js</a>',
    '<a href="../about/">https://example.org/about</a>',
    '<img src="map.png" alt="x"><img src="/a/map.png" alt="y">',
    '<svg viewBox="0 0 1 1"><rect fill="url(#dots)"/></svg>',
    '<form action="../en/search/" method="get"><input type="search" name="q"><button type="submit">x</button></form><base target="_top">',
]


@pytest.mark.parametrize("html", BAD)
def test_what_may_stand_in_no_page_is_found(html: str) -> None:
    assert faults_in(f"<!doctype html><html><body>{html}</body></html>") != []


@pytest.mark.parametrize("html", GOOD)
def test_what_pages_hold_is_no_fault(html: str) -> None:
    assert faults_in(html, "https://example.org/") == []


def test_feeds_and_drawings_are_read_too_and_strange_files_are_told(tmp_path: Path) -> None:
    items = {"items": [{"content_html": BAD[0]}]}
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "feed.json").write_text(json.dumps(items), encoding="utf-8")
    feed = '<feed><content type="html">&lt;iframe&gt;</content></feed>'
    (tmp_path / "en" / "feed.xml").write_text(feed, encoding="utf-8")
    (tmp_path / "a.svg").write_text("<svg><script>alert(1)</script></svg><svg onload='x'/>", encoding="utf-8")
    (tmp_path / "evil.exe").write_text("x", encoding="utf-8")
    assert {name for name, _ in faults_in_site(tmp_path, "")} == {"en/feed.json", "en/feed.xml", "a.svg", "evil.exe"}


def test_a_chart_may_be_called_like_any_file_beside_it_or_above_it(project: Start) -> None:
    """Its data lie in a folder of its own; a file is a feed by its place, not by its name alone."""
    names = ("index", "embed", "feed", "corrections", "sitemap", "robots", "manifest", "search", "data", "404", "en")
    root = project({MORE: FIVE, **{f"data/charts/{name}.yml": RANGE for name in names}})
    done = build(root, "--strict", SITE_URL="https://example.org/")
    assert done.returncode == 0, done.stderr
    for name in names:
        beside = {file.name for file in (root / "site/en/charts" / name).iterdir()}
        assert beside == {"index.html", "embed.html", *(f"{name}.{form}" for form in FORMATS)}


def test_a_template_that_brings_a_foreign_load_ends_the_build_and_the_last_good_site_stays(project: Start) -> None:
    root = project()
    assert build(root).returncode == 0
    (root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    footer = root / "overrides" / "partials" / "footer.html"
    footer.write_text(footer.read_text(encoding="utf-8") + BAD[1], encoding="utf-8")
    done = build(root)
    assert done.returncode == 1
    assert "site/en/index.html:1:1: what may stand in no finished page:" in done.stderr
    assert "x.png" not in (root / "site" / "en" / "index.html").read_text(encoding="utf-8")


def test_a_drawing_that_somebody_put_into_the_cache_ends_the_build(project: Start) -> None:
    """Row 37: what is kept is found again as it was kept, but who may write there may keep anything."""
    chart = (
        "kind: range\nfacts: [h20.a, h20.b]\ntitle: {zh: 甲, en: A}\nsubtitle: {zh: 乙, en: B}\nalt: {zh: 丙, en: C}\n"
    )
    fact = (
        "  label: {zh: 甲, en: A}\n  range: [1, 2]\n  unit: usd\n  as_of: 2024\n  status: reported\n  sources: [cnbc]\n"
    )
    page = '---\ntitle: T\ndescription: D\noriginal: zh\n---\n# T { #top }\n\n{{ chart("one") }}\n\n{{ sources() }}\n'
    files = {f"docs/{language}/a.md": page for language in ("zh", "en")}
    root = project(
        {**files, "data/charts/one.yml": chart, "data/facts/more.yml": f"a:\n{fact}b:\n{fact}".replace("h20", "more")}
    )
    (root / "data/charts/one.yml").write_text(chart.replace("h20.", "more."), encoding="utf-8")
    done = build(root)
    assert done.returncode == 0, done.stderr
    drawings = [file for file in (root / ".cache" / "drawings").rglob("*") if b"<svg" in file.read_bytes()]
    assert drawings
    for file in drawings:
        keep(file, file.read_bytes()[32:].replace(b"</svg>", b"<image href='https://example.com/x.png'/></svg>"))
    shutil.rmtree(root / "site")
    done = build(root)
    assert done.returncode == 1
    assert "[unsafe-output]" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <b>c</b>",
        "[x](javascript:alert(1))",
        "![x](data:image/png,x)",
        "<!-- x -->",
        "x\u202ey",
        "<mailto:a>",
        "<mailto:a@b.example> <i>",
        "<javascript:alert(1)>",
        "\\\\<b>",
        "\\\\[x](javascript:y)",
        "\\`<b>`",
        "a `b\n\n<b> `",
        "- ```\n  a\n  ```\n\n  <b>\n\n  ```\n  c\n  ```",
    ],
)
def test_what_may_stand_in_no_markdown_is_found(text: str) -> None:
    assert faults_in_markdown(f"# T\n\n{text}\n")


def test_what_our_markdown_holds_is_none() -> None:
    code = (
        "```\n<b> [x](javascript:y)\n```\n\na `<b>` \\\\`<b>` \\``<b>\\` [^1]`b`(c) c\n\n- ```\n  <b>\n\n  `<c>\n  ```"
    )
    assert (
        faults_in_markdown(
            f"\\<b> [a](https://a.example/?a\\&b) [b](../c/#d) <https://a.example/> <mailto:a@b.example>\n\n{code}\n"
        )
        == []
    )


@pytest.mark.parametrize(
    "name", ["index.html.md", "en/index.html.md", "en/issues/one/notes.md", "en/issues/one/index.md", "README.md"]
)
def test_markdown_stands_beside_articles_alone(tmp_path: Path, name: str) -> None:
    for place in (name, "en/issues/one/index.html.md", "en/issues/one/part/index.html.md"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("# T\n", encoding="utf-8")
    assert [file for file, _ in faults_in_site(tmp_path, "")] == [name]
