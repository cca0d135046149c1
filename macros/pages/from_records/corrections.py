"""The corrections: what was changed after it was published, the newest change first, with all that moved along.

In two parts, since they say different things of a newsletter: what it had wrong, and what it had right until the world
moved on.
"""

from __future__ import annotations

from functools import partial

from macros.catalog.publication.changes import ChangeKind
from macros.catalog.publication.past import kinds_of_changes
from macros.ground.remembered import kept_with
from macros.manuscript.growing import led_on_in
from macros.manuscript.issues import corrected_by, newest_first
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.project import Project
from macros.manuscript.record_markdown import question_of
from macros.manuscript.tokens import token
from macros.pages.changes import Changed, changes
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.pages.mentions import Mention, Mentions
from macros.pages.templating import set_html
from macros.wording.voice import Voice, phrase

ORDER = 10
Places = tuple[tuple[str, tuple[Mention, ...]], ...]  # the anchor of a change, and where a reader is shown its number


def corrections_page(project: Project, voice: Voice, found: Mentions) -> MadePage:
    """The page of one language; it says so plainly where nothing has been changed."""
    heading, intro = phrase(voice, "corrections", "heading"), phrase(voice, "corrections", "intro")
    top = "\n\n".join([f"# {in_markdown(heading)} {{ #corrections }}", in_markdown(intro), *_issues(voice)])
    told, places = changes(voice), _places(voice, found)
    uses, parts = [Use("corrections", made=_none)], [top, token(0)]
    if told:
        kinds = kinds_of_changes(voice.catalog)
        uses = [Use("corrections", kind, made=partial(_part, kind=kind, places=places)) for kind in kinds]
        parts = [
            top,
            *(f"## {in_markdown(_heading(voice, kind))} {{ #{kind} }}\n\n{token(n)}" for n, kind in enumerate(kinds)),
        ]
    path = f"docs/{voice.language}/corrections/index.md"
    text = led_on_in("\n\n".join(parts), path, voice.catalog, project.by_path)  # an issue may not be in it yet
    written = Written(heading, intro, text, tuple(uses))
    return MadePage("corrections/index.md", ORDER, ready(written), beside=repr((text, told, places)))


def _issues(voice: Voice) -> list[str]:
    """The issues that set an earlier one right, and the way to each: what was wrong in it may be no single number."""
    found = [(slug, corrected_by(voice.catalog, slug)) for slug in newest_first(voice.catalog)]
    return [_issue(voice, slug, earlier) for slug, earlier in found if earlier]


def _issue(voice: Voice, slug: str, earlier: str) -> str:
    issues = voice.catalog.issues
    numbers = [phrase(voice, "issue", "number", n=issues[name].number) for name in (slug, earlier)]
    said = phrase(voice, "issue", "corrects", number=numbers[0], earlier=numbers[1])
    link = f"[{in_markdown(question_of(voice, slug))}](../issues/{slug}/index.md)"
    return phrase(voice, "ledger", "result", what=in_markdown(said), told=link)


def _heading(voice: Voice, kind: ChangeKind) -> str:
    if kind == "updated":
        return phrase(voice, "corrections", "updated-part")
    return phrase(voice, "corrections", "corrected-part")


def _places(voice: Voice, found: Mentions) -> Places:
    """Of each change the pages and charts that show the number, or one that moved with it."""
    return tuple((one.anchor, tuple(_shown(one, found))) for one in changes(voice))


def _shown(one: Changed, found: Mentions) -> list[Mention]:
    names = (one.key[1] if one.key[0] in ("fact", "event") else "", *(move.id for move in one.moved))
    mentioned = (place for name in names for place in found.get(name, ()) if place.kind in ("pages", "charts"))
    return list(dict.fromkeys(mentioned))


@kept_with(64)
def _part(voice: Voice, kind: ChangeKind, places: Places) -> str:
    told = [one for one in changes(voice) if one.kind == kind]
    return set_html(voice, "corrections.html", corrections=told, places=dict(places), up="../")


def _none(voice: Voice) -> str:
    return set_html(voice, "corrections.html", corrections=(), places={}, up="../")
