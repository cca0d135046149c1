"""What `make site` asks before it builds: is the site what a build would make again?"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.press.output import atomic, up_to_date
from tests.press.conftest import Start, build, replaced

EPOCH = "1700000000"


def asked(root: Path, **settings: str) -> int:
    """How `python -m macros.press.output.up_to_date` ends in `root`."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(root), **settings}
    command = [sys.executable, "-m", "macros.press.output.up_to_date"]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False).returncode


@pytest.fixture
def built(project: Start) -> Path:
    root = project()
    assert build(root, "--strict", SOURCE_DATE_EPOCH=EPOCH).returncode == 0
    return root


def test_a_site_is_current_until_its_input_or_itself_changes(built: Path) -> None:
    assert asked(built) == 0
    page = built / "docs" / "en" / "index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nMore.\n", encoding="utf-8")
    assert asked(built) == 1
    page.write_text(text, encoding="utf-8")
    assert asked(built) == 0, "what counts is what a file holds, not when it was written"
    replaced(built / "data" / "facts" / "h20.yml", "5.5e9", "5.6e9")
    assert asked(built) == 1


@pytest.mark.parametrize("name", ["index.html", "more.html"])
def test_a_site_that_somebody_touched_is_built_again(built: Path, name: str) -> None:
    with (built / "site" / name).open("a", encoding="utf-8") as file:
        file.write("touched")
    assert asked(built) == 1


@pytest.mark.parametrize("setting", ["SITE_URL", "REPORT_URL"])
def test_another_setting_makes_another_site(built: Path, setting: str) -> None:
    assert asked(built, **{setting: "https://example.org/"}) == 1


def test_only_a_strict_build_at_a_settled_moment_counts(project: Start) -> None:
    root = project()
    assert asked(root) == 1
    assert build(root, SOURCE_DATE_EPOCH=EPOCH).returncode == 0
    assert asked(root) == 1
    assert build(root, "--strict").returncode == 0
    assert asked(root) == 1


def marked(root: Path) -> Path:
    """The built site with a file that the next build that builds at all takes away; nobody asks for its bytes."""
    stamp = root / "site" / "index.html"
    os.utime(stamp, (1, 1))
    return stamp


def was_left_alone(stamp: Path) -> bool:
    return stamp.stat().st_mtime == 1


@pytest.mark.parametrize("options", [(), ("--strict",), ("--quiet",)])
def test_a_build_that_would_change_nothing_leaves_the_site_alone(built: Path, options: tuple[str, ...]) -> None:
    stamp = marked(built)
    done = build(built, *options, SOURCE_DATE_EPOCH=EPOCH)
    assert (done.returncode, was_left_alone(stamp)) == (0, True)


@pytest.mark.parametrize(
    "options", [("--dirty",), ("--no-directory-urls",), ("--theme", "material"), ("--config-file", "mkdocs.yml")]
)
def test_a_build_with_options_of_its_own_builds(built: Path, options: tuple[str, ...]) -> None:
    assert "nothing to do" in build(built, SOURCE_DATE_EPOCH=EPOCH).stderr
    assert "nothing to do" not in build(built, *options, SOURCE_DATE_EPOCH=EPOCH).stderr


def test_another_output_is_built_beside_a_site_that_stands(built: Path) -> None:
    stamp = marked(built)
    assert build(built, "--site-dir", "other", SOURCE_DATE_EPOCH=EPOCH).returncode == 0
    assert (built / "other" / "index.html").exists()
    assert was_left_alone(stamp)


def test_another_moment_builds(built: Path) -> None:
    stamp = marked(built)
    assert build(built, SOURCE_DATE_EPOCH="1700000001").returncode == 0
    assert not was_left_alone(stamp)


def test_a_strict_build_does_not_rest_on_one_that_warned(built: Path) -> None:
    hook = "import logging\n\ndef on_config(config):\n    logging.getLogger('mkdocs.plugins.w').warning('hm')\n"
    settings = (built / "mkdocs.yml").read_text(encoding="utf-8")
    (built / "mkdocs.yml").unlink()
    (built / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - warns.py\n"), encoding="utf-8")
    (built / "warns.py").write_text(hook, encoding="utf-8")
    for _ in range(2):
        assert "hm" in build(built, SOURCE_DATE_EPOCH=EPOCH).stderr
    assert build(built, "--strict", SOURCE_DATE_EPOCH=EPOCH).returncode == 1


def test_a_build_that_failed_at_its_end_makes_no_site_current(built: Path) -> None:
    """The old site stands, but it is not what these pages would make."""
    cached = next((built / ".cache").rglob("current"))
    cached.unlink()
    settings = (built / "mkdocs.yml").read_text(encoding="utf-8")
    (built / "mkdocs.yml").unlink()
    (built / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - fails.py\n"), encoding="utf-8")
    (built / "fails.py").write_text("def on_post_build(**_):\n    raise RuntimeError('at the end')\n", encoding="utf-8")
    assert build(built, "--strict", SOURCE_DATE_EPOCH=EPOCH).returncode == 1
    assert (built / "site" / "index.html").exists()
    assert asked(built) == 1


@pytest.mark.parametrize(
    "written", ["published: {}", "published : {}", '"published": {}', '"publish\\x65d": "{}"', "{{published: {}}}"]
)
def test_a_site_is_another_on_the_day_on_which_an_issue_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    """However its record writes the day: the site was made without it, and no file is another on that day."""
    issues, site = tmp_path / "data" / "issues", tmp_path / "site"
    issues.mkdir(parents=True)
    site.mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", encoding="utf-8")
    (issues / "next.yml").write_text(written.format("2026-12-05") + "\n", encoding="utf-8")
    (site / "index.html").write_text("A", encoding="utf-8")
    (site / atomic.MARK).write_text(atomic.listed(site), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)

    def is_current_on(day: str) -> bool:
        monkeypatch.setattr(up_to_date, "today", lambda _: dt.date.fromisoformat(day))
        return up_to_date.is_current(tmp_path)

    monkeypatch.setattr(up_to_date, "today", lambda _: dt.date(2026, 12, 3))
    up_to_date.remember(tmp_path, site, strict=True, whole=True)
    assert [is_current_on(f"2026-12-0{day}") for day in (3, 4, 5, 6)] == [True, True, False, False]
