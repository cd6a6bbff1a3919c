"""A nightly upload: the counter sends all claims of the day at once, and the times are equal."""

from dataclasses import dataclass

import numpy as np

from model.claim_index import UNKNOWN, Int32, Int64
from model.language import Text
from model.parameters import REASONED, parameter
from model.vocabulary.signals import SignalKind
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData

CODE = "batch_upload"
TITLE = Text(en="Batch upload", zh="批量上传")
EXPLAINS: frozenset[SignalKind] = frozenset({"same_minutes"})

_BITS = 40  # room for seconds since 1970


@dataclass(frozen=True)
class Parameters:
    """How many strangers' claims make a batch."""

    same_second: int = parameter(
        3, "claims", "of people outside, settled in the very same second there", REASONED
    )
    same_minute: int = parameter(
        10, "claims", "of people outside, so near in time: no counter serves so many", REASONED
    )
    half_minute: int = parameter(30, "seconds", "before and after a claim that are near", REASONED)


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Pattern claims that were settled together with many unrelated people's claims."""
    if "same_minutes" not in group.signals:
        return None
    settled = group.index.settle_at[group.claims]
    places = group.index.provider[group.claims]
    batched = np.zeros(group.claims.size, dtype=np.bool_)
    crowd = 0
    known = (settled != UNKNOWN) & (places != UNKNOWN)
    if known.any():
        visits = np.stack([places[known], group.index.day[group.claims[known]]])
        till_days, at = np.unique(visits, axis=1, return_inverse=True)
        others = _outsiders(group, till_days)
        keys = (at.reshape(-1).astype(np.int64) << _BITS) + settled[known]
        second = _between(others, keys, keys)
        near = parameters.half_minute
        minute = _between(others, keys - near, keys + near)
        batched[known] = (second >= parameters.same_second) | (minute >= parameters.same_minute)
        crowd = int(minute[batched[known]].max(initial=0))
    share = group.share(batched)
    for_ = [
        Text(
            en="{share:.0%} of the pattern's claims were settled in one batch with claims of up to "
            "{n} people outside the group.",
            zh="该模式结算记录的{share:.0%}与组外最多{n}人的结算记录为同一批次。",
        ).filled(share=share, n=crowd)
    ]
    return Assessment(share, for_, (), EXPLAINS)


def _outsiders(group: GroupData, till_days: Int32) -> Int64:
    """Settlements of people outside the group on these days at these places, as sorted keys.

    A key is the position of the place and day, and the second of the settlement.
    """
    found = [group.run.by_provider.on(int(place), int(day)) for place, day in till_days.T]
    position = np.repeat(np.arange(len(found), dtype=np.int64), [len(one) for one in found])
    claims = np.concatenate(found)
    index = group.index
    outside = ~np.isin(index.patient[claims], group.patients) & (index.settle_at[claims] != UNKNOWN)
    return np.sort((position[outside] << _BITS) + index.settle_at[claims[outside]])


def _between(times: Int64, first: Int64, last: Int64) -> Int64:
    """How many of the sorted times lie in each closed interval."""
    counted: Int64 = np.searchsorted(times, last, "right") - np.searchsorted(times, first, "left")
    return counted
