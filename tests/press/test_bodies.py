"""A page's body is the same whether MkDocs has made it or nobody but the inner rooms."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.manuscript.addresses import from_page
from tests.building.warm import environment
from tests.conftest import ROOT
from tests.press.conftest import Start

BUILD = """
import json, sys
from mkdocs.__main__ import cli
from macros.pages import bodies
from macros.press import pages
from macros.press.session import session

made = {}
in_words = pages.in_words

def noted(html, renderer):
    content = in_words(html, renderer)
    src_uri = next(name for name, one in session().renderers.items() if one is renderer)
    made[src_uri] = content
    return content

pages.in_words = noted
cli(["build", "--strict", "--quiet", "--site-dir", sys.argv[1]], standalone_mode=False)
project, voices, differ = session().project, session().voices, []
for src_uri, html in made.items():
    if src_uri in session().made:
        language, page = session().made[src_uri]
        body = bodies.made_body(page, voices[language])
    else:
        page = project.by_path[f"docs/{src_uri}"]
        body = bodies.written_body(project, page, voices[page.language])
    if body.html != html:
        at = next((n for n, (a, b) in enumerate(zip(body.html, html)) if a != b), -1)
        differ.append([src_uri, body.html[max(0, at - 80) : at + 80], html[max(0, at - 80) : at + 80]])
print(json.dumps([len(made), differ]))
"""


def compared(root: Path, site: Path) -> tuple[int, list[list[str]]]:
    """How many pages a cold build made, and those whose bodies differ, with both around the first difference."""
    program = [sys.executable, "-c", BUILD, str(site)]
    settings = environment({"PYTHONPATH": str(ROOT)})
    done = subprocess.run(program, cwd=root, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    count, differ = json.loads(done.stdout.splitlines()[-1])
    return count, differ


@pytest.mark.builds
def test_the_bodies_of_the_site_are_the_same_without_mkdocs(project: Start, tmp_path: Path) -> None:
    root = project({})
    for name in ("docs", "data"):
        place = root / name
        shutil.rmtree(place)
        shutil.copytree(ROOT / name, place)
    count, differ = compared(root, tmp_path / "site")
    assert count > 60
    assert differ == []


@pytest.mark.parametrize(
    ("page", "target", "address"),
    [
        ("en/issues/one/part.md", "index.md", "../"),
        ("en/issues/one/part.md", "other.md#x", "../other/#x"),
        ("en/issues/one/part.md", "part.md", "./"),
        ("en/issues/one/part.md", "../../about.md", "../../../about/"),
        ("en/issues/one/index.md", "part.md?q=1#x", "part/?q=1#x"),
        ("en/index.md", "index.md", "./"),
        ("en/index.md", "issues/index.md", "issues/"),
        ("en/about.md", "index.md", "../"),
        ("en/about.md", "../zh/about.md", "../../zh/about/"),
        ("en/about.md", "a%20picture.png", "../a picture.png"),
        ("en/about.md", "#x", "#x"),
        ("en/about.md", "https://example.org/a.md", "https://example.org/a.md"),
        ("en/about.md", "mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_to_a_file_is_led_to_its_address(page: str, target: str, address: str) -> None:
    assert from_page(page, target) == address
