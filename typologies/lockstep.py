"""Lockstep group: the same insured persons turn up together, again and again.

Pattern
    Several insured persons visit the same doctor, or the same counter where no doctor is
    known, on the same days (or the day before or after), on many occasions, and often move
    together from one place to the next.

Why it matters
    Recruiters collect people or their cards and bring them in groups; the visits serve the
    bill and not the patient. Each claim looks ordinary, only the company repeats.

Innocent explanations
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
    Patient co-visit similarity for group detection: CN111427926B, CN111986034B. Multiple
    testing: Benjamini and Hochberg (1995). Peeling to the densest core: Charikar (2000).
"""

from dataclasses import dataclass

import numpy as np

from algorithms.gathering_groups import Marks, Setting, find_groups
from algorithms.groups import Group, GroupRule
from algorithms.rhythms import DAYS
from model.findings import Outcome, Signal
from model.language import Text
from model.meeting_places import first_ward, meeting_places, place_count
from model.view import View
from typologies.evidence import Labels, Scene, edges_of, findings_of, strength_of, summary_of

CODE = "lockstep"
TITLE = Text(en="Lockstep group", zh="结伴就诊团伙")
NEEDS = ("co_visits", "baskets")


@dataclass(frozen=True)
class Parameters:
    """What counts as a group moving in lockstep.

    ``min_members``: persons (4: a couple with a child is no lead). ``max_q``: corrected
    p-value of the group (0.01, customary). ``max_members``: persons; larger gatherings are an
    institution's doing and are counted as skipped. ``seed``: of communities and stability.
    """

    min_members: int = 4
    max_members: int = 200
    max_q: float = 0.01
    seed: int = 20260101


def detect(view: View, parameters: Parameters) -> Outcome:
    """Groups that gather beyond chance."""
    pairs = view.relation("co_visits")
    claims = view.claims
    effective = np.flatnonzero(claims.effective)
    place = meeting_places(claims)
    rule = GroupRule(min_members=parameters.min_members)
    found = find_groups(
        Marks(claims.patient[effective], place[effective], claims.day[effective], effective),
        edges_of(pairs),
        Setting(
            len(claims.patient_ids),
            place_count(claims),
            window=DAYS.window,
            clock=DAYS,
            steady_from=first_ward(claims),
        ),
        rule,
        seed=parameters.seed,
    )
    findings = findings_of(
        Scene(claims, place, view.relations.get("baskets"), found, DAYS.ticks_per_day),
        Labels(CODE, "present_at_gathering", "participant", _timing),
        rule,
        max_members=parameters.max_members,
        max_q=parameters.max_q,
        seed=parameters.seed,
    )
    too_large = sum(group.members.size > parameters.max_members for group in found.groups)
    return Outcome(
        typology=CODE,
        status="ok",
        summary=summary_of(len(findings), found.search_areas, pairs.facts["pairs_tested"]),
        findings=findings,
        examined_rows=int(effective.size),
        skipped_rows={
            "reversed": claims.size - int(effective.size),
            "groups_too_large": too_large,
        },
    )


def _timing(group: Group, q_value: float) -> Signal:
    sentence = Text(
        en="{n} insured persons gathered {times} times; each was present {attended:.1f} times on "
        "average where chance explains {expected:.2f} (q = {q:.1e}).",
        zh="{n}名参保人结伴出现{times}次；人均到场{attended:.1f}次，而随机预期为{expected:.2f}次"
        "（q = {q:.1e}）。",
    ).filled(
        n=group.members.size,
        times=group.gatherings.size,
        attended=float(group.attended.mean()),
        expected=float(group.expected.mean()),
        q=q_value,
    )
    return Signal("co_timing", strength_of(q_value), sentence)
