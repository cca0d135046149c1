"""`-q`, `-v`, both and `--strict` change how much is said besides, never the verdict and never the problems."""

from __future__ import annotations

import pytest

from tests.press.conftest import Start, build, check, replaced

MODES = [[], ["-q"], ["-v"], ["-q", "-v"], ["-v", "-q"], ["--strict"], ["--strict", "-q"], ["--strict", "-q", "-v"]]
WARNS = (
    "import logging\n\n\ndef on_env(env, **_):\n    logging.getLogger('mkdocs.pages').warning('a link leads nowhere')\n"
)
IN_EVERY_MODE = pytest.mark.parametrize("mode", MODES, ids=" ".join)


@IN_EVERY_MODE
def test_problems_read_the_same_and_end_with_1_in_every_mode(project: Start, mode: list[str]) -> None:
    """Row 42: the text is that of `check`, in one piece."""
    root = project()
    replaced(root / "data/facts/h20.yml", "as_of:", "as_off:")
    replaced(root / "docs/en/index.md", "charge-warned", "charge-warmed")
    refused = build(root, *mode)
    assert refused.returncode == 1
    assert check(root).stdout.strip() in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize("mode", [mode for mode in MODES if "--strict" in mode], ids=" ".join)
def test_a_warning_of_mkdocs_ends_a_strict_build_with_1_in_every_mode(project: Start, mode: list[str]) -> None:
    """Row 42: MkDocs drops warnings under `-q` before it counts them (mkdocs#4126, #3991)."""
    root = project()
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - warns.py\n"), encoding="utf-8")
    (root / "warns.py").write_text(WARNS, encoding="utf-8")
    refused = build(root, *mode)
    assert refused.returncode == 1, refused.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize("mode", [["-q"], ["-v"], ["-q", "-v"]], ids=" ".join)
def test_a_good_build_ends_with_0_in_every_mode(project: Start, mode: list[str]) -> None:
    """Row 42."""
    done = build(project(), "--strict", *mode)
    assert done.returncode == 0
    assert mode != ["-q"] or done.stderr == ""
