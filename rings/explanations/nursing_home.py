"""A nursing home or other collective residence: who lives together, sees the doctor together."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from model.claim_index import UNKNOWN
from model.language import Text
from model.parameters import REASONED, parameter
from model.vocabulary.signals import SignalKind
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData

CODE = "nursing_home"
TITLE = Text(en="Nursing home", zh="养老机构集中居住")
EXPLAINS: frozenset[SignalKind] = frozenset(
    {"co_timing", "shared_route", "same_minutes", "shared_identifier", "same_basket"}
)


@dataclass(frozen=True)
class Parameters:
    """Whose telephone a number is."""

    shared_phone: int = parameter(
        3, "residents", "who give one telephone number: it is the home's", REASONED
    )


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Members registered at one residence: by residence, by its address, or by ``resides_at``."""
    homes = {int(p): _homes(group, int(p)) for p in group.patients}
    counted = Counter(home for found in homes.values() for home in found)
    if not counted:
        return None
    home = min(counted, key=lambda h: (-counted[h], h))
    registered = [p for p, found in homes.items() if home in found]
    residents = registered + _reached_there(group, home, registered, parameters)
    if len(residents) < 2:
        return None
    share = group.share(group.of_patients(residents))
    for_ = [
        Text(
            en="{n} of {all} members live at {home}; they made {share:.0%} of the pattern's "
            "claims.",
            zh="{all}名成员中有{n}名居住于{home}，占该模式结算记录的{share:.0%}。",
        ).filled(n=len(residents), all=len(homes), home=home, share=share)
    ]
    against = []
    if len(residents) < len(homes):
        against.append(
            Text(
                en="{n} members are not registered there.", zh="{n}名成员未登记居住于该处。"
            ).filled(n=len(homes) - len(residents))
        )
    return Assessment(share, for_, against, EXPLAINS)


def _reached_there(
    group: GroupData, home: str, registered: list[int], parameters: Parameters
) -> list[int]:
    """Members who are not registered at the home but reached under its own telephone.

    Its own is the number registered for the home, or one that several residents give.
    """
    phones = dict(
        zip(
            group.patients.tolist(),
            group.registers.values("patient", "phone", group.patients),
            strict=True,
        )
    )
    number = group.run.provider_no(home)
    homes = np.array([number] if number != UNKNOWN else [], dtype=np.int64)
    given = Counter(phones[p] for p in registered if phones[p])
    shared = {phone for phone, count in given.items() if count >= parameters.shared_phone}
    shared |= {p for p in group.registers.values("provider", "phone", homes) if p}
    return [p for p in phones if p not in registered and phones[p] in shared]


def _homes(group: GroupData, patient: int) -> set[str]:
    """Identifiers of collective residences where this person is registered."""
    one = group.patients[group.patients == patient]
    registers = group.registers
    homes = {str(h) for h in registers.values("patient", "residence_provider_id", one) if h}
    first, last = group.span
    homes |= {
        fact.other_id
        for fact in registers.facts("patient", group.patient_id(patient))
        if fact.relation == "resides_at" and fact.first_day <= last and fact.last_day >= first
        if fact.other_kind == "provider"
    }
    address = registers.values("patient", "address", one)[0]
    if address is not None:
        homes |= {group.provider_id(no) for no in group.run.residences.get(address, ())}
    return homes
