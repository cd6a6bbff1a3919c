"""The amounts of a case, against sums over the rows of its rings."""

import pytest

from cases.case_amounts import amounts_of, require_whole
from model.errors import LayoutError
from tests.cases.dossiers import sample_dossier


@pytest.mark.parametrize("seed", range(1, 5))
def test_what_lies_in_no_ring_does_not_count(seed: int) -> None:
    dossier = sample_dossier(seed)
    found = amounts_of(dossier.rings, dossier.claims)
    held = {claim.claim_id for ring in dossier.rings for claim in ring.claims}
    paid = {row["claim_id"]: row["fund_amount_minor"] or 0 for row in dossier.claims.to_pylist()}
    assert len(found.lines) == len(paid)
    assert {line.claim_id for line in found.included} == held
    assert found.fund_minor == sum(paid[one] for one in held)
    outside = [line for line in found.lines if not line.included]
    assert all((line.rings, line.reasons) == ((), ()) for line in outside)
    require_whole(found, dossier.rings)


def test_rings_of_other_data_have_no_amounts() -> None:
    dossier = sample_dossier(1)
    found = amounts_of(dossier.rings, dossier.claims.slice(1))
    with pytest.raises(LayoutError):
        require_whole(found, dossier.rings)
