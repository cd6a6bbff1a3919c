"""Which choosers favour one option beyond expectation: alone, or several around one option."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from algorithms.expected_choice import UNRANKED, Bool, Choices, Float64, Int64
from algorithms.null_models import benjamini_hochberg
from algorithms.upper_tails import binomial_excess, joint_excess
from model.parameters import CUSTOMARY, WORLDS, parameter, part


@dataclass(frozen=True)
class AloneRule:
    """When a chooser stands out alone, with nobody to confirm it."""

    q_value: float = parameter(
        1e-5, "q-value", "accepted; its square where no ranks are known", WORLDS
    )
    lift: float = parameter(5.0, "times", "the expected share, or more", WORLDS)
    share: float = parameter(0.3, "share", "of the chooser's choices", WORLDS)
    count: int = parameter(10, "choices", "of the option", WORLDS)
    rank: int = parameter(7, "options", "that are nearer, where ranks are known", WORLDS)


@dataclass(frozen=True)
class StarRule:
    """When several choosers make a star around one option."""

    q_value: float = parameter(0.01, "q-value", "accepted, over all options", CUSTOMARY)
    least_arms: int = parameter(3, "choosers", "that make a star", WORLDS)
    share: float = parameter(0.2, "share", "of the choices of an arm", WORLDS)
    lift: float = parameter(2.0, "times", "the expected share of an arm, or more", WORLDS)
    p_value: float = parameter(0.02, "p-value", "of an arm", WORLDS)
    arm_q_value: float = parameter(
        0.05, "q-value", "of an arm that is named, among choosers with a chance to be one", WORLDS
    )
    floor: float = parameter(1e-3, "p-value", "that smaller ones count as: arms agree", WORLDS)


@dataclass(frozen=True)
class ExcessRule:
    """When a chooser, or a star of them, is beyond expectation."""

    spread: float = parameter(
        0.03, "intra-class correlation", "of the choices of one chooser", WORLDS
    )
    least_choices: int = parameter(3, "choices", "of a chooser, to be tested", WORLDS)
    alone: AloneRule = part(AloneRule(), "a chooser with nobody to confirm it")
    star: StarRule = part(StarRule(), "several choosers around one option")


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
        rule = self.rule.alone
        far_and_rare = (self.choices.rank >= rule.rank) & (self.q_value <= rule.q_value)
        return np.asarray(
            np.where(known, far_and_rare, self.q_value <= rule.q_value**2)
            & (self.lift >= rule.lift)
            & (self.choices.share >= rule.share)
            & (self.choices.count >= rule.count)
        )

    @cached_property
    def arms(self) -> Bool:
        """Edges that are extreme enough to be an arm of a star."""
        rule = self.rule.star
        return np.asarray(
            (self.p_value <= rule.p_value)
            & (self.lift >= rule.lift)
            & (self.choices.share >= rule.share)
        )

    @cached_property
    def stars(self) -> dict[int, float]:
        """Options with at least ``least_arms`` arms: option -> q-value of the star.

        Every tested chooser of the option's market and every one seen at the option is a chance
        for an arm, every option a chance for a star (Benjamini-Hochberg).
        """
        rule = self.rule.star
        centres, times = np.unique(self.choices.option[self.arms], return_counts=True)
        centres = centres[times >= rule.least_arms]
        p_values = np.ones(centres.size)
        for n, centre in enumerate(centres):
            arms = self.p_value[(self.choices.option == centre) & self.arms]
            p_values[n] = joint_excess(
                arms, self._chances(int(centre)), rule.least_arms, rule.floor
            )
        q_values = benjamini_hochberg(p_values, max(self.options, centres.size))
        return {
            int(centre): float(q)
            for centre, q in zip(centres, q_values, strict=True)
            if q <= rule.q_value
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
            kept = kept | (self.arms[at] & (q_values <= self.rule.star.arm_q_value))
        return at[kept]

    @property
    def centres(self) -> Int64:
        """Options with a chooser that stands out alone, or with a star."""
        alone = np.unique(self.choices.option[self.alone])
        return np.union1d(alone, np.array(sorted(self.stars), dtype=np.int64)).astype(np.int64)
