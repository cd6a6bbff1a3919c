"""Item 10: the amounts of the case, re-computable from their own lines by one command.

Integers in minor units (fen, cents); every claim once; refunds are negative and net what they
reverse. ``totals.json`` is made by the function of the verifier that checks it later; the tests
re-compute it independently with ``Decimal``.
"""

from typing import Any

from cases.case_amounts import AmountLine, amounts_of, require_whole
from cases.papers.tabular import csv_bytes, json_bytes, plain_text
from cases.verification.verify_package import totals_of
from model.dossiers import Dossier
from model.language import Text
from model.money import from_minor

FOLDER = "10_金额计算"
COLUMNS = (
    "line_no",
    "claim_id",
    "claim_type",
    "start_time",
    "claimed_minor",
    "fund_minor",
    "fund_stated",
    "reverses_claim_id",
    "rings",
    "include",
    "reason_code",
    "reason",
)
_IN = Text(en="claim of a ring", zh="属于团伙线索的结算记录")
_REFUND = Text(en="refund of a claim that counts; netted", zh="已计入记录的退费，予以冲减")
_OUT = Text(en="kept for context; in no ring", zh="仅供对照，不属于任何团伙线索")


def lines_of(dossier: Dossier) -> list[dict[str, Any]]:
    """The lines in order of claim id, under the names of ``COLUMNS``.

    Raises ``LayoutError`` where they do not add up to the amounts of the rings.
    """
    amounts = amounts_of(dossier.rings, dossier.claims)
    require_whole(amounts, dossier.rings)
    return [_shown(number, line) for number, line in enumerate(amounts.lines, start=1)]


def files(dossier: Dossier) -> dict[str, bytes]:
    """``rule.md``, ``lines.csv`` and ``totals.json``."""
    lines = lines_of(dossier)
    totals = totals_of([{key: str(value) for key, value in line.items()} for line in lines])
    included: Any = totals["included"]
    return {
        f"{FOLDER}/lines.csv": csv_bytes(COLUMNS, ([line[c] for c in COLUMNS] for line in lines)),
        f"{FOLDER}/totals.json": json_bytes({"unit": "0.01", **totals}),
        f"{FOLDER}/rule.md": plain_text(
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


def _shown(number: int, line: AmountLine) -> dict[str, Any]:
    code = "in_no_ring"
    if line.included:
        code = "refund_netted" if line.reverses else "claim_of_ring"
    reason = {"refund_netted": _REFUND, "claim_of_ring": _IN, "in_no_ring": _OUT}[code]
    return {
        "line_no": number,
        "claim_id": line.claim_id,
        "claim_type": line.claim_type,
        "start_time": line.at,
        "claimed_minor": line.total_minor,
        "fund_minor": line.fund_minor,
        "fund_stated": "yes" if line.fund_stated else "no",
        "reverses_claim_id": line.reverses,
        "rings": ";".join(line.rings),
        "include": "yes" if line.included else "no",
        "reason_code": code,
        "reason": f"{reason.zh} {reason.en}",
    }
