"""Who may do what: one table, role by action; what is not in it is refused."""

from collections.abc import Iterable, Mapping

from model.vocabulary.accounts import AccountRole, Right


def _may(*actions: Right) -> frozenset[Right]:
    return frozenset(actions)


_READING = _may("search", "view")
_WORKING = _READING | _may("open", "exhibit", "judge", "register_source")
_OFFICER = _may("edit", "recuse", "sign_absence", "propose", "advance", "receive_tip", "view_tip")

PERMISSIONS: Mapping[AccountRole, frozenset[Right]] = {
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

ALONE: frozenset[AccountRole] = frozenset({"administrator", "auditor"})
"""Roles that go with no other: who grants rights or reads the logs sees no case."""


def allowed(roles: Iterable[str], action: str) -> bool:
    """Whether one of the roles may do it; an unknown role or action may nothing.

    >>> allowed(["viewer"], "view"), allowed(["viewer"], "export"), allowed(["root"], "view")
    (True, False, False)
    """
    granted = {str(role): actions for role, actions in PERMISSIONS.items()}
    return any(action in granted.get(role, ()) for role in roles)
