"""Lockstep group: the same insured persons turn up together, again and again.

Pattern
    Several insured persons visit the same doctor, or the same counter where no doctor is
    known, on the same days (or the day before or after), on many occasions, and often move
    together from one place to the next.

Why it matters
    Recruiters collect people or their cards and bring them in groups; the visits serve the
    bill and not the person. Each claim looks ordinary, only the company repeats.

Alternative explanations
    Dialysis and rehabilitation shifts, nursing homes, families, employer and school days,
    chronic refills on a fixed clinic day, an outbreak in a village, a sole provider.

Measured as
    Independent occasions (meetings within a week count once) of a pair against the larger of
    two expectations, the place's weekday by four-week profile and the pair's own weekdays;
    Poisson tail. Communities of the significant pairs are search areas; membership is decided
    by presence at the gatherings that the others make, corrected over everybody; a group
    counts when chance would not produce one core of pairs as dense (union bound).

Legal basis
    Order 735 art. 38 and 40 (inducing or assisting others to seek treatment under assumed or
    false pretences), art. 41 for insured persons; indicators only, to be verified.

Sources
    Co-visit similarity for group detection: CN111427926B, CN111986034B. Multiple
    testing: Benjamini and Hochberg (1995). Peeling to the densest core: Charikar (2000).
"""

from dataclasses import dataclass

import numpy as np

from algorithms.gathering_groups import Marks, Setting
from algorithms.groups import Group
from model.findings import Outcome
from model.language import Text
from model.meeting_places import first_ward, meeting_places, place_count
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.evidence.gathering import GatheringParameters, Labels, Meetings, outcome_of

CODE: TypologyCode = "lockstep"
NEEDS = ("co_visits", "baskets")
SIGNALS: tuple[SignalKind, ...] = (
    "co_timing",
    "shared_route",
    "excess_cost",
    "same_basket",
    "left_together",
)
ROLES: tuple[RoleCode, ...] = ("participant", "venue_doctor", "venue")
REASONS: tuple[ReasonCode, ...] = ("present_at_gathering",)
SKIPS: tuple[SkipCode, ...] = ("reversed", "groups_too_large")

GATHERED = Text(
    en="{n} insured persons gathered {times} times; each was present {attended:.1f} times on "
    "average where chance explains {expected:.2f} (q = {q:.1e}).",
    zh="{n}名参保人结伴出现{times}次；人均到场{attended:.1f}次，而随机预期为{expected:.2f}次"
    "（q = {q:.1e}）。",
)


@dataclass(frozen=True)
class Parameters(GatheringParameters):
    """What counts as a group moving in lockstep."""


def detect(view: View, parameters: Parameters) -> Outcome:
    """Groups that gather beyond chance."""
    pairs, claims = view.relation("co_visits"), view.claims
    counted = np.flatnonzero(claims.effective)
    place = meeting_places(claims)
    marks = Marks(claims.patient[counted], place[counted], claims.day[counted], counted)
    setting = Setting(
        len(claims.patient_ids), place_count(claims), pairs.parameters.clock, first_ward(claims)
    )
    return outcome_of(
        view,
        Meetings(pairs, marks, place, setting),
        Labels(CODE, "co_timing", "participant", "present_at_gathering", _sentence),
        parameters,
        {"reversed": claims.size - int(counted.size)},
    )


def _sentence(group: Group, q_value: float) -> Text:
    return GATHERED.filled(
        n=group.members.size,
        times=group.gatherings.size,
        attended=float(group.attended.mean()),
        expected=float(group.expected.mean()),
        q=q_value,
    )
