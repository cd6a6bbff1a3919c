"""Whether two records of one person exclude one another."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.parameters import REASONED, parameter
from model.units import SECONDS_PER_HOUR

Bool = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class TravelRule:
    """How fast and how far somebody gets."""

    speed_km_h: float = parameter(
        90.0, "km/h", "in a straight line from desk to desk: nobody is faster", REASONED
    )
    one_site_km: float = parameter(3.0, "km", "within which two places are one site", REASONED)
    day_trip_km: float = parameter(
        150.0, "km", "that can be travelled on one day, where only dates are known", REASONED
    )
    region_seconds: int = parameter(
        300, "seconds", "to another region, where distances are not known", REASONED
    )


def too_far(
    gap_seconds: npt.ArrayLike,
    distance_km: npt.ArrayLike,
    regions_apart: npt.ArrayLike,
    rule: TravelRule,
) -> Bool:
    """Whether nobody can be at both places; the three columns are aligned by pair of records.

    With a gap in seconds (not negative): two sites that need more than the fastest travel;
    without distances, another region too soon. With dates only (gap -1): another prefecture
    (``regions_apart`` 2) that is not known to be within a day trip.

    >>> too_far([600, 600, -1], [30, 5, np.nan], [1, 1, 2], TravelRule()).tolist()
    [True, False, True]
    """
    gap, distance = np.asarray(gap_seconds), np.asarray(distance_km, dtype=np.float64)
    apart = np.asarray(regions_apart)
    timed = gap >= 0
    travel = distance / rule.speed_km_h * SECONDS_PER_HOUR
    by_distance = (distance >= rule.one_site_km) & (gap < travel)
    by_region = np.isnan(distance) & (apart > 0) & (gap < rule.region_seconds)
    by_date = (apart == 2) & ~(distance < rule.day_trip_km)
    return np.asarray(np.where(timed, by_distance | by_region, by_date))
