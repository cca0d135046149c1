"""The edition `mail`: its files, from a finished issue."""

from __future__ import annotations

from macros.editions.edition import Edition, Files
from macros.editions.finished_issue import FinishedIssue
from macros.editions.mail.digest import digest_of
from macros.editions.mail.html import as_html
from macros.editions.mail.message import message
from macros.editions.mail.text import as_text


def make(issue: FinishedIssue) -> Files:
    """The digest of an issue as HTML with its pictures beside it, as plain text, and as a message with all of them.

    Raises EditionError where the site's address is not known, or no font of the machine has the letters of a chart.
    """
    digest = digest_of(issue)
    html, text = as_html(digest), as_text(digest)
    return {
        f"{issue.name}.mail.html": html.encode(),
        f"{issue.name}.mail.txt": text.encode(),
        f"{issue.name}.eml": message(issue, digest, html, text),
        **{figure.name: figure.png for figure in digest.figures},
    }


EDITION = Edition(make=make)
