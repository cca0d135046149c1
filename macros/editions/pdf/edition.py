"""The edition: a finished issue as one PDF."""

from __future__ import annotations

from macros.editions.edition import Edition, Files
from macros.editions.finished_issue import FinishedIssue
from macros.editions.pdf.document import document, places_in
from macros.editions.pdf.faces import ask_for_faces
from macros.editions.pdf.written import written


def make(issue: FinishedIssue) -> Files:
    """The PDF of an issue in its language, by its name. Raises EditionError where this machine cannot make one."""
    html = document(issue)
    ask_for_faces(html)
    return {f"{issue.name}.pdf": written(html, places_in(issue))}


EDITION = Edition(make=make, offered=(".pdf",))
