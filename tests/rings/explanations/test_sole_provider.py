from rings.explanations import sole_provider as explanation
from tests.rings.worlds import claim, clears, finding, people, view_of


def village(users, residents=20, others=(), kind="village_clinic", region="R1"):
    """``users`` of ``residents`` go to H1, the others to the hospital of another region."""
    everyone = people(residents)
    claims = [claim(p, n, "H1") for n, p in enumerate(everyone[:users])]
    claims += [claim(p, n, "H9") for n, p in enumerate(everyone[users:])]
    providers = [
        {"provider_id": "H1", "provider_kind": kind, "region": "R1"},
        {"provider_id": "H9", "provider_kind": "hospital", "region": "R9"},
        *others,
    ]
    patients = [{"patient_id": p, "region": region} for p in everyone]
    return view_of(claims, patients, providers=providers), everyone[:6]


def flow(view, members):
    return finding(
        view, members, providers=["H1"], typology="steering", signals={"exclusive_flow": 0.8}
    )


def test_the_only_pharmacy_of_a_village_is_cleared():
    view, members = village(15, kind="pharmacy")
    assert clears(explanation, view, flow(view, members))


def test_another_of_the_kind_in_the_region_is_an_alternative():
    other = {"provider_id": "H2", "provider_kind": "pharmacy", "region": "R1"}
    view, members = village(15, kind="pharmacy", others=[other])
    assert not clears(explanation, view, flow(view, members))


def test_an_alternative_in_the_region_may_be_too_far_away():
    near = {"latitude": 30.0, "longitude": 110.0}
    far = {
        "provider_id": "H2",
        "provider_kind": "pharmacy",
        "region": "R1",
        "latitude": 30.0,
        "longitude": 110.2,
    }
    everyone = people(20)
    view = view_of(
        [claim(p, n) for n, p in enumerate(everyone)],
        [{"patient_id": p, "region": "R1"} for p in everyone],
        providers=[{"provider_id": "H1", "provider_kind": "pharmacy", "region": "R1", **near}, far],
    )
    assert clears(explanation, view, flow(view, everyone[:6]))


def test_half_of_the_residents_must_use_it():
    for users, expected in ((10, True), (9, False)):
        view, members = village(users, kind="pharmacy")
        assert clears(explanation, view, flow(view, members)) is expected


def test_strangers_from_elsewhere_are_not_its_catchment():
    view, members = village(15, kind="pharmacy", region="R7")
    assert not clears(explanation, view, flow(view, members))


def test_meetings_are_explained_only_near_their_expectation():
    view, members = village(15)
    for outings, expected in ((10, True), (11, False)):
        found = finding(view, members, providers=["H1"], outings=outings, expected=2.0)
        assert clears(explanation, view, found) is expected
