"""Mutants that change nothing a test could see, listed by hand with the reason."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from benchmarks.mutation.mutants import Change

LISTED = Path(__file__).with_name("equivalent.toml")


@dataclass(frozen=True)
class Equivalent:
    """A change, in one file or in all, that is no fault; ``...`` stands for any text."""

    was: str
    became: str
    reason: str
    file: str = "..."

    def covers(self, path: str, change: Change) -> bool:
        """Whether this is the change, in this file."""
        return (
            _like(path, self.file)
            and _like(change.was, self.was)
            and _like(change.became, self.became)
        )


def equivalents() -> list[Equivalent]:
    """All that are listed."""
    listed = tomllib.loads(LISTED.read_text(encoding="utf-8"))
    return [Equivalent(**one) for one in listed["equivalent"]]


def _like(text: str, pattern: str) -> bool:
    return bool(re.fullmatch(".*".join(map(re.escape, pattern.split("..."))), text))
