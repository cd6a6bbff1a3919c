"""A screening or admission campaign: one day on which far more people than usual came."""

from dataclasses import dataclass

import numpy as np

from model.language import Text
from model.parameters import REASONED, parameter, part
from model.vocabulary.signals import SignalKind
from rings.explanations.event_days import EventDays, event_of, others_that_day
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData

CODE = "screening_campaign"
TITLE = Text(en="Screening campaign", zh="集中筛查活动")
EXPLAINS: frozenset[SignalKind] = frozenset({"co_timing", "same_minutes", "same_basket"})


@dataclass(frozen=True)
class Parameters:
    """When a day was a campaign."""

    crowd: float = parameter(
        2.0, "people outside", "per member on the day: it is open to others too", REASONED
    )
    surge: float = parameter(
        3.0, "times", "the median day of the place: less is an ordinary busy day", REASONED
    )
    days: EventDays = part(EventDays(), "the days of one-off events")


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """The pattern's few days, if the place was then crowded with people outside the group."""
    if not group.claims.size or len(group.patients) < 2:
        return None
    event = event_of(group, parameters.days)
    index = group.index
    at = index.provider[group.claims[event.claims]]
    place = int(np.bincount(at[at >= 0]).argmax()) if (at >= 0).any() else -1
    if place < 0:
        return None
    usual = group.run.places.typical_day(place)
    busy = {day: group.run.by_provider.on(place, day).size for day in event.days}
    crowd = {day: others_that_day(group, place, day) for day in event.days}
    least = parameters.crowd * len(group.patients)
    surge = parameters.surge * usual
    crowded = [d for d in event.days if crowd[d] >= least and busy[d] >= surge]
    if not crowded:
        return None
    on_them = np.isin(index.day[group.claims], crowded)
    share = group.share(on_them & group.at_places([place]))
    for_ = [
        Text(
            en="{share:.0%} of the pattern's claims lie on {days} day(s) at {place}, with {busy} "
            "claims on the busiest against {usual:.0f} on a median day and {crowd} people "
            "outside the group.",
            zh="该模式结算记录的{share:.0%}集中在{place}的{days}天内；最忙日{busy}条，平日中位数{usual:.0f}条，"
            "当日另有{crowd}名组外人员。",
        ).filled(
            share=share,
            days=len(crowded),
            place=group.provider_id(place),
            busy=max(busy[day] for day in crowded),
            usual=usual,
            crowd=max(crowd[day] for day in crowded),
        )
    ]
    return Assessment(share, for_, (), EXPLAINS)
