"""An outbreak: for a few weeks one village is ill, and then it is over."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from model.language import Text
from model.parameters import REASONED, parameter
from model.vocabulary.signals import SignalKind
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData

CODE = "outbreak"
TITLE = Text(en="Outbreak", zh="疫情或集中发病")
EXPLAINS: frozenset[SignalKind] = frozenset({"co_timing", "same_basket"})


@dataclass(frozen=True)
class Parameters:
    """How long an outbreak lasts, and how it shows in others."""

    days: int = parameter(28, "days", "in which nearly all of the pattern must lie", REASONED)
    visits: int = parameter(4, "visits", "per person in these days: one illness", REASONED)
    surge: float = parameter(
        1.5, "times", "the usual claims a day at the places: others were ill as well", REASONED
    )
    places: int = parameter(5, "places", "of the pattern looked at, the busiest", REASONED)


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """The best four weeks of the pattern, for members of one region with a visit or few each."""
    days = group.index.day[group.claims].astype(np.int64)
    if days.size < 2:
        return None
    ordered = np.sort(days)
    inside = np.searchsorted(ordered, ordered + parameters.days) - np.arange(ordered.size)
    first = int(ordered[np.argmax(inside)])
    held = (days >= first) & (days < first + parameters.days)
    regions = group.registers.values("patient", "region", group.patients)
    counted = Counter(region for region in regions if region is not None)
    region = min(counted, key=lambda name: (-counted[name], name), default=None)
    if region is None or not _surges(group, first, parameters):
        return None
    local = group.patients[np.array([r == region for r in regions])]
    share = group.share(held & group.of_patients(local.tolist()))
    _, visits = np.unique(group.index.patient[group.claims[held]], return_counts=True)
    often = float(np.median(visits))
    for_ = [
        Text(
            en="{share:.0%} of the pattern lies within {days} days, by {n} of {all} members of "
            "one region, when the places had at least {surge} times their usual claims.",
            zh="该模式的{share:.0%}集中在{days}天内，涉及同一地区的{n}名成员（共{all}名），"
            "同期相关机构结算量至少为平时的{surge}倍。",
        ).filled(
            share=share,
            days=parameters.days,
            n=local.size,
            all=len(regions),
            surge=parameters.surge,
        )
    ]
    against = []
    limited = often > parameters.visits
    if limited:
        against.append(
            Text(
                en="A member came {n:.0f} times in these weeks (median): more than one illness.",
                zh="期间每名成员就诊{n:.0f}次（中位数），超过一次患病的通常次数。",
            ).filled(n=often)
        )
    return Assessment(share, for_, against, EXPLAINS, limited=limited)


def _surges(group: GroupData, first: int, parameters: Parameters) -> bool:
    """Whether people outside the group came more than usual in the window as well."""
    own = np.concatenate([group.own_claims(int(p)) for p in group.patients])
    window = parameters.days
    inside = everything = 0
    firsts, lasts = [], []
    for place in group.places[: parameters.places]:
        claims = group.run.by_provider
        at = group.index.day[own[group.index.provider[own] == place]]
        mine = int(np.count_nonzero((at >= first) & (at < first + window)))
        inside += claims.between(int(place), first, first + window).size - mine
        all_claims = claims.of(int(place))
        everything += all_claims.size - at.size
        firsts.append(int(group.index.day[all_claims[0]]))
        lasts.append(int(group.index.day[all_claims[-1]]))
    rest = max(lasts, default=0) - min(firsts, default=0) + 1 - window
    if rest <= 0 or not inside:
        return False
    return inside / window >= parameters.surge * (everything - inside) / rest
