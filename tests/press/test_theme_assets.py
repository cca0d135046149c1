"""What our templates name of the theme is found under whatever name its version has, or the build ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.press.faults import SetupError
from macros.press.theme.assets import theme_assets

STYLES = "assets/stylesheets/main.1a.min.css"


def theme(root: Path, *files: str) -> str:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).touch()
    return str(root)


def test_files_are_found_in_the_one_folder_that_has_them(tmp_path: Path) -> None:
    folders = [theme(tmp_path / "ours", "assets/ledger.js"), theme(tmp_path / "theme", STYLES, f"{STYLES}.map")]
    assert theme_assets(folders) == {"styles": STYLES}


@pytest.mark.parametrize("files", [(), (STYLES, "assets/stylesheets/main.3c.min.css")])
def test_none_or_two_of_them_end_the_build(tmp_path: Path, files: tuple[str, ...]) -> None:
    with pytest.raises(SetupError, match=r"stylesheets/main"):
        theme_assets([theme(tmp_path, *files)])
