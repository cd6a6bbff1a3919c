"""Item 09: what happened when: claims and steps of the procedure, in one order.

Claims carry the local time of the place of treatment, which is read as China's: UTC+08:00 without
summer time since 1992. The table gives every moment in UTC too.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from cases.case_amounts import AmountLine
from cases.items.item import Item, Paper
from cases.items.reading import Reading
from cases.papers.tabular import Field, bilingual, fields_csv
from cases.papers.times import CHINA
from cases.papers.tree import Column, Document, Table, Words, said
from cases.table_rows import rows_of
from model.cases import Event
from model.language import Text
from model.money import from_minor
from model.vocabulary.claims import CLAIM_TYPES
from model.vocabulary.term import called

NAME = "09_时间线"
FILE = f"{NAME}.csv"
SHOWN = 2000
"""Claims that are printed; the table holds all of them."""


@dataclass(frozen=True)
class Moment:
    """A claim with its source row, or a step of the procedure, as the table has it."""

    at: datetime  # in China's time
    happened: AmountLine | Event
    what: str
    who: str
    where: str
    amount: Decimal | None = None
    claim_id: str = ""
    source: str = ""
    source_row: int | None = None


def moments(reading: Reading) -> list[Moment]:
    """The moments of a case in order: at the same time claims by identifier, then steps."""
    case = reading.dossier.case
    rows = rows_of(reading.dossier.claims, "claim_id", "source", "row_no")
    sources = {row["claim_id"]: (row["source"] or "", row["row_no"]) for row in rows}
    claims = [
        Moment(
            line.at.replace(tzinfo=CHINA),
            line,
            f"{bilingual(_REFUNDED if line.reverses else _CLAIMED)} ({line.claim_type})",
            ";".join(filter(None, (line.patient_id, line.doctor_id))),
            line.provider_id,
            Decimal(from_minor(line.total_minor)),
            line.claim_id,
            *sources[line.claim_id],
        )
        for line in reading.amounts.included
        if line.at is not None
    ]
    steps = [
        Moment(e.at.astimezone(CHINA), e, f"{e.verb} → {e.state}", e.by, case.agency)
        for e in sorted(case.events, key=lambda event: event.number)
    ]
    return sorted([*claims, *steps], key=lambda moment: moment.at)


_CLAIMED = Text(en="claim", zh="结算记录")
_REFUNDED = Text(en="refund", zh="退费")
_FIELDS: tuple[Field[Moment], ...] = (
    Field("local_time", "北京时间", lambda m: f"{m.at:%Y-%m-%d %H:%M:%S}"),
    Field("utc_offset", "时差", lambda m: "UTC+08:00"),
    Field("utc_time", "协调世界时", lambda m: f"{m.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"),
    Field("what", "事项", lambda m: m.what),
    Field("who", "当事人", lambda m: m.who),
    Field("where", "地点", lambda m: m.where),
    Field("amount", "总费用（元）", lambda m: m.amount),
    Field("claim_id", "结算记录编号", lambda m: m.claim_id),
    Field("source", "来源文件", lambda m: m.source),
    Field("source_row", "来源行号", lambda m: m.source_row),
)


def files(reading: Reading) -> dict[str, bytes]:
    """The timeline as a table."""
    return {FILE: fields_csv(_FIELDS, moments(reading), "no 序号")}


_CLAIM = Text(
    en="{kind} claim {id}: insured person {patient}, doctor {doctor}, at {place}; fund {fund}",
    zh="{kind}结算记录 {id}：参保人 {patient}，医师 {doctor}，医药机构 {place}；基金支付{fund}",
)
_REFUND = Text(
    en="refund {id} of claim {back}: insured person {patient}, at {place}; fund {fund}",
    zh="退费 {id}（冲销 {back}）：参保人 {patient}，医药机构 {place}；基金支付{fund}",
)
_STEP = Text(en="step {n}", zh="步骤{n}")
_SHORT = Text(
    en="The first {shown} of {all} claims are printed; {file} holds every one.",
    zh="结算记录共{all}条，本表列出前{shown}条，全部见 {file}。",
)
_TIMES = Text(
    en="Times of claims are local to the place of treatment and are read as "
    "Asia/Shanghai (UTC+08:00). Rows name the source file and row of a claim, or "
    "the number of a step of the case.",
    zh="结算时间为就医地时间，按 Asia/Shanghai（UTC+08:00）列示；"
    "来源栏注明结算记录的源文件及行号，或办案步骤编号。",
)


def timeline(reading: Reading) -> Document:
    """Claims under suspicion and every step of the case, earliest first, with their sources."""
    everything = moments(reading)
    claims = sum(bool(moment.claim_id) for moment in everything)
    short = _SHORT.filled(shown=SHOWN, all=claims, file=FILE)
    columns = (
        Column(Text(en="No.", zh="序号"), 0.5, "center"),
        Column(Text(en="Time", zh="时间"), 1.25),
        Column(Text(en="Offset", zh="时区"), 0.65, "center"),
        Column(Text(en="Event", zh="事项"), 5.0),
        Column(Text(en="Source", zh="来源"), 1.8),
    )
    rows: list[tuple[Words, ...]] = [
        (str(number), f"{moment.at:%Y-%m-%d %H:%M}", "+08:00", *_event(reading, moment))
        for number, moment in enumerate(_first(everything), start=1)
    ]
    return reading.document(
        ITEM.number,
        Text(en="Timeline", zh="时间线"),
        table_size=8.0,
        blocks=(
            said(_TIMES, small=True),
            *((said(short, small=True),) if claims > SHOWN else ()),
            Table(columns, tuple(rows)),
        ),
    )


def _first(everything: list[Moment]) -> list[Moment]:
    """All steps and the first ``SHOWN`` claims by identifier."""
    claims = sorted(moment.claim_id for moment in everything if moment.claim_id)
    shown = {"", *claims[:SHOWN]}
    return [moment for moment in everything if moment.claim_id in shown]


def _event(reading: Reading, moment: Moment) -> tuple[Words, Words]:
    """What happened, and where that is written."""
    of = moment.happened
    if isinstance(of, Event):
        what = Text(en="{title} (by {by})", zh="{title}（{by}）").filled(
            title=reading.step_title(of.verb), by=reading.officer(of.by)
        )
        return what, _STEP.filled(n=of.number)
    claim = (_REFUND if of.reverses else _CLAIM).filled(
        kind=called(CLAIM_TYPES, of.claim_type),
        id=of.claim_id,
        back=of.reverses,
        patient=of.patient_id,
        doctor=of.doctor_id or "—",
        place=of.provider_id,
        fund=reading.money(of.fund_minor),
    )
    return claim, f"{moment.source or '—'} #{moment.source_row or '—'}"


ITEM = Item(
    name=NAME,
    title=Text(en="Timeline", zh="时间线"),
    source="Order 310 art. 6(2)",
    needed=(FILE,),
    judicial=True,
    files=files,
    papers=(Paper(NAME, timeline),),
)
