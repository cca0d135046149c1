"""Help and errors of the command line in the reader's language, argparse's own words among them.

What each command takes is in `parser`; here is how it is said. argparse tells its errors as English sentences, which
are read back (the sentences of 3.11 to 3.14, `argparse.py`); one that is not known is told as it came.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NoReturn

from macros.cli.console import shown_language
from macros.editions.text.wrapping import wrapped
from macros.ground.choices import one_of
from macros.ground.problems import did_you_mean, nearest
from macros.ground.told import Told, language_of, languages, listed, quoted, said_in, told
from macros.ground.visible import visible

_HEADINGS = (told("positional arguments"), told("options"), told("show this help message and exit"))
_OWN = {str(words): words for words in _HEADINGS}
_WANTED = {"int": told("a whole number"), "_day": told("a day, such as 2026-01-31")}
_WANTED["fromisoformat"] = _WANTED["_day"]
_SPLIT = re.compile(r"'?, '?")


class Usage(argparse.ArgumentParser):
    """A parser that speaks the reader's language; it shows the controls of an argument that it does not know."""

    def __init__(self, *, language: str = "en", **options: Any) -> None:
        self.language = language
        super().__init__(formatter_class=partial(_Help, language=language), **options)

    def add_commands(self) -> argparse._SubParsersAction[Usage]:
        """Commands, whose parsers speak the same language."""
        made: Any = partial(Usage, language=self.language)  # as good as a class to argparse, which only calls it
        return self.add_subparsers(dest="command", required=True, parser_class=made)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The arguments as they were asked for; one that the command does not have is told as the command's."""
        chosen, unknown = self.parse_known_args(args, namespace)
        if unknown:
            command = self._commands().get(chosen.command, self)
            command._end(command._unknown(unknown))
        return chosen

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the arguments, under how they go; ends with 2."""
        self._end(_error(message))

    def _end(self, said: Told) -> NoReturn:
        self.print_usage(sys.stderr)
        line = told("{program}: {message}", program=self.prog, message=said)
        self.exit(2, f"{visible(said_in(line, self.language))}\n")

    def _commands(self) -> Mapping[str, Usage]:
        return next(one.choices for one in self._actions if isinstance(one, argparse._SubParsersAction))

    def _unknown(self, words: Sequence[str]) -> Told:
        options = [option for action in self._actions for option in action.option_strings]
        options = [option for option in options if option.startswith("--")]
        near = nearest(words[0].partition("=")[0], options, most=1)
        otherwise = told("what there is: {command}", command=f"{self.prog} --help")
        return told('no "{word}"; {hint}', word=" ".join(words), hint=did_you_mean(near, otherwise=otherwise))


class _Help(argparse.HelpFormatter):
    """Help in a language, its lines as wide as they show: a Han character is two columns."""

    def __init__(self, prog: str, *, language: str, **options: Any) -> None:
        super().__init__(prog, **options)
        self._language = language

    def _said(self, text: str | None) -> str | None:
        return said_in(_OWN.get(text, text), self._language) if text else text

    def start_section(self, heading: str | None) -> None:
        super().start_section(self._said(heading))

    def format_help(self) -> str:
        text = super().format_help()
        for heading in _HEADINGS[:2]:  # argparse sets the colon
            set_here = said_in(told("{heading}:", heading=heading), self._language)
            text = text.replace(f"\n{self._said(heading)}:\n", f"\n{set_here}\n")
        return text

    def add_text(self, text: str | None) -> None:
        super().add_text(self._said(text))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        prefix = said_in(told("usage: "), self._language) if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return self._said(action.help)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(" ".join(text.split()), wide=self._language != "en", columns=width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        wide = self._language != "en"
        return "\n".join(wrapped(" ".join(text.split()), wide=wide, first=indent, further=indent, columns=width))


def asked_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language to tell it in before anything is parsed: that of `--lang`, else the environment's, as far as shown.

    The `--lang` behind `edition` is another: the language of what it makes.
    """
    wanted = language_of(environment)
    words = enumerate(arguments)
    command = next((at for at, word in words if word[:1] != "-" and not (at and _is_lang(arguments[at - 1]))), 0)
    heard = arguments[:command] if arguments[command : command + 1] == ["edition"] else arguments
    for at, argument in enumerate(heard):
        name, equals, said = argument.partition("=")
        if _is_lang(name):
            said = said if equals else next(iter(arguments[at + 1 : at + 2]), "")
            wanted = said if said in languages() else wanted
    return shown_language(wanted)


def _is_lang(word: str) -> bool:
    """Whether it is the option, which argparse takes shortened too."""
    return len(word) > len("--") and "--lang".startswith(word)


def _error(message: str) -> Told:
    """What argparse says is wrong, in our words."""
    for pattern, tell in _ERRORS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return tell(**found.groupdict())
    return told("{word}", word=message)


def _no_choice(*, value: str, choices: str) -> Told:
    known = _SPLIT.split(choices.strip("'"))
    otherwise = told("write one of: {options}", options=one_of(known))
    return told('no "{word}"; {hint}', word=value, hint=did_you_mean(nearest(value, known), otherwise=otherwise))


def _no_value(*, kind: str, value: str) -> Told:
    wanted = _WANTED.get(kind)
    return (
        told("{value} is not {wanted}", value=quoted(value), wanted=wanted)
        if wanted
        else told("{value} cannot stand here", value=quoted(value))
    )


# An option's or an argument's error names it first, and is one of the others
_ERRORS: tuple[tuple[str, Callable[..., Told]], ...] = (
    (
        r"argument (?P<name>[^:]+): (?P<rest>.+)",
        lambda name, rest: told("{name}: {message}", name=name, message=_error(rest)),
    ),
    (
        r"the following arguments are required: (?P<names>.+)",
        lambda names: told("these are missing: {names}", names=listed(names.split(", "))),
    ),
    (r"invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.+)\)", _no_choice),
    (r"invalid (?P<kind>\w+) value: '?(?P<value>.*?)'?", _no_value),
    (r"expected (?:one|at least one|1) arguments?", lambda: told("a value is missing behind it")),
    (r"ignored explicit argument '?(?P<value>.*?)'?", lambda value: told("it takes no value: {value}", value=value)),
    (
        r"ambiguous option: (?P<option>.+) could match (?P<matches>.+)",
        lambda option, matches: told(
            "{option} may be {matches}; write it in full",
            option=option,
            matches=listed(matches.split(", ")),
        ),
    ),
)
