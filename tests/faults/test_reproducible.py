"""One commit, one site: the day, the folder, the time zone, the locale and the hash seed leave no trace in its bytes.

Nothing is kept from another build here, or one of the two that are compared would be made of the other.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.press.output.epoch import settle_moment
from tests.conftest import ROOT
from tests.faults.conftest import assert_one_line, command, environment
from tests.press.conftest import Start, build, fingerprint

# Run where `time.time` and dates are those of another day, as Python sees them.
ANOTHER_DAY = """
import datetime, os, time
ahead = int(os.environ["SECONDS_AHEAD"])
real = time.time
time.time = lambda: real() + ahead
class Ahead(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=ahead)
    @classmethod
    def utcnow(cls):
        return super().utcnow() + datetime.timedelta(seconds=ahead)
datetime.datetime = Ahead
"""
YEAR = 400 * 86_400
ADDRESS = {"SITE_URL": "https://example.org/"}  # with one, the sitemap tells the day
HERE = ADDRESS | {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
ELSEWHERE = ADDRESS | {
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "4711",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}


def commit_all(root: Path) -> None:
    """Make a folder a repository that holds all of it."""
    commit(root, "2026-01-02T03:04:05Z", ".")


def commit(root: Path, when: str, *names: str) -> None:
    """Make the project a repository with one commit at a moment."""
    who = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dated = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
    for arguments in (
        ["init", "--quiet"],
        ["add", *(names or ("docs", "data"))],
        ["commit", "--quiet", "--message", "one"],
    ):
        subprocess.run(["git", *arguments], cwd=root, env=os.environ | who | dated, check=True)


def build_on_another_day(root: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """A build more than a year from now."""
    patch = root / "patched"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    return build(root, PYTHONPATH=str(patch), SECONDS_AHEAD=str(YEAR), **settings)


def copy(root: Path, where: Path) -> Path:
    """The project in another folder, with its history."""
    shutil.copytree(root, where, symlinks=True, ignore=shutil.ignore_patterns("site", ".cache", "elsewhere"))
    return where


def test_a_commit_built_elsewhere_on_another_day_is_the_same_to_the_byte(cold_project: Start) -> None:
    """Row 38: folder, day, time zone, locale and hash seed differ."""
    root = cold_project()
    commit(root, "2026-01-02T03:04:05Z")
    other = copy(root, root / "elsewhere" / "另一个 folder 50%20")
    assert build(root, **HERE).returncode == 0
    done = build_on_another_day(other, **ELSEWHERE)
    assert done.returncode == 0, done.stderr
    assert fingerprint(root / "site") == fingerprint(other / "site")
    sitemap = (root / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>" in sitemap
    assert "<lastmod>" not in sitemap, "the small project's pages state no day, and the clock's is none of theirs"


def test_windows_line_ends_are_the_same_site(project: Start) -> None:
    """Row 38: of every record, page and setting."""
    root = project()
    assert build(root, "--site-dir", "as-it-lies").returncode == 0
    settings = root / "mkdocs.yml"
    text = settings.read_bytes()
    settings.unlink()
    settings.write_bytes(text)
    for file in (settings, *(root / "data").rglob("*.yml"), *(root / "docs").rglob("*.md")):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert build(root, "--strict").returncode == 0
    assert fingerprint(root / "as-it-lies") == fingerprint(root / "site")


@pytest.mark.skipif(shutil.which("git") is None, reason="asks git")
def test_a_checkout_has_the_line_ends_that_its_shells_read_whatever_git_is_set_to(tmp_path: Path) -> None:
    """Row 38: `core.autocrlf`, as Git for Windows sets it."""
    names = (".gitattributes", "ledger", "ledger.cmd", "mkdocs.yml")
    kept, out = tmp_path / "kept", tmp_path / "out"
    kept.mkdir()
    for name in names:
        shutil.copy(ROOT / name, kept)
    commit_all(kept)
    given = ["-c", "core.autocrlf=true", "clone", "--quiet", str(kept), str(out)]
    subprocess.run(["git", *given], check=True, env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull})
    assert {name: (out / name).read_bytes() for name in names} == {name: (ROOT / name).read_bytes() for name in names}


def test_a_moment_that_is_given_is_kept_whatever_the_commit_says(cold_project: Start, monkeypatch) -> None:
    """Row 38."""
    root = cold_project()
    commit(root, "2026-01-02T03:04:05Z")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    settle_moment(root)
    assert os.environ["SOURCE_DATE_EPOCH"] == "86400"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    settle_moment(root)
    assert os.environ["SOURCE_DATE_EPOCH"] == "1767323045"


def test_no_page_shows_the_day_of_a_build_that_nothing_dates(cold_project: Start) -> None:
    """Row 38: pages state their own days, so the clock's is in none of them nor in the sitemap."""
    root = cold_project()
    done = build_on_another_day(root, GIT_DIR=os.devnull, SOURCE_DATE_EPOCH="", **ADDRESS)
    assert done.returncode == 0, done.stderr
    here = build(root, "--site-dir", "here", GIT_DIR=os.devnull, SOURCE_DATE_EPOCH="", **ADDRESS)
    assert here.returncode == 0, here.stderr
    assert fingerprint(root / "site")["sitemap.xml"] == fingerprint(root / "here")["sitemap.xml"]


def test_a_build_without_git_is_a_build(cold_project: Start) -> None:
    """Row 38: where there is no git, the clock decides."""
    root = cold_project()
    done = subprocess.run(
        command("build"), cwd=root, env=environment(PATH="/nowhere"), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("given", ["yesterday", "1e9", "99999999999999999999"])
def test_a_moment_that_is_none_ends_the_build_with_2(project: Start, given: str) -> None:
    """Row 38: set wrongly, it would end in a traceback of MkDocs's."""
    refused = build(project(), SOURCE_DATE_EPOCH=given)
    assert refused.returncode == 2
    assert_one_line(refused.stderr)
    assert "SOURCE_DATE_EPOCH" in refused.stderr
