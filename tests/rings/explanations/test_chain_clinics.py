from datetime import date

from rings.explanations import chain_clinics as explanation
from tests.rings.worlds import claim, clears, examined, finding, people, view_of

SINCE = date(2020, 1, 1)


def world(common, owner="Holding", agreed=True, branches=("K1", "K2", "K3")):
    """Every branch has 20 patients of its own; ``common`` more go to all of them."""
    claims = [claim(f"{k}-{p}", n, k) for k in branches for n, p in enumerate(people(20))] + [
        claim(p, n, k) for k in branches for n, p in enumerate(people(common, "S"))
    ]
    providers = [
        {
            "provider_id": k,
            "provider_kind": "clinic",
            "owner_name": owner,
            "agreement_from": SINCE if agreed else None,
        }
        for k in branches
    ]
    view = view_of(claims, providers=providers)
    found = finding(
        view,
        providers=branches,
        typology="shared_identity",
        signals={"shared_identifier": 0.8},
        claims=range(len(claims)),
        q_value=None,
    )
    return view, found


def test_a_declared_chain_with_patients_of_its_own_is_cleared():
    assert clears(explanation, *world(0))


def test_clinics_that_share_their_patients_are_not():
    view, found = world(20)
    found = examined(explanation, view, found)
    assert found is not None
    assert not found.clears


def test_a_tenth_of_the_patients_in_common_is_the_limit():
    assert clears(explanation, *world(6))  # 6 of 66
    assert not clears(explanation, *world(7))  # 7 of 67


def test_clinics_without_agreement_or_declared_owner_are_not():
    assert not clears(explanation, *world(0, agreed=False))
    assert examined(explanation, *world(0, owner=None)) is None
