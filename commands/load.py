"""``coterie load``: files into a store, with the account of every row."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import click

from commands.frame import PATH, Verb, at_place, pass_language, source_option
from commands.terminal import LoadDisplay
from investigation.loading import load as load_files
from investigation.open import seen_in_claims
from investigation.place import Place
from investigation.stores import open_intake, open_store
from model.language import Language, Text
from model.provenance import LoadReport

_FILE = Text(
    en="{file} -> {table}: {rows:,} rows = {loaded:,} loaded + {merged:,} merged + "
    "{rejected:,} rejected",
    zh="{file} -> {table}：{rows:,}行 = 导入{loaded:,} + 合并{merged:,} + 拒绝{rejected:,}",
)
_NOTE = Text(en="note: {w}", zh="注意：{w}")
_CHANGED = Text(
    en="{changed:,} rows changed; in use: {snapshot}, data {version}",
    zh="变更{changed:,}行；当前数据：{snapshot}，数据版本 {version}",
)
_SEEN = Text(
    en="claims: {claims:,}, with {patients:,} insured persons, {doctors:,} doctors, "
    "{providers:,} providers",
    zh="结算记录{claims:,}条，涉及参保人{patients:,}名、医师{doctors:,}名、医药机构{providers:,}家",
)


@click.command(cls=Verb)
@click.argument("inputs", nargs=-1, required=True, type=PATH)
@source_option
@at_place
@click.option(
    "--start-over", is_flag=True, help="Remove everything on the server first / 先清空服务器."
)
@pass_language
def load(
    language: Language,
    inputs: tuple[Path, ...],
    source: str | None,
    place: Place,
    start_over: bool,
) -> Iterator[Text]:
    """Add files or folders to the claims of a store / 导入数据."""
    with closing(open_intake(place)) as intake, LoadDisplay(language) as display:
        report = load_files(
            intake,
            inputs,
            source,
            progress=display.reading,
            sending=display.sending,
            start_over=start_over,
        )
    with closing(open_store(place)) as opened:
        seen = seen_in_claims(opened)
    yield from load_lines(report, seen)


def load_lines(report: LoadReport, seen: Mapping[str, int]) -> Iterator[Text]:
    """One line per file, then the data that the load led to and whom its claims name."""
    for account in report.files:
        yield _FILE.filled(
            file=account.source.name,
            table=account.table,
            rows=account.rows,
            loaded=account.loaded,
            merged=account.merged,
            rejected=account.rejected,
        )
    for warning in report.warnings:
        yield _NOTE.filled(w=warning)
    yield _CHANGED.filled(
        changed=report.changed_rows,
        snapshot=report.snapshot,
        version=report.data_version[:12],
    )
    yield _SEEN.filled(**seen)
