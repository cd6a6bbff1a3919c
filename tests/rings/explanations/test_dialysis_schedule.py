from rings.explanations import dialysis_schedule as explanation
from tests.rings.worlds import claim, clears, examined, finding, people, view_of

CENTRE = [{"provider_id": "H1", "provider_kind": "dialysis_centre"}]


def shift(members, weeks, weekdays=(0, 2, 4)):
    return [
        claim(p, 7 * week + weekday, doctor="D1")
        for p in members
        for week in range(weeks)
        for weekday in weekdays
    ]


def test_a_dialysis_shift_is_cleared():
    view = view_of(shift(people(8), 12), providers=CENTRE)
    assert clears(explanation, view, finding(view, people(8), ["D1"], ["H1"]))


def test_a_kidney_specialist_in_a_hospital_is_cleared():
    view = view_of(shift(people(8), 12), doctors=[{"doctor_id": "D1", "specialty": "肾内科"}])
    assert clears(explanation, view, finding(view, people(8), ["D1"], ["H1"]))


def test_people_who_meet_there_now_and_then_are_not():
    claims = [claim(p, day, doctor="D1") for p in people(8) for day in (1, 12, 40, 77, 90, 140)]
    view = view_of(claims, providers=CENTRE)
    assert examined(explanation, view, finding(view, people(8), ["D1"], ["H1"])) is None


def test_a_tour_of_centres_remains_a_counter_signal():
    view = view_of(shift(people(8), 12), providers=CENTRE)
    found = finding(view, people(8), ["D1"], signals={"co_timing": 0.9, "shared_route": 0.8})
    assert not clears(explanation, view, found)


def test_four_weeks_are_just_too_few():
    members = people(8)
    seven, eight = (view_of(shift(members, weeks), providers=CENTRE) for weeks in (7, 8))
    assert examined(explanation, seven, finding(seven, members)) is None  # 5 whole weeks
    assert clears(explanation, eight, finding(eight, members))  # 6 whole weeks


def test_without_a_dialysis_place_a_short_rhythm_is_shown_but_does_not_clear():
    view = view_of(shift(people(8), 12))
    found = examined(explanation, view, finding(view, people(8), ["D1"], ["H1"]))
    assert found is not None
    assert not found.clears
    assert found.evidence_against
