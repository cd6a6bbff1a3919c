"""Which choosers favour one option beyond expectation: alone, or several around one option."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from algorithms.expected_choice import UNRANKED, Bool, Choices, Float64, Int64
from algorithms.null_models import benjamini_hochberg
from algorithms.tests_of_excess import binomial_excess, joint_excess


@dataclass(frozen=True)
class ExcessRule:
    """Thresholds of an excess; shares, p-values and q-values are 0-1.

    ``q_value``: accepted false discovery rate of stars (0.01, customary). ``spread``:
    intra-class correlation of the choices of one chooser. ``least_choices``: below, a chooser
    is not tested. ``least_lift``: observed over expected share. ``alone_q_value``,
    ``alone_lift``, ``alone_share``, ``alone_count``: of a chooser that stands alone, with nobody
    to confirm it; ``alone_rank``: options that are nearer, and where that is not known the
    q-value must stay below the square of ``alone_q_value``.
    ``least_arms``: choosers that make a star. ``arm_share``, ``arm_p_value``, ``arm_q_value``: of
    a chooser in a star, the last among those with a chance to be in it.
    """

    q_value: float = 0.01
    spread: float = 0.03
    least_choices: int = 3
    least_lift: float = 2.0
    alone_q_value: float = 1e-5
    alone_lift: float = 5.0
    alone_share: float = 0.3
    alone_count: int = 10
    alone_rank: int = 7
    least_arms: int = 3
    arm_share: float = 0.2
    arm_p_value: float = 0.02
    arm_q_value: float = 0.05


@dataclass(frozen=True)
class ChoiceExcess:
    """Edges of choosers and options tested against an expected share, all arrays aligned.

    The hypotheses are all pairs of a chooser with ``least_choices`` choices and an option that
    anyone chose.
    """

    choices: Choices
    expected: Float64
    rule: ExcessRule

    @cached_property
    def options(self) -> int:
        """Number of options that anyone chose."""
        return int(np.unique(self.choices.option).size)

    @cached_property
    def totals(self) -> Int64:
        """Choices of the edge's chooser, at all options."""
        counts = np.bincount(self.choices.chooser, self.choices.count)
        return counts[self.choices.chooser].astype(np.int64)

    @cached_property
    def few(self) -> Bool:
        """Edges of choosers about whom too little is known to be tested."""
        return self.totals < self.rule.least_choices

    @cached_property
    def choosers(self) -> int:
        """Number of choosers tested."""
        counts = np.bincount(self.choices.chooser, self.choices.count)
        return int(np.count_nonzero(counts >= self.rule.least_choices))

    @property
    def tested(self) -> int:
        """Number of hypotheses."""
        return self.choosers * self.options

    @cached_property
    def lift(self) -> Float64:
        """Observed over expected share."""
        return np.asarray(self.choices.share / self.expected)

    @cached_property
    def p_value(self) -> Float64:
        """Upper tail of every edge; 1 where too little is known."""
        tail = binomial_excess(self.choices.count, self.totals, self.expected, self.rule.spread)
        return np.where(self.few, 1.0, tail)

    @cached_property
    def q_value(self) -> Float64:
        """Corrected over all hypotheses."""
        return benjamini_hochberg(self.p_value, max(self.tested, self.p_value.size))

    @cached_property
    def alone(self) -> Bool:
        """Edges that stand out by themselves."""
        known = self.choices.rank != UNRANKED
        far = self.choices.rank >= self.rule.alone_rank
        far_and_rare = far & (self.q_value <= self.rule.alone_q_value)
        return np.asarray(
            np.where(known, far_and_rare, self.q_value <= self.rule.alone_q_value**2)
            & (self.lift >= self.rule.alone_lift)
            & (self.choices.share >= self.rule.alone_share)
            & (self.choices.count >= self.rule.alone_count)
        )

    @cached_property
    def arms(self) -> Bool:
        """Edges that are extreme enough to be an arm of a star."""
        return np.asarray(
            (self.p_value <= self.rule.arm_p_value)
            & (self.lift >= self.rule.least_lift)
            & (self.choices.share >= self.rule.arm_share)
        )

    @cached_property
    def stars(self) -> dict[int, float]:
        """Options with at least ``least_arms`` arms: option -> q-value of the star.

        Every tested chooser of the option's market and every one seen at the option is a chance
        for an arm, every option a chance for a star (Benjamini-Hochberg).
        """
        centres, times = np.unique(self.choices.option[self.arms], return_counts=True)
        centres = centres[times >= self.rule.least_arms]
        p_values = np.ones(centres.size)
        for n, centre in enumerate(centres):
            arms = self.p_value[(self.choices.option == centre) & self.arms]
            p_values[n] = joint_excess(arms, self._chances(int(centre)), self.rule.least_arms)
        q_values = benjamini_hochberg(p_values, max(self.options, centres.size))
        return {
            int(centre): float(q)
            for centre, q in zip(centres, q_values, strict=True)
            if q <= self.rule.q_value
        }

    def _chances(self, option: int) -> int:
        """Choosers that could be an arm: of the option's market, or seen at the option."""
        at = self.choices.option == option
        home = self.choices.option_market[at][0]
        return int(np.unique(self.choices.chooser[at | (self.choices.market == home)]).size)

    def edges_of(self, option: int) -> Int64:
        """The edges that make the finding around an option; empty where there is none."""
        at = np.flatnonzero(self.choices.option == option).astype(np.int64)
        kept = self.alone[at]
        if option in self.stars:
            q_values = benjamini_hochberg(self.p_value[at], self._chances(option))
            kept = kept | (self.arms[at] & (q_values <= self.rule.arm_q_value))
        return at[kept]

    @property
    def centres(self) -> Int64:
        """Options with a chooser that stands out alone, or with a star."""
        alone = np.unique(self.choices.option[self.alone])
        return np.union1d(alone, np.array(sorted(self.stars), dtype=np.int64)).astype(np.int64)
