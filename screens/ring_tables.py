"""The tables of one ring: members, scoring, innocent readings' data, claims."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from model.rings import Ring, ScoreLine
from screens.codes import signal_name
from screens.exposure import Exposure
from screens.formats import NOTHING, amount, fraction, moment
from screens.graph_view import handle
from screens.ring_graph import named_on
from screens.state import Picked
from screens.table import Column, Row, figure
from screens.words import label, say, told


def member_columns() -> tuple[Column, ...]:
    """Headings of the members."""
    return (
        Column(say("member.kind")),
        Column(say("member.id"), "id"),
        Column(say("member.role")),
        Column(say("member.strength"), "bar"),
        Column(say("rings.claims"), "number"),
        Column(say("money.fund"), "number"),
    )


def member_rows(ring: Ring) -> tuple[Row, ...]:
    """One row per member, strongest first; a click narrows the claims to the member."""
    ordered = sorted(ring.members, key=lambda m: (-m.strength, -m.claims, m.kind, m.id))
    return tuple(
        Row(
            handle((member.kind, member.id)),
            (
                label("kind", member.kind),
                member.id,
                label("role", member.role),
                figure(fraction(member.strength), member.strength),
                figure(f"{member.claims:,}", member.claims),
                figure(amount(member.fund_minor), member.fund_minor),
            ),
        )
        for member in ordered
    )


def why_columns() -> tuple[Column, ...]:
    """Headings of the scoring table."""
    return (
        Column(say("why.signal")),
        Column(say("why.sentence"), "sentence"),
        Column(say("why.strength"), "bar"),
        Column(say("why.weight"), "number"),
    )


def why_rows(lines: Sequence[ScoreLine]) -> tuple[Row, ...]:
    """The scoring table as it applied to this ring."""
    return tuple(
        Row(
            f"{number}",
            (
                signal_name(line.signal),
                told(line.sentence),
                figure(fraction(line.strength), line.strength),
                figure(fraction(line.weight), line.weight),
            ),
        )
        for number, line in enumerate(lines)
    )


def money_columns() -> tuple[Column, ...]:
    """Headings of the amounts."""
    return (
        Column(say("money.what")),
        Column(say("money.charged"), "number"),
        Column(say("money.refunded"), "number"),
        Column(say("money.net"), "number"),
    )


def money_rows(found: Exposure) -> tuple[Row, ...]:
    """One row per kind of amount, added up from the listed claims."""
    sums = {
        "total": found.total,
        "fund": found.fund,
        "account": found.account,
        "cash": found.cash,
    }
    return tuple(
        Row(
            name,
            (
                say(f"money.{name}"),
                *(figure(amount(part), part) for part in (one.charged, one.refunded, one.net)),
            )
            if one
            else (say(f"money.{name}"), NOTHING, NOTHING, NOTHING),
        )
        for name, one in sums.items()
    )


def claim_columns() -> tuple[Column, ...]:
    """Headings of the claims, with the file and row each came from."""
    return (
        Column(say("claims.claim"), "id"),
        Column(say("claims.day"), "moment"),
        Column(say("claims.type"), "word"),
        Column(say("kind.patient"), "id"),
        Column(say("kind.doctor"), "id"),
        Column(say("kind.provider"), "id"),
        Column(say("money.total"), "number"),
        Column(say("money.fund"), "number"),
        Column(say("claims.reason")),
        Column(say("claims.file"), "id"),
        Column(say("claims.row"), "number"),
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
                label("claim_type", claim["claim_type"]),
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
    return say("table.and").join(label("reason", code) for code in codes.split(";") if code)


def naming(claims: pa.Table, picked: Sequence[Picked]) -> pa.Table:
    """The claims that name every picked member."""
    wanted = {(one.kind, one.id) for one in picked}
    kept = [wanted <= set(names) for names in named_on(claims)]
    return claims.filter(pa.array(kept, pa.bool_()))
