"""A fact's label, note and reasons may name its own number and date in braces: wherever they stand, words do."""

from __future__ import annotations

import re

from tests.conftest import GOOD_FACT, GOOD_PAGE
from tests.press.conftest import build

FACT = GOOD_FACT.replace(
    "  label: {zh: 预告的费用, en: charge warned of}\n",
    '  label: {zh: "预告的{value}", en: "{value} warned of"}\n'
    '  note: {zh: "截至{as_of}是{value}", en: "By {as_of} it was {value}"}\n'
    "  history:\n    - value: 5.1e9\n      date: 2025-05-01\n"
    '      reason: {zh: "改为{value}", en: "Now {value}"}\n',
)
SUM = """\
alike:
  label: {zh: 同样的, en: alike}
  derive: h20.charge-warned + h20.charge-warned
  unit: usd
  digits: 2
  status: projection
"""


def test_a_record_that_names_its_own_number_is_in_words_everywhere(project) -> None:
    page = GOOD_PAGE.replace("{{{{ fact(", '{{{{ fact("sums.alike") }}}} {{{{ fact(')
    root = project(
        {
            "data/facts/h20.yml": FACT,
            "data/facts/sums.yml": SUM,
            **{f"docs/{language}/index.md": page.format(title="T") for language in ("zh", "en")},
        }
    )
    done = build(root, "--strict", SITE_URL="https://example.org/")
    assert done.returncode == 0, done.stderr
    held = {
        file: file.read_text("utf-8")
        for ending in ("html", "json", "csv", "xml")
        for file in (root / "site").rglob(f"*.{ending}")
    }
    assert [str(file) for file, text in held.items() if re.search(r"\{(value|as_of)\}", text)] == []
    assert any(re.search(r"\$5\.5.billion warned of", text) for text in held.values())
