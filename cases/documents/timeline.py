"""09: what happened when: claims and steps of the procedure, in China's time with its offset."""

from datetime import datetime
from typing import NamedTuple

from cases.documents.amounts import amounts
from cases.documents.readings import Reading
from cases.documents.wording import CASE_NO
from cases.papers.times import CHINA
from cases.papers.tree import Column, Document, Table, Words, said
from cases.table_rows import rows_of
from model.language import Text
from model.vocabulary.claims import CLAIM_TYPES
from model.vocabulary.term import called

SHOWN = 2000
"""Rows of claims that are printed; 09_时间线.csv holds all of them."""

_CLAIM = Text(
    en="{kind} claim {id}: insured person {patient}, doctor {doctor}, at {place}; fund {fund}",
    zh="{kind}结算记录 {id}：参保人 {patient}，医师 {doctor}，医药机构 {place}；基金支付{fund}",
)
_REFUND = Text(
    en="refund {id} of claim {back}: insured person {patient}, at {place}; fund {fund}",
    zh="退费 {id}（冲销 {back}）：参保人 {patient}，医药机构 {place}；基金支付{fund}",
)
_SHORT = Text(
    en="The first {shown} of {all} claims are printed; 09_时间线.csv holds every one.",
    zh="结算记录共{all}条，本表列出前{shown}条，全部见 09_时间线.csv。",
)


class _Entry(NamedTuple):
    at: datetime
    kind: int  # claims before steps of the same moment
    key: str
    what: Text
    source: Words


def timeline(reading: Reading) -> Document:
    """Claims under suspicion and every step of the case, earliest first, with their sources."""
    case = reading.dossier.case
    claims, left_out = _claims(reading)
    entries = sorted([*claims, *_steps(reading)], key=lambda e: (e.at, e.kind, e.key))
    rows: list[tuple[Words, ...]] = [
        (
            str(number),
            f"{entry.at:%Y-%m-%d %H:%M}",
            "+08:00",
            entry.what,
            entry.source,
        )
        for number, entry in enumerate(entries, start=1)
    ]
    return Document(
        code="09",
        agency=case.agency,
        title=Text(en="Timeline", zh="时间线"),
        number=CASE_NO.filled(no=case.case_id),
        stamp=reading.stamp(),
        table_size=8.0,
        blocks=(
            said(
                Text(
                    en="Times of claims are local to the place of treatment and are read as "
                    "Asia/Shanghai (UTC+08:00). Rows name the source file and row of a claim, or "
                    "the number of a step of the case.",
                    zh="结算时间为就医地时间，按 Asia/Shanghai（UTC+08:00）列示；"
                    "来源栏注明结算记录的源文件及行号，或办案步骤编号。",
                ),
                small=True,
            ),
            *(
                (said(_SHORT.filled(shown=SHOWN, all=SHOWN + left_out), small=True),)
                * bool(left_out)
            ),
            Table(
                columns=(
                    Column(Text(en="No.", zh="序号"), 0.5, "center"),
                    Column(Text(en="Time", zh="时间"), 1.25),
                    Column(Text(en="Offset", zh="时区"), 0.65, "center"),
                    Column(Text(en="Event", zh="事项"), 5.0),
                    Column(Text(en="Source", zh="来源"), 1.8),
                ),
                rows=tuple(rows),
            ),
        ),
    )


def _claims(reading: Reading) -> tuple[list[_Entry], int]:
    sources = {
        row["claim_id"]: f"{row['source'] or '—'} #{row['row_no'] or '—'}"
        for row in rows_of(reading.dossier.claims, "claim_id", "source", "row_no")
    }
    found = []
    for line in amounts(reading.dossier).included:
        if line.at is None:
            continue
        found.append(
            _Entry(
                line.at.replace(tzinfo=CHINA),
                0,
                line.claim_id,
                (_REFUND if line.reverses else _CLAIM).filled(
                    kind=called(CLAIM_TYPES, line.claim_type),
                    id=line.claim_id,
                    back=line.reverses,
                    patient=line.patient_id,
                    doctor=line.doctor_id or "—",
                    place=line.provider_id,
                    fund=reading.money(line.fund_minor),
                ),
                sources[line.claim_id],
            )
        )
    return found[:SHOWN], max(0, len(found) - SHOWN)


def _steps(reading: Reading) -> list[_Entry]:
    step = Text(en="step {n}", zh="步骤{n}")
    return [
        _Entry(
            event.at.astimezone(CHINA),
            1,
            f"{event.number:06d}",
            Text(en="{title} (by {by})", zh="{title}（{by}）").filled(
                title=reading.step_title(event.verb),
                by=reading.officer(event.by),
            ),
            step.filled(n=event.number),
        )
        for event in reading.dossier.case.events
    ]
