"""`python -m macros …`: sees first that what the commands need is installed. Imports nothing that may be missing."""

from __future__ import annotations

import sys

from macros.ground.requirements import missing


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code, 2 where something is not installed."""
    lacking = missing()
    if lacking:
        print(lacking, file=sys.stderr)
        return 2
    from macros.cli.commands import run  # noqa: PLC0415 - only now is everything there that it imports

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
