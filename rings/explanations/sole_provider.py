"""The only provider of its kind around: everyone who lives there has to go there."""

import numpy as np

from model.findings import SignalKind
from model.language import Text
from model.rings import InnocentReading
from model.view import View
from rings.explanations.chance import meetings_if_near
from rings.explanations.form import Case, reading
from rings.explanations.places import sinks
from rings.group_data import GroupData

CODE = "sole_provider"
TITLE = Text(en="Sole provider", zh="当地唯一机构")
EXPLAINS: frozenset[SignalKind] = frozenset({"exclusive_flow"})
"""Meetings as well, as long as they are near what the shared catchment leads to."""

ALONE_KM = 5.0
"""No other provider of the kind within this distance counts as sole."""
CATCHMENT = 0.5
"""Share of the region's residents with any claim who use the place."""


def examine(group: GroupData, view: View) -> InnocentReading | None:
    """Pattern claims of residents at places that have no alternative in their region."""
    flow = "exclusive_flow" in group.signals
    candidates = sinks(group) if flow else group.places
    counted = group.at_places(candidates.tolist())
    about = group.run.places
    catchments = {int(p): about.catchment(int(p)) for p in candidates if _alone(group, int(p))}
    if not catchments or not counted.any():
        return None
    local = np.zeros(group.claims.size, dtype=np.bool_)
    people = group.index.patient[group.claims]
    for place in catchments:
        local |= group.at_places([place]) & about.residents(place, people)
    whole = counted if flow else np.ones(group.claims.size, dtype=np.bool_)
    share = float(np.count_nonzero(local & whole) / np.count_nonzero(whole))
    used = [place for place, part in catchments.items() if part >= CATCHMENT]
    named = ", ".join(group.provider_id(place) for place in catchments)
    for_ = [
        Text(
            en="{named} has no other provider of its kind in its region or within {km:.0f} km; "
            "{share:.0%} of the pattern's claims are by residents there; {part:.0%} of all "
            "residents with claims go there.",
            zh="{named}为所在地区或{km:.0f}公里内唯一同类机构；该模式结算的{share:.0%}为当地居民所为；"
            "当地有结算的居民中{part:.0%}在此就诊。",
        ).filled(named=named, km=ALONE_KM, share=share, part=max(catchments.values()))
    ]
    against = []
    if len(used) < len(catchments):
        against.append(
            Text(
                en="Less than {part:.0%} of the residents go there: they do have alternatives.",
                zh="当地居民中不足{part:.0%}在此就诊，说明另有选择。",
            ).filled(part=CATCHMENT)
        )
    explains = EXPLAINS | meetings_if_near(group)
    limited = len(used) < len(catchments)
    return reading(CODE, TITLE, group, Case(share, for_, against, explains, limited=limited))


def _alone(group: GroupData, place: int) -> bool:
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
    return bool(np.isfinite(away[place]) and not (same & (away <= ALONE_KM)).any())
