"""What share is expected: each expectation against loops over choosers, and by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithms.expected_choice import (
    UNRANKED,
    Choices,
    ExpectationRule,
    even_share,
    expected_share,
    preference_rank,
    share_by_custom,
    share_by_rank,
    share_of_peers,
)

RULE = ExpectationRule()
BANDS = (0, 1, 3)
CHOOSERS, OPTIONS = 6, 4


@st.composite
def drawn_choices(draw: st.DrawFn) -> Choices:
    """Distinct edges of choosers at sites of two markets and options of two markets."""
    pairs = st.tuples(st.integers(0, CHOOSERS - 1), st.integers(0, OPTIONS - 1))
    edges = draw(st.lists(pairs, min_size=1, max_size=15, unique=True))
    size = len(edges)
    chooser, option = (np.array(column) for column in zip(*edges, strict=True))
    sites = np.array(draw(st.lists(st.integers(-1, 2), min_size=CHOOSERS, max_size=CHOOSERS)))
    markets = np.array(draw(st.lists(st.integers(0, 1), min_size=CHOOSERS, max_size=CHOOSERS)))
    homes = np.array(draw(st.lists(st.integers(0, 1), min_size=OPTIONS, max_size=OPTIONS)))
    ranked = draw(st.booleans())
    ranks = st.lists(st.integers(0, 4) if ranked else st.just(UNRANKED), min_size=size,
                     max_size=size)  # fmt: skip
    counts = st.lists(st.integers(1, 9), min_size=size, max_size=size)
    return Choices(
        chooser=chooser,
        option=option,
        count=np.array(draw(counts)),
        site=sites[chooser],
        market=markets[chooser],
        option_market=homes[option],
        rank=np.array(draw(ranks)),
        custom=np.array(draw(counts)) - 1,
    )


def edges_of(choices: Choices) -> range:
    return range(choices.chooser.size)


@given(drawn_choices())
def test_a_share_is_of_all_the_choosers_choices(choices: Choices) -> None:
    for n in edges_of(choices):
        own = choices.count[choices.chooser == choices.chooser[n]].sum()
        assert choices.share[n] == choices.count[n] / own


@given(drawn_choices())
def test_an_even_share_is_a_part_of_the_market_or_of_everything(choices: Choices) -> None:
    home = dict(zip(choices.option.tolist(), choices.option_market.tolist(), strict=True))
    for n in edges_of(choices):
        market = choices.market[n]
        rivals = [o for o, at in home.items() if at == market]
        inside = choices.option_market[n] == market
        assert even_share(choices)[n] == 1 / (len(rivals) if inside else len(home))


@given(drawn_choices())
def test_preference_ranks_by_count_and_then_by_number(choices: Choices) -> None:
    for n in edges_of(choices):
        mine = choices.chooser == choices.chooser[n]
        key = (-choices.count[n], choices.option[n])
        before = sum(
            (-count, option) < key
            for count, option in zip(choices.count[mine], choices.option[mine], strict=True)
        )
        assert preference_rank(choices)[n] == before


@given(drawn_choices())
def test_a_band_is_judged_by_the_other_options(choices: Choices) -> None:
    found = share_by_rank(choices, choices.rank, BANDS)
    band = [max(k for k, first in enumerate(BANDS) if first <= max(r, 0)) for r in choices.rank]
    ends = [*BANDS[1:], max(np.unique(choices.option).size, BANDS[-1] + 1)]
    for n in edges_of(choices):
        if choices.rank[n] == UNRANKED:
            assert np.isnan(found[n])
            continue
        others = choices.option != choices.option[n]
        same = np.array(band) == band[n]
        left = choices.count[others & same].sum()
        total = choices.count[others].sum()
        width = ends[band[n]] - BANDS[band[n]]
        assert found[n] == pytest.approx((left + 1) / (width * (total + len(BANDS))))


@given(drawn_choices())
def test_custom_brings_along_what_it_brings_elsewhere(choices: Choices) -> None:
    found = share_by_custom(choices, RULE)
    free, regular = choices.count.sum(), choices.custom.sum()
    if regular < RULE.least_custom * (free + regular):
        assert np.isinf(found).all()
        return
    for n in edges_of(choices):
        own = choices.count[choices.chooser == choices.chooser[n]].sum()
        brought = RULE.custom_lift * (choices.custom[n] + 1) * free / regular
        assert found[n] == pytest.approx(brought / own)


def test_custom_that_is_just_enough_is_asked() -> None:
    one = np.zeros(1, np.int64)
    enough = Choices(one, one, one + 9, one, one, one, one, one + 1)
    assert share_by_custom(enough, RULE).tolist() == [3.0 * 2 * 9 / 1 / 9]
    assert np.isinf(share_by_custom(replace(enough, custom=one), RULE)).all()
    many = replace(enough, count=one + 90)
    assert np.isinf(share_by_custom(replace(many, custom=one + 9), RULE)).all()
    assert np.isfinite(share_by_custom(replace(many, custom=one + 10), RULE)).all()


@given(drawn_choices(), st.sampled_from(["site", "market"]), st.integers(1, 3))
def test_peers_are_the_others_of_the_group_those_without_the_option_too(
    choices: Choices, name: str, at_least: int
) -> None:
    group = getattr(choices, name)
    found = share_of_peers(choices, group, at_least)
    for n in edges_of(choices):
        peers = set(choices.chooser[group == group[n]].tolist()) - {int(choices.chooser[n])}
        if group[n] < 0 or len(peers) < at_least:
            assert np.isnan(found[n])
            continue
        chosen = choices.option == choices.option[n]
        shares = [float(choices.share[(choices.chooser == p) & chosen].sum()) for p in peers]
        assert found[n] == pytest.approx(np.median(shares)), n


def sober_sites(choices: Choices, n: int, rule: ExpectationRule) -> int:
    """Sites of the edge's market at which nobody is extreme about its option, one by one."""
    limit = np.maximum(rule.extreme_share, rule.extreme_lift * even_share(choices))
    extreme = choices.share >= limit
    at = zip(choices.site, choices.chooser, strict=True)
    place = [(site, -1) if site >= 0 else (-1, chooser) for site, chooser in at]
    here = [k for k in edges_of(choices) if choices.market[k] == choices.market[n]]
    taken = {place[k] for k in here if extreme[k] and choices.option[k] == choices.option[n]}
    return len({place[k] for k in here} - taken)


@given(drawn_choices())
def test_the_largest_expectation_counts(choices: Choices) -> None:
    rule = replace(RULE, bands=BANDS, enough_peers=1, enough_market=1, enough_sites=2)
    found = expected_share(choices, rule)
    near = share_by_rank(choices, choices.rank, BANDS)
    favourite = share_by_rank(choices, preference_rank(choices), BANDS)
    custom = share_by_custom(choices, rule)
    of_site = share_of_peers(choices, choices.site, 1)
    of_market = share_of_peers(choices, choices.market, 1)
    for n in edges_of(choices):
        asked = [even_share(choices)[n]]
        asked += [min(favourite[n], custom[n]) if choices.rank[n] == UNRANKED else near[n]]
        asked += [of_site[n]] if choices.rank[n] <= rule.convenient_rank else []
        asked += [of_market[n]] if sober_sites(choices, n, rule) >= rule.enough_sites else []
        assert found[n] == pytest.approx(np.nanmax(asked)), n
