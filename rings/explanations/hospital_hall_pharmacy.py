"""A pharmacy in the hospital's hall: prescriptions go there because it is at the door."""

import numpy as np

from model.claim_index import UNKNOWN
from model.findings import SignalKind
from model.language import Text
from model.rings import InnocentReading
from model.view import View
from rings.explanations.form import Case, reading
from rings.explanations.places import sinks
from rings.group_data import GroupData
from rings.registers import Fact

CODE = "hospital_hall_pharmacy"
TITLE = Text(en="Pharmacy in the hospital's hall", zh="院内或门前药店")
EXPLAINS: frozenset[SignalKind] = frozenset({"exclusive_flow"})

NEAR_KM = 0.3
"""A pharmacy nearer than 300 m is the one at the door."""
_HOUSES = ("hospital", "clinic", "village_clinic")


def examine(group: GroupData, view: View) -> InnocentReading | None:
    """Fills of the pattern whose prescriber works where the pharmacy stands."""
    fills = group.at_places(sinks(group).tolist())
    if not fills.any():
        return None
    institution = _institutions(group)
    pairs = np.stack([institution, group.index.provider[group.claims].astype(np.int64)])[:, fills]
    linked: dict[tuple[int, int], Text] = {}
    explained = 0
    for (house, pharmacy), claims in zip(*_counted(pairs[:, pairs[0] != UNKNOWN]), strict=True):
        bond = _bond(group, int(house), int(pharmacy))
        if bond is not None:
            linked[int(house), int(pharmacy)] = bond
            explained += int(claims)
    if not linked:
        return None
    share = explained / int(np.count_nonzero(fills))
    for_ = [
        Text(
            en="{share:.0%} of the fills were prescribed at the institution of the pharmacy.",
            zh="{share:.0%}的配药处方出自药店所在机构。",
        ).filled(share=share),
        *linked.values(),
    ]
    against = []
    if explained < np.count_nonzero(fills):
        against.append(
            Text(
                en="{n} fills were prescribed elsewhere or by an unknown institution.",
                zh="{n}次配药的处方出自其他或未知机构。",
            ).filled(n=int(np.count_nonzero(fills)) - explained)
        )
    return reading(CODE, TITLE, group, Case(share, for_, against, EXPLAINS))


def _counted(pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    values, counts = np.unique(pairs, axis=1, return_counts=True)
    return values.T, counts


def _institutions(group: GroupData) -> np.ndarray:
    """Where each pattern claim was prescribed: as claimed, else the doctor's main practice."""
    index = group.index
    institution = index.prescriber_provider[group.claims].astype(np.int64)
    doctors = index.doctor[group.claims]
    unknown = (institution == UNKNOWN) & (doctors != UNKNOWN)
    nos, at = np.unique(doctors[unknown], return_inverse=True)
    practices = group.registers.values("doctor", "provider_id", nos.astype(np.int64))
    mains = np.array([group.run.provider_no(main) for main in practices], dtype=np.int64)
    institution[unknown] = mains[at]
    return institution


def _bond(group: GroupData, house: int, pharmacy: int) -> Text | None:
    """What ties a pharmacy to an institution in the registers, if anything does."""
    both = np.array([house, pharmacy], dtype=np.int64)
    ids = {"house": group.provider_id(house), "pharmacy": group.provider_id(pharmacy)}
    if group.registers.provider_kinds[house] not in _HOUSES:
        return None
    addresses = group.registers.values("provider", "address", both)
    if addresses[0] is not None and addresses[0] == addresses[1]:
        return Text(
            en="{pharmacy} has the address of {house}.", zh="{pharmacy}与{house}同址。"
        ).filled(**ids)
    away = float(group.run.places.distances_km(house)[pharmacy])
    if away < NEAR_KM:
        return Text(
            en="{pharmacy} is {m:.0f} m from {house}.", zh="{pharmacy}距{house}{m:.0f}米。"
        ).filled(m=1000 * away, **ids)
    if any(fact.other_id == ids["pharmacy"] for fact in _facts(group, ids["house"])):
        return Text(
            en="A relation between {pharmacy} and {house} is registered.",
            zh="{pharmacy}与{house}有登记关系。",
        ).filled(**ids)
    names = group.registers.values("provider", "name", both)
    if names[0] and names[1] and names[0] in names[1]:
        return Text(
            en="{pharmacy} carries the name of {house}.", zh="{pharmacy}冠有{house}的名称。"
        ).filled(**ids)
    return None


def _facts(group: GroupData, provider: str) -> list[Fact]:
    first, last = group.span
    facts = group.registers.facts("provider", provider)
    return [fact for fact in facts if fact.first_day <= last and fact.last_day >= first]
