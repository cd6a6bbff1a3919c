"""A company's check-up day: colleagues at one place on one to three days, at low cost."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from model.language import Text
from model.parameters import part
from model.vocabulary.signals import SignalKind
from rings.explanations.event_days import OrganisedDays, low_cost, organised_days_of, too_dear
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData

CODE = "employer_day"
TITLE = Text(en="Employer day", zh="单位集体体检日")
EXPLAINS: frozenset[SignalKind] = frozenset({"co_timing", "same_minutes", "same_basket"})


@dataclass(frozen=True)
class Parameters:
    """What a check-up day is."""

    days: OrganisedDays = part(OrganisedDays(), "the days on which a company calls its people")


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Members of the commonest employer, and the share of the pattern on their few days."""
    employers = group.registers.values("patient", "employer", group.patients)
    counted = Counter(employer for employer in employers if employer is not None)
    if not counted:
        return None
    employer = min(counted, key=lambda name: (-counted[name], name))
    colleagues = group.patients[np.array([e == employer for e in employers])]
    if colleagues.size < 2:
        return None
    event = organised_days_of(group, group.of_patients(colleagues.tolist()), parameters.days)
    cheap = low_cost(group, event, parameters.days)
    share = group.share(event.claims)
    facts = {"n": colleagues.size, "all": len(employers), "days": len(event.days), "share": share}
    for_ = [
        Text(
            en="{n} of {all} members have the same employer; {share:.0%} of the pattern's claims "
            "are theirs on {days} day(s).",
            zh="{all}名成员中有{n}名属同一单位；该模式结算记录的{share:.0%}为其在{days}天内发生。",
        ).filled(**facts)
    ]
    against = []
    if not cheap:
        against.append(too_dear(parameters.days))
    if len(group.together_days) > len(event.days):
        against.append(
            Text(
                en="The members met on {n} days, not only on these.",
                zh="成员共在{n}天同时出现，不限于上述日期。",
            ).filled(n=len(group.together_days))
        )
    return Assessment(share, for_, against, EXPLAINS, limited=not cheap)
