"""Members of a finding by their share in it, and from how much of it on they are named."""

from collections.abc import Mapping
from dataclasses import dataclass

from model.findings import Member
from model.parameters import WORLDS, parameter
from model.vocabulary.claims import MemberKind
from model.vocabulary.findings import RoleCode


@dataclass(frozen=True)
class NamedRule:
    """From how many records on a doctor or provider is named."""

    least: int = parameter(3, "records", "of the finding at least", WORLDS)
    one_in: int = parameter(3, "records", "of which one is the entity's, at least", WORLDS)

    def needed(self, records: int) -> int:
        """Records of the entity, of so many in all.

        >>> NamedRule().needed(5), NamedRule().needed(30)
        (3, 10)
        """
        return max(self.least, records // self.one_in)


def members_by_share(
    kind: MemberKind, role: RoleCode, times: Mapping[int, int], total: int
) -> tuple[Member, ...]:
    """Entities in one role; strength is the share of ``total`` in which each takes part.

    >>> members_by_share("doctor", "signer", {7: 2}, 4)
    (Member(kind='doctor', no=7, role='signer', strength=0.5),)
    """
    return tuple(
        Member(kind, no, role, round(min(1.0, times[no] / max(total, 1)), 6))
        for no in sorted(times)
    )
