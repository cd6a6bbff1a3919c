from rings.explanations import rehabilitation_course as explanation
from tests.rings.worlds import claim, clears, examined, finding, people, view_of


def world(sessions=12, gap=2, stagger=3, specialty="Rehabilitation", later=()):
    claims = [
        claim(p, stagger * n + gap * session, doctor="D1")
        for n, p in enumerate(people(6))
        for session in range(sessions)
    ]
    claims += [claim(p, day, doctor="D1") for p in people(6) for day in later]
    view = view_of(claims, doctors=[{"doctor_id": "D1", "specialty": specialty}])
    return view, finding(view, people(6), ["D1"], ["H1"])


def test_staggered_courses_are_cleared():
    assert clears(explanation, *world())


def test_a_block_that_begins_and_ends_together_is_not():
    assert not clears(explanation, *world(stagger=0))


def test_another_specialty_is_shown_but_does_not_clear():
    found = examined(explanation, *world(specialty="Cardiology"))
    assert found is not None
    assert not found.clears


def test_six_sessions_three_days_apart_are_just_enough():
    assert clears(explanation, *world(sessions=6, gap=3))
    assert examined(explanation, *world(sessions=5, gap=3)) is None
    assert examined(explanation, *world(sessions=6, gap=4)) is None


def test_a_visit_months_later_does_not_undo_a_course_but_meetings_do():
    assert clears(explanation, *world(later=(200,)))
    assert not clears(explanation, *world(later=(200, 220, 240, 260)))
