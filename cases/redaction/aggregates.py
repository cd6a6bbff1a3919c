"""Public sums of a case: nothing about fewer than ten people, nothing finer than a month.

A month with fewer than ten patients is folded into the rest; where the rest itself has fewer, the
smallest shown month joins it, so that nothing follows by taking shown months from the whole.
"""

from collections.abc import Sequence
from typing import Any

from model.dossiers import Dossier

KEY = "public_summary"
"""Where a dossier of profile public holds its sums, in ``run``."""
K = 10
"""Fewest people behind any published figure."""
WITHHELD = "withheld"


def summary(dossier: Dossier) -> dict[str, Any]:
    """The sums of the claims of all rings, each claim once."""
    counted = {claim.claim_id for ring in dossier.rings for claim in ring.claims}
    rows = [row for row in dossier.claims.to_pylist() if row["claim_id"] in counted]
    whole = _cell(rows)
    months: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        months.setdefault(row["start_time"].strftime("%Y-%m"), []).append(row)
    shown = {month: own for month, own in months.items() if _people(own) >= K}
    rest = [row for month, own in months.items() if month not in shown for row in own]
    while rest and shown and _people(rest) < K:
        smallest = min(shown, key=lambda month: (_people(shown[month]), month))
        rest += shown.pop(smallest)
    cells = [{"month": month, **_cell(shown[month])} for month in sorted(shown)]
    if rest and _people(rest) >= K:
        cells.append({"month": "other", **_cell(rest)})
    return {
        "k": K,
        "unit": "0.01",
        "whole": whole,
        "months": cells if whole["patients"] != WITHHELD else [],
        "typologies": sorted({code for ring in dossier.rings for code in ring.typologies}),
    }


def _people(rows: Sequence[dict[str, Any]]) -> int:
    return len({row["patient_id"] for row in rows})


def _cell(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    people = _people(rows)
    if people < K:
        return {"patients": WITHHELD, "claims": WITHHELD, "fund_minor": WITHHELD}
    return {
        "patients": people,
        "claims": len(rows),
        "fund_minor": sum(row["fund_amount_minor"] or 0 for row in rows),
    }
