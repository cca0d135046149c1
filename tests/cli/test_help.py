"""`./ledger help` is what people type first, and is help."""

from __future__ import annotations

import pytest

from macros.cli.commands import run


@pytest.mark.parametrize(
    "typed", [["help"], ["--lang", "zh", "help"], ["help", "check"], ["--lang", "zh", "help", "check"]]
)
def test_help_is_a_word_for_it(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(typed)
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert ("用法" if "zh" in typed else "usage") in shown
    assert "./ledger check" in shown or "check,fix" in shown


def test_help_is_a_word_like_others_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["explain", "help", "more", "words"])
    assert "usage" in capsys.readouterr().err
