"""A school's examination or vaccination day: children of one age on one to three days."""

from dataclasses import dataclass

import numpy as np

from model.language import Text
from model.parameters import REASONED, parameter, part
from model.units import YEAR_DAYS
from model.vocabulary.signals import SignalKind
from rings.explanations.event_days import OrganisedDays, low_cost, organised_days_of, too_dear
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData
from rings.registers import day_of

CODE = "school_day"
TITLE = Text(en="School day", zh="学校集体就诊日")
EXPLAINS: frozenset[SignalKind] = frozenset({"co_timing", "same_minutes", "same_basket"})


@dataclass(frozen=True)
class Parameters:
    """Who goes to school, and what its day is."""

    ages: tuple[int, ...] = parameter(
        (3, 19), "years", "of kindergarten and school, from and to", REASONED
    )
    least_children: int = parameter(5, "children", "of a class examined together", REASONED)
    days: OrganisedDays = part(OrganisedDays(), "the days on which a school calls its children")


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Members of school age in one region, and the share of the pattern on their few days."""
    births = group.registers.values("patient", "birth_date", group.patients)
    regions = group.registers.values("patient", "region", group.patients)
    at = group.span[0]
    ages = [(at - day_of(born, at)) / YEAR_DAYS if born is not None else -1.0 for born in births]
    youngest, oldest = parameters.ages
    children = np.array([youngest <= age <= oldest for age in ages], dtype=np.bool_)
    if np.count_nonzero(children) < parameters.least_children:
        return None
    theirs = group.of_patients(group.patients[children].tolist())
    event = organised_days_of(group, theirs, parameters.days)
    cheap = low_cost(group, event, parameters.days)
    one_region = len({r for r, child in zip(regions, children, strict=True) if child}) == 1
    share = group.share(event.claims)
    for_ = [
        Text(
            en="{n} of {all} members are {low} to {high} years old; {share:.0%} of the pattern's "
            "claims are theirs on {days} day(s).",
            zh="{all}名成员中有{n}名为{low}至{high}岁；该模式结算记录的{share:.0%}为其在{days}天内发生。",
        ).filled(
            n=int(np.count_nonzero(children)),
            all=len(ages),
            low=youngest,
            high=oldest,
            share=share,
            days=len(event.days),
        )
    ]
    against = []
    if not cheap:
        against.append(too_dear(parameters.days))
    if not one_region:
        against.append(Text(en="They live in several regions.", zh="他们分属不同地区。"))
    limited = not (cheap and one_region)
    return Assessment(share, for_, against, EXPLAINS, limited=limited)
