"""Who may do what: one table, role by action; what is not in it is refused."""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

Role = Literal[
    "viewer",
    "analyst",
    "case_officer",
    "supervisor",
    "legal_reviewer",
    "exporter",
    "discipline_liaison",
    "administrator",  # no case data
    "auditor",  # logs only
]
ROLES: tuple[Role, ...] = get_args(Role)

Action = Literal[
    "search",  # list cases, sources, judgements
    "view",  # open one case
    "open",  # a case
    "edit",  # parties, facts, tasks, title
    "exhibit",  # add evidence
    "register_source",
    "judge",  # a ring
    "assign",  # officers, lead
    "recuse",
    "sign_absence",
    "propose",  # an act that needs approval
    "approve",  # an act another person proposed
    "advance",  # the procedure (who may take which step is the matter of its rules)
    "receive_tip",
    "view_tip",
    "view_informant",
    "refer_discipline",  # public officials, to the discipline organs
    "export",  # working and public packages
    "export_sealed",  # real identities; needs two approvals beside
    "view_audit",
    "verify_audit",
    "anchor_audit",
    "manage_accounts",
]
ACTIONS: tuple[Action, ...] = get_args(Action)


def _may(*actions: Action) -> frozenset[Action]:
    return frozenset(actions)


_READING = _may("search", "view")
_WORKING = _READING | _may("open", "exhibit", "judge", "register_source")
_OFFICER = _may("edit", "recuse", "sign_absence", "propose", "advance", "receive_tip", "view_tip")

PERMISSIONS: Mapping[Role, frozenset[Action]] = {
    "viewer": _READING,
    "analyst": _WORKING,
    "case_officer": _WORKING | _OFFICER,
    "supervisor": _READING
    | _may("edit", "judge", "assign", "recuse", "sign_absence", "approve", "advance")
    | _may("view_tip", "view_informant", "refer_discipline"),
    "legal_reviewer": _READING | _may("exhibit", "approve", "advance"),
    "exporter": _READING | _may("propose", "export", "export_sealed", "anchor_audit"),
    "discipline_liaison": _READING | _may("receive_tip", "view_tip", "refer_discipline"),
    "administrator": _may("manage_accounts", "anchor_audit"),
    "auditor": _may("view_audit", "verify_audit", "anchor_audit"),
}

ALONE: frozenset[Role] = frozenset({"administrator", "auditor"})
"""Roles that go with no other: who grants rights or reads the logs sees no case."""


def allowed(roles: Iterable[str], action: str) -> bool:
    """Whether one of the roles may do it; an unknown role or action may nothing.

    >>> allowed(["viewer"], "view"), allowed(["viewer"], "export"), allowed(["root"], "view")
    (True, False, False)
    """
    granted = {str(role): actions for role, actions in PERMISSIONS.items()}
    return any(action in granted.get(role, ()) for role in roles)
