"""Command line of checks: verify, replay, audit and outcomes."""

from pathlib import Path

import click

from cli_frame import MANY, PATH, framed, lang_option, now, one_line_errors, say
from investigation.place import place_of


@click.command()
@click.argument("package", type=PATH)
@click.option("--expect", **MANY, help="Digest from outside the package / 包外所载摘要.")
@lang_option
@one_line_errors
def verify(package: Path, expect: tuple[str, ...], lang: str | None) -> int:
    """Check a package; 1 with objections, 2 unreadable / 校验卷宗."""
    from cases.verification import verify as check  # noqa: PLC0415

    report = check(package, list(expect))
    for line in report.lines():
        click.echo(line)
    if any(code == "unreadable" for code, _ in report.problems):
        return 2
    return 0 if report.ok else 1


@click.command()
@click.argument("package", type=PATH)
@lang_option
@one_line_errors
def replay(package: Path, lang: str | None) -> int:
    """Make a sealed package again from itself and compare / 重放卷宗."""
    from investigation.casework.replaying import replay_package  # noqa: PLC0415
    from investigation.casework.telling import replay_lines  # noqa: PLC0415

    replayed = replay_package(package)
    say(replay_lines(package, replayed), lang)
    return 0 if replayed.ok else 1


@click.group()
def audit() -> None:
    """The chain of custody / 保管链."""


@audit.command("verify")
@click.option("--anchor", "anchors", **MANY, help="number:digest, kept elsewhere / 外存锚点.")
@framed
def verify_audit(
    anchors: tuple[str, ...],
    account: str | None,
    store: str | None,
    workspace: Path | None,
    lang: str | None,
) -> int:
    """Check the custody of the case file; with an account it is recorded / 校验保管链."""
    from investigation.casework.anchors import anchors_of  # noqa: PLC0415
    from investigation.casework.auditing import checked  # noqa: PLC0415
    from investigation.casework.telling import custody_lines  # noqa: PLC0415

    head, problems = checked(place_of(store, workspace), anchors_of(anchors), account, now())
    say(custody_lines(head, problems), lang)
    return 1 if problems else 0


@click.command()
@click.argument("file", required=False, type=PATH)
@click.option("--from-cases", "period", help="Add up your cases: 2026, 2026-Q1 / 按案件统计.")
@click.option("--region", default="000000", show_default=True, help="Division code / 行政区划.")
@framed
def outcomes(
    file: Path | None,
    period: str | None,
    region: str,
    account: str | None,
    store: str | None,
    workspace: Path | None,
    lang: str | None,
) -> int:
    """Check published figures of FILE.csv, or add up your own / 成效统计."""
    from investigation.casework.periods import own_outcomes, published  # noqa: PLC0415
    from investigation.casework.sitting import sitting  # noqa: PLC0415
    from investigation.casework.telling import outcome_lines  # noqa: PLC0415

    if period is None:
        say(outcome_lines(published(file)), lang)
        return 0
    with sitting(place_of(store, workspace), account, now()) as seat:
        say(outcome_lines([own_outcomes(seat, period, region)]), lang)
    return 0
