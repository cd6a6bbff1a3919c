from datetime import date

from rings.explanations import multi_site as explanation
from tests.rings.worlds import claim, clears, examined, finding, view_of

SECOND = {
    "subject_kind": "doctor",
    "subject_id": "D1",
    "relation": "employed_by",
    "object_kind": "institution",
    "object_id": "H2",
}


def world(places, registrations=(SECOND,)):
    """Ten days on which D1 sees a person per hour, at these places in turn."""
    claims = [
        claim(f"P{day}-{hour}", 7 * day, place, doctor="D1", second=3600 * (8 + hour))
        for day in range(10)
        for hour, place in enumerate(places)
    ]
    view = view_of(
        claims, doctors=[{"doctor_id": "D1", "provider_id": "H1"}], registrations=registrations
    )
    found = finding(
        view,
        doctors=["D1"],
        providers=sorted(set(places)),
        typology="impossible_presence",
        signals={"impossible": 0.9},
        claims=range(len(claims)),
        q_value=None,
    )
    return view, found


def test_a_registered_second_site_in_the_afternoon_is_cleared():
    assert clears(explanation, *world(["H1", "H1", "H2", "H2"]))


def test_an_unregistered_place_is_not():
    assert examined(explanation, *world(["H1", "H1", "H3", "H3"])) is None
    assert examined(explanation, *world(["H1", "H2"], registrations=())) is None


def test_there_and_back_is_the_limit():
    assert clears(explanation, *world(["H1", "H2", "H1"]))
    assert not clears(explanation, *world(["H1", "H2", "H1", "H2"]))


def test_a_registration_that_ended_before_does_not_count():
    ended = {**SECOND, "valid_from": date(2020, 1, 1), "valid_to": date(2025, 1, 31)}
    assert examined(explanation, *world(["H1", "H2"], registrations=(ended,))) is None
