"""Where things stand in the site, below a language's folder: pages by their route, records by their id."""

from __future__ import annotations

from macros.catalog.catalog import Catalog, topic_of


def address(route: str) -> str:
    """The address of the page with this route: "issues/one.md" is "issues/one/", an index page its folder."""
    stem = route.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("/index") + "/"


def up_from(route: str) -> str:
    """What leads from the page with this route back to its language's folder: "../../" from "issues/one/"."""
    return "../" * address(route).count("/")


def entry_address(catalog: Catalog, kind: str, record_id: str) -> str:
    """Where a fact, a claim or an event has its own entry."""
    if kind == "claim":
        return f"claims/#claim-{record_id}"
    if kind == "event" or record_id not in catalog.facts:
        return f"timeline/#{record_id}"
    return f"ledger/{topic_of(record_id)}/#{record_id}"


def folder_of(chart_id: str) -> str:
    """The route of a chart's own page, below the language's folder."""
    return f"charts/{chart_id}/"
