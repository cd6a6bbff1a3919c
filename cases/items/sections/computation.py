"""The computation of the amount with its lines, as the report annexes it."""

from cases.case_amounts import AmountLine
from cases.items import amounts
from cases.items.reading import Reading
from cases.items.sections.wording import NO, YES
from cases.papers.tree import Block, Column, KeyValues, Points, Table, Words, said
from model.language import Text, listed
from model.money import readable
from model.vocabulary.findings import REASONS
from model.vocabulary.term import called

SHOWN = 2000
"""Lines that are printed; the package holds all of them. Sums are always over all."""

_RULES = (
    Text(
        en="Every claim of the rings counts once; amounts are exact to the cent, never rounded.",
        zh="各团伙线索所涉结算记录每条只计一次；金额以分为单位精确计算，不作舍入。",
    ),
    Text(
        en="Refunds are negative lines and reduce the sums; lines outside the pattern are listed "
        "and do not count.",
        zh="退费以负数计入并冲减合计；不属于疑点范围的结算记录列出但不计入。",
    ),
    Text(
        en="A claim whose source states no fund share counts with fund share 0 and is marked “—”.",
        zh="源数据未载明基金支付额的，基金支付按0计，并以“—”标示。",
    ),
    Text(
        en="The same lines are in {file}; verify_package.py computes the sums again.",
        zh="同一明细见 {file}，可用 verify_package.py 重新计算合计。",
    ).filled(file=amounts.LINES),
)
_OUTSIDE = Text(en="not part of the pattern", zh="不属于疑点范围")
_SHORT = Text(
    en="The first {shown} of {all} lines are printed; the sums are over all lines.",
    zh="共{all}条明细，本表列出前{shown}条；合计按全部明细计算。",
)


def computation_blocks(reading: Reading) -> tuple[Block, ...]:
    """Rule, sums, and one row per claim: included or not, and why."""
    shown = reading.amounts.lines[:SHOWN]
    return (
        Points(_RULES),
        KeyValues(_sums(reading)),
        *(
            (said(_SHORT.filled(shown=SHOWN, all=len(reading.amounts.lines)), small=True),)
            * (len(reading.amounts.lines) > SHOWN)
        ),
        Table(
            columns=(
                Column(Text(en="Line", zh="序号"), 0.6, "center"),
                Column(Text(en="Claim", zh="结算记录编号"), 1.65),
                Column(Text(en="Time", zh="时间"), 1.75),
                Column(Text(en="Insured person", zh="参保人"), 1.95),
                Column(Text(en="Provider", zh="医药机构"), 1.5),
                Column(Text(en="Total", zh="总费用"), 1.1, "right"),
                Column(Text(en="Fund", zh="基金支付"), 1.1, "right"),
                Column(Text(en="Counts", zh="计入"), 0.65, "center"),
                Column(Text(en="Reason", zh="理由"), 1.4),
            ),
            rows=tuple(_row(number, line) for number, line in enumerate(shown, start=1)),
            sums=(
                "",
                Text(en="Sum", zh="合计"),
                "",
                "",
                "",
                readable(reading.amounts.total_minor),
                readable(reading.amounts.fund_minor),
                str(len(reading.amounts.included)),
                Text(en="lines that count", zh="计入的明细"),
            ),
            close=True,
        ),
    )


def _sums(reading: Reading) -> tuple[tuple[Words, Words], ...]:
    return (
        (Text(en="Lines that count", zh="计入明细"), str(len(reading.amounts.included))),
        (
            Text(en="Total, net of refunds", zh="总费用（扣除退费）"),
            reading.money(reading.amounts.total_minor),
        ),
        (
            Text(en="Fund share, net of refunds", zh="基金支付（扣除退费）"),
            reading.money(reading.amounts.fund_minor),
        ),
        (
            Text(en="Refunded to the fund", zh="退费冲减基金"),
            reading.money(reading.amounts.refunded_minor),
        ),
        (
            Text(en="Lines that do not count", zh="未计入明细"),
            str(len(reading.amounts.lines) - len(reading.amounts.included)),
        ),
        (
            Text(en="Lines without a stated fund share", zh="未载明基金支付额的明细"),
            str(reading.amounts.unstated),
        ),
    )


def _row(number: int, line: AmountLine) -> tuple[Words, ...]:
    reason = _reason(line)
    if line.reverses:
        reason = Text(en="{reason} ({id})", zh="{reason}（{id}）").filled(
            reason=reason, id=line.reverses
        )
    return (
        str(number),
        line.claim_id,
        f"{line.at:%Y-%m-%d %H:%M}" if line.at else "—",
        line.patient_id,
        line.provider_id,
        readable(line.total_minor),
        readable(line.fund_minor) if line.fund_stated else "—",
        YES if line.included else NO,
        reason,
    )


def _reason(line: AmountLine) -> Text:
    """Why a line counts, or that it does not."""
    return listed([called(REASONS, code) for code in line.reasons]) if line.included else _OUTSIDE
