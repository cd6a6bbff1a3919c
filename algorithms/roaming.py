"""Whether a person was at more places of a set than people of the same area are."""

import numpy as np
import numpy.typing as npt

from algorithms.null_models import HALF_COUNT, SMALLEST_P

Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]
Bool = npt.NDArray[np.bool_]


def roaming_tail(places: Int64, rates: Float64) -> Float64:
    """``P(J >= places)`` where ``J`` counts places visited independently with ``rates``.

    One row of ``rates`` per person, one column per place (Poisson-binomial distribution).

    >>> roaming_tail(np.array([2, 0]), np.array([[0.5, 0.5], [0.1, 0.1]])).tolist()
    [0.25, 1.0]
    """
    persons, count = rates.shape
    exactly = np.zeros((persons, count + 1))
    exactly[:, 0] = 1.0
    for place in range(count):
        rate = np.clip(rates[:, place], 0.0, 1.0)[:, None]
        moved = exactly[:, :-1] * rate
        exactly *= 1 - rate
        exactly[:, 1:] += moved
    beyond = np.arange(count + 1)[None, :] >= places[:, None]
    return np.clip((exactly * beyond).sum(axis=1), SMALLEST_P, 1.0)


def area_rates(visited: Bool, area: Int64, population: Int64, most_rate: float) -> Float64:
    """Rate at which people of each person's area are at each place, without the person.

    ``visited`` (persons by places) holds everyone who was at any of the places, ``population``
    the active people of every area, whether they were or not. No rate is above ``most_rate``:
    there is no place that everybody has to go to.
    """
    counts = np.zeros((population.size, visited.shape[1]))
    np.add.at(counts, area, visited.astype(np.float64))
    rate: Float64 = (counts[area] - visited + HALF_COUNT) / population[area][:, None]
    return np.minimum(rate, most_rate)
