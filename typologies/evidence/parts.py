"""Pieces that findings of several typologies are made of: members by share, the cost signal."""

from collections.abc import Mapping

from algorithms.contrasts import Peers
from model.claim_index import ClaimIndex
from model.findings import Member, MemberKind, Signal
from model.language import Text

COST = Text(
    en="These claims cost {ratio:.2f} times comparable claims {where}.",
    zh="这些结算的费用为{where}可比结算的{ratio:.2f}倍。",
)
HERE = Text(en="of the same place", zh="同一机构")


def members_by_share(
    kind: MemberKind, role: str, times: Mapping[int, int], whole: int
) -> tuple[Member, ...]:
    """Entities in one role; strength is the share of ``whole`` in which each takes part.

    >>> members_by_share("doctor", "signer", {7: 2}, 4)
    (Member(kind='doctor', no=7, role='signer', strength=0.5),)
    """
    return tuple(
        Member(kind, no, role, round(min(1.0, times[no] / max(whole, 1)), 6))
        for no in sorted(times)
    )


def cost_excess(ratio: float, notable: bool, where: Text = HERE) -> tuple[Signal, ...]:
    """The signal that claims cost ``ratio`` times comparable ones; none where not notable."""
    if not notable:
        return ()
    sentence = Text(
        en=COST.en.format(ratio=ratio, where=where.en),
        zh=COST.zh.format(ratio=ratio, where=where.zh),
    )
    return (Signal("excess_cost", round(max(0.0, 1 - 1 / ratio), 6), sentence),)


def peers_of(claims: ClaimIndex) -> Peers:
    """Effective claims by provider and type, to compare costs with."""
    return Peers(claims.total_minor, claims.effective, claims.provider, claims.claim_type)
