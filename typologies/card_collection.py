"""Card collection: many cards run through one till within minutes, again and again.

Pattern
    The cards (or electronic vouchers) of the same insured persons are settled at one counter
    within ten minutes of one another, on several days.

Why it matters
    Someone holds the cards. The owners need not be there, the drugs need not be handed out;
    what shows is the rhythm of one hand working through a stack.

Innocent explanations
    A family shopping together, a village bus day, a carer who collects for a nursing home with
    a mandate, a nightly batch upload that gives many claims the same minute.

Measured as
    Independent days on which a pair settled within ten minutes at one provider, against the
    provider's rhythm and the pair's own weekdays; Poisson tail; then groups as for lockstep.
    Minutes in which more than 20 claims settle are uploads and are left out, and counted.

Legal basis
    Order 735 art. 17 (agents need both identity documents), art. 40(1) and 41(1); indicators
    only, to be verified with the till's video and the credential records.

Sources
    Card-collection cases published by medical security administrations; Benjamini and
    Hochberg (1995) for the correction.
"""

from dataclasses import dataclass

from algorithms.gathering_groups import Marks, Setting, find_groups
from algorithms.groups import Group, GroupRule
from algorithms.rhythms import MINUTES
from model.findings import Outcome, Signal
from model.language import Text
from model.meeting_places import on_the_minute
from model.view import View
from typologies.evidence import Labels, Scene, edges_of, findings_of, strength_of, summary_of

CODE = "card_collection"
TITLE = Text(en="Card collection at one till", zh="敛卡集中刷卡")
NEEDS = ("same_minutes", "baskets")


@dataclass(frozen=True)
class Parameters:
    """What counts as a stack of cards.

    ``min_members``: persons (4: more than a couple with parents). ``max_members``: persons.
    ``max_q``: corrected p-value of the group (0.01, customary). ``seed``: of communities and
    stability.
    """

    min_members: int = 4
    max_members: int = 100
    max_q: float = 0.01
    seed: int = 20260101


def detect(view: View, parameters: Parameters) -> Outcome:
    """Groups settled within minutes of one another beyond chance."""
    pairs = view.relation("same_minutes")
    claims = view.claims
    counter = on_the_minute(claims)
    rule = GroupRule(min_members=parameters.min_members)
    found = find_groups(
        Marks(counter.patient, counter.provider, counter.minute, counter.record),
        edges_of(pairs),
        Setting(
            len(claims.patient_ids), len(claims.provider_ids), window=MINUTES.window, clock=MINUTES
        ),
        rule,
        seed=parameters.seed,
    )
    findings = findings_of(
        Scene(claims, claims.provider, view.relations.get("baskets"), found, MINUTES.ticks_per_day),
        Labels(CODE, "settled_within_minutes", "card_holder", _minutes),
        rule,
        max_members=parameters.max_members,
        max_q=parameters.max_q,
        seed=parameters.seed,
    )
    examined = int(counter.record.size)
    return Outcome(
        typology=CODE,
        status="ok",
        summary=summary_of(len(findings), found.search_areas, pairs.facts["pairs_tested"]),
        findings=findings,
        examined_rows=examined,
        skipped_rows={
            "batch_upload": counter.in_batches,
            "no_time_of_day_or_reversed": claims.size - counter.in_batches - examined,
            "groups_too_large": sum(
                group.members.size > parameters.max_members for group in found.groups
            ),
        },
    )


def _minutes(group: Group, q_value: float) -> Signal:
    sentence = Text(
        en="The cards of {n} insured persons were settled within ten minutes of one another on "
        "{times} occasions (q = {q:.1e}).",
        zh="{n}名参保人的医保凭证有{times}次在十分钟内先后结算（q = {q:.1e}）。",
    ).filled(n=group.members.size, times=group.gatherings.size, q=q_value)
    return Signal("same_minutes", strength_of(q_value), sentence)
