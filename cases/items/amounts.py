"""Item 10: the amounts of the case, re-computable from their own lines by one command.

Integers in minor units (fen, cents); every claim once; refunds are negative and net what they
reverse. ``totals.json`` is made by the function of the verifier that checks it later; the tests
re-compute it independently with ``Decimal``.
"""

from typing import Any

from cases.case_amounts import AmountLine, require_whole
from cases.items.item import Item
from cases.items.reading import Reading
from cases.papers.tabular import Field, bilingual, fields_csv, json_bytes, plain_text
from cases.verification.verify_package import totals_of
from model.language import Text
from model.money import from_minor

NAME = "10_金额计算"
LINES = f"{NAME}/lines.csv"
TOTALS = f"{NAME}/totals.json"
RULE = f"{NAME}/rule.md"
_REASONS = {
    "claim_of_ring": Text(en="claim of a ring", zh="属于团伙线索的结算记录"),
    "refund_netted": Text(
        en="refund of a claim that counts; netted", zh="已计入记录的退费，予以冲减"
    ),
    "in_no_ring": Text(en="kept for context; in no ring", zh="仅供对照，不属于任何团伙线索"),
}


def _reason(line: AmountLine) -> str:
    """The code of why a line counts, or does not."""
    if not line.included:
        return "in_no_ring"
    return "refund_netted" if line.reverses else "claim_of_ring"


_FIELDS: tuple[Field[AmountLine], ...] = (
    Field("claim_id", "", lambda line: line.claim_id),
    Field("claim_type", "", lambda line: line.claim_type),
    Field("start_time", "", lambda line: line.at),
    Field("claimed_minor", "", lambda line: line.total_minor),
    Field("fund_minor", "", lambda line: line.fund_minor),
    Field("fund_stated", "", lambda line: "yes" if line.fund_stated else "no"),
    Field("reverses_claim_id", "", lambda line: line.reverses),
    Field("rings", "", lambda line: ";".join(line.rings)),
    Field("include", "", lambda line: "yes" if line.included else "no"),
    Field("reason_code", "", _reason),
    Field("reason", "", lambda line: bilingual(_REASONS[_reason(line)])),
)


def files(reading: Reading) -> dict[str, bytes]:
    """``rule.md``, ``lines.csv`` and ``totals.json``.

    Raises ``LayoutError`` where the lines do not add up to the amounts of the rings.
    """
    require_whole(reading.amounts, reading.dossier.rings)
    lines = reading.amounts.lines
    totals = totals_of([{f.code: str(f.value(line)) for f in _FIELDS} for line in lines])
    included: Any = totals["included"]
    return {
        LINES: fields_csv(_FIELDS, lines, "line_no"),
        TOTALS: json_bytes({"unit": "0.01", **totals}),
        RULE: plain_text(
            "# 金额计算规则 / How the amounts are computed",
            "",
            *(f"- {rule.zh} {rule.en}" for rule in _RULES),
            "",
            Text(en="Net total fee:", zh="净总费用："),
            f"    {from_minor(included['claimed_minor'])}",
            Text(en="Net paid by the fund:", zh="净基金支付："),
            f"    {from_minor(included['fund_minor'])}",
            "",
            Text(
                en="Compute the totals again, in the folder of the package:",
                zh="在卷宗文件夹中执行以下命令即可复算：",
            ),
            "",
            "    python verify_package.py --amounts",
        ),
    }


_RULES = (
    Text(
        en="All amounts are integers in minor units (1/100 of the currency); nothing is rounded.",
        zh="所有金额均为整数，单位为分，不作任何舍入。",
    ),
    Text(en="Every claim counts once, in however many rings it is.", zh="每条结算记录只计一次。"),
    Text(
        en="A claim counts when it belongs to at least one ring of the case.",
        zh="属于本案至少一个团伙线索的结算记录计入。",
    ),
    Text(
        en="Refunds are negative and net what they reverse; full and partial ones alike.",
        zh="退费为负数，冲减其所冲销的记录，全额与部分退费相同。",
    ),
    Text(
        en="Where the source states no fund share it counts as 0 (fund_stated = no).",
        zh="来源未载明基金支付额的按零计（fund_stated 为 no）。",
    ),
    Text(
        en="Every line says whether it counts (include) and why (reason).",
        zh="每行均载明是否计入及理由。",
    ),
    Text(
        en="The figures describe claims with indicators of irregularity. They are not a finding "
        "of guilt or of damage.",
        zh="以上数字为存在疑点的结算金额，不等于认定的违法金额或损失。",
    ),
)


ITEM = Item(
    name=NAME,
    title=Text(en="Computation of amounts", zh="金额计算"),
    source="法发〔2024〕6号 art. 19",
    needed=(LINES, RULE, TOTALS),
    judicial=True,
    files=files,
)
