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
    Companies: groups grown from two occasions that share people, person by person and occasion
    by occasion. What coming together is worth (log-likelihood against the rhythm of the places
    and of each person, for every occasion, minus the choice of people and days), what their
    items, minutes and days of departure add, and how much of it is left when households,
    residences, employers, schools, crowds and common calendars are taken into account and the
    likeliest cause that no register shows is assumed.

Legal basis
    Order 735 art. 38 and 40 (inducing or assisting others to seek treatment under assumed or
    false pretences), art. 41 for insured persons; indicators only, to be verified.

Sources
    Co-visit similarity for group detection: CN111427926B, CN111986034B. Evidence by
    betting: Wang and Ramdas (2022); composite innocence: Wasserman, Ramdas and Balakrishnan
    (2020).
"""

from dataclasses import dataclass

import numpy as np

from model.findings import Outcome
from model.language import Text
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.evidence.company import Company
from typologies.evidence.gathering import Channel, GatheringParameters, Labels, outcome_of

CODE: TypologyCode = "lockstep"
NEEDS = ("companies", "co_visits", "baskets")
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
    """Groups that gather beyond chance, other than by the minute."""
    return outcome_of(
        view,
        Labels(
            CODE,
            "participant",
            "present_at_gathering",
            (Channel("timing", "co_timing", _sentence),),
        ),
        lambda company: company.number["minutes"] < parameters.by_minutes,
        parameters,
        {"reversed": int(np.count_nonzero(~view.claims.effective))},
    )


def _sentence(company: Company, chance: float) -> Text:
    return GATHERED.filled(
        n=company.members.size,
        times=int(company.gathering.max()) + 1,
        attended=company.number["attended"],
        expected=company.number["expected"],
        q=chance,
    )
