"""What share of its choices a chooser is expected to give to one option, told by its peers.

Choosers stand at sites, sites and options lie in markets. Every edge ``(chooser, option)`` has a
``count`` of independent choices, a ``custom`` of people who go to the option anyway, and where
positions are known a ``rank``: how many options are nearer to the site (UNRANKED otherwise).
The expectation of an edge is the *largest* of several, each of which leaves out what it
is to judge, so that an excess survives all of them.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.parameters import WORLDS, parameter

Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]
Bool = npt.NDArray[np.bool_]

UNRANKED = -1


@dataclass(frozen=True)
class ExpectationRule:
    """How far peers, nearness and custom are taken to explain a choice."""

    bands: tuple[int, ...] = parameter(
        (0, 1, 2, 3, 5, 10, 20, 50), "rank", "with which each band of nearness begins", WORLDS
    )
    convenient_rank: int = parameter(2, "rank", "up to which an option is near", WORLDS)
    least_custom: float = parameter(
        0.1, "share", "of custom in all choices below which none says nothing", WORLDS
    )
    custom_lift: float = parameter(
        3.0, "times", "the usual number of choices that custom may bring along", WORLDS
    )
    enough_peers: int = parameter(2, "choosers", "of one site whose median is asked", WORLDS)
    enough_sites: int = parameter(
        3, "sites", "without an extreme chooser, for the market's median to be asked", WORLDS
    )
    enough_market: int = parameter(3, "choosers", "of one market whose median is asked", WORLDS)
    extreme_share: float = parameter(0.3, "share", "from which a chooser is extreme", WORLDS)
    extreme_lift: float = parameter(3.0, "times", "an even share, for the same", WORLDS)


@dataclass(frozen=True)
class Choices:
    """Edges of choosers and options; all arrays are aligned, numbers start at 0."""

    chooser: Int64
    option: Int64
    count: Int64
    site: Int64  # -1 where unknown
    market: Int64  # of the site
    option_market: Int64
    rank: Int64
    custom: Int64

    @property
    def share(self) -> Float64:
        """Share of the chooser's choices that went to the option."""
        totals = np.bincount(self.chooser, self.count)
        return np.asarray(self.count / np.maximum(totals[self.chooser], 1))


def even_share(choices: Choices) -> Float64:
    """An equal part of the market for each option in it; of all options for one outside.

    Where a market has a single option there is nothing to choose from it: its share is 1.
    """
    option, first = np.unique(choices.option, return_index=True)
    per_market = np.bincount(
        choices.option_market[first], minlength=int(choices.market.max(initial=0)) + 1
    )
    inside = choices.market == choices.option_market
    return np.asarray(
        1.0 / np.where(inside, np.maximum(per_market[choices.market], 1), option.size)
    )


def preference_rank(choices: Choices) -> Int64:
    """How many options the chooser uses more often: 0 for the favourite."""
    order = np.lexsort((choices.option, -choices.count, choices.chooser))
    chooser = choices.chooser[order]
    starts = np.flatnonzero(np.r_[True, chooser[1:] != chooser[:-1]])
    sizes = np.diff(np.r_[starts, chooser.size])
    result = np.empty(chooser.size, dtype=np.int64)
    result[order] = np.arange(chooser.size) - np.repeat(starts, sizes)
    return result


def share_by_rank(choices: Choices, rank: Int64, bands: tuple[int, ...]) -> Float64:
    """Share expected from the band of a rank alone, estimated without the option in question.

    With ranks by distance it answers: where do people go who do not go to this option? With
    ranks by preference: how strongly does one favour a favourite? NaN where a rank is UNRANKED.
    """
    result = np.full(choices.count.size, np.nan)
    known = rank != UNRANKED
    if not known.any():
        return result
    band = np.searchsorted(bands, rank, side="right") - 1
    options = np.unique(choices.option).size
    width = np.diff(np.r_[bands, max(options, bands[-1] + 1)])
    in_band = np.bincount(band[known], choices.count[known], minlength=len(bands))
    key = choices.option * len(bands) + band
    of_option = np.bincount(key[known], choices.count[known], minlength=int(key.max(initial=0)) + 1)
    option_total = np.bincount(
        choices.option[known],
        choices.count[known],
        minlength=int(choices.option.max(initial=0)) + 1,
    )
    left = in_band[band[known]] - of_option[key[known]]
    total = in_band.sum() - option_total[choices.option[known]]
    result[known] = (left + 1.0) / (width[band[known]] * (total + len(bands)))
    return result


def share_by_custom(choices: Choices, rule: ExpectationRule) -> Float64:
    """Share that so much custom brings along: free choices go where regular customers go.

    A multiple of the usual number of free choices per regular customer, to be on the safe side;
    infinite where hardly anybody is known to be a regular customer of any option.
    """
    totals = np.bincount(choices.chooser, choices.count)[choices.chooser]
    free, regular = int(choices.count.sum()), int(choices.custom.sum())
    if regular < rule.least_custom * (free + regular):
        return np.full(choices.count.size, np.inf)
    brought = rule.custom_lift * (choices.custom + 1) * free / regular
    return np.asarray(brought / np.maximum(totals, 1))


def share_of_peers(choices: Choices, group: Int64, at_least: int) -> Float64:
    """Median share that the *other* choosers of the same group give to the option.

    Peers without the option count with 0. NaN with fewer than ``at_least`` peers.
    """
    size = choices.count.size
    result = np.full(size, np.nan)
    members = np.unique(np.stack([group, choices.chooser]), axis=1)
    group_size = np.bincount(members[0] + 1)  # group -1 comes first
    key = (group + 1) * (int(choices.option.max(initial=0)) + 1) + choices.option
    order = np.lexsort((choices.share, key))
    key, share = key[order], choices.share[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if size else np.zeros(0, np.int64)
    ends = np.r_[starts[1:], size]
    run = np.repeat(np.arange(starts.size), ends - starts)
    everyone = group_size[group[order] + 1]
    zeros = everyone - (ends - starts)[run]
    place = np.arange(size) - starts[run]  # among the non-zero shares, ascending

    def without_me(position: Int64) -> Float64:
        """The share at a position among the peers' shares, zeros first."""
        at = position - zeros
        at = np.where(at >= place, at + 1, at)
        at = np.clip(at, -1, (ends - starts)[run] - 1)
        return np.where(at < 0, 0.0, share[np.minimum(starts[run] + np.maximum(at, 0), size - 1)])

    peers = everyone - 1
    median = (without_me((peers - 1) // 2) + without_me(peers // 2)) / 2
    result[order] = np.where((peers >= at_least) & (group[order] >= 0), median, np.nan)
    return result


def expected_share(choices: Choices, rule: ExpectationRule) -> Float64:
    """The largest of: an even part, nearness, the peers of the market, the peers of the site.

    Where distances are unknown, how strongly others favour their favourites stands for nearness,
    but only as far as there is custom: an option near by has regular customers.

    Peers of the site are asked only where the option is near or its distance unknown: several
    colleagues who prefer a far option do not explain one another. Peers of the market are asked
    where enough sites have choosers that are not themselves extreme; in data that holds
    little more than one star they would only repeat it.
    """
    even = even_share(choices)
    extreme = choices.share >= np.maximum(rule.extreme_share, rule.extreme_lift * even)
    near = share_by_rank(choices, choices.rank, rule.bands)
    favourite = share_by_rank(choices, preference_rank(choices), rule.bands)
    favourite = np.minimum(favourite, share_by_custom(choices, rule))
    near = np.where(choices.rank == UNRANKED, favourite, near)
    of_site = share_of_peers(choices, choices.site, rule.enough_peers)
    of_site = np.where(choices.rank > rule.convenient_rank, np.nan, of_site)
    of_market = share_of_peers(choices, choices.market, rule.enough_market)
    sober = _sites_without(choices, extreme)
    of_market = np.where(sober >= rule.enough_sites, of_market, np.nan)
    return np.asarray(np.fmax(np.fmax(even, near), np.fmax(of_site, of_market)))


def _sites_without(choices: Choices, extreme: npt.NDArray[np.bool_]) -> Int64:
    """Sites of the market at which nobody is extreme about the option, edge by edge."""
    where = np.where(choices.site >= 0, choices.site, -2 - choices.chooser)
    _, where = np.unique(where, return_inverse=True)
    sites = np.unique(np.stack([choices.market, where]), axis=1)
    per_market = np.bincount(sites[0], minlength=int(choices.market.max(initial=0)) + 1)
    span = int(choices.option.max(initial=0)) + 1
    key = choices.market * span + choices.option
    taken = np.unique(np.stack([key[extreme], where[extreme]]), axis=1)
    keys, times = np.unique(taken[0], return_counts=True)
    if not keys.size:
        return per_market[choices.market]
    at = np.minimum(np.searchsorted(keys, key), keys.size - 1)
    return per_market[choices.market] - np.where(keys[at] == key, times[at], 0)
