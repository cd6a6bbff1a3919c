"""``coterie verify``: a package checked by itself, its signature and its time stamp judged."""

from collections.abc import Iterator
from pathlib import Path

import click
from click.exceptions import Exit

from cases.signing.package_signatures import judge_signatures
from cases.verification import verify as check
from commands.frame import MANY, PATH, Verb
from investigation.casework.clock import now
from investigation.casework.keys import certificates
from model.language import Text, verbatim

_MARKED = Text(en="{mark} {said}", zh="{mark} {said}")
_MARKS = {True: "[ok]", False: "[!!]", None: "[??]"}
OBJECTIONS, UNREADABLE = 1, 2
"""Exit statuses."""


@click.command(cls=Verb)
@click.argument("package", type=PATH)
@click.option("--expect", **MANY, help="Digest from outside the package / 包外所载校验值.")
@click.option("--trust", type=PATH, **MANY, help="Certificate (DER) that is believed / 信任的证书.")
def verify(package: Path, expect: tuple[str, ...], trust: tuple[Path, ...]) -> Iterator[Text]:
    """Check a package; 1 with objections, 2 unreadable / 校验卷宗."""
    report = check(package, list(expect))
    *lines, last = report.lines()
    yield from map(verbatim, lines)
    signatures = judge_signatures(package, now(), certificates(trust))
    for judged in signatures:
        yield _MARKED.filled(mark=_MARKS[judged.holds], said=judged.text)
    yield verbatim(last)
    if any(code == "unreadable" for code, _ in report.problems):
        raise Exit(UNREADABLE)
    if not report.ok or any(judged.holds is False for judged in signatures):
        raise Exit(OBJECTIONS)
