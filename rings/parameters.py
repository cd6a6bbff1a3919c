"""What can be tuned in the step from findings to rings: units, defaults, where they come from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RingParameters:
    """Thresholds of fusing, clearing and scoring; every one is a share or a count, no money.

    Defaults marked *rule* follow the rules of restraint of the typology catalogue; the others
    were chosen by reasoning and checked on the cases in ``tests/rings``.
    """

    independent_signals: int = 2
    """Independent signals that make a group a ring lead and not a search area (*rule*)."""

    signal_counts_from: float = 0.1
    """Strength (0-1) below which a signal is noise and does not count as one of them."""

    clears_from: float = 0.75
    """More than this share of the pattern must be explained by an innocent reading to clear it."""

    counter_strength: float = 0.5
    """Strength (0-1) from which a signal that a reading cannot explain keeps it from clearing."""

    innocent_discount: float = 0.5
    """Share of a signal's strength taken off where the best reading explains all of it."""

    same_people_jaccard: float = 0.3
    """Shared insured persons / all insured persons of two findings: from here one group."""

    contained_share: float = 0.6
    """Shared insured persons / those of the smaller finding: from here one group."""

    contained_share_same_core: float = 0.4
    """The same, where doctor and pharmacy (or two other providers) are shared as well."""

    fragment_share: float = 0.8
    """Share of a group's insured persons in one finding of another group: it is a piece of it."""

    shared_claims: float = 0.5
    """Shared claims / claims of the smaller finding: from here one group."""
