"""Tables of the package computed again from the dossier, row by row and by other means."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from cases.package import payload
from model.cells import plain
from model.dossiers import Dossier
from tests.cases.dossiers import sample_dossier
from tests.cases.packages import FIXED, exchange_of


def items(dossier: Dossier) -> dict[str, bytes]:
    return payload(dossier, FIXED, exchange_of(dossier))


def table(data: bytes) -> list[dict[str, str]]:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    names = [cell.split(" ")[0] for cell in rows[0]]
    return [{n: plain(cell) for n, cell in zip(names, row, strict=True)} for row in rows[1:]]


@pytest.fixture(scope="module", params=[1, 2])
def dossier(request: pytest.FixtureRequest) -> Dossier:
    return sample_dossier(request.param)


def test_every_role_is_what_rings_and_claims_say(dossier: Dossier) -> None:
    rows = table(items(dossier)["08_人员角色.csv"])
    counted = {claim.claim_id for ring in dossier.rings for claim in ring.claims}
    claims = [row for row in dossier.claims.to_pylist() if row["claim_id"] in counted]
    members = {(m.kind, m.id) for ring in dossier.rings for m in ring.members}
    assert members <= {(row["kind"], row["id"]) for row in rows}
    for row in rows:
        key = (row["kind"], row["id"])
        part = {
            "patient": lambda c, no: c["patient_id"] == no,
            "doctor": lambda c, no: c["doctor_id"] == no,
            "provider": lambda c, no: no in (c["provider_id"], c.get("prescriber_provider_id")),
        }.get(row["kind"], lambda c, no: False)
        own = [claim for claim in claims if part(claim, row["id"])]
        assert int(row["claims"]) == len(own)
        fund = sum(claim["fund_amount_minor"] or 0 for claim in own)
        assert int(row["fund_minor"]) == fund
        assert Decimal(row["fund_amount"]) == Decimal(fund) / 100
        times = sorted(claim["start_time"] for claim in own)
        assert (row["first_act"][:16], row["last_act"][:16]) == (
            (f"{times[0]:%Y-%m-%d %H:%M}", f"{times[-1]:%Y-%m-%d %H:%M}") if times else ("", "")
        )
        roles = {(m.role, ring.ring_id) for ring in dossier.rings for m in ring.members
                 if (m.kind, m.id) == key}  # fmt: skip
        assert row["role_in_ring"] == ";".join(sorted({role for role, _ in roles}))
        assert row["rings"] == ";".join(sorted({ring for _, ring in roles}))


def test_parties_come_first_and_in_their_order(dossier: Dossier) -> None:
    rows = table(items(dossier)["08_人员角色.csv"])
    numbers = [row["party_no"] for row in rows if row["party_no"]]
    assert numbers == [party.party_no for party in dossier.case.parties]
    assert [bool(row["party_no"]) for row in rows] == sorted(
        (bool(row["party_no"]) for row in rows), reverse=True
    )
    by_number = {party.party_no: party for party in dossier.case.parties}
    for row in rows:
        if row["party_no"]:
            party = by_number[row["party_no"]]
            assert (row["name"], row["code"], row["role"]) == (party.name, party.code, party.role)
        else:
            assert (row["code"], row["role"]) == ("", "")


def test_amount_lines_say_why_each_claim_counts(dossier: Dossier) -> None:
    lines = table(items(dossier)["10_金额计算/lines.csv"])
    rows = {row["claim_id"]: row for row in dossier.claims.to_pylist()}
    holding: dict[str, list[str]] = {}
    for ring in dossier.rings:
        for claim in ring.claims:
            holding.setdefault(claim.claim_id, []).append(ring.ring_id)
    assert [line["claim_id"] for line in lines] == sorted(rows)
    assert [int(line["line_no"]) for line in lines] == list(range(1, len(rows) + 1))
    for line in lines:
        row, rings = rows[line["claim_id"]], sorted(holding.get(line["claim_id"], []))
        assert int(line["claimed_minor"]) == row["total_amount_minor"]
        assert int(line["fund_minor"]) == (row["fund_amount_minor"] or 0)
        assert line["fund_stated"] == ("no" if row["fund_amount_minor"] is None else "yes")
        assert line["rings"] == ";".join(rings)
        assert line["include"] == ("yes" if rings else "no")
        expected = "in_no_ring"
        if rings:
            expected = "refund_netted" if row["reverses_claim_id"] else "claim_of_ring"
        assert line["reason_code"] == expected
    assert {line["reason_code"] for line in lines} == {
        "in_no_ring", "refund_netted", "claim_of_ring",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("stability", "weak"), [(None, True), (0.79, True), (0.8, False), (0.95, False)]
)
def test_a_ring_below_four_fifths_is_told_as_weak(stability: float | None, weak: bool) -> None:
    dossier = sample_dossier(1)
    rings = tuple(replace(ring, stability=0.99) for ring in dossier.rings)
    rings = (rings[0], replace(rings[1], stability=stability))
    text = items(replace(dossier, rings=rings))["21_排除与疑点.md"].decode()
    spots = text[text.index("Weak spots") : text.index("Not examined")]
    assert (rings[1].ring_id in spots) is weak
    assert rings[0].ring_id not in spots


def test_gaps_are_counted_by_file_and_reason() -> None:
    dossier = sample_dossier(1)
    one, other = dossier.rejects[0], dossier.rejects[1]
    rejects = (one, one, other, replace(one, reason="required_missing"))
    text = items(replace(dossier, rejects=rejects))["21_排除与疑点.md"].decode()
    gaps = [line for line in text.splitlines() if one.source in line or other.source in line]
    told = sorted(line.rpartition(": ")[2] for line in gaps if "rows not loaded" in line)
    assert told == ["1", "1", "2"]
    for balance in dossier.balances:
        sums = f"{balance.rows} = {balance.loaded} + {balance.merged} + {balance.rejected}"
        assert any(sums in line for line in gaps)
    unstated = dossier.claims.column("fund_amount_minor").null_count
    assert unstated == 1
    assert f"claims without fund share: {unstated}" in text
    assert "bytes not kept of" not in text
