"""Row 41: no script runs but those that somebody has looked at; the policy never takes in one by itself."""

from __future__ import annotations

import shutil

import pytest

from macros.editions.csp import KNOWN, inline_scripts, unknown_scripts, with_policy
from tests.conftest import ROOT
from tests.press.conftest import build, fingerprint

SCRIPT = "<script>fetch('https://evil.example')</script>"


@pytest.fixture
def upgraded(project):
    """The small project under a theme that brings one more inline script."""
    root = project()
    (root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    footer = root / "overrides" / "partials" / "footer.html"
    footer.write_text(footer.read_text(encoding="utf-8") + SCRIPT, encoding="utf-8")
    return root


def test_an_unknown_inline_script_ends_the_build_with_page_and_hash(upgraded, project):
    done = build(upgraded)
    assert done.returncode == 1
    assert "docs/en/index.md:1:1: a script in the page that nobody has looked at: sha256-" in done.stderr
    assert "[unknown-script]" in done.stderr
    assert not (upgraded / "site").exists()


def test_the_last_good_site_stays_when_an_unknown_script_appears(project, upgraded):
    footer = upgraded / "overrides" / "partials" / "footer.html"
    bad = footer.read_text(encoding="utf-8")
    footer.write_text(bad.removesuffix(SCRIPT), encoding="utf-8")
    assert build(upgraded).returncode == 0
    before = fingerprint(upgraded / "site")
    footer.write_text(bad, encoding="utf-8")
    assert build(upgraded).returncode == 1
    assert fingerprint(upgraded / "site") == before


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<SCRIPT >alert(1)</SCRIPT >",
        '<script type="module">x</script>',
        '<p onclick="x()">a</p>',
        "<img src=x onerror=alert(1)>",
        '<svg><a xlink:href="x" onload="y">z</a></svg>',
    ],
)
def test_a_script_or_handler_that_is_not_known_is_named(html):
    assert len(unknown_scripts(f"<html><head></head>{html}</html>")) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<script src="assets/ledger.js"></script>',
        '<script type="application/ld+json">{"a": "</p>"}</script>',
        '<script id="__config" type="application/json">{}</script>',
        '<p title="and so on = one">a</p>',
        "<p>moved on = x</p>",
    ],
)
def test_data_and_files_are_no_inline_scripts(html):
    assert unknown_scripts(html) == []


def test_the_policy_names_no_script_that_the_list_lacks():
    html = with_policy(f"<html><head><title>t</title></head>{SCRIPT}</html>")
    assert html.startswith("<html><head><meta http-equiv")
    assert "script-src 'self';" in html
    assert len(list(inline_scripts(html))) == 1
    assert len(KNOWN) == 3
