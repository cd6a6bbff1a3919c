"""What a piece of side evidence says: its p-value, and the signal when it is worth saying."""

from dataclasses import dataclass

from model.findings import Signal
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter


@dataclass(frozen=True)
class SideRule:
    """When evidence besides timing is worth saying, and with what a group is compared."""

    notable_p: float = parameter(
        1e-3, "p-value", "up to which it is said: three standard errors, one-sided", CUSTOMARY
    )
    least_peers: int = parameter(
        10, "claims", "of others of the same place and type, to be compared", REASONED
    )
    most_peers: int = parameter(
        3_000, "claims", "of others whose items are compared, evenly spaced", REASONED
    )
    exit_days: int = parameter(1, "days", "by which discharges differ and are one", REASONED)
    shortest_stay: int = parameter(
        4, "days", "of a stay: shorter ones end together whatever anybody arranges", WORLDS
    )
    longest_stay: int = parameter(90, "days", "from which stays are all counted as long", REASONED)
    least_stays: int = parameter(20, "stays", "that tell how long a stay usually is", REASONED)


@dataclass(frozen=True)
class Side:
    """One piece of evidence that is independent of when the group met."""

    p_value: float
    signal: Signal | None
    value: float


NOTHING = Side(1.0, None, 0.0)
