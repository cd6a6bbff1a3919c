"""How much of itself a ring shows, by grade."""

from dataclasses import dataclass

from benchmarks.elsewhere.world import Grade


@dataclass(frozen=True)
class Effort:
    """The habits of those who run a ring.

    ``size`` multiplies the people they recruit, ``attendance`` is the share of them who are
    billed for on an occasion, ``span`` the share of the two years during which it goes on,
    ``pace`` multiplies occasions, ``slip`` is the spread in days with which one occasion is
    written down, ``cover`` the honest customers for every recruited one, ``links`` the chance
    that firms which belong together share something that a register shows.
    """

    size: float
    attendance: float
    span: float
    pace: float
    slip: float
    cover: float
    links: float

    def people(self, usual: int) -> int:
        """How many are recruited where ``usual`` is ordinary."""
        return max(6, round(usual * self.size))


EFFORTS: dict[Grade, Effort] = {
    "easy": Effort(1.4, 0.92, 0.92, 1.2, 0.0, 0.4, 0.8),
    "medium": Effort(1.0, 0.75, 0.65, 1.0, 0.8, 1.2, 0.4),
    "hard": Effort(0.75, 0.58, 0.45, 0.8, 2.2, 3.0, 0.1),
}
