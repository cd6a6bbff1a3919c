"""What can be tuned in the step from findings to rings: one small class per idea."""

from dataclasses import dataclass
from typing import Any

from model.parameters import part
from rings.clear import ClearingParameters
from rings.explain import SummaryParameters
from rings.explanations import ExplanationParameters
from rings.overlap import OverlapParameters
from rings.score import ScoringParameters
from rings.verdict import VerdictParameters


@dataclass(frozen=True)
class RingParameters:
    """Thresholds of fusing, clearing, scoring and naming."""

    overlap: OverlapParameters = part(OverlapParameters(), "which findings are one group")
    explanations: Any = part(ExplanationParameters(), "what makes a group ordinary")
    clearing: ClearingParameters = part(ClearingParameters(), "what clears a group")
    scoring: ScoringParameters = part(ScoringParameters(), "what makes a ring, and its score")
    verdict: VerdictParameters = part(VerdictParameters(), "when evidence makes a ring")
    summary: SummaryParameters = part(SummaryParameters(), "how a group is named")
