"""Claims that cost more than comparable ones: the peers, and the signal."""

from algorithms.contrasts import Peers
from model.claim_index import ClaimIndex
from model.findings import Signal
from model.language import Text

COST = Text(
    en="These claims cost {ratio:.2f} times comparable claims {where}.",
    zh="这些结算记录的费用为{where}可比结算记录的{ratio:.2f}倍。",
)
HERE = Text(en="of the same place", zh="同一机构")


def peers_of(claims: ClaimIndex) -> Peers:
    """Effective claims by provider and type, to compare amounts with."""
    return Peers(claims.total_minor, claims.effective, claims.provider, claims.claim_type)


def cost_excess(ratio: float, notable: bool, where: Text = HERE) -> tuple[Signal, ...]:
    """The signal that claims cost ``ratio`` times comparable ones; none where not notable."""
    if not notable:
        return ()
    sentence = COST.filled(ratio=ratio, where=where)
    return (Signal("excess_cost", round(max(0.0, 1 - 1 / ratio), 6), sentence),)
