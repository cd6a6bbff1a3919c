from rings.explanations import outbreak as explanation
from tests.rings.worlds import claim, clears, examined, finding, people, view_of


def world(days=(100, 103, 107), sick=60, regions=("R1",)):
    members = people(8)
    claims = [claim(p, day) for p in members for day in days]
    claims += [claim(f"Z{n:03d}", 95 + n % 20) for n in range(sick)]
    claims += [claim(f"X{n:03d}", n) for n in range(365)]
    patients = [
        {"patient_id": p, "region": regions[n % len(regions)]} for n, p in enumerate(members)
    ]
    view = view_of(claims, patients)
    return view, finding(view, members, providers=["H1"])


def test_a_village_that_is_ill_for_some_weeks_is_cleared():
    assert clears(explanation, *world())


def test_a_group_that_keeps_meeting_all_year_is_not():
    assert not clears(explanation, *world(days=(10, 60, 100, 103, 180, 240, 300)))


def test_a_month_of_visits_every_other_day_is_no_illness():
    assert clears(explanation, *world(days=(100, 103, 107, 110)))
    assert not clears(explanation, *world(days=(100, 103, 107, 110, 112)))


def test_nobody_else_was_ill():
    assert examined(explanation, *world(sick=0)) is None


def test_people_of_many_regions_are_no_village():
    assert not clears(explanation, *world(regions=("R1", "R2", "R3")))
