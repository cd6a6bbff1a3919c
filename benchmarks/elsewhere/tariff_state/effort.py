"""How plainly a ring shows, by grade."""

from dataclasses import dataclass

from benchmarks.elsewhere.world import Grade


@dataclass(frozen=True)
class Effort:
    """How those behind a ring go about it.

    ``recruits`` multiplies the people taken in, ``turnout`` is the share of them written down on
    an occasion, ``months`` how long it lasts, ``pauses`` the share of weeks in which nothing is
    done, ``drift`` the days by which entries of one occasion are scattered, ``partners`` the
    further doctors or pharmacies over which the same business is spread.
    """

    recruits: float
    turnout: float
    months: int
    pauses: float
    drift: int
    partners: int

    def people(self, usual: int) -> int:
        """How many are taken in where ``usual`` is ordinary."""
        return max(6, round(usual * self.recruits))


EFFORTS: dict[Grade, Effort] = {
    "easy": Effort(1.35, 0.9, 16, 0.05, 0, 0),
    "medium": Effort(1.0, 0.74, 12, 0.2, 1, 1),
    "hard": Effort(0.75, 0.6, 9, 0.35, 3, 2),
}
