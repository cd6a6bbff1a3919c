"""How closed a circuit is: where its members go once they know its places."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from algorithms.circuit_members import Circuit
from algorithms.circuits import Companions
from algorithms.itineraries import Intervals
from algorithms.null_models import SMALLEST_P
from algorithms.place_habits import Habits

Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Closed:
    """One closed circuit with how its most surprising member stands among the others.

    ``matches`` persons share that member's moves where ``expected`` would by chance; ``inside``
    is the share of the members' intervals within the circuit and ``gap`` the median number of
    days from the end of one to the beginning of the next there. Of the intervals that come after
    a member's first one at each place, ``returns`` in all, ``returned`` lie within the circuit
    and ``usual`` is the share that popularity leads to; ``p_returned`` is the binomial tail.
    """

    circuit: Circuit
    q_value: float
    matches: int
    expected: float
    inside: float
    gap: float
    returns: int
    returned: int
    usual: float
    p_returned: float


def closed_circuit(
    intervals: Intervals, habits: Habits, circuit: Circuit, crowd: Companions, q_value: Float64
) -> Closed:
    """The circuit with what the intervals and the matches of its members amount to.

    ``q_value`` is aligned with the persons of ``crowd``.
    """
    known = np.flatnonzero(np.isin(crowd.persons, circuit.members))
    best = int(known[np.argmin(crowd.p_value[known])])
    theirs = np.flatnonzero(np.isin(intervals.person, circuit.members))
    person, place = intervals.person[theirs], intervals.place[theirs]
    inside = np.isin(place, circuit.places)
    _, first = np.unique(person * np.int64(habits.places) + place, return_index=True)
    follows = inside[1:] & inside[:-1] & (person[1:] == person[:-1])
    gap = (intervals.first_day[theirs[1:]] - intervals.last_day[theirs[:-1]])[follows]
    later = ~inside
    later[np.setdiff1d(np.arange(theirs.size), first)] = True
    # Everybody's first time at each place of the circuit is what made the circuit; only the
    # others can say whether it is closed.
    popular = habits.popularity[:, circuit.places].sum(axis=1)
    usual = float(popular[habits.region[person[later]]].mean()) if later.any() else 0.0
    returned, returns = int(np.count_nonzero(later & inside)), int(np.count_nonzero(later))
    tail = float(special.bdtrc(returned - 1, returns, usual)) if returned else 1.0
    return Closed(
        circuit=circuit,
        q_value=float(q_value[best]),
        matches=int(crowd.matches[best]),
        expected=float(crowd.expected[best]),
        inside=float(inside.mean()),
        gap=float(np.median(gap)) if gap.size else 0.0,
        returns=returns,
        returned=returned,
        usual=usual,
        p_returned=max(tail, SMALLEST_P),
    )
