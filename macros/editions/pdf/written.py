"""The document printed: HTML in, a tagged PDF out (PDF/UA-1, ISO 14289-1). What is in it is others' matter.

WeasyPrint and its libraries are loaded here and nowhere else, and only when something is printed: they take half a
second, need Pango on the machine, and no check and no build of the site has any use for them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from macros.editions.edition import EditionError
from macros.editions.pdf.front import is_too_long, tightened
from macros.editions.pdf.giving_way import measured, moved, passed
from macros.ground.told import told

_BASE = "https://here.invalid/"  # of links that are none (RFC 6761, 6.4): there is none left


def written(html: str, places: Mapping[str, str]) -> bytes:
    """The document as PDF, the same bytes for the same HTML and fonts.

    `places` says of each id that links lead to what is there: it is read to whoever comes upon such a link without
    seeing it (ISO 14289-1, 7.18.5). Raises EditionError where this machine lacks what a PDF is made with.
    """
    try:
        from weasyprint import HTML  # noqa: PLC0415 - see above
    except (ImportError, OSError) as error:
        raise _missing(error) from error

    from macros.editions.pdf.justified import justified_han  # noqa: PLC0415 - it loads WeasyPrint

    options: dict[str, Any] = {
        "pdf_variant": "pdf/ua-1",
        "pdf_identifier": hashlib.sha256(html.encode()).hexdigest()[:32].encode(),
    }
    with justified_han():
        laid_out = HTML(string=html, base_url=_BASE, url_fetcher=_refused).render(**options)
        fitted = moved(html, passed(*measured(laid_out.pages)))
        fitted = tightened(fitted) if is_too_long(laid_out.pages) else fitted
        if fitted != html:
            laid_out = HTML(string=fitted, base_url=_BASE, url_fetcher=_refused).render(**options)
        made: bytes = laid_out.write_pdf(finisher=lambda _, pdf: _say_links(pdf, places), **options)
    return made


def _missing(error: Exception) -> EditionError:
    """What is not there, in one line: the library itself, or one of those that the system brings."""
    if isinstance(error, ImportError):
        return EditionError(told("WeasyPrint, which makes the PDF, is not installed"), told("run: make editions"))
    named = str(error).partition("\n")[0]
    return EditionError(
        told("WeasyPrint finds no Pango on this machine: {error}", error=named),
        told("on Debian: apt-get install libpangoft2-1.0-0 libharfbuzz-subset0; on macOS: brew install pango"),
    )


def _refused(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    """A document holds all that it shows: nothing is fetched for it, from wherever."""
    raise ValueError(f"nothing is fetched: {url}")


def _say_links(pdf: Any, places: Mapping[str, str]) -> None:
    """Each link within the document says what it leads to; WeasyPrint 70 has it say the id."""
    import pydyf  # noqa: PLC0415 - it comes with WeasyPrint

    for found in pdf.objects:
        if isinstance(found, pydyf.Dictionary) and found.get("Subtype") == "/Link" and "Dest" in found:
            name = found["Dest"].string
            found["Contents"] = pydyf.String(places.get(name, name))
