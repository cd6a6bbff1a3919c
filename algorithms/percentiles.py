"""Where some records stand among comparable ones."""

import numpy as np
import numpy.typing as npt

Int64 = npt.NDArray[np.int64]
Bool = npt.NDArray[np.bool_]

FEWEST_PEERS = 10
"""A stratum with fewer other records says nothing about what is ordinary there."""


def mean_percentile(values: Int64, stratum: Int64, chosen: Bool) -> tuple[float, float, int]:
    """Where chosen records stand among the others of their stratum.

    Returns the mean percentile (0.5 is ordinary; ties count half), its z-score under the
    hypothesis that chosen records are ordinary (percentiles uniform), and the number of chosen
    records that had at least ``FEWEST_PEERS`` others to be compared with.

    >>> v = np.arange(40); mean_percentile(v, np.zeros(40, np.int64), v >= 38)[0]
    1.0
    """
    total = 0.0
    compared = 0
    for label in np.unique(stratum[chosen]):
        inside = stratum == label
        others = np.sort(values[inside & ~chosen])
        if others.size < FEWEST_PEERS:
            continue
        mine = values[inside & chosen]
        below = np.searchsorted(others, mine, side="left")
        upto = np.searchsorted(others, mine, side="right")
        total += float(np.sum((below + upto) / (2 * others.size)))
        compared += mine.size
    if compared == 0:
        return 0.5, 0.0, 0
    mean = total / compared
    return mean, (mean - 0.5) * float(np.sqrt(12 * compared)), compared
