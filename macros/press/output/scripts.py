"""A script as it is published: without the lines that only its writers read.

It is no parser: a comment beside code stays, and so does every line break, which may end a statement (ECMA-262, 12.10,
automatic semicolon insertion).
"""

from __future__ import annotations


def without_comments(script: str) -> str:
    """`script` without comments that have lines to themselves, without empty lines and without indentation.

    A template literal that goes over several lines stays as it is: there a blank is part of a text.
    """
    left, in_comment, in_literal = list[str](), False, False
    for line in script.splitlines():
        bare = line.strip()
        in_comment = in_comment or (not in_literal and _opens_a_comment(bare))
        if in_comment:
            in_comment = not bare.endswith("*/")
        elif in_literal or (bare and not bare.startswith("//")):
            left.append(line if in_literal else bare)
            in_literal ^= line.count("`") % 2 == 1
    return "\n".join(left) + "\n"


def _opens_a_comment(bare: str) -> bool:
    """Whether a line begins a comment that ends with its line or with a later one."""
    return bare.startswith("/*") and ("*/" not in bare or bare.endswith("*/"))
