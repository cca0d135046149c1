"""Where things stand in the site, below a language's folder: pages by their route, records by their id."""

from __future__ import annotations

from posixpath import dirname, normpath, relpath
from urllib.parse import unquote, urlsplit, urlunsplit

from macros.catalog.catalog import Catalog, topic_of


def address(route: str) -> str:
    """The address of the page with this route: "issues/one.md" is "issues/one/", an index page its folder."""
    stem = route.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("/index") + "/"


def entry_address(catalog: Catalog, kind: str, record_id: str) -> str:
    """Where a fact, a claim or an event has its own entry."""
    if kind == "claim":
        claim = catalog.claims.get(record_id)
        return f"claims/{claim.issue}/#claim-{record_id}" if claim else "claims/"
    if kind == "event" or record_id not in catalog.facts:
        return f"timeline/#{record_id}"
    return f"ledger/{topic_of(record_id)}/#{record_id}"


def own_address(kind: str, record_id: str) -> str:
    """Where a fact or a claim has a page of its own, below its entry's list.

    Nothing else can stand there: an id has a point in it, and no topic, issue or written page has one.
    """
    return f"{'claims' if kind == 'claim' else 'ledger'}/{record_id}/"


def data_address(kind: str, record_id: str) -> str:
    """Where it has its file of data, below the site's folder: one for all languages."""
    return f"data/{kind}s/{record_id}.json"


def folder_of(chart_id: str) -> str:
    """The route of a chart's own page, below the language's folder."""
    return f"charts/{chart_id}/"


def from_page(page: str, target: str) -> str:
    """A link of the page with this path below `docs/` as a browser follows it: files there become addresses.

    What leads to the web, to a place on the page itself or nowhere known stays as it is written.
    """
    scheme, host, path, query, anchor = urlsplit(target)
    if scheme or host or not path or path.startswith("/"):
        return target
    file = normpath(f"{dirname(page)}/{unquote(path)}")
    there = address(file) if file.endswith(".md") else file
    return urlunsplit(("", "", way(address(page), there), query, anchor))


def way(here: str, there: str) -> str:
    """The way from one address to another, both below the site's folder: "./" to itself, "../b/" to its neighbour."""
    path = relpath(f"/{there}", f"/{here}")
    return f"{path}/" if there.endswith("/") or not there else path
