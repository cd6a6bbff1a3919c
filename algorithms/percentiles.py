"""Where some records stand among comparable ones."""

import numpy as np
import numpy.typing as npt

Int64 = npt.NDArray[np.int64]
Bool = npt.NDArray[np.bool_]

ORDINARY = 0.5
"""Mean percentile of records that are like all others."""


def mean_percentile(
    values: Int64, stratum: Int64, chosen: Bool, least_peers: int
) -> tuple[float, float, int]:
    """Where chosen records stand among the others of their stratum; one entry per record.

    Returns the mean percentile (``ORDINARY`` is ordinary; ties count half), its z-score under the
    hypothesis that chosen records are ordinary (percentiles uniform, variance 1/12), and the
    number of chosen records that had at least ``least_peers`` others to be compared with.

    >>> v = np.arange(40); mean_percentile(v, np.zeros(40, np.int64), v >= 38, least_peers=10)[0]
    1.0
    """
    total = 0.0
    compared = 0
    for label in np.unique(stratum[chosen]):
        inside = stratum == label
        others = np.sort(values[inside & ~chosen])
        if others.size < least_peers:
            continue
        mine = values[inside & chosen]
        below = np.searchsorted(others, mine, side="left")
        upto = np.searchsorted(others, mine, side="right")
        total += float(np.sum((below + upto) / (2 * others.size)))
        compared += mine.size
    if compared == 0:
        return ORDINARY, 0.0, 0
    mean = total / compared
    return mean, (mean - ORDINARY) * float(np.sqrt(12 * compared)), compared
