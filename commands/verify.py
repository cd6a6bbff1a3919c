"""``coterie verify``: a package checked by itself."""

from collections.abc import Iterator
from pathlib import Path

import click
from click.exceptions import Exit

from cases.verification import verify as check
from commands.frame import MANY, PATH, Verb
from model.language import Text, verbatim

OBJECTIONS, UNREADABLE = 1, 2
"""Exit statuses."""


@click.command(cls=Verb)
@click.argument("package", type=PATH)
@click.option("--expect", **MANY, help="Digest from outside the package / 包外所载校验值.")
def verify(package: Path, expect: tuple[str, ...]) -> Iterator[Text]:
    """Check a package; 1 with objections, 2 unreadable / 校验卷宗."""
    report = check(package, list(expect))
    yield from map(verbatim, report.lines())
    if any(code == "unreadable" for code, _ in report.problems):
        raise Exit(UNREADABLE)
    if not report.ok:
        raise Exit(OBJECTIONS)
