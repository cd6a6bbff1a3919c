import numpy as np
import pytest

from algorithms.blocks.block import block_of
from algorithms.blocks.scan import Blocks, scan
from algorithms.blocks.seeds import seeds
from algorithms.blocks.timing import Expectation, timing
from tests.algorithms.blocks.towns import Town, silent, town


def grown(here: Town, days: int = 1, threads: int = 1) -> Blocks:
    index = here.index(days)
    return scan(index, silent(index), seeds(index), threads=threads)


@pytest.mark.parametrize("days", [1, 3])
@pytest.mark.parametrize("seed", range(4))
def test_a_group_that_goes_out_together_is_grown_person_by_person(seed: int, days: int) -> None:
    here = town(seed)
    blocks = grown(here, days)
    members, occasions = blocks.of(int(blocks.net.argmax()))
    assert members.tolist() == here.group.tolist()
    assert occasions.size >= 6


def test_people_who_come_on_days_of_their_own_are_no_group() -> None:
    blocks = grown(town(9, outings=0))
    assert blocks.net.max(initial=0.0) < 10.0


def test_the_evidence_of_growth_is_that_of_the_block_weighed_bare() -> None:
    here = town(5)
    index = here.index()
    blocks = grown(here)
    best = int(blocks.net.argmax())
    block = block_of(index, *blocks.of(best))
    assert timing(block, Expectation.none(block)).net == pytest.approx(
        float(blocks.net[best]), rel=0.35
    )


def test_threads_change_nothing() -> None:
    one, two = grown(town(6)), grown(town(6), threads=2)
    assert all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))
