"""The page above the languages is made by the site: what somebody writes there is told, and nothing of it is read."""

from __future__ import annotations

import pytest

from tests.press.conftest import Start, build, check

FRONT = "---\ntitle: Small\ntemplate: chooser.html\n---\n"
HOSTILE = [
    "",
    FRONT,
    f"{FRONT}\n{{{{ 7 * 7 }}}}\n",
    f"{FRONT}\n{{% for x in [1] %}}{{{{ x }}}}{{% endfor %}}\n",
    "---\ntitle: '</title><script>alert(1)</script>'\ntemplate: ../../evil.html\n---\n",
    "# {{ cycler.__init__.__globals__.os.popen('touch canary').read() }}\n...\n",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_root_page_that_somebody_wrote_is_a_problem_whatever_it_says(project: Start, text: str) -> None:
    """Rows 1, 2, 3, 17, 18 and 54."""
    root = project({"docs/index.md": text})
    said = check(root).stdout
    assert 'docs/index.md:1:1: "index.md" is a reserved name [reserved-file]' in said
    assert build(root).returncode == 1
    assert not (root / "site").exists()
    assert not (root / "canary").exists()


def test_the_root_page_leads_to_every_language_under_the_names_of_the_site(project: Start) -> None:
    root = project()
    assert build(root).returncode == 0
    html = (root / "site" / "index.html").read_text(encoding="utf-8")
    assert "<title>芯账 · Chip Ledger</title>" in html
    assert 'href="zh/"' in html
    assert 'href="en/"' in html
