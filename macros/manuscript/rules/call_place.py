"""What a call shows is seen: a box, figure or list alone in its paragraph, a source's number where a link may stand.

Elsewhere such a call leaves nothing, though the other rules count it as shown. Looked for in the HTML that Markdown
makes. Code `misplaced-call`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from macros.ground.problems import Problem
from macros.ground.told import Told, told
from macros.manuscript.gate import calls_in
from macros.manuscript.markdown.body import body_html
from macros.manuscript.tokens import TOKEN, replace_in_html

if TYPE_CHECKING:
    from macros.catalog.catalog import Catalog
    from macros.manuscript.gate import Call
    from macros.manuscript.page import Page

_ALONE, _IN_A_SENTENCE, _AS_WORDS = "alone", "in a sentence", "as words"


def check_page(page: Page, _: Catalog) -> Iterator[Problem]:
    """A problem for each call that stands where readers do not get what it shows."""
    calls = calls_in(page)[0]
    try:
        places = _places(body_html(page)) if calls else {}
    except RecursionError:
        return  # told by the rule on markup
    for number, call in enumerate(calls):
        wrong = _wrong(call, places.get(number, []))
        if wrong:
            yield _problem(page, call, *wrong)


def _places(html: str) -> dict[int, list[str]]:
    """How each call of the page is shown, by its number: once or more often, or not at all."""
    found: dict[int, list[str]] = {}

    def noted(how: str) -> Callable[[int], str]:
        def note(number: int) -> str:
            found.setdefault(number, []).append(how)
            return ""

        return note

    left = replace_in_html(html, rich=noted(_IN_A_SENTENCE), plain=noted(_AS_WORDS), block=noted(_ALONE))
    for token in TOKEN.finditer(left):  # in attributes: what an image shows, the title of a link
        found.setdefault(int(token[1]), []).append(_AS_WORDS)
    return found


def _wrong(call: Call, places: list[str]) -> tuple[Told, Told] | None:
    macro = call.name
    if call.macro.block and places != [_ALONE]:
        hint = told("put it on a line of its own, with a blank line before and after it")
        return told("{macro}() does not stand alone in its paragraph", macro=macro), hint
    if not places:
        hint = told("put it into a sentence, or take it out")
        return told("{macro}() stands where Markdown shows nothing", macro=macro), hint
    if macro == "cite" and _AS_WORDS in places:
        hint = told("put it behind the heading, link, code or image")
        return told("{macro}() gives nothing within a heading, a link, code or an image", macro=macro), hint
    return None


def _problem(page: Page, call: Call, message: Told, hint: Told) -> Problem:
    return page.problem(call.position, message, "misplaced-call", hint)
