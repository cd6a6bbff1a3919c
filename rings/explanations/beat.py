"""One beat of a whole group: the days between its occasions when a course of medicine sets them."""

from dataclasses import dataclass

import numpy as np

from model.claim_index import Bool, Int64
from model.parameters import REASONED, parameter
from rings.group_data import GroupData


@dataclass(frozen=True)
class BeatRule:
    """When the occasions of a group follow one beat."""

    occasion_days: int = parameter(
        3, "days", "within which claims are one occasion: the visit, then the fill", REASONED
    )
    least_occasions: int = parameter(6, "occasions", "of the group", REASONED)
    usual_days: float = parameter(
        20.0, "days", "between occasions, median: a shorter beat is a weekly one", REASONED
    )
    beats: tuple[int, ...] = parameter(
        (25, 92), "days", "of a beat, from and to: prescriptions for one to three months", REASONED
    )
    late_days: int = parameter(2, "days", "by which an occasion misses the beat", "a weekend")
    kept: float = parameter(
        0.45,
        "share",
        "of the occasions but the first that follow another by one beat",
        "dates without rhythm, a dozen in a year: 0.2 at a given beat, 0.4 at the luckiest",
    )


def group_beat(group: GroupData, rule: BeatRule) -> int | None:
    """Days between the occasions of the group when they follow one beat, else ``None``.

    People who fill the same course on the same day keep in step for as long as it lasts; who is
    taken along at somebody's convenience keeps no such time. A missed beat does no harm.
    """
    days = np.unique(group.index.day[group.claims]).astype(np.int64)
    before = days[0] - rule.occasion_days - 1
    occasions = days[np.diff(days, prepend=before) > rule.occasion_days]
    if occasions.size < rule.least_occasions:
        return None
    if float(np.median(np.diff(occasions))) < rule.usual_days:
        return None
    between = (occasions[None, :] - occasions[:, None])[np.triu_indices(occasions.size, 1)]
    shortest, longest = rule.beats
    beats = range(shortest, longest + 1)
    repeats = [int(np.count_nonzero(np.abs(between - beat) <= rule.late_days)) for beat in beats]
    best = int(np.argmax(repeats))
    return beats[best] if repeats[best] >= rule.kept * (occasions.size - 1) else None


def near_days(days: Int64, occasions: Int64, rule: BeatRule) -> Bool:
    """Which days lie within one occasion of any of the others."""
    near = np.abs(days[:, None] - np.unique(occasions)[None, :]).min(axis=1)
    return np.asarray(near <= rule.occasion_days)
