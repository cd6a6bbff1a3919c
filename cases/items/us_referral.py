"""The referral summary for the United States: what a referral to an inspector general states."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from cases import rules
from cases.items import amounts
from cases.items.evidence_catalogue import evidence_table
from cases.items.item import Attachment, Paper
from cases.items.reading import Reading
from cases.items.sections.exculpatory import exculpatory_blocks
from cases.items.sections.parties import parties_table
from cases.items.sections.rings import ring_blocks
from cases.items.sections.wording import SIGN, TO_CONFIRM
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
from cases.table_rows import rows_of
from model.days import iso
from model.language import Text
from model.money import readable
from model.vocabulary.cases import ELEMENTS

NAME = "US_referral_summary"

SHOWN = 200
"""Claims printed in the summary; the lines of the amounts hold all of them."""


@cache
def _texts() -> dict[str, Any]:
    """Statutes as the dated data file states them."""
    path = resources.files("cases.items").joinpath("texts/referral_us.toml")
    return tomllib.loads(path.read_text("utf-8"))


def referral(reading: Reading) -> Document:
    """Providers, allegation, claims, exposure, elements, related parties, what is still open."""
    case = reading.dossier.case
    return reading.document(
        "03",
        Text(en="Referral summary", zh="转介概要（美国）"),
        subtitle=case.title,
        text_size=11.0,
        table_size=8.5,
        blocks=(
            Heading(Text(en="Providers concerned", zh="涉及的医疗机构")),
            _providers(reading),
            Heading(Text(en="Allegation under suspicion", zh="涉嫌事项")),
            *(said(ring.summary) for ring in reading.dossier.rings),
            KeyValues(_allegation(reading)),
            Heading(Text(en="Exposure and how it was computed", zh="涉及金额及计算方法")),
            KeyValues(_exposure(reading)),
            Heading(Text(en="Elements and the evidence of each", zh="构成要素及证据")),
            _elements(reading),
            *_exhibits(reading),
            Heading(Text(en="Related parties", zh="关联方")),
            *parties_table(reading),
            *ring_blocks(reading),
            Heading(Text(en="What speaks against the suspicion", zh="有利于当事人的情况")),
            *exculpatory_blocks(reading),
            Heading(Text(en="To be stated by the referring unit", zh="由移交单位填写")),
            KeyValues(_OPEN),
            Heading(Text(en="Claims", zh="结算记录清单")),
            *_claims(reading),
            Signatures(
                (
                    Signature(
                        Text(en="Referred by", zh="移交人"),
                        lines=(SIGN, Text(en="Date: ____________", zh="日期：____________")),
                    ),
                    Signature(
                        Text(en="Accepted by", zh="接收人"),
                        lines=(SIGN, Text(en="Date: ____________", zh="日期：____________")),
                    ),
                )
            ),
            said(TO_CONFIRM, small=True, indent=False),
        ),
    )


_OPEN: tuple[tuple[Words, Words], ...] = (
    (Text(en="Beneficiary interviews", zh="受益人访谈"), BLANK),
    (Text(en="Prior education, edits, overpayments", zh="既往教育、审核提示、多付款"), BLANK),
    (Text(en="Medical review findings", zh="病历审核结论"), BLANK),
    (
        Text(en="Payment suspension", zh="暂停支付"),
        Text(
            en="□ requested   □ not requested, because: ______________",
            zh="□ 申请　　□ 不申请，理由：______________",
        ),
    ),
    (Text(en="Communications with the provider", zh="与机构的往来"), BLANK),
    (Text(en="Other agencies informed", zh="已知会的其他机关"), BLANK),
)


def _allegation(reading: Reading) -> tuple[tuple[Words, Words], ...]:
    first, last = reading.period
    return (
        (
            Text(en="Period", zh="期间"),
            Text(en="{a} to {b}", zh="{a} 至 {b}").filled(a=iso(first), b=iso(last)),
        ),
        (Text(en="Statutes to consider", zh="可能适用的法律"), _statutes()),
    )


def _statutes() -> Text:
    texts = _texts()
    mark = rules.MARKS[texts["mark"]]
    cites = [(entry["cite"], rules.text_of(entry, "gist")) for entry in texts["statute"]]
    return Text(
        en="; ".join(f"{cite} ({gist.en})" for cite, gist in cites) + f" [{mark.en}]",
        zh="；".join(f"{cite}（{gist.zh}）" for cite, gist in cites) + f"〔{mark.zh}〕",
    )


def _exposure(reading: Reading) -> tuple[tuple[Words, Words], ...]:
    return (
        (
            Text(en="Claims under suspicion", zh="涉嫌结算记录"),
            f"{len(reading.amounts.included):,}",
        ),
        (
            Text(en="Billed, net of refunds", zh="申报金额（扣除退费）"),
            reading.money(reading.amounts.total_minor),
        ),
        (
            Text(en="Paid, net of refunds", zh="支付金额（扣除退费）"),
            reading.money(reading.amounts.fund_minor),
        ),
        (
            Text(en="Method", zh="方法"),
            Text(
                en="Sum over every claim of the rings, each once, refunds netted; no sample and no "
                "extrapolation. Lines: {file}.",
                zh="对各团伙线索的结算记录逐条相加，每条一次，退费冲减；未抽样，未推算。"
                "明细见 {file}。",
            ).filled(file=amounts.LINES),
        ),
    )


def _providers(reading: Reading) -> Table:
    columns = (
        "provider_id",
        "name",
        "provider_kind",
        "owner_name",
        "legal_representative",
        "address",
    )
    rows = sorted(rows_of(reading.dossier.providers, *columns), key=lambda r: str(r["provider_id"]))
    return Table(
        columns=(
            Column(Text(en="Identifier (NPI, TIN)", zh="标识（NPI、TIN）"), 1.5),
            Column(Text(en="Name", zh="名称"), 1.6),
            Column(Text(en="Kind", zh="类型"), 1.0),
            Column(Text(en="Owner", zh="所有人"), 1.3),
            Column(Text(en="Represented by", zh="负责人"), 1.3),
            Column(Text(en="Address", zh="地址"), 2.0),
        ),
        rows=tuple(tuple(str(row[column] or "—") for column in columns) for row in rows),
    )


def _elements(reading: Reading) -> Table:
    case = reading.dossier.case
    rows: list[tuple[Words, ...]] = []
    for code, term in ELEMENTS.items():
        facts = [fact for fact in case.facts if fact.element == code]
        direct = [e.exhibit_no for e in case.exhibits if e.element == code]
        numbers = sorted({no for fact in facts for no in fact.exhibit_nos} | set(direct))
        stated = " ".join(f"{fact.fact_no}: {fact.text}" for fact in facts)
        rows.append((term.name, stated or "—", ", ".join(numbers) or _NOTHING_YET))
    return Table(
        columns=(
            Column(Text(en="Element", zh="构成要件"), 1.2),
            Column(Text(en="Facts", zh="事实"), 3.6),
            Column(Text(en="Exhibits", zh="证据"), 1.6),
        ),
        rows=tuple(rows),
    )


_NOTHING_YET = Text(en="none yet", zh="暂无")


def _exhibits(reading: Reading) -> tuple[Block, ...]:
    exhibits = reading.dossier.case.exhibits
    if not exhibits:
        return (Points((Text(en="No exhibit is registered.", zh="尚未登记证据。"),)),)
    return (evidence_table(exhibits),)


def _claims(reading: Reading) -> tuple[Block, ...]:
    codes: dict[str, list[str]] = {}
    for row in rows_of(reading.dossier.lines, "claim_id", "item_code"):
        if row["item_code"] and row["item_code"] not in codes.setdefault(row["claim_id"], []):
            codes[row["claim_id"]].append(row["item_code"])
    shown = reading.amounts.included[:SHOWN]
    note = Text(
        en=f"{len(shown)} of {len(reading.amounts.included)} claims; all are in {amounts.LINES}.",
        zh=f"共{len(reading.amounts.included)}笔，列出{len(shown)}笔；全部见 {amounts.LINES}。",
    )
    return (
        Table(
            columns=(
                Column(Text(en="Claim", zh="结算记录编号"), 1.3),
                Column(Text(en="Date", zh="日期"), 1.0, "center"),
                Column(Text(en="Beneficiary", zh="受益人"), 1.5),
                Column(Text(en="Provider", zh="机构"), 1.2),
                Column(Text(en="Items (HCPCS)", zh="项目（HCPCS）"), 1.2),
                Column(Text(en="Diagnoses (ICD)", zh="诊断（ICD）"), 1.2),
                Column(Text(en="Billed", zh="申报"), 1.0, "right"),
                Column(Text(en="Paid", zh="支付"), 1.0, "right"),
            ),
            rows=tuple(
                (
                    line.claim_id,
                    f"{line.at:%Y-%m-%d}" if line.at else "—",
                    line.patient_id,
                    line.provider_id,
                    " ".join(codes.get(line.claim_id, [])[:6]) or "—",
                    line.diagnoses.replace(";", " ") or "—",
                    readable(line.total_minor),
                    readable(line.fund_minor) if line.fund_stated else "—",
                )
                for line in shown
            ),
            note=note,
        ),
    )


ATTACHMENT = Attachment(papers=(Paper(NAME, referral, editable=True),), template="us")
