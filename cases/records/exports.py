"""Exports: allowed by approvals, anchored before the package is built, closed with its digest."""

from datetime import datetime

from cases.custody.chain import Slice
from cases.records.approvals import approved_by
from cases.records.audit_lines import set_anchor
from cases.records.custody_log import slice_until
from cases.records.desk import Desk
from cases.records.permissions import allowed
from cases.records.persons import accounts_of_person, persons
from cases.records.rows import case_of_row
from model.cases import Anchor
from model.errors import RuleBroken
from model.language import Text
from model.vocabulary.evidence import PROFILES, Profile

APPROVALS_NEEDED: dict[Profile, int] = {"sealed": 2, "working": 1, "public": 1}
"""People beside the exporter who approve ``export:<profile>``; a draft needs them if sealed."""

_APPROVE = Text(
    en="the {copy} needs {needed} approvals of “{act}” by others, there are {there}",
    zh="{copy}须有 {needed} 名他人对“{act}”的批准，现有 {there} 名",
)
_ASK = Text(en="Propose the act and have it approved.", zh="请提出并报批。")
_SEALED = Text(
    en="the account {account} may not export real identities", zh="账号 {account} 无权导出真实身份"
)


class Exports:
    """What an export of a package leaves in custody."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(
        self, case_id: str, profile: Profile, *, draft: bool, by: str, at: datetime
    ) -> tuple[Slice, Anchor]:
        """Writes the export down, anchors the head, and gives the custody for the package.

        ``RuleBroken`` without the approvals of ``export:<profile>``: two for a sealed package,
        draft or not; one for any other that is not a draft. None of them is the exporter's own.
        """
        with self._desk.acting("export", by, at, f"case:{case_id}/package:{profile}") as act:
            case = case_of_row(act.connection, act.case_row(case_id))
            if profile == "sealed" and not allowed(act.account.roles, "export_sealed"):
                raise RuleBroken(_SEALED.filled(account=by))
            needed = 0 if draft and profile != "sealed" else APPROVALS_NEEDED[profile]
            name = f"export:{profile}"
            own = accounts_of_person(act.connection, by)
            others = tuple(who for who in approved_by(case, name) if who not in own)
            there = len(persons(act.connection, others))
            if there < needed:
                copy = PROFILES[profile].name
                missing = _APPROVE.filled(copy=copy, needed=needed, act=name, there=there)
                raise RuleBroken(missing, where=f"case:{case_id}", to_do=_ASK)
            detail = {"profile": profile, "draft": "yes" if draft else "no"}
            act.log("export", f"case:{case_id}/package:{profile}", **detail)
            anchor = set_anchor(act.connection, by=by, at=at, reason="export")
        custody = slice_until(self._desk, case_id, case.ring_ids, anchor.number)
        return custody, anchor

    def finish(self, case_id: str, profile: Profile, digest: str, *, by: str, at: datetime) -> None:
        """Writes down the digest of the package that was built."""
        with self._desk.acting("export", by, at, f"case:{case_id}/package:{profile}") as act:
            act.case_row(case_id)
            act.log("exported", f"case:{case_id}/package:{profile}", sha256=digest)
