"""The money in the documents, against a computation with Decimal and against the package's own."""

from decimal import Decimal

import pytest

from cases.documents.amounts import amounts, shares
from cases.package.amounts import lines_of
from tests.cases.dossiers import sample_dossier


@pytest.mark.parametrize("seed", range(1, 6))
def test_sums_are_exact(seed: int) -> None:
    dossier = sample_dossier(seed)
    counted = amounts(dossier)
    ids = {claim.claim_id for ring in dossier.rings for claim in ring.claims}
    rows = [row for row in dossier.claims.to_pylist() if row["claim_id"] in ids]
    fund = sum((Decimal(row["fund_amount_minor"] or 0) / 100 for row in rows), Decimal())
    total = sum((Decimal(row["total_amount_minor"]) / 100 for row in rows), Decimal())
    assert Decimal(counted.fund_minor) / 100 == fund
    assert Decimal(counted.total_minor) / 100 == total


@pytest.mark.parametrize("seed", range(1, 6))
def test_lines_are_those_of_the_package(seed: int) -> None:
    dossier = sample_dossier(seed)
    ours = [
        (n, x.claim_id, x.total_minor, x.fund_minor, x.reverses, "yes" if x.included else "no")
        for n, x in enumerate(amounts(dossier).lines, start=1)
    ]
    names = ("line_no", "claim_id", "claimed_minor", "fund_minor", "reverses_claim_id", "include")
    assert ours == [tuple(line[name] for name in names) for line in lines_of(dossier)]


def test_a_claim_of_two_rings_counts_once() -> None:
    dossier = sample_dossier()
    assert amounts(dossier).fund_minor < sum(ring.fund_minor for ring in dossier.rings)


def test_an_unstated_fund_share_is_counted_as_nothing_and_told() -> None:
    counted = amounts(sample_dossier())
    assert counted.unstated == 1
    assert [line.fund_minor for line in counted.lines if not line.fund_stated] == [0]


def test_refunds_are_netted() -> None:
    counted = amounts(sample_dossier())
    assert counted.refunded_minor > 0
    gross = sum(line.fund_minor for line in counted.included if not line.reverses)
    assert counted.fund_minor == gross - counted.refunded_minor


def test_every_member_has_a_share() -> None:
    dossier = sample_dossier()
    own = shares(dossier, amounts(dossier))
    members = {(m.kind, m.id) for ring in dossier.rings for m in ring.members}
    assert {(share.kind, share.id) for share in own} == members
    assert all(share.claims for share in own)
