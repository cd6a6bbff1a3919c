import numpy as np
import pytest

from algorithms.blocks.block import Block, block_of
from algorithms.blocks.calendar import common_calendar
from algorithms.blocks.crowd import crowd_of
from algorithms.blocks.evidence import Channels, dates_of, residual
from algorithms.blocks.index import Index
from algorithms.blocks.scan import scan
from algorithms.blocks.seeds import seeds
from algorithms.blocks.timing import Expectation, timing
from tests.algorithms.blocks.towns import silent, town


def best_block(seed: int) -> tuple[Index, Block]:
    index = town(seed).index()
    blocks = scan(index, silent(index), seeds(index))
    return index, block_of(index, *blocks.of(int(blocks.net.argmax())))


def test_who_decides_together_counts_once() -> None:
    _, block = best_block(1)
    alone = Expectation.none(block)
    pairs = Expectation(np.arange(block.members.size) // 2, alone.event)
    family = Expectation(np.zeros(block.members.size, np.int64), alone.event)
    assert timing(block, alone).net > timing(block, pairs).net > timing(block, family).net
    assert timing(block, family).rows == 1
    assert timing(block, family).net < 10


def test_two_expectations_at_once_leave_no_more_than_either() -> None:
    index, block = best_block(2)
    alone = Expectation.none(block)
    pairs = Expectation(np.arange(block.members.size) // 2, alone.event)
    busy = Expectation(alone.organiser, alone.event, np.full((1, 1), 5.0))
    both = timing(block, pairs.with_(busy)).net
    assert both <= min(timing(block, pairs).net, timing(block, busy).net)
    crowd = crowd_of(index, block, np.zeros(index.persons, np.int64))
    assert (crowd.factor >= 1).all()


def test_one_event_counts_once() -> None:
    _, block = best_block(3)
    alone = Expectation.none(block)
    one = Expectation(alone.organiser, np.zeros(block.day.size, np.int64))
    assert timing(block, one).raw < timing(block, alone).raw / 2


def test_a_common_calendar_caps_what_timing_is_worth() -> None:
    _, block = best_block(4)
    alone = Expectation.none(block)
    capped = Expectation(alone.organiser, alone.event, most=1.0)
    assert timing(block, capped).raw == pytest.approx(block.members.size)


def test_a_beat_is_told_from_days_of_ones_own() -> None:
    fortnights = np.arange(19_000, 19_000 + 14 * 12, 14, dtype=np.int32)
    assert common_calendar(fortnights).beat == 14
    assert common_calendar(fortnights).log_p < -10
    rng = np.random.default_rng(1)
    cleared = sum(
        common_calendar(rng.choice(360, 12, replace=False).astype(np.int32)).log_p < -3
        for _ in range(200)
    )
    assert cleared <= 20


def channels(timing: float, listed: float, local: float, dates: int = 8) -> Channels:
    return Channels(timing, 0.0, listed, local, 0.0, 0.0, dates=dates, organisers=8)


def test_a_rival_never_leaves_more_than_chance_does() -> None:
    rng = np.random.default_rng(2)
    for timed, listed, lower in rng.normal(20, 30, (200, 3)).tolist():
        one = channels(timed, listed, min(listed, lower))
        assert residual(one).nats <= one.raw + 1e-9


def test_company_alone_is_what_an_unseen_cause_explains() -> None:
    assert residual(channels(300.0, 0.0, 0.0)).rival == "unseen cause"
    assert residual(channels(300.0, 0.0, 0.0)).nats == 15.0
    assert residual(channels(300.0, 60.0, 60.0)).nats == 75.0


def test_two_dates_are_an_event_and_its_sequel() -> None:
    assert residual(channels(80.0, 40.0, -1.0, dates=2)).rival == "event"
    assert residual(channels(80.0, 40.0, -1.0, dates=2)).nats == -1.0
    assert dates_of([3, 4, 6, 30]) == 2
