"""Rows 16, 17 and 40 of the fault matrix in a browser: hostile words are words on the screen, and nobody else is asked."""

from __future__ import annotations

from tests.browser.server import served
from tests.faults.test_injection import SHOWN, hostile_files
from tests.press.conftest import build

PAGE = (
    "---\ntitle: T\ndescription: D\noriginal: zh\n---\n# T { #t }\n\n"
    "{{ fact('h20.charge-warned') }}\n\n{{ sources() }}\n"
)


def test_rows_16_and_17_hostile_words_build_and_are_shown_literally(project, browser):
    root = project(hostile_files())
    done = build(root, "--strict")
    assert done.returncode == 0, done.stderr
    dialogs: list[str] = []
    with served(root / "site") as origin:
        page = browser.new_page()
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        pages = sorted(file.relative_to(root / "site").as_posix() for file in (root / "site").rglob("*.html"))
        assert len(pages) > 6
        for name in pages:
            page.goto(f"{origin}/{name.removesuffix('index.html')}")
            page.wait_for_load_state()
        page.goto(f"{origin}/en/bad/")
        text = page.evaluate("document.body.textContent")
        title = page.title()
        chart = page.evaluate("document.querySelector('svg > desc').textContent")
        broken = page.evaluate("document.querySelectorAll('img[src=x], script:not([src]):not([type])').length")
    assert dialogs == []
    for shown in SHOWN.values():
        assert shown in text
    assert title.startswith(SHOWN["closing"])
    assert chart == SHOWN["closing"]
    assert broken <= 3, "the theme's own three"


def test_the_served_site_asks_no_other_site_for_anything(project, browser):
    root = project({f"docs/{language}/a.md": PAGE for language in ("zh", "en")})
    assert build(root).returncode == 0
    asked: list[str] = []
    with served(root / "site") as origin:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{origin}/en/a/")
        page.wait_for_load_state()
    assert [url for url in asked if not url.startswith(origin)] == []
