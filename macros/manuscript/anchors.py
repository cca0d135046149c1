"""The pages that are made from records and the ids of their headings, known from the records alone.

They are what links may name. Making those pages is `pages/from_records/made.py`'s; a test holds what is said here
against what is made there.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog, topic_of
from macros.catalog.publication.past import kinds_of_changes
from macros.ground.remembered import kept_with
from macros.manuscript.addresses import folder_of
from macros.manuscript.markdown.markup import OF_RECORDS
from macros.manuscript.project import Project

MOST_UNPARTED = 12  # issues that the archive lists without parting them by years
OPENING_PART = "introduction"  # the id of the heading of the claims that no section of an issue treats
# The ids by which style sheets know lists and findings of ours: below a heading of a writer's they would forge verdicts
STYLED = frozenset(("archive", "contents", "finding", "issues", "key-figures", "mistakes", "newest"))
OF_LISTS = ("claims", "issues")  # the ids of the headings of pages that have one of each issue's name besides
PARTS = ("files", "one", "programs", "python", "r", "spreadsheet", "fields")  # of the page of open data


@kept_with(4)
def made_anchors(project: Project) -> dict[str, frozenset[str]]:
    """The made pages of every language under the paths they would have, each with the ids of its headings.

    Known from the records alone, so that links can be checked before any page is made.
    """
    routes: dict[str, frozenset[str]] = {"search/index.md": frozenset(("search",))}
    if project.catalog.claims:
        routes |= _anchors_of_claims(project.catalog)
    if project.catalog.issues:
        routes["issues/index.md"] = frozenset(("issues", *_years(project.catalog)))
    if project.catalog.sources:
        shelves = {f"grade-{source.shelf}" for source in project.catalog.sources.values()}
        routes["sources/index.md"] = frozenset(("sources", *shelves))
    routes |= _anchors_of_records(project.catalog)
    if project.catalog.charts:
        routes["charts/index.md"] = frozenset(("charts",))
    for chart_id in project.catalog.charts:
        routes[f"{folder_of(chart_id)}index.md"] = _anchors_of_chart(project, chart_id)
    languages = project.catalog.languages
    return {f"docs/{language}/{route}": ids for language in languages for route, ids in routes.items()}


def record_anchors(project: Project, path: str) -> frozenset[str]:
    """The ids of the records that a page shows: those that its calls leave there, or all that a made page lists."""
    if path in project.by_path:
        return frozenset(_of_calls(project, path))
    catalog, route = project.catalog, path.split("/", 2)[-1]
    if route == "claims/index.md":
        return frozenset(f"claim-{claim_id}" for claim_id in catalog.claims)
    if route.startswith("claims/"):
        ours = {name: claim for name, claim in catalog.claims.items() if route == claims_route(claim.issue)}
        mains = (f"main-{claim_id}" for claim_id, claim in ours.items() if claim.main)
        return frozenset((*mains, *(f"claim-{claim_id}" for claim_id in ours)))
    if route == "sources/index.md":
        return frozenset(f"source-{source_id}" for source_id in catalog.sources)
    return frozenset(f"chart-{chart}" for chart in catalog.charts if route == f"{folder_of(chart)}index.md")


def _of_calls(project: Project, path: str) -> Iterator[str]:
    """A list of sources leaves numbers alone, which are its notes' and move with them: a link names `sources/`."""
    return (f"{call.name}-{call.id}" for call in project.calls[path] if call.name in ("chart", "check"))


def is_of_page(name: str, *own: str) -> bool:
    """Whether a made page has `name` for a heading or an element of its `own`, so that no record's heading may be it.

    What begins like the ids of cards and entries is of every page.
    """
    return name in own or name.startswith(OF_RECORDS)


def year_id(year: int) -> str:
    """The id of a year's heading."""
    return f"y{year}"


def _anchors_of_records(catalog: Catalog) -> dict[str, frozenset[str]]:
    """The ledger's pages, the corrections and the timeline, each with its ids."""
    routes: dict[str, set[str]] = {}
    corrections = {"corrections", *kinds_of_changes(catalog)}
    for fact_id in catalog.facts:
        topic = topic_of(fact_id)
        routes.setdefault("corrections/index.md", corrections)
        routes.setdefault("data/index.md", {"data", *PARTS})
        routes.setdefault("ledger/index.md", {"ledger"}).add(topic)
        routes.setdefault(f"ledger/{topic}.md", {topic}).add(fact_id)
    for event_id, event in catalog.events.items():
        routes.setdefault("timeline/index.md", {"timeline"}).update((event_id, year_id(event.date.start.year)))
    return {route: frozenset(ids) for route, ids in routes.items()}


def claims_route(issue: str) -> str:
    """The route of the page with the claims that an issue checks."""
    return f"claims/{issue}.md"


def _anchors_of_claims(catalog: Catalog) -> dict[str, frozenset[str]]:
    """The pages of claims, each with its ids: all of them by issue, and an issue's by section."""
    routes: dict[str, set[str]] = {"claims/index.md": {"claims"}}
    for claim in catalog.claims.values():
        routes["claims/index.md"].add(claim.issue)
        ours = routes.setdefault(claims_route(claim.issue), {claim.issue})
        ours.add(claim.section or OPENING_PART)
        if claim.main:
            ours.add("main")
    return {route: frozenset(ids) for route, ids in routes.items()}


def _years(catalog: Catalog) -> Iterator[str]:
    """The ids of the headings of the archive, where it is parted by years."""
    years = {issue.published.start.year for issue in catalog.issues.values() if issue.published}
    return map(year_id, years) if len(catalog.issues) > MOST_UNPARTED else iter(())


def _anchors_of_chart(project: Project, chart_id: str) -> frozenset[str]:
    """The ids of the headings of a chart's page, the same in every language."""
    return frozenset(("finding", "cite", "embed", *(("used",) if chart_id in project.charted else ())))
