"""The amounts of a package, re-computed from its files alone by another way: Decimal and csv."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest

from cases.items import amounts
from cases.items.reading import Reading
from cases.package import build
from model.errors import LayoutError
from model.money import to_minor
from tests.cases.dossiers import sample_dossier
from tests.cases.packages import FIXED, exchange_of, package_of


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("seed", range(1, 9))
@pytest.mark.parametrize("profile", ["sealed", "working"])
def test_amounts_recompute_to_the_cent(seed: int, profile) -> None:
    files = package_of(seed, profile).files
    claims = {row["claim_id"]: row for row in table(files["data/12_规范化数据/claims.csv"])}
    lines = table(files["data/10_金额计算/lines.csv"])
    counted = {line["claim_id"] for line in lines if line["include"] == "yes"}
    assert len(counted) == sum(line["include"] == "yes" for line in lines)
    cent = Decimal("0.01")
    claimed = sum(Decimal(claims[c]["total_amount_minor"]) * cent for c in counted)
    fund = sum(Decimal(claims[c]["fund_amount_minor"] or "0") * cent for c in counted)
    totals = json.loads(files["data/10_金额计算/totals.json"])
    assert totals["included"] == {
        "claims": len(counted),
        "claimed_minor": to_minor(claimed),
        "fund_minor": to_minor(fund),
    }
    for refund in (c for c in counted if claims[c]["reverses_claim_id"]):
        assert claims[refund]["reverses_claim_id"] in counted
    assert str(fund).encode() in files["data/10_金额计算/rule.md"]


@pytest.mark.parametrize("seed", range(1, 6))
def test_amounts_equal_the_rings_and_the_documents(seed: int) -> None:
    dossier = sample_dossier(seed)
    totals = json.loads(package_of(seed).files["data/10_金额计算/totals.json"])
    for ring in dossier.rings:
        assert totals["rings"][ring.ring_id] == {
            "claims": len(ring.claims),
            "claimed_minor": ring.total_minor,
            "fund_minor": ring.fund_minor,
        }
    report = Reading(dossier).amounts
    assert (report.total_minor, report.fund_minor) == (
        totals["included"]["claimed_minor"],
        totals["included"]["fund_minor"],
    )


def test_a_claim_of_two_rings_counts_once() -> None:
    totals = json.loads(package_of(1).files["data/10_金额计算/totals.json"])
    assert sum(ring["claims"] for ring in totals["rings"].values()) == 50
    assert totals["included"]["claims"] == 44


def test_every_line_says_why() -> None:
    lines = table(amounts.files(Reading(sample_dossier(1)))[amounts.LINES])
    assert {line["reason_code"] for line in lines} == {
        "claim_of_ring",
        "refund_netted",
        "in_no_ring",
    }
    assert all(line["reason"] for line in lines)


def test_rings_of_other_data_are_refused() -> None:
    dossier = sample_dossier(1)
    ring = replace(dossier.rings[0], fund_minor=dossier.rings[0].fund_minor + 1)
    with pytest.raises(LayoutError, match="a1b2c3d4"):
        build(replace(dossier, rings=(ring, *dossier.rings[1:])), FIXED, exchange_of(dossier))


def test_a_refund_cannot_be_left_out() -> None:
    dossier = sample_dossier(1)
    ring = dossier.rings[0]
    kept = tuple(claim for claim in ring.claims if claim.claim_id != "C00061")
    with pytest.raises(LayoutError, match="C00061"):
        amounts.files(
            Reading(replace(dossier, rings=(replace(ring, claims=kept), *dossier.rings[1:])))
        )
