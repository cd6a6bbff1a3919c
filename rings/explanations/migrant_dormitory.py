"""A workers' dormitory: many unrelated people of working age under one address."""

from dataclasses import dataclass

import numpy as np

from model.language import Text
from model.parameters import REASONED, parameter, part
from model.units import YEAR_DAYS
from model.vocabulary.signals import SignalKind
from rings.explanations.chance import NearChance, meetings_if_near
from rings.explanations.explanation import Assessment
from rings.explanations.family import surname
from rings.group_data import GroupData
from rings.registers import day_of

CODE = "migrant_dormitory"
TITLE = Text(en="Workers' dormitory", zh="务工人员集体宿舍")
EXPLAINS: frozenset[SignalKind] = frozenset({"shared_identifier"})
"""Meetings as well, as long as they are near the expectation."""


@dataclass(frozen=True)
class Parameters:
    """When an address is a dormitory."""

    residents: int = parameter(8, "persons", "at the address: more than a family", REASONED)
    surnames: float = parameter(0.5, "surnames", "per resident among the members", REASONED)
    working_age: tuple[int, ...] = parameter((16, 65), "years", "from and to", REASONED)
    workers: float = parameter(
        0.8, "share", "of them of working age, and with an employer", REASONED
    )
    near: NearChance = part(NearChance(), "meetings that the address accounts for")


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Members at the commonest address, if it is crowded with unrelated people who work."""
    registers = group.registers
    codes, counts = registers.codes("patient", "address")
    own = codes[group.patients]
    if not (own >= 0).any():
        return None
    values, times = np.unique(own[own >= 0], return_counts=True)
    address = values[np.argmax(times)]
    residents = group.patients[own == address]
    registered = int(counts[address])
    if registered < parameters.residents or residents.size < 2:
        return None
    names = {surname(name) for name in registers.values("patient", "name", residents)} - {""}
    births = registers.values("patient", "birth_date", residents)
    ages = [(group.span[0] - day_of(born, 0)) / YEAR_DAYS for born in births if born is not None]
    youngest, oldest = parameters.working_age
    working = [age for age in ages if youngest <= age <= oldest]
    employed = [e for e in registers.values("patient", "employer", residents) if e is not None]
    share = group.share(group.of_patients(residents.tolist()))
    for_ = [
        Text(
            en="{n} of {all} members are registered at one address with {total} people, "
            "{names} surnames, {working} of working age, {employed} with an employer.",
            zh="{all}名成员中有{n}名登记于同一地址，该地址共{total}人；成员有{names}个姓氏，"
            "{working}人为劳动年龄，{employed}人有用人单位。",
        ).filled(
            n=residents.size,
            all=len(group.patients),
            total=registered,
            names=len(names),
            working=len(working),
            employed=len(employed),
        )
    ]
    unrelated = len(names) >= parameters.surnames * residents.size
    workers = min(len(working), len(employed)) >= parameters.workers * residents.size
    against = []
    if not unrelated:
        against.append(Text(en="Most share a surname.", zh="多数人同姓。"))
    if not workers:
        against.append(
            Text(
                en="Working age or an employer is not registered for most.",
                zh="多数人未登记为劳动年龄或无用人单位。",
            )
        )
    explains = EXPLAINS | meetings_if_near(group, parameters.near)
    return Assessment(share, for_, against, explains, limited=bool(against))
