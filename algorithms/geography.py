"""Distances on the globe."""

import numpy as np
import numpy.typing as npt

from model.units import EARTH_RADIUS_KM

Float64 = npt.NDArray[np.float64]


def distance_km(
    latitude: npt.ArrayLike,
    longitude: npt.ArrayLike,
    to_latitude: npt.ArrayLike,
    to_longitude: npt.ArrayLike,
) -> Float64:
    """Great-circle distance in kilometres (haversine); NaN where a coordinate is NaN.

    >>> distance_km(0.0, 0.0, 0.0, 1.0).round(1).item()
    111.2
    """
    lat, lon = np.radians(np.asarray(latitude, float)), np.radians(np.asarray(longitude, float))
    lat2 = np.radians(np.asarray(to_latitude, float))
    lon2 = np.radians(np.asarray(to_longitude, float))
    half = (
        np.sin((lat2 - lat) / 2) ** 2 + np.cos(lat) * np.cos(lat2) * np.sin((lon2 - lon) / 2) ** 2
    )
    result: Float64 = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
    return np.asarray(result)
