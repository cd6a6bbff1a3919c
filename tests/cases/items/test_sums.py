"""The money in the documents, against a computation with Decimal."""

from decimal import Decimal

import pytest

from cases.items.reading import Reading
from cases.items.roles import members
from tests.cases.dossiers import sample_dossier


@pytest.mark.parametrize("seed", range(1, 6))
def test_sums_are_exact(seed: int) -> None:
    dossier = sample_dossier(seed)
    counted = Reading(dossier).amounts
    ids = {claim.claim_id for ring in dossier.rings for claim in ring.claims}
    rows = [row for row in dossier.claims.to_pylist() if row["claim_id"] in ids]
    fund = sum((Decimal(row["fund_amount_minor"] or 0) / 100 for row in rows), Decimal())
    total = sum((Decimal(row["total_amount_minor"]) / 100 for row in rows), Decimal())
    assert Decimal(counted.fund_minor) / 100 == fund
    assert Decimal(counted.total_minor) / 100 == total


def test_a_claim_of_two_rings_counts_once() -> None:
    dossier = sample_dossier()
    assert Reading(dossier).amounts.fund_minor < sum(ring.fund_minor for ring in dossier.rings)


def test_an_unstated_fund_share_is_counted_as_nothing_and_told() -> None:
    counted = Reading(sample_dossier()).amounts
    assert counted.unstated == 1
    assert [line.fund_minor for line in counted.lines if not line.fund_stated] == [0]


def test_refunds_are_netted() -> None:
    counted = Reading(sample_dossier()).amounts
    assert counted.refunded_minor > 0
    gross = sum(line.fund_minor for line in counted.included if not line.reverses)
    assert counted.fund_minor == gross - counted.refunded_minor


def test_every_member_has_a_share() -> None:
    dossier = sample_dossier()
    own = members(Reading(dossier))
    expected = {(m.kind, m.id) for ring in dossier.rings for m in ring.members}
    assert {(share.kind, share.id) for share in own} == expected
    assert all(share.claims for share in own)
