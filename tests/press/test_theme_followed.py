"""Each template of ours that stands in the place of another's was written beside that one as it still is.

An upgrade that changes one of them shows here, and nowhere else: ours goes on as it was, without what is new there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.conftest import ROOT

OVERRIDES = ROOT / "overrides"
# What ours were last held against, by the name they are told by and the package that brings them.
SEEN = {"Material": "9.8.2", "MkDocs": "1.6.1"}
PACKAGES = {"Material": ("mkdocs-material", "material/templates"), "MkDocs": ("mkdocs", "mkdocs/templates")}
# By each template of ours: what it follows, with the SHA-256 that this had then. Of base.html a block is meant
# (`base.html#config`), or what stands outside of all blocks (`base.html#`), on which ledger.js and the last steps of a
# page rest. A file that upstream includes and ours stands for as well is listed with it.
FOLLOWED: dict[str, dict[str, dict[str, str]]] = {
    "Material": {
        "main.html": {
            "main.html": "9948b55a7bc979c35825df99baba9e6971fca4eb298dea3cdde61e990a2de5e0",
            "base.html#": "aa9a8e635756d8b00d761a167130a3b42f6d4f0967d07cf8a38541b298d08e0e",
            "base.html#site_meta": "b715361a9656c6bb4a2435c451c864009bf0feed610d943920ec6f2c7d29aef4",
            "base.html#htmltitle": "253e4cbb7cfac383f233c2a15dc39373461d23d1266202d227ded326c681d076",
            "base.html#styles": "c09302ca7b81f2cdb6cc13289b156092930552724ae38dd519d3cfea2d30405e",
            "base.html#extrahead": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "base.html#site_nav": "e0c04507ded051cbe02be3d3887310d5c58518b7656993955d91f7ad109dc4e4",
            "base.html#content": "5a3e81881956306d659fed1cb4beca0e2d241b911f18322786b9a08f43cd25f9",
            "base.html#config": "7e39d18735bd35176f3df2efe5065fa0bc41a5d8ea8fa9ac16572971fa15f2eb",
            "base.html#scripts": "66a6516bdc6ae1fb6d090710d292721f1ffe8d641f0860e5cc9f3a67d78d2508",
        },
        "404.html": {
            "404.html": "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495",
        },
        "partials/footer.html": {
            "partials/footer.html": "50c2a75f013b7b03fb97f381860c77df8fd5d13d68f90d3281754b68f69ec894",
            "partials/copyright.html": "bc86bca3bf75070fe5d72e2a3463bdddf87c10f4d6459c945fe81c5d384e35ea",
        },
        "partials/header.html": {
            "partials/header.html": "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f",
            "partials/alternate.html": "572b1d4dae611aa5fd65107edec95e44331b6141abf86834ea4dc6c1ddd7241b",
        },
        "partials/javascripts/palette.html": {
            "partials/javascripts/palette.html": "8790389765ea6036effddba548b15093bb05bdc75624eaeaf8b13f3c24be4ab5",
        },
        "partials/language.html": {
            "partials/language.html": "3a44516f305006ac794f51a45ad7b532cf270916d8e92e8c42784e58b2eff0a3",
        },
        "partials/logo.html": {
            "partials/logo.html": "e0925ef6c190174a5162ed1ecc55295016dd8a7beec3018db3e04aac283a2dd9",
        },
        "partials/nav.html": {
            "partials/nav.html": "af33f6e032f632eb055c365eb5f1a975bf8456152fa768e69a1aad6d470b843f",
            "partials/nav-item.html": "89895208f22d68ce405a4bcb6649b9150eba5bbb04663a6cb3f93f02daf1d2f7",
        },
        "partials/palette.html": {
            "partials/palette.html": "fb935107ae7d3d7475965019eec36c1ad72bf1d154254dab2474921fcd2710e3",
        },
        "partials/search.html": {
            "partials/search.html": "bfd556535abcddb99396ab2a7e3acc2ebcd3f36756007d3969396caa4126be30",
        },
        "partials/toc.html": {
            "partials/toc.html": "fde48f583563364b0e0e6865a5ab1e7060ec1826161f69f5cbee653e621b0f84",
            "partials/toc-item.html": "418f31ce2e6d559934f610084a5c8493f9618b96268909601552ac48aa0c15c2",
        },
    },
    "MkDocs": {
        "sitemap.xml": {
            "sitemap.xml": "0950766d642ac999c74b68150a39a961a5103bda5e2d9d7747f4c06522c11b18",
        },
    },
}
_TAG = re.compile(r"\{%-?\s*(?:block\s+(?P<name>\w+)|endblock)\b[^%]*%\}")


def templates(of: str) -> Path:
    """The folder of the templates that are installed."""
    module, _, folder = PACKAGES[of][1].partition("/")
    return Path(__import__(module).__file__ or "").parent / folder


def upstream(of: str, piece: str) -> str:
    """What is installed of a file or of a block, less the version that base.html tells in its head."""
    name, marked, block = piece.partition("#")
    text = (templates(of) / name).read_text(encoding="utf-8").replace(f"material-{version('mkdocs-material')}", "")
    return blocks(text).get(block, "") if marked else text


def blocks(text: str) -> dict[str, str]:
    """The source of each block of a template, those within it included, and under "" what stands outside of all."""
    found, open_blocks, last = {"": ""}, [], 0
    for tag in _TAG.finditer(text):
        if not open_blocks:
            found[""] += text[last : tag.start()]
        if tag["name"]:
            open_blocks.append((tag["name"], tag.end()))
        else:
            name, start = open_blocks.pop()
            found[name] = text[start : tag.start()]
        last = tag.end()
    return found | {"": found[""] + text[last:]}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def moved(of: str, ours: str, piece: str, held: str) -> str:
    """What is to be done where an upstream template is not what it was; empty where it is."""
    now, package = digest(upstream(of, piece)), PACKAGES[of][0]
    if now == held:
        return ""
    return (
        f"{piece} of {package} {version(package)} is not what it was in {SEEN[of]}, which overrides/{ours} follows. "
        f"Diff the two (pip download --no-deps {package}=={SEEN[of]}), take over what matters, then enter {now} here "
        "and the version in SEEN and wherever it is named under overrides/ and macros/."
    )


def all_followed() -> Iterator[tuple[str, str, str, str]]:
    for of, files in FOLLOWED.items():
        for ours, pieces in files.items():
            yield from ((of, ours, piece, held) for piece, held in pieces.items())


@pytest.mark.parametrize(("of", "ours", "piece", "held"), [*all_followed()], ids=lambda value: value[:40])
def test_what_a_template_of_ours_follows_is_as_it_was(of: str, ours: str, piece: str, held: str) -> None:
    said = moved(of, ours, piece, held)
    assert not said, said


def test_what_moved_is_named_with_its_version_and_what_to_do() -> None:
    said = moved("Material", "partials/toc.html", "partials/toc.html", "0" * 64)
    assert f"partials/toc.html of mkdocs-material {version('mkdocs-material')}" in said
    assert "overrides/partials/toc.html" in said
    assert digest(upstream("Material", "partials/toc.html")) in said


def test_every_template_that_stands_in_the_place_of_another_is_held_to_it() -> None:
    ours = {file.relative_to(OVERRIDES).as_posix() for file in OVERRIDES.rglob("*") if file.suffix in (".html", ".xml")}
    for of, files in FOLLOWED.items():
        covered = {name for name in ours if (templates(of) / name).exists()}
        assert covered == {name for name in files if name in files[name]}
        assert set(files) <= ours


def test_every_block_that_is_written_anew_is_held_to_the_themes() -> None:
    written = set(blocks((OVERRIDES / "main.html").read_text(encoding="utf-8"))) - {""}
    assert written
    held = {piece.partition("#")[2] for piece in FOLLOWED["Material"]["main.html"] if "#" in piece}
    assert held - {""} == written
    assert written <= set(blocks(upstream("Material", "base.html")))


def test_the_first_line_says_what_a_template_follows() -> None:
    for of, files in FOLLOWED.items():
        for name in files:
            first = (OVERRIDES / name).read_text(encoding="utf-8").partition("\n")[0]
            assert first.startswith(f"{{#- Follows {of} {SEEN[of]} "), f"{name}: {first}"


def test_nothing_else_of_ours_names_another_version() -> None:
    files = [file for room in ("overrides", "macros") for file in (ROOT / room).rglob("*") if file.is_file()]
    texts = {file: file.read_text(encoding="utf-8") for file in files if file.suffix in (".html", ".js", ".css", ".py")}
    named = {(file.name, found) for file, text in texts.items() for found in re.findall(r"Material (\d[\d.]+\d)", text)}
    assert named
    assert {found for _, found in named} == {SEEN["Material"]}, named


def test_what_the_theme_writes_is_set_whole_or_not_at_all() -> None:
    """Text that is cut up out of `super()` becomes another text with any change of the theme's blanks."""
    for file in OVERRIDES.rglob("*.html"):
        tree = Environment().parse(file.read_text(encoding="utf-8"))
        calls = [call for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") == "super"]
        whole = [piece for output in tree.find_all(nodes.Output) for piece in output.nodes if piece in calls]
        assert len(whole) == len(calls), f"{file.name}, line {calls[0].lineno}"
