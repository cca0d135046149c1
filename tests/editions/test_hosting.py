"""What a host is told beside the pages."""

from __future__ import annotations

import re

import pytest

from macros.editions.hosting import hosting_files


def test_a_host_is_told_to_make_nothing_of_the_files_and_to_guess_no_type() -> None:
    files = hosting_files("https://example.org/ledger/", own_name=False)
    assert files.keys() == {".nojekyll", "_headers"}
    assert files[".nojekyll"] == ""
    assert "/*\n  X-Content-Type-Options: nosniff\n" in files["_headers"]


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org:8443/ledger/"])
def test_a_name_of_ones_own_is_said_without_path_and_port(address: str) -> None:
    assert hosting_files(address, own_name=True)["CNAME"] == "example.org\n"


def test_without_an_address_no_name_is_said() -> None:
    assert "CNAME" not in hosting_files("", own_name=True)


def test_only_what_is_named_by_its_digest_is_kept_for_long() -> None:
    text = hosting_files("", own_name=False)["_headers"]
    kept = re.findall(r"^(/\S+)\n  Cache-Control: .*immutable$", text, re.MULTILINE)
    assert kept
    assert all(path.endswith((".min.js", ".min.css", "texts-*", "words-*")) for path in kept)
