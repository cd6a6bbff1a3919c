"""A pharmacy in the hospital's hall: prescriptions go there because it is at the door."""

from dataclasses import dataclass

import numpy as np

from model.claim_index import UNKNOWN
from model.language import Text
from model.parameters import REASONED, parameter
from model.units import METRES_PER_KM
from model.vocabulary.signals import SignalKind
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData
from rings.registers import Fact

CODE = "hospital_hall_pharmacy"
TITLE = Text(en="Pharmacy in the hospital's hall", zh="院内或门前药店")
EXPLAINS: frozenset[SignalKind] = frozenset({"exclusive_flow"})


@dataclass(frozen=True)
class Parameters:
    """Which pharmacy is the institution's own."""

    near_km: float = parameter(0.3, "km", "within which a pharmacy is at the door", REASONED)
    houses: tuple[str, ...] = parameter(
        ("hospital", "clinic", "village_clinic"),
        "kinds of providers",
        "that have a hall or a door",
        REASONED,
    )


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Fills of the pattern whose prescriber works where the pharmacy stands."""
    fills = group.at_places(group.sinks.tolist())
    if not fills.any():
        return None
    institution = _institutions(group)
    pairs = np.stack([institution, group.index.provider[group.claims].astype(np.int64)])[:, fills]
    linked: dict[tuple[int, int], Text] = {}
    explained = 0
    for (house, pharmacy), claims in zip(*_counted(pairs[:, pairs[0] != UNKNOWN]), strict=True):
        bond = _bond(group, int(house), int(pharmacy), parameters)
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
    return Assessment(share, for_, against, EXPLAINS)


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


def _bond(group: GroupData, house: int, pharmacy: int, parameters: Parameters) -> Text | None:
    """What ties a pharmacy to an institution in the registers, if anything does."""
    pair = np.array([house, pharmacy], dtype=np.int64)
    ids = {"house": group.provider_id(house), "pharmacy": group.provider_id(pharmacy)}
    if group.registers.provider_kinds[house] not in parameters.houses:
        return None
    addresses = group.registers.values("provider", "address", pair)
    if addresses[0] is not None and addresses[0] == addresses[1]:
        return Text(
            en="{pharmacy} has the address of {house}.", zh="{pharmacy}与{house}同址。"
        ).filled(**ids)
    away = float(group.run.places.distances_km(house)[pharmacy])
    if away < parameters.near_km:
        return Text(
            en="{pharmacy} is {m:.0f} m from {house}.", zh="{pharmacy}距{house}{m:.0f}米。"
        ).filled(m=METRES_PER_KM * away, **ids)
    if any(fact.other_id == ids["pharmacy"] for fact in _facts(group, ids["house"])):
        return Text(
            en="A relation between {pharmacy} and {house} is registered.",
            zh="{pharmacy}与{house}有登记关系。",
        ).filled(**ids)
    names = group.registers.values("provider", "name", pair)
    if names[0] and names[1] and names[0] in names[1]:
        return Text(
            en="{pharmacy} carries the name of {house}.", zh="{pharmacy}冠有{house}的名称。"
        ).filled(**ids)
    return None


def _facts(group: GroupData, provider: str) -> list[Fact]:
    first, last = group.span
    facts = group.registers.facts("provider", provider)
    return [fact for fact in facts if fact.first_day <= last and fact.last_day >= first]
