"""A case opened: about rings of a run, about a tip, or by hand; and what it was opened on."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.records.cases import Opening
from cases.records.reasons import REASON, given
from investigation.casework.rings import Run, rings_of_run
from investigation.casework.session import CaseSession
from investigation.casework.steps import RULES
from model.cases import Case
from model.errors import SettingError
from model.language import Text
from model.vocabulary.cases import CaseOrigin

_ONE_BASIS = Text(
    en="a case is opened on exactly one ground: a ring, a tip, or by hand",
    zh="建档须且仅须一项依据：团伙线索、举报线索或自行建档",
)
_GIVE_ONE = Text(
    en="Give --ring RING, or --tip NUMBER, or --by-hand REASON.",
    zh="请只使用 --ring 线索编号、--tip 举报线索号、--by-hand 理由 之一。",
)
_ORIGINS: dict[CaseOrigin, Text] = {
    "ring": Text(en="from the ring {ref}", zh="团伙线索 {ref}"),
    "tip": Text(en="about the tip {ref}", zh="举报线索 {ref}"),
    "inspection": Text(en="after the inspection {ref}", zh="监督检查 {ref}"),
    "by_hand": Text(en="by hand: {ref}", zh="自行建档：{ref}"),
}


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


def open_about_rings(
    session: CaseSession,
    run: Run,
    ring_ids: Sequence[str],
    *,
    title: str,
    agency: str,
    region: str,
) -> Case:
    """A case about rings of the opened run, bound to the run and to the data it was made from.

    Raises ``UnknownEntity`` for a ring that the run does not have.
    """
    found = rings_of_run(run, ring_ids)
    opening = Opening(title, agency, region, run_id=found.run_id, data_version=found.data_version)
    return session.file.cases.open_from_ring(
        opening, ring_ids, by=session.by, at=session.at, rules=RULES
    )


def open_without_ring(
    session: CaseSession, basis: Basis, *, title: str, agency: str, region: str
) -> Case:
    """A case about a tip, or by hand with its reason; rings of a run can be added to it later."""
    cases, opening = session.file.cases, Opening(title, agency, region)
    if basis.tip_no is not None:
        return cases.open_from_tip(opening, basis.tip_no, by=session.by, at=session.at, rules=RULES)
    reason = given(basis.by_hand or "", REASON)
    return cases.open_by_hand(opening, reason, by=session.by, at=session.at, rules=RULES)


def opened_on(case: Case) -> Text:
    """From a ring, about a tip, after an inspection, or by hand with the reason that was given."""
    return _ORIGINS[case.origin].filled(ref=case.origin_ref or "-")
