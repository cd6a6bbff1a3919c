"""Whether two records of one person exclude one another."""

import numpy as np
import numpy.typing as npt

Bool = npt.NDArray[np.bool_]


def too_far(
    gap_seconds: npt.ArrayLike,
    distance_km: npt.ArrayLike,
    regions_apart: npt.ArrayLike,
    *,
    speed_km_h: float,
    least_km: float,
    dateless_km: float,
) -> Bool:
    """Whether nobody can be at both places.

    With a gap in seconds (not negative): a distance of at least ``least_km`` that needs more
    than ``speed_km_h``; without distances, another region within five minutes. With dates only
    (gap -1): another prefecture (``regions_apart`` 2) that is not known to be within
    ``dateless_km``.

    >>> too_far([600, 600, -1], [30, 5, np.nan], [1, 1, 2],
    ...         speed_km_h=90, least_km=3, dateless_km=150).tolist()
    [True, False, True]
    """
    gap, distance = np.asarray(gap_seconds), np.asarray(distance_km, dtype=np.float64)
    apart = np.asarray(regions_apart)
    timed = gap >= 0
    travel = distance / speed_km_h * 3600
    by_distance = (distance >= least_km) & (gap < travel)
    by_region = np.isnan(distance) & (apart > 0) & (gap < 300)
    by_date = (apart == 2) & ~(distance < dateless_km)
    return np.asarray(np.where(timed, by_distance | by_region, by_date))
