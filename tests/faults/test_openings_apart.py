"""What a writer puts below an opening is no part of it: read together they are what each is by itself."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.manuscript.markdown.convert import made_of
from macros.manuscript.page import page_of
from macros.manuscript.rules.blocks import check_page

OPENINGS = (
    "# A { #a }\n\nAn answer.\n\n",
    "# A { #a }\n\nAn answer.\n\n## In this issue { #contents }\n\n- One\n- Two\n\n",
)
LINES = st.sampled_from(
    [
        *(
            "words",
            "    words",
            "\twords",
            ": words",
            ":   words",
            "- words",
            "* words",
            "1. words",
            "> words",
            " words",
        ),
        *(
            "| a | b |",
            "{: .x }",
            "## B { #b }",
            "```",
            "~~~",
            "!!! note",
            "    - words",
            "[^1]: words",
            "---",
            "",
            "+ words",
        ),
    ]
)


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])  # most first lines are told
@given(st.sampled_from(OPENINGS), st.lists(LINES, min_size=1, max_size=5))
@example(OPENINGS[0], [":   First", "", "    [a](https://b.example/)"])
@example(OPENINGS[1], ["    [a](https://b.example/)"])
@example(OPENINGS[1], ["- Three"])
@example(OPENINGS[0], ["[^1]: words", "", ": words"])
@example(OPENINGS[0], ["*[answer]: a forged word", "", "[answer]: https://b.example/"])
def test_an_opening_stays_as_it_is_whatever_follows_it(opening: str, lines: list[str]) -> None:
    body = "\n".join(lines) + "\n"
    page, _ = page_of(f"---\noriginal: en\n---\n\n{body}", "docs/en/index.md", "en")
    assume(not [one for one in check_page(page, Catalog()) if one.code == "other-block"])
    whole, apart = made_of(opening + body).html, made_of(opening).html
    assert whole.startswith(apart.rstrip())
    assert whole[len(apart.rstrip()) :].strip() == made_of(body).html.strip()
