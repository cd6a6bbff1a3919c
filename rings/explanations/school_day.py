"""A school's examination or vaccination day: children of one age on one to three days."""

import numpy as np

from model.findings import SignalKind
from model.language import Text
from model.rings import InnocentReading
from model.view import View
from rings.explanations.event_days import DEAR, low_cost, organised_days_of
from rings.explanations.form import Case, reading
from rings.group_data import GroupData
from rings.registers import day_of

CODE = "school_day"
TITLE = Text(en="School day", zh="学校集体就诊日")
EXPLAINS: frozenset[SignalKind] = frozenset({"co_timing", "same_minutes", "same_basket"})

YOUNGEST, OLDEST = 3, 19
"""Ages in years of kindergarten and school."""
FEWEST = 5
"""A class that is examined together has at least so many children."""


def examine(group: GroupData, view: View) -> InnocentReading | None:
    """Members of school age in one region, and the share of the pattern on their few days."""
    births = group.registers.values("patient", "birth_date", group.patients)
    regions = group.registers.values("patient", "region", group.patients)
    at = group.span[0]
    ages = [(at - day_of(born, at)) / 365.25 if born is not None else -1.0 for born in births]
    children = np.array([YOUNGEST <= age <= OLDEST for age in ages], dtype=np.bool_)
    if np.count_nonzero(children) < FEWEST:
        return None
    event = organised_days_of(group, group.of_patients(group.patients[children].tolist()))
    cheap = low_cost(group, event)
    one_region = len({r for r, child in zip(regions, children, strict=True) if child}) == 1
    share = group.share(event.claims)
    for_ = [
        Text(
            en="{n} of {all} members are {low} to {high} years old; {share:.0%} of the pattern's "
            "claims are theirs on {days} day(s).",
            zh="{all}名成员中有{n}名为{low}至{high}岁；该模式结算的{share:.0%}为其在{days}天内发生。",
        ).filled(
            n=int(np.count_nonzero(children)),
            all=len(ages),
            low=YOUNGEST,
            high=OLDEST,
            share=share,
            days=len(event.days),
        )
    ]
    against = []
    if not cheap:
        against.append(DEAR)
    if not one_region:
        against.append(Text(en="They live in several regions.", zh="他们分属不同地区。"))
    limited = not (cheap and one_region)
    return reading(CODE, TITLE, group, Case(share, for_, against, EXPLAINS, limited=limited))
