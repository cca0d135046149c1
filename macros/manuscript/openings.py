"""What the front page and an issue begin with: Markdown with calls, made from the record of the issue.

Nobody writes it, so no word of an issue is typed twice; from there it goes the way of what is written, so that its
numbers have cards and its chart is counted like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from posixpath import dirname, relpath

from macros.catalog.catalog import Catalog
from macros.catalog.issue_records import Issue
from macros.catalog.periods import read_period
from macros.catalog.publication.past import changed_on
from macros.catalog.validators import InAnother
from macros.ground.problems import Position
from macros.manuscript.front import front_words
from macros.manuscript.gate import Call, calls_in
from macros.manuscript.issues import (
    as_of_its_issue,
    corrected_by,
    corrector_of,
    issue_of,
    leading,
    newest,
    newest_first,
    route_of,
    section_of,
)
from macros.manuscript.page import Page, page_of
from macros.manuscript.record_markdown import (
    dated,
    in_list,
    key_figure,
    mistake,
    phrase_of_event,
    question_of,
    studied,
    with_calls,
    words_in_markdown,
)
from macros.wording.braces import BracesError
from macros.wording.dates import when
from macros.wording.masthead import masthead
from macros.wording.voice import Voice, WordlessError, phrase, voices

HOME = "index.md"
CORRECTION = "correction"  # the id under which the front page has the newest issue, where an earlier one leads
MOST_EARLIER = 5  # issues that the front page lists; the archive has all
# Headings that openings bring along, with the id of each
CONTENTS = "contents"
OPENING_IDS = (CONTENTS,)
# `newest` is what leads: the newest issue, or the one that it corrects
FRONT_IDS = ("top", "newest", "key-figures", CORRECTION, "verdicts", "mistakes", "contents", "changes", "archive")


def opened(pages: Sequence[Page], catalog: Catalog) -> list[Page]:
    """The pages, each with the front matter that its issue gives it and, where it has one, its opening."""
    ours = [as_of_its_issue(page, catalog) for page in pages]
    titled = {(page.language, page.route): page for page in ours}
    return [_opened(page, catalog, titled) for page in ours]


def opening_calls(page: Page) -> list[Call]:
    """The calls of a page's opening, at the page's first line: it has no lines that anybody could look up."""
    if not page.opening:
        return []
    calls, _ = calls_in(Page(page.path, page.language, page.route, page.opening))
    first = Position(page.path, 1, 1)
    return [replace(call, position=first, id_position=first) for call in calls]


def ids_opened_with(page: Page) -> tuple[str, ...]:
    """The ids of the headings that a page's opening has, as its record says more or less."""
    return tuple(one.id for one in page_of(page.opening, page.path, page.language)[0].headings if one.id)


def opening_ids(page: Page) -> tuple[str, ...]:
    """The ids of the headings that a page's opening may ever have; none where it has no opening."""
    if not page.opening:
        return ()
    return (*ids_opened_with(page)[:1], *FRONT_IDS) if page.route == HOME else (issue_of(page.route), *OPENING_IDS)


def site_id(catalog: Catalog) -> str:
    """The id of the front page's own heading: the newsletter's key, where no other heading there is called so."""
    key = catalog.newsletter.key if catalog.newsletter else ""
    return key if key and key not in FRONT_IDS else FRONT_IDS[0]


Titled = Mapping[tuple[str, str], Page]  # by language and route


def _opened(page: Page, catalog: Catalog, titled: Titled) -> Page:
    issue = issue_of(page.route)
    lead = leading(catalog) if page.route == HOME else ""
    if not lead and (issue not in catalog.issues or section_of(page.route)):
        return page
    voice = voices(catalog)[page.language]
    try:
        blocks = _front(voice, lead, titled) if lead else _issue(voice, issue, titled)
        return replace(page, opening="\n\n".join(filter(None, blocks)) + "\n\n")
    except (BracesError, WordlessError):  # told where they stand
        return page


def _issue(voice: Voice, slug: str, titled: Titled) -> Iterator[str]:
    issue = voice.catalog.issues[slug]
    yield f"# {words_in_markdown(question_of(voice, slug))} {{ #{slug}{_lang(voice, issue.question)} }}"
    yield _answer(voice, issue)
    yield _known(voice, issue)
    yield _lead_chart(voice, issue)
    if issue.sections:
        yield _heading(phrase(voice, "issue", "contents"), CONTENTS)
        yield _contents(voice, slug, titled, "")


def _front(voice: Voice, slug: str, titled: Titled) -> Iterator[str]:
    issue, folder = voice.catalog.issues[slug], f"issues/{slug}"
    yield f"# {words_in_markdown(masthead(voice).name)} {{ #{site_id(voice.catalog)} }}"
    yield words_in_markdown(masthead(voice).description)
    yield _which(voice, slug)
    question = f"[{words_in_markdown(question_of(voice, slug))}]({folder}/index.md)"
    yield f"## {question} {{ #newest{_lang(voice, issue.question)} }}"
    yield _answer(voice, issue)
    known = _known(voice, issue)
    read = f"[{words_in_markdown(phrase(voice, 'issue', 'read'))}]({folder}/index.md)"
    yield f"{known}\n{read}" if known else read  # lines of Han join without a blank
    yield _lead_chart(voice, issue)
    figures = [name for name in issue.key_figures if name in voice.catalog.facts]
    if figures:
        yield _heading(phrase(voice, "issue", "key-figures"), "key-figures")
        yield "\n".join(key_figure(voice, name) for name in figures)
    yield from _correction(voice, slug)
    if any(claim.issue == slug for claim in voice.catalog.claims.values()):
        yield _heading(phrase(voice, "issue", "verdicts"), "verdicts")
        yield studied(voice, slug)
        yield f'{{{{ verdicts("{slug}") }}}}'
    mistakes = [name for name in issue.mistakes if name in voice.catalog.claims]
    if mistakes:
        yield _heading(phrase(voice, "issue", "mistakes"), "mistakes")
        yield "\n\n".join(mistake(voice, slug, name) for name in mistakes)
    if issue.sections:
        yield _heading(phrase(voice, "issue", "contents"), CONTENTS)
        yield _contents(voice, slug, titled, f"{folder}/")
    yield from _changed(voice)
    yield from _earlier(voice, slug)


def _which(voice: Voice, slug: str) -> str:
    """Which issue leads, and when it came out; of one that a later one set right, the way to that."""
    corrector = corrector_of(voice.catalog, slug)
    if not corrector:
        return words_in_markdown(phrase(voice, "issue", "latest", issue=dated(voice, slug)))
    number = phrase(voice, "issue", "number", n=voice.catalog.issues[corrector].number)
    said = phrase(voice, "issue", "corrected-by", issue=dated(voice, slug), number=number)
    return f"[{words_in_markdown(said)}](#{CORRECTION})"


def _correction(voice: Voice, lead: str) -> Iterator[str]:
    """The newest issue where an earlier one leads: whose answer it sets right, what it says, and the way to it."""
    slug = newest(voice.catalog)
    if slug == lead:
        return
    issue = voice.catalog.issues[slug]
    earlier = voice.catalog.issues[corrected_by(voice.catalog, slug)]
    numbers = [phrase(voice, "issue", "number", n=one.number) for one in (issue, earlier)]
    yield _heading(phrase(voice, "issue", "corrects", number=numbers[0], earlier=numbers[1]), CORRECTION)
    yield in_list(voice, slug, f"issues/{slug}/index.md")
    yield _answer(voice, issue)


def _changed(voice: Voice) -> Iterator[str]:
    """How many numbers and verdicts were changed after they were published, when last, and the way to all of them."""
    days = changed_on(voice.catalog)
    if days:
        yield _heading(phrase(voice, "corrections", "heading"), "changes")
        last = when(voice, read_period(max(days).isoformat()))
        said = words_in_markdown(phrase(voice, "issue", "changed", n=len(days), date=last))
        yield f"{said}\n[{words_in_markdown(phrase(voice, 'issue', 'what-changed'))}](corrections/index.md)"


def _earlier(voice: Voice, slug: str) -> Iterator[str]:
    """The issues before the newest, and the way to all of them."""
    _, *before = newest_first(voice.catalog)
    earlier = [name for name in before if name != slug][:MOST_EARLIER]
    if earlier:
        yield _heading(phrase(voice, "issue", "archive"), "archive")
        yield "\n\n".join(in_list(voice, name, f"issues/{name}/index.md") for name in earlier)
    yield f"[{words_in_markdown(phrase(voice, 'issue', 'all'))}](issues/index.md)"


def _answer(voice: Voice, issue: Issue) -> str:
    lang = _lang(voice, issue.answer)
    return with_calls(voice, issue.answer[voice.language]) + (f"\n{{{lang} }}" if lang else "")


def _lang(voice: Voice, texts: Mapping[str, str]) -> str:
    """The attribute that says in which language a text is shown that its page's own language does not have."""
    text = texts[voice.language]
    return f' lang="{voice.catalog.languages[text.language].tag}"' if isinstance(text, InAnother) else ""


def _known(voice: Voice, issue: Issue) -> str:
    """How far the record is known, when it was searched last, and what was looked for in vain; in calls of events."""
    events, said = voice.catalog.events, []
    for key, name in (("known-until", issue.known_until), ("searched", issue.searched)):
        if name and name in events:
            said.append(phrase_of_event(voice, key, name))
    if issue.not_found:
        said.append(with_calls(voice, issue.not_found[voice.language]))
    return "\n".join(said)  # lines of Han join without a blank, those of other writing with one


def _lead_chart(voice: Voice, issue: Issue) -> str:
    return f'{{{{ chart("{issue.lead_chart}") }}}}' if issue.lead_chart in voice.catalog.charts else ""


def _contents(voice: Voice, slug: str, titled: Titled, folder: str) -> str:
    """The sections in their order, each with what its page says it is about; those that have a page."""
    issue = voice.catalog.issues[slug]
    return "\n\n".join(filter(None, (_section(voice, slug, name, titled, folder) for name in issue.sections)))


def _section(voice: Voice, slug: str, name: str, titled: Titled, folder: str) -> str:
    """A section in the contents; one that a language does not have yet is offered in one that has it."""
    catalog, route = voice.catalog, route_of(slug, name)
    for language in dict.fromkeys((voice.language, *catalog.growing.get(voice.language, catalog.complete))):
        page = titled.get((language, route))
        if page and language == voice.language:
            return _entry(voice, f"{folder}{name}.md", page)
        if page:
            here = HOME if folder else route_of(slug)
            led = relpath(f"{language}/{route}", dirname(f"{voice.language}/{here}"))
            return _entry(voices(catalog)[language], led, page, f'{{ hreflang="{catalog.languages[language].tag}" }}')
    return ""


def _entry(voice: Voice, target: str, page: Page, attributes: str = "") -> str:
    words = front_words(page, voice)
    named = f"- [{words_in_markdown(words.get('title', page.route))}]({target}){attributes}"
    about = words.get("description", "")
    return f"{named}\n\n    {words_in_markdown(about)}" if about else named


def _heading(words: str, heading_id: str) -> str:
    return f"## {words_in_markdown(words)} {{ #{heading_id} }}"
