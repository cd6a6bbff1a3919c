"""``coterie load``: files into a store, with the account of every row."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import click

from commands.frame import (
    PATH,
    Verb,
    at_place,
    pass_language,
    with_how,
    with_source,
)
from commands.load_lines import account_lines, load_lines, tried_lines
from commands.terminal import LoadDisplay
from investigation.how import How
from investigation.load_refusals import LoadRefused
from investigation.loading import load as load_files
from investigation.open import seen_in_claims
from investigation.place import Place
from investigation.stores import open_intake, open_store
from model.language import Language, Text


@click.command(cls=Verb)
@click.argument("inputs", nargs=-1, required=True, type=PATH)
@with_source
@with_how
@click.option("--dry-run", is_flag=True, help="Only the account / 只对账，不导入.")
@click.option(
    "--start-over", is_flag=True, help="Remove everything on the server first / 先清空服务器."
)
@at_place
@pass_language
def load(
    language: Language,
    inputs: tuple[Path, ...],
    source: str | Path | None,
    how: How,
    dry_run: bool,
    start_over: bool,
    place: Place,
) -> Iterator[Text]:
    """Add files or folders to the claims of a store / 导入数据."""
    how = replace(how, dry_run=dry_run, start_over=start_over)
    try:
        with closing(open_intake(place)) as intake, LoadDisplay(language) as display:
            report = load_files(
                intake,
                inputs,
                source,
                how,
                progress=display.reading,
                sending=display.sending,
            )
    except LoadRefused as refused:
        yield from account_lines(refused.report)
        raise
    if dry_run:
        yield from tried_lines(report)
        return
    with closing(open_store(place)) as opened:
        seen = seen_in_claims(opened)
    yield from load_lines(report, seen)
