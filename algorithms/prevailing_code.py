"""Do the persons of a group have one code in common that is rare among others?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from algorithms.null_models import SMALLEST_P

Int64 = npt.NDArray[np.int64]


@dataclass(frozen=True)
class PrevailingCode:
    """The code (-1 for none), the shares of persons whose usual code it is, and the p-value."""

    code: int
    share: float
    usual: float
    p_value: float


def prevailing_code(person: Int64, code: Int64, members: Int64) -> PrevailingCode:
    """The usual code that most members share, against its share among all other persons.

    ``person`` and ``code`` are one record each; codes below 0 are unknown. The usual code of a
    person is the most frequent one (of equal ones the smallest), so that a person who repeats a
    code counts once. Binomial tail, corrected for the number of codes.

    >>> prevailing_code(np.arange(9), np.array([3, 3, 3, 0, 1, 2, 4, 5, 6]), np.arange(3)).code
    3
    """
    pairs, times = np.unique(np.stack([person, code])[:, code >= 0], axis=1, return_counts=True)
    order = np.lexsort((pairs[1], -times, pairs[0]))
    who, usual = pairs[:, order]
    first = np.r_[True, who[1:] != who[:-1]][: who.size]
    who, usual = who[first], usual[first]
    mine = np.isin(who, members)
    if not mine.any():
        return PrevailingCode(-1, 0.0, 0.0, 1.0)
    codes, holders = np.unique(usual[mine], return_counts=True)
    best = int(np.argmax(holders))
    others = int(np.count_nonzero(~mine))
    # One more holder than there is: a code that nobody else has is rare, not impossible.
    share = (int(np.count_nonzero(usual[~mine] == codes[best])) + 1) / (others + 2)
    tail = float(special.bdtrc(int(holders[best]) - 1, int(mine.sum()), share))
    return PrevailingCode(
        code=int(codes[best]),
        share=float(holders[best] / mine.sum()),
        usual=share,
        p_value=max(min(1.0, tail * np.unique(usual).size), SMALLEST_P),
    )
