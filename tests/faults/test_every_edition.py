"""Whatever Markdown a page may have: what check passes, every edition that is a text can write, and the last look too."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.editions.chart_files import ChartFiles
from macros.editions.feed_html import feed_html
from macros.editions.finished_issue import finished_issue
from macros.editions.text.edition import text_of
from macros.editions.text.twins import twin_of
from macros.manuscript.addresses import way
from macros.manuscript.survey import read_project
from macros.pages.bodies import written_body
from macros.pages.finished_page import finished_of
from macros.pages.inspection import faults_in, faults_in_markdown
from macros.wording.voice import voices
from tests.conftest import Write, issue_files

SITE = "https://example.org"
PATH = "docs/en/issues/one/part.md"
FRONT = "---\ntitle: Part\ndescription: words\n---\n# Part { #top }\n\n"
# fmt: off
INLINES = st.sampled_from([
    "word ", "`c`", "`<b>`", "`` ` ``", "`a\\`", "\\`", "\\\\", "\\*", "*em*", "**st**", "~~x~~", "|", "!", "[", "\\[",
    "[l](https://a.org/b_c)", "[l](https://a.org/(x))", "[mailto:a@b.org](mailto:a@b.org)", "<https://a.org/x?a=b&c=d>",
    "<a@b.org>", "[^n]", "{{ fact(\"h20.charge-warned\") }}", "{{ cite(\"cnbc\") }}", "{{ term(\"nvidia\") }}",
    "&lt;b&gt;", "&amp;", "&#42;", "&#96;", "(https://e.org)", "#", "  \n", "\n", " < ", "===", "---", "1.", "+", ":",
    "[`<i>`](https://a.org)", "[*a*](https://a.org)b", "http://e.org", "[a](part.md#top)", "[./a:b](./a:b)", "m²", "10⁹",
    "for", "\u00a0", "\u3000", "\\\\`<u>`", "*`c`*", "`|`", "&lt;https://e.org&gt;", "[x](https://a.org){ hreflang=de }",
])
BLOCKS = st.sampled_from([
    "%s", "- %s\n- %s", "1. %s\n2. ", "> %s", "> %s\n>\n> - %s", "> - ", "!!! note \"%s\"\n    %s", "??? tip \"t\"\n    %s",
    "```\n%s\n```", "| %s | b |\n|---|---|\n| %s | %s |", "    %s", "- a\n\n    %s\n\n    ```\n    %s\n    ```", "***",
    "[^n]: %s", "[^n]:", "1. a\n\n    1. %s", "- > %s", "> ```\n> %s\n> ```", "!!! warning\n    - %s\n\n        %s",
])
# fmt: on
WORDS = st.lists(INLINES, min_size=1, max_size=4).map("".join)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """A page's text of a few blocks, with words of every kind in them."""
    blocks = draw(st.lists(BLOCKS, min_size=1, max_size=3))
    text = "\n\n".join(blocks)
    for _ in range(text.count("%s")):
        text = text.replace("%s", draw(WORDS), 1)
    return f"{text}\n\n[^n]: a note\n" if "[^n]" in text and "[^n]:" not in text else f"{text}\n"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=bodies())
def test_what_check_passes_goes_out_in_every_form(body: str, write: Write, tmp_path: Path) -> None:
    root = tmp_path if (tmp_path / PATH).exists() else write(issue_files("one", "part"))
    (root / PATH).write_text(FRONT + body, encoding="utf-8")
    project, problems = read_project(root)
    if any(problem.position.path == PATH for problem in problems):
        return  # told, so that it is never published
    page, voice = project.by_path[PATH], voices(project.catalog)["en"]
    made = written_body(project, page, voice)
    finished = finished_of(page, made)
    assert faults_in(finished.html, SITE) == []
    assert faults_in_markdown(twin_of(finished, f"{SITE}/")) == []
    told = feed_html(
        made.renderer,
        made.html,
        address=f"{SITE}/en/issues/one/part/",
        up=way(finished.url, "en/"),
        later=lambda _: "",
    )
    assert faults_in(told.replace("\u2060", "&#8288;"), SITE) == []
    assert text_of(finished_issue(project, "one", "en", site=SITE, charts=ChartFiles({}, root / ".cache")))
