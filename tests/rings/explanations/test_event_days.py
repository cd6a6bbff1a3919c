from datetime import date

import pytest

from rings.explanations import employer_day, school_day, screening_campaign
from tests.rings.worlds import claim, clears, examined, finding, people, view_of

WORKERS = {"employer": "Mill"}
PUPILS = {"birth_date": date(2014, 5, 1), "region": "R1"}
ORDINARY = [claim(f"X{n:03d}", n) for n in range(60)]


def world(days, register, total=10_000, size=10):
    members = people(size)
    claims = [claim(p, day, total=total) for p in members for day in days]
    return view_of(claims + ORDINARY, [{"patient_id": p, **register} for p in members]), members


@pytest.mark.parametrize(
    ("explanation", "register"), [(employer_day, WORKERS), (school_day, PUPILS)]
)
class TestCheckUp:
    def test_one_day_is_cleared(self, explanation, register):
        view, members = world((14,), register)
        assert clears(explanation, view, finding(view, members))

    def test_the_same_day_every_year_is_cleared(self, explanation, register):
        view, members = world((14, 15, 379, 380), register)
        assert clears(explanation, view, finding(view, members))

    def test_meetings_all_through_the_spring_are_not(self, explanation, register):
        view, members = world((1, 12, 23, 40, 51, 66, 80), register)
        assert not clears(explanation, view, finding(view, members))

    def test_a_second_dose_and_a_recheck_are_cleared(self, explanation, register):
        view, members = world((1, 12, 40), register)
        assert clears(explanation, view, finding(view, members))

    def test_four_scattered_days_of_a_month_are_not_an_event(self, explanation, register):
        view, members = world((1, 9, 17, 26), register)
        assert not clears(explanation, view, finding(view, members))

    def test_a_dear_day_is_not_a_check_up(self, explanation, register):
        ordinary, dear = (world((14,), register, total, size=10) for total in (15_000, 15_001))
        assert clears(explanation, ordinary[0], finding(*ordinary))
        assert not clears(explanation, dear[0], finding(*dear))

    def test_the_day_does_not_clear_excess_cost(self, explanation, register):
        view, members = world((14,), register)
        found = finding(view, members, signals={"co_timing": 0.9, "excess_cost": 0.6})
        assert not clears(explanation, view, found)


def test_colleagues_of_several_employers_are_not_cleared():
    members = people(10)
    claims = [claim(p, 14) for p in members]
    patients = [{"patient_id": p, "employer": f"E{n % 4}"} for n, p in enumerate(members)]
    view = view_of(claims + ORDINARY, patients)
    assert not clears(employer_day, view, finding(view, members))


def test_adults_are_no_school_class():
    view, members = world((14,), {"birth_date": date(1980, 1, 1), "region": "R1"})
    assert examined(school_day, view, finding(view, members)) is None


def campaign(crowd, days=(14,)):
    members = people(6)
    claims = [claim(p, day, type="inpatient") for p in members for day in days]
    claims += [claim(f"Z{n:03d}", day) for day in days for n in range(crowd)]
    return view_of(claims + ORDINARY), members


def test_a_crowded_campaign_day_is_cleared():
    view, members = campaign(40)
    assert clears(screening_campaign, view, finding(view, members))


def test_the_crowd_must_be_twice_the_group():
    for crowd, expected in ((12, True), (10, False)):  # one ordinary visitor comes that day too
        view, members = campaign(crowd)
        assert clears(screening_campaign, view, finding(view, members)) is expected


def test_meeting_again_and_again_is_no_campaign():
    view, members = campaign(40, days=(14, 30, 47, 60, 71))
    assert not clears(screening_campaign, view, finding(view, members))


def test_a_campaign_does_not_clear_a_tour_of_places():
    view, members = campaign(40)
    found = finding(view, members, signals={"co_timing": 0.9, "shared_route": 0.6})
    assert not clears(screening_campaign, view, found)
