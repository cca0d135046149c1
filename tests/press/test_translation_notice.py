"""What a reader is told of a translation that is behind its original."""

from __future__ import annotations

import subprocess
import sys

from tests.press.conftest import build, replaced


def test_a_translation_that_is_behind_says_so_gently_and_is_built_all_the_same(project):
    root = project()
    stamp = [sys.executable, "-m", "macros", "stamp", "docs/en/index.md"]
    subprocess.run(stamp, cwd=root, check=True, capture_output=True)
    assert build(root, "--strict").returncode == 0
    assert "cl-behind" not in (root / "site" / "en" / "index.html").read_text(encoding="utf-8")
    replaced(root / "docs" / "zh" / "index.md", "## 题目 { #part }\n", "## 题目 { #part }\n\n新的一句。\n")
    assert build(root, "--strict").returncode == 0
    html = (root / "site" / "en" / "index.html").read_text(encoding="utf-8")
    notice = html[html.index("cl-behind") : html.index("</aside>")]
    assert 'href="#part"' in notice
    assert 'href="../zh/#part" hreflang="zh-Hans"' in notice
    assert 'href="#top"' not in notice
    assert "cl-behind" not in (root / "site" / "zh" / "index.html").read_text(encoding="utf-8")
