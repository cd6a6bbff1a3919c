"""What went wrong in one world, ring by ring: for whoever wants to make the product better."""

from collections.abc import Sequence
from typing import Any

from benchmarks.matching import Group, Known, jaccard, matches, nearest


def missed(
    planted: Sequence[Known], reported: Sequence[Group], cleared: Sequence[Group]
) -> list[dict[str, Any]]:
    """Planted rings that no report matches, with the closest report and cleared group."""
    found = {match.known.code for match in matches(reported, planted)}
    rows = []
    for known in planted:
        if known.code in found:
            continue
        rank, index = nearest(known, reported)
        clear, clear_index = nearest(known, cleared)
        rows.append(
            {
                "ring": known.code,
                "kind": known.kind,
                "size": len(known.core),
                "closest_rank": None if rank is None else rank + 1,
                "closest_jaccard": round(index, 3),
                "cleared_as": "" if clear is None else cleared[clear].explanation,
                "cleared_jaccard": round(clear_index, 3),
            }
        )
    return rows


def wrong(
    planted: Sequence[Known], innocent: Sequence[Known], reported: Sequence[Group]
) -> list[dict[str, Any]]:
    """Reports that match no planted ring, with the known group closest to each."""
    right = {match.rank for match in matches(reported, planted)}
    rows = []
    for rank, group in enumerate(reported):
        if rank in right:
            continue
        index, closest = max(
            ((jaccard(group.core(k.compared_by), k.core), k) for k in (*planted, *innocent)),
            key=lambda entry: (entry[0], entry[1].code),
            default=(0.0, None),
        )
        rows.append(
            {
                "rank": rank + 1,
                "typologies": group.label,
                "patients": len(group.patients),
                "actors": len(group.doctors | group.providers),
                "closest_kind": closest.kind if closest and index else "",
                "closest_jaccard": round(index, 3),
            }
        )
    return rows
