"""Item 06: the internal report on the transfer, the head's decision and its two clocks (art. 5)."""

from cases.items.item import Item, Paper
from cases.items.reading import Reading
from cases.items.sections.facts import facts_rows
from cases.items.sections.offence import offence
from cases.items.sections.terms import clock_source, legal_terms
from cases.items.sections.wording import NOT_RECORDED, SIGN, TO_CONFIRM
from cases.papers.times import clock_time, moment
from cases.papers.tree import (
    BLANK,
    Block,
    Column,
    Document,
    Heading,
    KeyValues,
    Points,
    Signature,
    Signatures,
    Table,
    Words,
    said,
)
from model.cases import Event
from model.language import Text
from model.vocabulary.cases import TERM_STATES

NAME = "06_审批"


def approval(reading: Reading) -> Document:
    """The report of the officers, the reviews, the decision of the head, and the terms."""
    case = reading.dossier.case
    officers: list[tuple[Words, ...]] = [
        (officer.name, officer.certificate or NOT_RECORDED) for officer in case.officers
    ]
    return reading.document(
        ITEM.number,
        Text(en="Internal report on a transfer", zh="涉嫌犯罪案件审批报告"),
        blocks=(
            Heading(Text(en="Case and officers", zh="案件及承办人")),
            KeyValues(((Text(en="Case", zh="案件名称"), case.title),)),
            Table(
                (
                    Column(Text(en="Officer", zh="承办人")),
                    Column(Text(en="Certificate no.", zh="执法证号")),
                ),
                tuple(officers),
            ),
            Heading(Text(en="Facts under suspicion", zh="涉嫌事实")),
            KeyValues(facts_rows(reading)),
            Heading(Text(en="Offence suspected and provisions", zh="涉嫌罪名及法律依据")),
            *offence(reading),
            Heading(Text(en="Reviews", zh="审核与讨论")),
            KeyValues(
                (
                    (
                        Text(en="Proposal of the officers", zh="承办人意见"),
                        _event(reading, "propose_transfer"),
                    ),
                    (Text(en="Legal review", zh="法制审核意见"), _event(reading, "answer_review")),
                    (Text(en="Group discussion", zh="集体讨论意见"), _event(reading, "discuss")),
                    (
                        Text(en="Decision of the head", zh="负责人决定"),
                        _event(reading, "approve_transfer", "decline_transfer"),
                    ),
                    (Text(en="Sent", zh="移送时间"), _event(reading, "send_transfer")),
                )
            ),
            Heading(Text(en="Terms", zh="法定期限")),
            Points(legal_terms("transfer_decision", "transfer_sending")),
            *_clocks(reading),
            Signatures(
                (
                    Signature(
                        Text(en="Officers", zh="承办人"),
                        lines=(
                            Text(en="Signatures: ____________", zh="签名：____________"),
                            Text(en="Date and time: ____________", zh="日期及时间：____________"),
                        ),
                    ),
                    Signature(
                        Text(en="Head of the agency", zh="本机关负责人"),
                        lines=(
                            Text(en="□ approved   □ not approved", zh="□ 同意　　□ 不同意"),
                            Text(en="Reasons: ____________", zh="理由：____________"),
                            SIGN,
                            Text(en="Date and time: ____________", zh="日期及时间：____________"),
                        ),
                    ),
                )
            ),
            said(TO_CONFIRM, small=True, indent=False),
        ),
    )


def _event(reading: Reading, *verbs: str) -> Words:
    event: Event | None = reading.latest(*verbs)
    if event is None:
        return BLANK
    facts = "; ".join(value for _, value in sorted(event.facts.items()))
    return Text(en="{title}, {at}, by {by}. {facts}", zh="{title}，{at}，{by}。{facts}").filled(
        title=reading.step_title(event.verb),
        at=moment(event.at),
        by=reading.officer(event.by),
        facts=facts,
    )


def _clocks(reading: Reading) -> tuple[Block, ...]:
    now = reading.dossier.exported_at
    rows: list[tuple[Words, ...]] = []
    for clock in reading.dossier.clocks:
        rows.append(
            (
                clock.title,
                clock_time(clock.started_at),
                clock_time(clock.due_at),
                clock_time(clock.stopped_at) if clock.stopped_at else "—",
                TERM_STATES[clock.state(now)].name,
                clock_source(clock),
            )
        )
    if not rows:
        return (said(Text(en="No term has started yet.", zh="尚无已起算的期限。")),)
    return (
        Table(
            columns=(
                Column(Text(en="Term", zh="期限"), 1.3),
                Column(Text(en="Started (UTC+08:00)", zh="起算（UTC+08:00）"), 1.4),
                Column(Text(en="Due (UTC+08:00)", zh="届满（UTC+08:00）"), 1.4),
                Column(Text(en="Met (UTC+08:00)", zh="完成（UTC+08:00）"), 1.4),
                Column(Text(en="State", zh="状态"), 0.8, "center"),
                Column(Text(en="Source", zh="依据"), 1.8),
            ),
            rows=tuple(rows),
        ),
    )


ITEM = Item(
    name=NAME,
    title=Text(en="Approvals", zh="审批"),
    source="Order 310 art. 5",
    needed=(f"{NAME}/",),
    judicial=True,
    papers=(Paper(f"{NAME}/审批报告", approval, editable=True),),
    folder=NAME,
)
