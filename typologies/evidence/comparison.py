"""Claims of a group among those of others at the same places: strata, and what comes of it."""

import numpy as np

from algorithms.null_models import normal_tail
from algorithms.percentiles import ORDINARY
from model.claim_index import ClaimIndex, Int32, Int64
from model.claims import CLAIM_TYPES
from model.findings import Signal
from model.language import Text
from model.units import PERCENT
from model.vocabulary.signals import SignalKind
from typologies.evidence.side import Side


def strata(claims: ClaimIndex, place: Int32, record: Int64) -> Int64:
    """A number for the place and type of each record; equal ones are comparable."""
    return place[record].astype(np.int64) * len(CLAIM_TYPES) + claims.claim_type[record]


def side_by_percentile(
    kind: SignalKind, sentence: Text, found: tuple[float, float, int], notable_p: float
) -> Side:
    """The evidence of a ``mean_percentile``; ``sentence`` has places for ``n`` and ``share``."""
    percentile, z, compared = found
    p_value = normal_tail(z)
    if p_value > notable_p:
        return Side(p_value, None, percentile)
    said = sentence.filled(n=compared, share=round(percentile * PERCENT))
    strength = round(min(1.0, 2 * (percentile - ORDINARY)), 6)
    return Side(p_value, Signal(kind, strength, said), percentile)
