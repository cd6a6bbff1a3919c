from datetime import date

from rings.explanations import migrant_dormitory as explanation
from tests.rings.worlds import claim, clears, examined, finding, people, view_of

SURNAMES = "赵钱孙李周吴郑王冯陈"


def world(residents, born=date(1990, 1, 1), names=SURNAMES, **detail):
    """Six members and more people at the same address."""
    everyone = people(residents)
    claims = [claim(p, day) for p in everyone for day in (1, 20)]
    patients = [
        {
            "patient_id": p,
            "name": f"{names[n % len(names)]}某",
            "address": "Dorm 3",
            "birth_date": born,
            "employer": f"Mill {n % 2}",
        }
        for n, p in enumerate(everyone)
    ]
    view = view_of(claims, patients)
    signals = detail.pop("signals", {"shared_identifier": 0.8})
    found = finding(view, everyone[:6], signals=signals, **detail)
    return view, found


def test_a_crowded_dormitory_is_cleared():
    assert clears(explanation, *world(30))


def test_eight_people_are_just_enough():
    assert clears(explanation, *world(8))
    assert examined(explanation, *world(7)) is None


def test_a_clan_or_pensioners_at_one_address_are_no_workers():
    assert not clears(explanation, *world(30, names="赵"))
    assert not clears(explanation, *world(30, born=date(1945, 1, 1)))


def test_a_dormitory_does_not_explain_moving_in_step():
    signals = {"shared_identifier": 0.8, "co_timing": 0.8}
    assert clears(explanation, *world(30, signals=signals, outings=5, expected=1.0))
    assert not clears(explanation, *world(30, signals=signals, outings=14, expected=0.6))
