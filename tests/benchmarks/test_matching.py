from benchmarks.matching import Group, Known, jaccard, matches, reports_of
from benchmarks.tally import Tally
from benchmarks.worlds import compared_by


def people(names: str, explanation: str = "") -> Group:
    return Group(patients=frozenset(names), explanation=explanation)


def ring(code: str, names: str) -> Known:
    return Known(code, "lockstep", people(names), "patients")


def test_half_of_the_union_is_a_match_and_less_is_not() -> None:
    assert jaccard(frozenset("abc"), frozenset("bcd")) == 0.5
    assert [m.rank for m in matches([people("bcd")], [ring("R1", "abc")])] == [0]
    assert matches([people("cde")], [ring("R1", "abc")]) == []


def test_a_ring_is_found_once_by_its_best_report() -> None:
    found = matches([people("abcx"), people("abc")], [ring("R1", "abc")])
    assert [(m.rank, m.shared, m.reported) for m in found] == [(1, 3, 3)]


def test_one_report_is_one_ring() -> None:
    found = matches([people("abcd")], [ring("R1", "abc"), ring("R2", "abd")])
    assert len(found) == 1


def test_patterns_between_actors_ignore_patients() -> None:
    steering = Group(frozenset(), frozenset("D"), frozenset("P"))
    known = Known("R1", "steering", steering, compared_by(steering))
    report = Group(frozenset("xyz"), frozenset("D"), frozenset("P"))
    assert [m.rank for m in matches([report], [known])] == [0]


def test_a_group_without_patients_is_compared_by_its_actors() -> None:
    assert compared_by(Group(frozenset(), frozenset("DE"))) == "actors"
    assert compared_by(people("abc")) == "patients"


def test_a_part_of_an_innocent_group_blames_it() -> None:
    innocent = ring("N1", "abcdefghij")
    assert reports_of(innocent, [people("abc"), people("axyz"), people("")]) == [0]


def test_the_tally_adds_up() -> None:
    tally = Tally()
    tally.add(
        planted=[ring("R1", "abcd"), ring("R2", "efgh")],
        innocent=[
            Known("N1", "family", people("ijkl"), "patients"),
            Known("N2", "dialysis", people("mnop"), "patients"),
        ],
        reported=[people("abcx"), people("ijk"), people("uvw"), people("dz")],
        cleared=[people("mno", "dialysis_schedule")],
    )
    figures = tally.figures()
    assert figures["ring_recall"] == 0.5
    assert figures["ring_precision"] == 0.25
    assert figures["precision_at_10"] == 0.25
    assert figures["member_precision"] == figures["member_recall"] == 0.75
    assert figures["innocents_in_top_20_most"] == 1
    assert figures["reports_of_parts_of_rings"] == 1
    assert figures["reports_of_neither"] == 1
    assert figures["innocent_groups"] == {
        "dialysis": {"in_worlds": 1, "reported": 0, "cleared": 1},
        "family": {"in_worlds": 1, "reported": 1, "cleared": 0},
    }
    assert figures["cleared_as"] == {"dialysis as dialysis_schedule": 1}


def test_nothing_reported_is_no_figure_and_not_a_perfect_one() -> None:
    tally = Tally()
    tally.add([ring("R1", "abc")], [], [])
    assert tally.figures()["ring_precision"] is None
    assert tally.figures()["ring_recall"] == 0.0
