"""The gate: what a package must hold before it may be called judicial, and who must agree."""

from collections.abc import Iterable
from dataclasses import dataclass

from cases.items.filing import NONE
from cases.items.item import Item
from cases.items.registry import ITEMS
from cases.verification.verify_package import STATUTORY
from model.dossiers import Dossier
from model.errors import RuleBroken
from model.language import Text


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: the item (or ``approval``), its title, and what to do."""

    item: str
    title: Text
    to_do: Text


class PackageRefused(RuleBroken):
    """The package may not leave the house as it is; ``missing`` says what it lacks."""

    def __init__(self, missing: tuple[Missing, ...], case_id: str) -> None:
        self.missing = missing
        named = [Text(en=f"{m.item} {m.title.en}", zh=f"{m.item} {m.title.zh}") for m in missing]
        what = Text(
            en="the package lacks: " + "; ".join(name.en for name in named) + ".",
            zh="卷宗缺少：" + "；".join(name.zh for name in named) + "。",
        )
        super().__init__(what, where=case_id, to_do=missing[0].to_do if missing else None)


def missing(dossier: Dossier, paths: Iterable[str]) -> tuple[Missing, ...]:
    """What keeps this dossier's package, with these files in ``data/``, from leaving the house.

    Drafts need no item; every copy with real identities needs two approvals.
    """
    there = frozenset(paths)
    signed = {absence.item for absence in dossier.case.absences if absence.because.strip()}
    lacking = [_approvals(dossier)] if len(approvers(dossier)) < _EYES else []
    if dossier.draft or dossier.profile == "public":
        return tuple(lacking)
    lacking += [
        Missing(item.number, item.title, _to_do(item))
        for item in ITEMS
        if item.judicial
        and not (item.number in signed and item.number in MAY_LACK)
        and not _holds(item, there)
    ]
    return tuple(lacking)


def require_complete(dossier: Dossier, paths: Iterable[str]) -> None:
    """Raise ``PackageRefused`` where something is missing."""
    lacking = missing(dossier, paths)
    if lacking:
        raise PackageRefused(lacking, dossier.case.case_id)


SEALED_ACT = "export:sealed"
"""The act of a case that two people approve before real identities leave the house."""


MAY_LACK = frozenset(number for number, _, may_lack in STATUTORY if may_lack)
"""Items in whose place "none, because ..." may be signed; the verifier knows the same ones."""

_EYES = 2


def approvers(dossier: Dossier) -> tuple[str, ...]:
    """Different people who approved what this copy needs; copies without identities need none."""
    if dossier.profile != "sealed":
        return ("", "not needed")
    act = SEALED_ACT
    accounts = {a.by.strip().casefold() for a in dossier.case.approvals if a.act == act}
    return tuple(sorted(accounts - {""}))


def _approvals(dossier: Dossier) -> Missing:
    return Missing(
        "approval",
        Text(en="approvals of two people", zh="两人批准"),
        Text(
            en=f"Two different people have to approve {SEALED_ACT}.",
            zh=f"须由两名不同人员批准 {SEALED_ACT}。",
        ),
    )


def _holds(item: Item, paths: frozenset[str]) -> bool:
    return all(_found(needed, paths) for needed in item.needed)


def _found(needed: str, paths: frozenset[str]) -> bool:
    if not needed.endswith("/"):
        return needed in paths
    return any(p.startswith(needed) and not p.endswith(f"/{NONE}") for p in paths)


def _to_do(item: Item) -> Text:
    files = ", ".join(item.needed)
    if item.number not in MAY_LACK:
        return Text(
            en=f"Add {files}: no transfer goes without; or export a draft.",
            zh=f"请补充 {files}：移送不得缺少；也可先导出草稿。",
        )
    return Text(
        en=f"Add {files}, or sign why there is none (item {item.number}); or export a draft.",
        zh=f"请补充 {files}，或签署“无”及理由（第 {item.number} 项）；也可先导出草稿。",
    )
