"""Opening a case: from rings of the newest run, about a tip, or by hand; and adding rings to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from cases.records.case_rings import RunRings
from cases.records.cases import Opening
from cases.records.reasons import REASON, given
from investigation.casework.case_view import RULES
from investigation.casework.sitting import Sitting
from model.cases import Case
from model.errors import SettingError
from model.language import Text
from model.rings import Ring

_ONE_BASIS = Text(
    en="a case is opened on exactly one ground: a ring, a tip, or by hand",
    zh="立案须且仅须一项依据：检测线索、举报线索，或自行立案",
)
_GIVE_ONE = Text(
    en="Give --ring RING, or --tip NUMBER, or --by-hand REASON.",
    zh="请只使用 --ring 线索编号、--tip 举报线索号、--by-hand 理由 之一。",
)


class Run(Protocol):
    """The opened run, as far as a case needs it."""

    @property
    def manifest(self) -> Mapping[str, Any]:
        """What the run says of itself."""
        ...

    @property
    def data_version(self) -> str:
        """The data it was made from."""
        ...

    def ring(self, ring_id: str) -> Ring:
        """The ring or cleared group; ``UnknownEntity`` if there is none."""
        ...


@dataclass(frozen=True)
class Basis:
    """What a case is opened on: one of the three; ``by_hand`` is the reason in words."""

    ring_ids: tuple[str, ...] = ()
    tip_no: str | None = None
    by_hand: str | None = None

    def __post_init__(self) -> None:
        named = (bool(self.ring_ids), self.tip_no is not None, self.by_hand is not None)
        if sum(named) != 1:
            raise SettingError(_ONE_BASIS, to_do=_GIVE_ONE)


def open_case(
    sitting: Sitting,
    opened: Run,
    ring_ids: Sequence[str],
    *,
    title: str,
    agency: str,
    region: str,
) -> Case:
    """A case about rings of the opened run, bound to the run and to the data it was made from.

    Raises ``UnknownEntity`` for a ring that the run does not have.
    """
    found = rings_of(opened, ring_ids)
    opening = Opening(title, agency, region, run_id=found.run_id, data_version=found.data_version)
    return sitting.file.cases.open_from_ring(
        opening, ring_ids, by=sitting.by, at=sitting.at, rules=RULES
    )


def open_without_ring(sitting: Sitting, basis: Basis, opening: Opening) -> Case:
    """A case about a tip, or by hand with its reason; rings of a run can be added to it later."""
    cases = sitting.file.cases
    if basis.tip_no is not None:
        return cases.open_from_tip(opening, basis.tip_no, by=sitting.by, at=sitting.at, rules=RULES)
    reason = given(basis.by_hand or "", REASON)
    return cases.open_by_hand(opening, reason, by=sitting.by, at=sitting.at, rules=RULES)


def add_rings(
    sitting: Sitting,
    opened: Run,
    case_id: str,
    ring_ids: Sequence[str],
    seen: int | None = None,
) -> int:
    """Adds rings of the opened run to a case; the version that it has then.

    Raises ``UnknownEntity`` for a ring that the run does not have, ``RuleBroken`` where the case
    stands on another run.
    """
    found, version = rings_of(opened, ring_ids), sitting.version(case_id, seen)
    sitting.file.rings.add(case_id, found, by=sitting.by, at=sitting.at, expected_version=version)
    return version + 1


def rings_of(opened: Run, ring_ids: Sequence[str]) -> RunRings:
    """Rings of the opened run, each of which it has, with the run and its data."""
    for ring_id in ring_ids:
        opened.ring(ring_id)
    return RunRings(str(opened.manifest["run_id"]), opened.data_version, tuple(ring_ids))
