from rings.explanations import batch_upload as explanation
from tests.rings.worlds import START, claim, clears, examined, finding, people, view_of


def world(others, spread=0, signals=None):
    """Six members settled within seconds on five days, with ``others`` around them."""
    members = people(6)
    claims = []
    for day in range(5):
        night = (START + day) * 86_400 + 82_800
        claims += [claim(p, day, "A1", settle_at=night) for p in members]
        claims += [claim(f"Z{n}", day, "A1", settle_at=night + n * spread) for n in range(others)]
    view = view_of(claims)
    given = signals or {"same_minutes": 0.9}
    return view, finding(view, members, typology="card_collection", signals=given)


def test_a_nightly_upload_is_cleared():
    assert clears(explanation, *world(40))


def test_cards_swiped_in_a_row_with_nobody_around_are_not():
    found = examined(explanation, *world(0))
    assert found is None


def test_three_strangers_in_the_same_second_are_just_enough():
    assert clears(explanation, *world(3))
    assert not clears(explanation, *world(2))


def test_a_busy_counter_is_no_batch():
    assert not clears(explanation, *world(40, spread=60))


def test_an_upload_does_not_clear_meetings():
    signals = {"same_minutes": 0.9, "co_timing": 0.9}
    assert not clears(explanation, *world(40, signals=signals))


def test_it_is_not_examined_where_minutes_play_no_part():
    assert examined(explanation, *world(40, signals={"co_timing": 0.9})) is None
