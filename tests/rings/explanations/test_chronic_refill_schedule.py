from rings.explanations import chronic_refill_schedule as explanation
from tests.rings.worlds import claim, clears, examined, finding, people, view_of


def world(every=28, visits=6, panel=20, kind="chronic_outpatient", second_doctor=0):
    members = people(6)
    claims = [
        claim(p, every * n, type=kind, doctor="D2" if n < second_doctor else "D1")
        for p in members
        for n in range(visits)
    ]
    claims += [
        claim(f"Z{n:03d}", every * v, doctor="D1") for n in range(panel) for v in range(visits)
    ]
    view = view_of(claims)
    return view, finding(view, members, ["D1"], ["H1"])


def test_refills_on_a_full_clinic_day_are_cleared():
    assert clears(explanation, *world())


def test_one_monthly_course_of_the_whole_group_is_cleared_without_a_crowd():
    assert clears(explanation, *world(panel=0))
    assert clears(explanation, *world(panel=0, second_doctor=2))


def test_a_fortnightly_rhythm_with_nobody_else_around_is_not():
    assert not clears(explanation, *world(every=14, panel=0))


def test_as_many_others_as_members_are_just_enough():
    assert clears(explanation, *world(every=14, panel=6))
    assert not clears(explanation, *world(every=14, panel=5))


def test_a_beat_kept_by_fewer_than_half_of_the_occasions_is_none():
    days = (0, 8, 18, 48, 75, 87, 146, 182, 244)  # three of eight at the luckiest beat
    claims = [claim(p, d, type="pharmacy") for p in people(6) for d in days]
    view = view_of(claims)
    assert not clears(explanation, view, finding(view, people(6)))


def test_a_missed_beat_does_no_harm():
    days = (0, 28, 56, 112, 140, 168, 224, 252)
    claims = [claim(p, d, type="pharmacy") for p in people(6) for d in days]
    view = view_of(claims)
    assert clears(explanation, view, finding(view, people(6)))


def test_visits_that_are_no_refills_are_not_cleared():
    assert not clears(explanation, *world(kind="outpatient"))


def test_irregular_meetings_are_no_schedule():
    claims = [claim(p, d, type="pharmacy") for p in people(6) for d in (0, 3, 40, 47, 90, 160)]
    view = view_of(claims)
    assert examined(explanation, view, finding(view, people(6))) is None


def test_the_same_people_at_a_second_doctor_are_not_cleared():
    assert not clears(explanation, *world(every=14, second_doctor=2))


def test_a_schedule_does_not_clear_the_same_minutes():
    view, found = world()
    more = finding(view, people(6), typology="card_collection", signals={"same_minutes": 0.7})
    assert not clears(explanation, view, found, more)
