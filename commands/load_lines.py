"""What is said of a load: the account of every row, what to look at, and what it led to."""

from collections.abc import Iterator, Mapping

from investigation.load_faults import Fault, faults_of, said, withdrawn
from investigation.load_record import REJECTED_ROWS
from model.claims import CLAIMS
from model.language import Text
from model.provenance import LoadReport

_FILE = Text(
    en="{file} -> {table}: {rows:,} rows = {loaded:,} loaded + {merged:,} merged + "
    "{rejected:,} rejected",
    zh="{file} -> {table}：{rows:,}行 = 导入{loaded:,} + 合并{merged:,} + 拒收{rejected:,}",
)
_FAULT = Text(en="  {fault} ({meaning})", zh="  {fault}（{meaning}）")
_WITHDRAWN = Text(
    en="rows loaded before that are taken out, because this load contradicts them:",
    zh="与本次导入内容矛盾而被撤出的原有行：",
)
_NOTE = Text(en="note: {note}", zh="注意：{note}")
_REJECTS = Text(en="rejected rows: {place}/{file}", zh="拒收行：{place}/{file}")
_CHANGED = Text(
    en="{changed:,} rows changed; in use: {snapshot}, data {version}",
    zh="变更{changed:,}行；当前数据：{snapshot}，数据版本 {version}",
)
_TRIED = Text(
    en="dry run: {changed:,} rows would change; the data in use stay as they are",
    zh="试运行：将变更{changed:,}行；当前数据未作改动",
)
_SEEN = Text(
    en="claims: {claims:,}, with {patients:,} insured persons, {doctors:,} doctors, "
    "{providers:,} providers",
    zh="结算记录{claims:,}条，涉及参保人{patients:,}名、医师{doctors:,}名、医药机构{providers:,}家",
)
_CLAIMS_ALONE = Text(
    en="only claims are given: many typologies cannot run, and a group with one signal alone is"
    " set aside as a lead instead of becoming a ring. Registers (insured persons, doctors,"
    " providers) and claim lines make more possible: docs/loading.md says which columns.",
    zh="只有结算记录：许多手法无法运行，仅有单一信号的群体只作排查线索，不会成为团伙线索。"
    "补充登记表（参保人、医师、机构）与结算明细可支持更多类型，所需列见 docs/loading.md。",
)


def account_lines(report: LoadReport) -> Iterator[Text]:
    """One line per file, with the reasons of its rejects, and all notices."""
    for file in report.files:
        yield _FILE.filled(
            file=file.source.name,
            table=file.table,
            rows=file.rows,
            loaded=file.loaded,
            merged=file.merged,
            rejected=file.rejected,
        )
        yield from map(_fault_line, faults_of(report, file))
    if taken_out := withdrawn(report):
        yield _WITHDRAWN
        yield from map(_fault_line, taken_out)
    for notice in report.notices:
        yield _NOTE.filled(note=notice)
    if report.rejects:
        yield _REJECTS.filled(place=report.kept_at, file=REJECTED_ROWS)


def load_lines(report: LoadReport, seen: Mapping[str, int]) -> Iterator[Text]:
    """The account, then the data that the load led to and whom its claims name."""
    yield from account_lines(report)
    yield _CHANGED.filled(
        changed=report.changed_rows,
        snapshot=report.snapshot,
        version=report.data_version[:12],
    )
    yield _SEEN.filled(**seen)


def tried_lines(report: LoadReport) -> Iterator[Text]:
    """The account of a load that was only tried."""
    yield from account_lines(report)
    yield _TRIED.filled(changed=report.changed_rows)


def outlook_lines(report: LoadReport) -> Iterator[Text]:
    """What is known before a run about what it cannot find."""
    if not any(rows for table, rows in report.totals.items() if table != CLAIMS.name):
        yield _NOTE.filled(note=_CLAIMS_ALONE)


def _fault_line(fault: Fault) -> Text:
    return _FAULT.filled(fault=said(fault), meaning=fault.meaning)
