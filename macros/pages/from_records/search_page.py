"""The page of results: a form, the place where a script puts what it finds, and the lists for whoever has none."""

from __future__ import annotations

from macros.ground.remembered import kept_with
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.project import Project
from macros.manuscript.tokens import token
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.pages.templating import set_html
from macros.wording.voice import Voice, phrase

ROUTE = "search/index.md"
_ORDER = 12
# Whole lists of what search finds, each with the group of phrases that has its name
_WAYS = {"issues": "issue", "claims": "claims", "charts": "charts", "ledger": "ledger", "timeline": "timeline"}
_WAYS |= {"sources": "sources", "corrections": "corrections"}


def search_page(project: Project, voice: Voice, made: list[MadePage]) -> MadePage:
    """The page of one language; its lists are those of the `made` pages that there are."""
    heading, intro = phrase(voice, "search", "heading"), phrase(voice, "search", "intro")
    there = {page.route for page in made} | {page.route for page in project.pages if page.language == voice.language}
    ways = [
        f"- [{in_markdown(phrase(voice, group, 'heading'))}](../{folder}/index.md)"
        for folder, group in _WAYS.items()
        if f"{folder}/index.md" in there
    ]
    head = f"# {in_markdown(heading)} {{ #search }}\n\n{token(0)}"
    markdown = "\n\n".join((head, token(1), "\n".join(ways)))
    uses = (Use("search", made=_form), Use("search", made=_ways_heading))
    written = Written(heading, intro, markdown, uses)
    return MadePage(ROUTE, _ORDER, ready(written), (), markdown, searched=False, listed=False, indexed=False)


@kept_with(16)
def _form(voice: Voice) -> str:
    return set_html(voice, "search.html")


@kept_with(16)
def _ways_heading(voice: Voice) -> str:
    return set_html(voice, "search-ways.html")
