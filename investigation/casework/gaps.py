"""What a package of a case still lacks: approvals that block it, and gaps it would have."""

from cases.items.filing import STATED, item_of
from cases.items.item import Item
from cases.items.registry import BY_NUMBER, ITEMS
from cases.records.approvals import approved_by
from cases.records.exports import APPROVALS_NEEDED
from model.cases import Case
from model.language import Text
from model.vocabulary.evidence import PROFILES, Profile

_APPROVALS = Text(
    en="{copy}: {there} of {needed} approvals of “export:{profile}” by others than the exporter",
    zh="{copy}：“export:{profile}”须由导出人以外 {needed} 人批准，现有 {there} 人",
)
_ITEM = Text(
    en="item {number}, {title}: nothing filed and no absence signed",
    zh="第 {number} 项 {title}：无材料，亦未签署“无”及理由",
)
_NO_PARTY = Text(en="no party is named", zh="未列当事人")
_NO_EXHIBIT = Text(en="no exhibit is filed", zh="未归档证据材料")
_NO_FACT = Text(en="the evidence matrix is empty", zh="证据矩阵为空")
_NO_RING = Text(en="the case has no ring of a run: add one", zh="本案未关联团伙线索，请先增加线索")
_NOT_APPROVED = Text(en="the transfer is not approved yet", zh="尚未批准移送")
_BY_PRODUCT = {item.number for item in ITEMS if item.papers}  # made from the case itself


def lacking(case: Case, profile: Profile, by: str = "", *, draft: bool = False) -> tuple[Text, ...]:
    """What refuses the export of this copy by this person; empty where nothing does.

    >>> from datetime import datetime, UTC
    >>> case = Case("1", "", "", "", "ring", "", "lead", datetime.now(UTC), 1, "", ring_ids=("r",))
    >>> len(lacking(case, "sealed")), len(lacking(case, "working", draft=True))
    (1, 0)
    """
    found = [] if case.ring_ids else [_NO_RING]
    needed = 0 if draft and profile != "sealed" else APPROVALS_NEEDED[profile]
    there = len([who for who in approved_by(case, f"export:{profile}") if who != by])
    if there < needed:
        found.append(
            _APPROVALS.filled(
                copy=PROFILES[profile].name, profile=profile, needed=needed, there=there
            )
        )
    return tuple(found)


def gaps(case: Case) -> tuple[Text, ...]:
    """What the package would be without, though nothing refuses it."""
    found = []
    if not case.parties:
        found.append(_NO_PARTY)
    if not case.exhibits:
        found.append(_NO_EXHIBIT)
    if not case.facts:
        found.append(_NO_FACT)
    if not any(event.verb == "approve_transfer" for event in case.events):
        found.append(_NOT_APPROVED)
    found += [_ITEM.filled(number=item.number, title=item.title) for item in unstated(case)]
    return tuple(found)


def unstated(case: Case) -> tuple[Item, ...]:
    """Items of the package under which nothing is filed and whose absence nobody signed."""
    filed = {item_of(exhibit) for exhibit in case.exhibits} | _BY_PRODUCT
    signed = {absence.item for absence in case.absences}
    return tuple(BY_NUMBER[number] for number in STATED if number not in filed | signed)
