import numpy as np

from algorithms.blocks.lines import Lines, lines_of
from algorithms.blocks.list_evidence import list_evidence
from algorithms.blocks.misplaced import gravity_of, misplaced
from algorithms.blocks.situations import Reasons

ITEMS = 60
PERSONS = 400


def shopping(seed: int, listed: bool) -> tuple[Lines, np.ndarray, np.ndarray]:
    """Lines of everybody; those of the first six, in order of time, and whose each is.

    With ``listed`` every other line of the six is one of three things.
    """
    rng = np.random.default_rng(seed)
    records = 4_000
    person = np.concatenate([rng.integers(6, PERSONS, records), np.repeat(np.arange(6), 10)])
    group = np.flatnonzero(person < 6)
    group = rng.permutation(group)
    person[group] = np.sort(person[group])[rng.permutation(group.size)]
    item = rng.integers(0, ITEMS, person.size)
    if listed:
        item[group[::2]] = rng.integers(0, 3, group[::2].size)
    reasons = Reasons(np.arange(person.size + 1), rng.integers(0, 5, person.size).astype(np.int32))
    lines = lines_of(
        np.arange(person.size), item.astype(np.int32), person.astype(np.int32), reasons,
        [np.asarray(person % 4)], PERSONS,
    )  # fmt: skip
    mine = np.flatnonzero(lines.person < 6)
    return lines, mine, lines.person[mine].astype(np.int64)


def test_a_common_list_is_told_from_things_of_ones_own() -> None:
    members = np.arange(6, dtype=np.int32)
    for seed in range(3):
        assert list_evidence(*shopping(seed, True), members).outsiders > 6
        assert list_evidence(*shopping(seed, False), members).outsiders < 2


def test_the_bet_wins_nothing_on_average_where_there_is_no_list() -> None:
    members = np.arange(6, dtype=np.int32)
    odds = [np.exp(list_evidence(*shopping(seed, False), members).outsiders) for seed in range(60)]
    assert np.mean(odds) < 1.5


def test_what_one_organiser_takes_twice_is_no_list() -> None:
    lines, mine, _ = shopping(1, True)
    alone = np.zeros(mine.size, np.int64)
    assert list_evidence(lines, mine, alone, np.arange(6, dtype=np.int32)).outsiders <= 0


def test_nothing_handed_out_says_nothing() -> None:
    lines, _, _ = shopping(1, True)
    nothing = np.zeros(0, np.int64)
    assert list_evidence(lines, nothing, nothing, np.arange(6, dtype=np.int32)).outsiders == 0.0


def test_grave_records_for_light_reasons_are_needless() -> None:
    rng = np.random.default_rng(3)
    person = rng.integers(0, 50, 2_000).astype(np.int32)
    reason = rng.integers(0, 10, 2_000)
    grave = rng.random(2_000) < np.where(reason < 2, 0.6, 0.02)
    grave[:8], reason[:8], person[:8] = True, 7, np.arange(8)
    gravity = gravity_of(reason, grave, person, 50)
    members = np.arange(8, dtype=np.int32)
    assert misplaced(gravity, np.arange(8), members) > 5
    reason[:8] = 1
    assert misplaced(gravity_of(reason, grave, person, 50), np.arange(8), members) < 1
