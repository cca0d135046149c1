"""The Content-Security-Policy of every built page: nothing of ours breaks under it, and nothing else runs."""

from __future__ import annotations

from macros.editions.csp import unknown_scripts


def test_every_page_has_the_policy_before_its_first_script_and_holds_no_unknown_one(site):
    assert len(site.paths) > 10
    for path in site.paths:
        html = site.html(path)
        head = html[html.index("<head") :]
        assert head.index("Content-Security-Policy") < head.index("<script"), path
        policy = head[: head.index(">", head.index("Content-Security-Policy"))]
        scripts = policy[policy.index("script-src") : policy.index(";")]
        assert "unsafe" not in scripts, path
        assert unknown_scripts(html) == [], path


def test_the_console_is_silent_while_a_page_is_read_and_searched(site, visit):
    for path in ("", "404.html", "zh/", f"zh/{site.article}", f"en/{site.article}", "en/claims/", "zh/sources/"):
        window = visit()
        said = []
        window.page.on("console", lambda message, said=said: said.append(message.text))
        window.page.on("pageerror", lambda error, said=said: said.append(str(error)))
        window.open(path)
        if window.page.locator("[data-cl-search] input").count():
            window.page.locator("[data-cl-search] input").focus()
            window.page.keyboard.insert_text("H20")
            window.page.locator(".cl-panel [role=option]").first.wait_for()
        assert said == [], path


def test_a_script_that_gets_into_a_page_does_not_run(site, visit):
    window = visit()
    window.open("en/")
    window.page.evaluate(
        """() => { const bad = document.createElement("script"); bad.textContent = "document.title = 'run'";
        document.body.append(bad); }"""
    )
    assert window.page.title() != "run"
