from rings.explanations import family as explanation
from tests.rings.worlds import claim, clears, examined, finding, people, view_of


def world(size, strangers=0, **register):
    members = people(size)
    others = people(strangers, "S")
    claims = [claim(p, day) for p in members + others for day in (3, 9, 20)]
    patients = [
        {"patient_id": p, "name": f"王{n}", "address": "7 Lane", "phone": "555", **register}
        for n, p in enumerate(members)
    ]
    return view_of(claims, patients), members + others


def test_a_family_of_five_is_cleared():
    view, members = world(5)
    found = finding(view, members, signals={"co_timing": 0.9, "shared_identifier": 0.6})
    assert clears(explanation, view, found)


def test_seven_are_a_family_and_eight_are_not():
    assert clears(explanation, world(7)[0], finding(*world(7)))
    assert examined(explanation, world(8)[0], finding(*world(8))) is None


def test_a_family_does_not_clear_shared_trace_codes():
    view, members = world(5)
    found = finding(view, members, signals={"co_timing": 0.9, "goods_trace": 0.6})
    assert not clears(explanation, view, found)


def test_recruits_who_share_only_a_phone_are_no_family():
    members = people(6)
    claims = [claim(p, day) for p in members for day in (3, 9, 20)]
    patients = [
        {"patient_id": p, "name": f"{c}某", "phone": "555", "address": f"{n} Road"}
        for n, (p, c) in enumerate(zip(members, "赵钱孙李周吴", strict=True))
    ]
    view = view_of(claims, patients)
    assert examined(explanation, view, finding(view, members)) is None


def test_spouses_keep_their_surnames_and_belong_to_the_household():
    members = people(5)
    claims = [claim(p, day) for p in members for day in (3, 9, 20)]
    patients = [
        {"patient_id": p, "name": name, "address": "7 Lane"}
        for p, name in zip(members, ("王一", "王二", "王三", "李四", "陈五"), strict=True)
    ]
    view = view_of(claims, patients)
    assert clears(explanation, view, finding(view, members))


def test_a_family_among_as_many_strangers_does_not_clear_them():
    view, members = world(4, strangers=2)
    assert not clears(explanation, view, finding(view, members))


def test_registered_kin_are_a_family():
    members = people(3)
    claims = [claim(p, day) for p in members for day in (3, 9, 20)]
    kin = [
        {
            "subject_kind": "patient",
            "subject_id": members[0],
            "relation": "family_of",
            "object_kind": "patient",
            "object_id": p,
        }
        for p in members[1:]
    ]
    view = view_of(claims, registrations=kin)
    assert clears(explanation, view, finding(view, members))
