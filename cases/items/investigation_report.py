"""Item 03: the report (Order 310 art. 6(2)), with what speaks against the suspicion."""

from cases.items import evidence_catalogue
from cases.items.evidence_catalogue import evidence_table
from cases.items.item import Item, Paper
from cases.items.reading import Reading
from cases.items.sections.computation import computation_blocks
from cases.items.sections.evidence import facts_table
from cases.items.sections.exculpatory import exculpatory_blocks
from cases.items.sections.facts import facts_rows, measures, origin
from cases.items.sections.offence import offence
from cases.items.sections.parties import parties_table
from cases.items.sections.recorded import recorded_facts
from cases.items.sections.rings import ring_blocks
from cases.items.sections.wording import DATE, NOT_RECORDED, SIGN, TO_CONFIRM
from cases.papers.times import clock_time
from cases.papers.tree import (
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
from model.language import Text

NAME = "03_调查报告"

_OPINION = Text(
    en="On the facts and evidence above, the parties are suspected of conduct consistent with "
    "the patterns named; {fund} of the fund is under suspicion. The statistical findings are "
    "indicators and not by themselves a ground for any decision about a person; what is "
    "decisive is the evidence of each fact. Doubts that remain are read in favour of the "
    "parties.",
    zh="根据上述事实和证据，各当事人涉嫌实施与前述情形相符的行为，涉嫌基金金额{fund}。"
    "统计分析结果仅为线索，不单独作为对任何人作出决定的依据，应以各项事实的证据为准；"
    "存疑之处，作有利于当事人的认定。",
)


def report(reading: Reading) -> Document:
    """The investigation report; suspicion throughout, verdict nowhere."""
    case = reading.dossier.case
    return reading.document(
        ITEM.number,
        Text(en="Investigation report", zh="案件调查报告"),
        subtitle=case.title,
        table_size=8.0,
        blocks=(
            Heading(Text(en="Origin of the case", zh="案件来源")),
            said(origin(reading)),
            Heading(Text(en="Officers and process", zh="承办人员及调查经过")),
            *_process(reading),
            Heading(Text(en="Parties", zh="当事人基本情况")),
            *parties_table(reading),
            Heading(Text(en="Facts under suspicion", zh="涉嫌事实")),
            KeyValues(facts_rows(reading)),
            *ring_blocks(reading),
            Heading(Text(en="Evidence of each fact", zh="各项事实的证据")),
            *_evidence(reading),
            Heading(Text(en="Doubts and exculpatory evidence", zh="疑点排除及有利于当事人的情况")),
            *exculpatory_blocks(reading),
            Heading(Text(en="Offence suspected and provisions", zh="涉嫌罪名及法律依据")),
            *offence(reading),
            Heading(Text(en="Measures already taken", zh="已采取的措施")),
            measures(reading),
            Heading(Text(en="Opinion", zh="处理意见")),
            said(_OPINION.filled(fund=reading.money(reading.amounts.fund_minor))),
            _signed(reading),
            said(TO_CONFIRM, small=True, indent=False),
            Heading(Text(en="Annex: computation of the amount", zh="附：金额计算")),
            *computation_blocks(reading),
        ),
    )


def _process(reading: Reading) -> tuple[Block, ...]:
    case = reading.dossier.case
    officers: list[tuple[Words, ...]] = [
        (officer.name, officer.certificate or NOT_RECORDED, officer.account)
        for officer in case.officers
    ]
    steps: list[tuple[Words, ...]] = [
        (
            str(event.number),
            clock_time(event.at),
            reading.step_title(event.verb),
            reading.officer(event.by),
            recorded_facts(event.facts) if event.facts else "—",
        )
        for event in sorted(case.events, key=lambda event: event.number)
    ]
    return (
        Table(
            (
                Column(Text(en="Officer", zh="姓名")),
                Column(Text(en="Certificate no.", zh="执法证号")),
                Column(Text(en="Account", zh="系统账号")),
            ),
            tuple(officers),
        ),
        Table(
            (
                Column(Text(en="No.", zh="序号"), 0.5, "center"),
                Column(Text(en="Time (UTC+08:00)", zh="时间（UTC+08:00）"), 1.6),
                Column(Text(en="Step", zh="步骤"), 1.5),
                Column(Text(en="By", zh="办理人"), 1.4),
                Column(Text(en="Recorded", zh="记录事项"), 2.4),
            ),
            tuple(steps),
        ),
    )


def _evidence(reading: Reading) -> tuple[Block, ...]:
    case = reading.dossier.case
    if not case.exhibits:
        return (Points((Text(en="No exhibit is registered.", zh="尚未登记证据。"),)),)
    return (
        *facts_table(case.facts),
        said(
            Text(
                en="Full entries with collectors, method and legal basis: {file}.",
                zh="收集人、方法及法律依据等完整记载见 {file}。",
            ).filled(file=evidence_catalogue.FILE),
            small=True,
        ),
        evidence_table(case.exhibits),
    )


def _signed(reading: Reading) -> Signatures:
    officers = [reading.officer(officer.account) for officer in reading.dossier.case.officers]
    return Signatures(
        tuple(
            Signature(Text(en="Officer", zh="承办人"), name, (SIGN, DATE))
            for name in officers or ["", ""]
        )
    )


ITEM = Item(
    name=NAME,
    title=Text(en="Investigation report", zh="调查报告"),
    source="Order 310 art. 6(2); 法发〔2024〕6号 §2",
    needed=(f"{NAME}.pdf",),
    judicial=True,
    papers=(Paper(NAME, report, editable=True),),
)
