"""The only provider of its kind around: everyone who lives there has to go there."""

from dataclasses import dataclass

import numpy as np

from model.language import Text
from model.parameters import REASONED, parameter, part
from model.vocabulary.signals import SignalKind
from rings.explanations.chance import NearChance, meetings_if_near
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData

CODE = "sole_provider"
TITLE = Text(en="Sole provider", zh="当地唯一机构")
EXPLAINS: frozenset[SignalKind] = frozenset({"exclusive_flow"})
"""Meetings as well, as long as they are near what the shared catchment leads to."""


@dataclass(frozen=True)
class Parameters:
    """When a provider has no alternative."""

    alone_km: float = parameter(5.0, "km", "without another provider of the kind", REASONED)
    catchment: float = parameter(
        0.5, "share", "of the region's residents with claims who use the place", REASONED
    )
    near: NearChance = part(NearChance(), "meetings that the catchment accounts for")


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Pattern claims of residents at places that have no alternative in their region."""
    flow = "exclusive_flow" in group.signals
    candidates = group.sinks if flow else group.places
    counted = group.at_places(candidates.tolist())
    about = group.run.places
    alone = [p for p in candidates if _alone(group, int(p), parameters.alone_km)]
    catchments = {int(p): about.catchment(int(p)) for p in alone}
    if not catchments or not counted.any():
        return None
    local = np.zeros(group.claims.size, dtype=np.bool_)
    people = group.index.patient[group.claims]
    for place in catchments:
        local |= group.at_places([place]) & about.residents(place, people)
    asked = counted if flow else np.ones(group.claims.size, dtype=np.bool_)
    share = float(np.count_nonzero(local & asked) / np.count_nonzero(asked))
    used = [place for place, part in catchments.items() if part >= parameters.catchment]
    named = ", ".join(group.provider_id(place) for place in catchments)
    for_ = [
        Text(
            en="{named} has no other provider of its kind in its region or within {km:.0f} km; "
            "{share:.0%} of the pattern's claims are by residents there; {part:.0%} of all "
            "residents with claims go there.",
            zh="{named}为所在地区或{km:.0f}公里内唯一同类机构；该模式结算记录的{share:.0%}为当地居民所为；"
            "当地有结算记录的居民中{part:.0%}在此就诊。",
        ).filled(named=named, km=parameters.alone_km, share=share, part=max(catchments.values()))
    ]
    against = []
    limited = len(used) < len(catchments)
    if limited:
        against.append(
            Text(
                en="Less than {part:.0%} of the residents go there: they do have alternatives.",
                zh="当地居民中不足{part:.0%}在此就诊，说明另有选择。",
            ).filled(part=parameters.catchment)
        )
    explains = EXPLAINS | meetings_if_near(group, parameters.near)
    return Assessment(share, for_, against, explains, limited=limited)


def _alone(group: GroupData, place: int, alone_km: float) -> bool:
    """Whether no other provider of the kind is registered in the region, or near by."""
    kinds, _ = group.registers.codes("provider", "provider_kind")
    if kinds[place] < 0:
        return False
    same = kinds == kinds[place]
    same[place] = False
    regions, _ = group.registers.codes("provider", "region")
    if regions[place] >= 0 and not (same & (regions == regions[place])).any():
        return True
    away = group.run.places.distances_km(place)
    return bool(np.isfinite(away[place]) and not (same & (away <= alone_km)).any())
