"""The tables of one ring: members, scoring, innocent readings' data, claims."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from model.language import Text
from model.rings import Ring, ScoreLine
from model.vocabulary.claims import CLAIM_TYPES, MEMBER_KINDS
from model.vocabulary.findings import REASONS, ROLES
from model.vocabulary.signals import SIGNALS
from model.vocabulary.term import called
from screens.exposure import Exposure
from screens.formats import NOTHING, amount, fraction, moment
from screens.graph_view import handle
from screens.ring_figures import CLAIMS, DAY, FUND, STRENGTH, TOTAL
from screens.ring_graph import named_on
from screens.state import Picked
from screens.table import ROW_NUMBER, Column, Row, figure
from screens.words import tr

MEMBER_COLUMNS = (
    Column(Text(en="Kind", zh="类别")),
    Column(Text(en="Identifier", zh="编号"), "id"),
    Column(Text(en="Role", zh="角色")),
    Column(STRENGTH, "bar"),
    Column(CLAIMS, "number"),
    Column(FUND, "number"),
)


def member_rows(ring: Ring) -> tuple[Row, ...]:
    """One row per member, strongest first; a click narrows the claims to the member."""
    ordered = sorted(ring.members, key=lambda m: (-m.strength, -m.claims, m.kind, m.id))
    return tuple(
        Row(
            handle((member.kind, member.id)),
            (
                tr(called(MEMBER_KINDS, member.kind)),
                member.id,
                tr(called(ROLES, member.role)),
                figure(fraction(member.strength), member.strength),
                figure(f"{member.claims:,}", member.claims),
                figure(amount(member.fund_minor), member.fund_minor),
            ),
        )
        for member in ordered
    )


WHY_COLUMNS = (
    Column(Text(en="Signal", zh="信号")),
    Column(Text(en="What was seen", zh="观察到的情况"), "sentence"),
    Column(STRENGTH, "bar"),
    Column(Text(en="Weight", zh="权重"), "number"),
)


def why_rows(lines: Sequence[ScoreLine]) -> tuple[Row, ...]:
    """The scoring table as it applied to this ring."""
    return tuple(
        Row(
            f"{number}",
            (
                tr(SIGNALS[line.signal].name),
                tr(line.sentence),
                figure(fraction(line.strength), line.strength),
                figure(fraction(line.weight), line.weight),
            ),
        )
        for number, line in enumerate(lines)
    )


MONEY_COLUMNS = (
    Column(Text(en="Amount", zh="金额")),
    Column(Text(en="Charged", zh="收费"), "number"),
    Column(Text(en="Refunded", zh="退费"), "number"),
    Column(Text(en="Net", zh="净额"), "number"),
)


def money_rows(found: Exposure) -> tuple[Row, ...]:
    """One row per kind of amount, added up from the listed claims."""
    sums = (
        ("total", TOTAL, found.total),
        ("fund", FUND, found.fund),
        ("account", Text(en="Personal account", zh="个人账户"), found.account),
        ("cash", Text(en="Cash", zh="现金"), found.cash),
    )
    return tuple(
        Row(
            code,
            (
                tr(name),
                *(figure(amount(part), part) for part in (one.charged, one.refunded, one.net)),
            )
            if one
            else (tr(name), NOTHING, NOTHING, NOTHING),
        )
        for code, name, one in sums
    )


CLAIM_COLUMNS = (
    Column(Text(en="Claim", zh="结算记录编号"), "id"),
    Column(DAY, "moment"),
    Column(Text(en="Type", zh="类型"), "word"),
    Column(MEMBER_KINDS["patient"].name, "id"),
    Column(MEMBER_KINDS["doctor"].name, "id"),
    Column(MEMBER_KINDS["provider"].name, "id"),
    Column(TOTAL, "number"),
    Column(FUND, "number"),
    Column(Text(en="Why it is listed", zh="列入原因")),
    Column(Text(en="Source file", zh="来源文件"), "id"),
    Column(ROW_NUMBER, "number"),
)


def claim_rows(claims: pa.Table, reasons: Mapping[str, str]) -> tuple[Row, ...]:
    """One row per claim in order of time."""
    ordered = claims.sort_by([("start_time", "ascending"), ("claim_id", "ascending")])
    return tuple(
        Row(
            claim["claim_id"],
            (
                claim["claim_id"],
                moment(claim["start_time"]),
                tr(called(CLAIM_TYPES, claim["claim_type"])),
                claim["patient_id"],
                claim["doctor_id"] or NOTHING,
                claim["provider_id"],
                figure(amount(claim["total_amount_minor"]), claim["total_amount_minor"]),
                figure(amount(claim["fund_amount_minor"]), claim["fund_amount_minor"] or 0),
                reason_names(reasons.get(claim["claim_id"], "")),
                claim["source"],
                figure(f"{claim['row_no']:,}", claim["row_no"]),
            ),
        )
        for claim in ordered.to_pylist()
    )


def reason_names(codes: str) -> str:
    """The reasons of one claim, joined by ``;`` as the run writes them."""
    return tr(Text(en=", ", zh="、")).join(
        tr(called(REASONS, code)) for code in codes.split(";") if code
    )


def naming(claims: pa.Table, picked: Sequence[Picked]) -> pa.Table:
    """The claims that name every picked member."""
    wanted = {(one.kind, one.id) for one in picked}
    kept = [wanted <= set(names) for names in named_on(claims)]
    return claims.filter(pa.array(kept, pa.bool_()))
