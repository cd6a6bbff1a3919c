"""Which places of a pattern are the end of a flow."""

import numpy as np

from model.claim_index import Int64
from rings.group_data import GroupData


def sinks(group: GroupData) -> Int64:
    """Pharmacies and laboratories among the places of the pattern."""
    kinds = group.registers.provider_kinds
    chosen: Int64 = group.places[
        np.array([kinds[p] in ("pharmacy", "laboratory") for p in group.places], dtype=np.bool_)
    ]
    return chosen
