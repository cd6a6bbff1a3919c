"""Four eyes: an act is proposed by one person and approved by others, each once.

Persons count, not accounts.
"""

from datetime import datetime

from cases.records import rows, tables
from cases.records.desk import Desk
from cases.records.persons import accounts_of_person
from model.cases import Approval, Case
from model.errors import RuleBroken
from model.language import Text

_NOT_PROPOSED = Text(en="nobody proposed “{act}”", zh="尚无人提出“{act}”")
_PROPOSED = Text(en="“{act}” is proposed already", zh="“{act}”已提出")
_PROPOSE_FIRST = Text(en="Propose it first, as another person.", zh="请先由他人提出。")
_OWN = Text(
    en="{by} proposed “{act}” and cannot approve it too", zh="{by} 是“{act}”的提出人，不得自行批准"
)
_TWICE = Text(en="{by} approved “{act}” already", zh="{by} 已批准过“{act}”")
_OTHER = Text(en="Another person has to approve it.", zh="须由另一人批准。")


class Approvals:
    """Proposals and approvals of acts such as ``export:sealed``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def propose(
        self, case_id: str, act: str, *, by: str, at: datetime, expected_version: int
    ) -> Approval:
        """Puts an act before those who may approve it."""
        with self._desk.editing("propose", case_id, by, at, expected_version) as edit:
            known = rows.children(edit.connection, tables.proposals, Approval, case_id)
            if any(proposal.act == act for proposal in known):
                raise RuleBroken(_PROPOSED.filled(act=act), where=f"case:{case_id}")
            proposal = Approval(act, by, at)
            rows.add(edit.writer, tables.proposals, case_id, proposal)
            edit.record("proposed", act=act)
        return proposal

    def approve(
        self, case_id: str, act: str, *, by: str, at: datetime, expected_version: int
    ) -> Approval:
        """One approval; ``RuleBroken`` for the person who proposed it or approved it before."""
        with self._desk.editing("approve", case_id, by, at, expected_version) as edit:
            proposals = rows.children(edit.connection, tables.proposals, Approval, case_id)
            mine = next((proposal for proposal in proposals if proposal.act == act), None)
            where = f"case:{case_id}"
            if mine is None:
                raise RuleBroken(_NOT_PROPOSED.filled(act=act), where=where, to_do=_PROPOSE_FIRST)
            own = accounts_of_person(edit.connection, by)
            if mine.by in own:
                raise RuleBroken(_OWN.filled(by=by, act=act), where=where, to_do=_OTHER)
            known = rows.children(edit.connection, tables.approvals, Approval, case_id)
            if any(other.act == act and other.by in own for other in known):
                raise RuleBroken(_TWICE.filled(by=by, act=act), where=where, to_do=_OTHER)
            approval = Approval(act, by, at)
            rows.add(edit.writer, tables.approvals, case_id, approval)
            edit.record("approved", act=act)
        return approval

    def proposals(self, case_id: str, *, by: str, at: datetime) -> tuple[Approval, ...]:
        """What was proposed in a case, by whom; logged as a view."""
        with self._desk.acting("view", by, at, f"case:{case_id}") as act:
            act.case_row(case_id)
            found = rows.children(act.connection, tables.proposals, Approval, case_id)
            act.log("view", f"case:{case_id}/proposals", purpose="approval")
        return found


def approved_by(case: Case, act: str) -> tuple[str, ...]:
    """The different people who approved an act of a case, in their order."""
    return tuple(dict.fromkeys(a.by for a in case.approvals if a.act == act))
