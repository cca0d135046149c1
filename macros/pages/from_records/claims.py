"""The claims: a page an issue, by its sections, and one with every claim of every issue as a cell of a bar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.manuscript.anchors import OPENING_PART, claims_route
from macros.manuscript.front import front_words
from macros.manuscript.issues import newest_first, route_of
from macros.manuscript.markdown.convert import in_markdown
from macros.manuscript.project import Project
from macros.manuscript.record_markdown import question_of
from macros.manuscript.tokens import token
from macros.pages.listings import claims_filter, claims_of, main_claims, verdict_bar
from macros.pages.made_page import MadePage, Use, Written, ready
from macros.pages.templating import set_html
from macros.wording.braces import resolve
from macros.wording.voice import Voice, phrase

ORDER = 2
Part = tuple[str, str, Use]  # a heading in words, its id, and the block below it


def claims_pages(project: Project, voice: Voice) -> Iterator[MadePage]:
    """The page of all claims and that of each issue which checks any, in one language."""
    checked = {claim.issue for claim in project.catalog.claims.values()}
    issues = [slug for slug in newest_first(project.catalog) if slug in checked]
    yield _all(voice, issues)
    for place, slug in enumerate(issues):
        others = tuple(other for other in issues if other != slug)
        yield _of_issue(project, voice, slug, ORDER + place, others)


def _all(voice: Voice, issues: list[str]) -> MadePage:
    title, intro = phrase(voice, "claims", "heading"), phrase(voice, "claims", "intro")
    lines, uses = [f"# {in_markdown(title)} {{ #claims }}", in_markdown(intro)], []
    for number, slug in enumerate(issues):
        lines += [f"## [{in_markdown(question_of(voice, slug))}]({slug}.md) {{ #{slug} }}", token(number)]
        uses.append(Use("verdicts", slug, made=partial(verdict_bar, slug=slug, prefix="claim-")))
    written = Written(title, intro, "\n\n".join(lines), tuple(uses))
    return MadePage("claims/index.md", ORDER, ready(written), beside=written.markdown, searched=False)


def _of_issue(project: Project, voice: Voice, slug: str, order: int, others: tuple[str, ...]) -> MadePage:
    issue = voice.catalog.issues[slug]
    title = phrase(voice, "claims", "of-issue", question=question_of(voice, slug))
    about = resolve(voice, (issue.studied or issue.description)[voice.language])
    lines = [f"# {in_markdown(title)} {{ #{slug} }}", in_markdown(about)]
    parts = list(_parts(project, voice, slug))
    sections = tuple((heading_id, heading) for heading, heading_id, _ in parts)
    beside = _elsewhere(voice, others)
    uses = [Use("claims-filter", slug, made=partial(claims_filter, slug=slug, sections=sections, beside=beside))]
    lines.append(token(0))
    for heading, heading_id, use in parts:
        lines.append(f"## {in_markdown(heading)} {{ #{heading_id} }}\n\n{token(len(uses))}")
        uses.append(use)
    written = Written(title, about, "\n\n".join(lines), tuple(uses))
    shown = repr((written.markdown, sections, beside))
    return MadePage(claims_route(slug), order, ready(written), beside=shown, searched=False)


def _elsewhere(voice: Voice, others: tuple[str, ...]) -> str:
    """The way to the same question, asked of the other issues' claims."""
    issues = [(f"../{slug}/", question_of(voice, slug)) for slug in others]
    return set_html(voice, "claims-elsewhere.html", issues=issues) if issues else ""


def _parts(project: Project, voice: Voice, slug: str) -> Iterator[Part]:
    ours = [claim for claim in voice.catalog.claims.values() if claim.issue == slug]
    if any(claim.main for claim in ours):
        yield phrase(voice, "claims", "main"), "main", Use("claims-main", slug, made=partial(main_claims, slug=slug))
    treated = {claim.section for claim in ours}
    for section in (None, *voice.catalog.issues[slug].sections):
        if section in treated:
            made = partial(claims_of, slug=slug, section=section)
            heading = _section_title(project, voice, slug, section)
            yield heading, section or OPENING_PART, Use("claims-of", slug, made=made)


def _section_title(project: Project, voice: Voice, slug: str, section: str | None) -> str:
    """What a section is called: the title of its page; a phrase for what no section treats, and where there is none."""
    page = project.by_path.get(f"docs/{voice.language}/{route_of(slug, section)}") if section else None
    return front_words(page, voice).get("title", page.route) if page else phrase(voice, "claims", "introduction")
