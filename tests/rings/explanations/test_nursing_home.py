import pytest

from rings.explanations import nursing_home as explanation
from tests.rings.worlds import claim, clears, finding, people, view_of

HOME = {"provider_id": "N1", "provider_kind": "nursing_home", "address": "1 Elm Road"}


def world(residents, everyone=10, **register):
    members = people(everyone)
    claims = [claim(p, day, doctor="D1") for p in members for day in (3, 9, 20, 41)]
    patients = [{"patient_id": p, **register} for p in members[:residents]]
    return view_of(claims, patients, providers=[HOME]), members


@pytest.mark.parametrize("register", [{"residence_provider_id": "N1"}, {"address": "1 Elm Road"}])
def test_residents_of_one_home_are_cleared(register):
    view, members = world(10, **register)
    assert clears(explanation, view, finding(view, members, ["D1"], ["H1"]))


def test_registered_residence_counts_while_it_is_valid():
    members = people(4)
    claims = [claim(p, day) for p in members for day in (3, 9, 20)]
    facts = [
        {
            "subject_kind": "patient",
            "subject_id": p,
            "relation": "resides_at",
            "object_kind": "nursing_home",
            "object_id": "N1",
        }
        for p in members
    ]
    view = view_of(claims, providers=[HOME], registrations=facts)
    assert clears(explanation, view, finding(view, members))


def test_eight_of_ten_clear_and_seven_do_not():
    for residents, expected in ((8, True), (7, False)):
        view, members = world(residents, residence_provider_id="N1")
        assert clears(explanation, view, finding(view, members)) is expected


def test_a_home_does_not_clear_a_doctor_at_two_places():
    view, members = world(10, residence_provider_id="N1")
    found = finding(view, members, signals={"co_timing": 0.9, "impossible": 0.7})
    assert not clears(explanation, view, found)


def test_strangers_of_several_homes_are_not_cleared():
    members = people(9)
    claims = [claim(p, day) for p in members for day in (3, 9, 20)]
    patients = [
        {"patient_id": p, "residence_provider_id": f"N{n % 3}"} for n, p in enumerate(members)
    ]
    view = view_of(claims, patients)
    assert not clears(explanation, view, finding(view, members))


def test_residents_known_only_by_the_telephone_of_the_home_are_counted():
    members = people(8)
    claims = [claim(p, day) for p in members for day in (1, 20, 45)]
    registered = [
        {"patient_id": p, "residence_provider_id": "HOME", "phone": "0999-1"} for p in members[:5]
    ]
    by_phone = [{"patient_id": p, "phone": "0999-1"} for p in members[5:]]
    strangers = [{"patient_id": p, "phone": f"0999-{n + 2}"} for n, p in enumerate(members[5:])]
    reached, unknown = (view_of(claims, [*registered, *others]) for others in (by_phone, strangers))
    assert clears(explanation, reached, finding(reached, members))
    assert not clears(explanation, unknown, finding(unknown, members))
