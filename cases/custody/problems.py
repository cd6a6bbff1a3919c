"""What can be wrong with a log: a stable code, the entry, and a sentence."""

from dataclasses import dataclass

from model.language import Text


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    Codes of the chain: number, link, content, head, cut, anchor, form, torn, foreign. Of what
    stands behind it: row, rows, guard, salt, unanchored, time.
    """

    code: str
    number: int
    text: Text


def problem(code: str, n: int, text: Text, **facts: object) -> Problem:
    """The problem of entry ``n``, its sentence filled."""
    return Problem(code, n, text.filled(n=n, **facts))
