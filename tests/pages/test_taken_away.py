"""Nothing that is written in a page's body is taken out of it untold, in whatever place Markdown looks for addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from macros.ground.problems import as_text
from macros.manuscript.markdown.convert import made_of
from tests.pages.test_rules import TOP, both

PLACES = ("{}", "> {}", "- a\n\n    {}", "1. {}", '!!! note "N"\n    {}', "   {}")
FORMS = (
    "[{}]:https://a.org",
    "[{}]: https://a.org",
    '[{}]:a.md "retracted"',
    "[{}]:\nhttps://a.org",
    "[{}]:   text\n'and more'",
    "[{}]:text (and more)",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", FORMS)
def test_an_address_that_no_link_goes_by_is_told_where_its_words_are_lost(read, place: str, form: str) -> None:
    margin = place.partition("{}")[0].rpartition("\n")[2]
    body = place.format(form.format("Correction").replace("\n", f"\n{margin if '>' in margin else ' ' * len(margin)}"))
    is_shown = "Correction" in (LexborHTMLParser(made_of(body).html).text() or "")
    said = as_text(read(both(f"{TOP}Text.\n\n{body}\n"))[1])
    assert ("shown nowhere" in said) is not is_shown


@given(st.sampled_from(PLACES), st.sampled_from(FORMS), st.text("abc ^*_é甲", min_size=1, max_size=12))
def test_markdown_says_which_names_it_took(place: str, form: str, name: str) -> None:
    made = made_of(place.format(form.format(name)))
    shown = LexborHTMLParser(made.html).text() or ""
    assert name.strip("*_ ") in shown or made.lost or made.notes or not name.strip("*_ ")


def test_an_address_that_a_link_goes_by_is_not_told(read) -> None:
    assert "shown nowhere" not in as_text(read(both(TOP + "See [the rest][r].\n\n[r]: more.md\n"))[1])


def test_of_two_with_one_name_one_is_lost() -> None:
    assert made_of("[a][r]\n\n[r]: a.md\n").lost == ()
    assert made_of("[a][r]\n\n[r]: a.md\n\n[r]: b.md\n").lost == ("r",)
