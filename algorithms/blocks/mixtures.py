"""One bet made of several: the mean of e-values is an e-value."""

import numpy as np
import numpy.typing as npt

Float64 = npt.NDArray[np.float64]


def cautious_mean(nats: Float64) -> float:
    """Logarithm of the mean of bets, half of it on the first, the rest in equal parts.

    Bets are given as logarithms of e-values, the first of them the one that risks nothing: a
    channel that is silent costs no more than the logarithm of two.

    >>> round(cautious_mean(np.array([0.0, -50.0, -50.0])), 3)
    -0.693
    """
    weights = np.full(nats.size, 0.5 / max(1, nats.size - 1))
    weights[0] = 0.5 if nats.size > 1 else 1.0
    highest = float(nats.max())
    return highest + float(np.log(np.sum(weights * np.exp(nats - highest))))
