"""What the command line says, as sentences in both languages."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from investigation.doctor import Check
from investigation.kept_runs import KeptRun
from investigation.open import Investigation
from model.language import Text
from model.money import readable
from model.provenance import LoadReport
from model.rings import Ring

if TYPE_CHECKING:
    from investigation.run import Run


def load_lines(report: LoadReport, seen: Mapping[str, int]) -> Iterator[Text]:
    """One line per file, then the data that the load led to and whom its claims name."""
    for account in report.files:
        yield Text(
            en="{file} -> {table}: {rows:,} rows = {loaded:,} loaded + {merged:,} merged + "
            "{rejected:,} rejected",
            zh="{file} -> {table}：{rows:,}行 = 导入{loaded:,} + 合并{merged:,} + 拒绝{rejected:,}",
        ).filled(
            file=account.source.name,
            table=account.table,
            rows=account.rows,
            loaded=account.loaded,
            merged=account.merged,
            rejected=account.rejected,
        )
    for warning in report.warnings:
        yield Text(en="note: {w}", zh="注意：{w}").filled(w=warning)
    yield Text(
        en="{changed:,} rows changed; in use: {snapshot}, data {version}",
        zh="变更{changed:,}行；当前数据：{snapshot}，数据版本 {version}",
    ).filled(
        changed=report.changed_rows,
        snapshot=report.snapshot,
        version=report.data_version[:12],
    )
    yield Text(
        en="claims: {claims:,}, with {patients:,} patients, {doctors:,} doctors, "
        "{providers:,} providers",
        zh="结算{claims:,}笔，涉及参保人{patients:,}人、医师{doctors:,}名、机构{providers:,}家",
    ).filled(**seen)


def run_lines(finished: "Run") -> Iterator[Text]:
    """Outcomes of the typologies, then the first rings."""
    for outcome in finished.outcomes:
        words = {"ok": ("ok", "完成"), "skipped": ("skipped", "跳过"), "failed": ("FAILED", "失败")}
        en, zh = words[outcome.status]
        yield Text(en=f"{outcome.typology}: {en}", zh=f"{outcome.typology}：{zh}")
        yield Text(en="  " + outcome.summary.en, zh="  " + outcome.summary.zh)
    yield Text(
        en="{rings} rings, {cleared} groups set aside (run {run})",
        zh="团伙线索{rings}个，排除或仅供排查的群组{cleared}个（运行 {run}）",
    ).filled(
        rings=len(finished.assembly.rings),
        cleared=len(finished.assembly.cleared),
        run=finished.run_id,
    )
    for ring in finished.assembly.rings[:5]:
        yield ring_line(ring)


def ring_lines(investigation: Investigation, top: int) -> Iterator[Text]:
    """The first rings of a run, one line each, and how many are not shown."""
    for ring in investigation.rings[:top]:
        yield ring_line(ring)
    hidden = len(investigation.rings) - top
    if hidden > 0:
        yield Text(en="... and {n} more", zh="……另有{n}个").filled(n=hidden)


def ring_line(ring: Ring) -> Text:
    """Rank, score, money and the summary sentence of one ring."""
    head = f"{ring.rank:>3}  {ring.score:.2f}  {readable(ring.fund_minor):>14}  {ring.ring_id}  "
    return Text(en=head + ring.summary.en, zh=head + ring.summary.zh)


def kept_run_lines(runs: tuple[KeptRun, ...]) -> Iterator[Text]:
    """One line per kept run; the newest is the one that is shown."""
    for kept in runs:
        mark = "*" if kept.newest else " "
        yield Text(
            en="{mark} {run}  data {version}  {rings} rings, {cleared} groups set aside",
            zh="{mark} {run}  数据版本 {version}  团伙线索{rings}个，排除群组{cleared}个",
        ).filled(
            mark=mark,
            run=kept.run_id,
            version=kept.data_version[:12],
            rings=kept.rings,
            cleared=kept.suppressed,
        )
    if not runs:
        yield Text(en="no runs are kept here", zh="此处没有已保存的运行")


def check_lines(checks: tuple[Check, ...]) -> Iterator[Text]:
    """One line per thing examined, with what to do about a missing one."""
    for check in checks:
        to_do = check.to_do or Text(en="", zh="")
        yield Text(
            en=f"{check.status:<9}{check.name:<16}{check.purpose.en}: {check.found}  {to_do.en}",
            zh=f"{check.status:<9}{check.name:<16}{check.purpose.zh}：{check.found}  {to_do.zh}",
        )
