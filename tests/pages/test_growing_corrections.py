"""A language that grows lacks issues: what leads to one leads to where it is, or a strict build ends at the link."""

from __future__ import annotations

from macros.pages.from_records.made import made_pages
from macros.wording.voice import voices
from tests.conftest import Read, issue_files
from tests.press.test_growing import growing


def test_corrections_lead_to_an_issue_in_a_language_that_has_it(read: Read) -> None:
    later = issue_files("two", "gamma", number="2", published="2026-12-01", corrects="one")
    project, problems = read({**growing(), **later})
    assert [problem for problem in problems if "docs/" not in problem.position.path] == []
    for language, leads in (("en", "../issues/two/index.md"), ("de", "../../zh/issues/two/index.md")):
        pages = made_pages(project, voices(project.catalog)[language])
        (page,) = (page for page in pages if page.route == "corrections/index.md")
        assert f"]({leads})" in page.written.markdown
        assert leads in page.beside
