"""Card collection: many cards run through one till within minutes, again and again.

Pattern
    The cards (or electronic vouchers) of the same insured persons are settled at one counter
    within ten minutes of one another, on several days.

Why it matters
    Someone holds the cards. The owners need not be there, the drugs need not be handed out;
    what shows is the rhythm of one hand working through a stack.

Alternative explanations
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
from functools import partial

from algorithms.gathering_groups import Marks, Setting
from algorithms.groups import Group
from model.findings import Outcome
from model.language import Text
from model.meeting_places import on_the_minute
from model.parameters import REASONED, parameter
from model.spelled import spelled
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.evidence.gathering import GatheringParameters, Labels, Meetings, outcome_of

CODE: TypologyCode = "card_collection"
NEEDS = ("same_minutes", "baskets")
SIGNALS: tuple[SignalKind, ...] = (
    "same_minutes",
    "shared_route",
    "excess_cost",
    "same_basket",
    "left_together",
)
ROLES: tuple[RoleCode, ...] = ("card_holder", "venue_doctor", "venue")
REASONS: tuple[ReasonCode, ...] = ("settled_within_minutes",)
SKIPS: tuple[SkipCode, ...] = ("batch_upload", "no_time_of_day_or_reversed", "groups_too_large")

SWIPED = Text(
    en="The cards of {n} insured persons were settled within {minutes} minutes of one another on "
    "{times} occasions (q = {q:.1e}).",
    zh="{n}名参保人的医保凭证有{times}次在{minutes}分钟内先后结算（q = {q:.1e}）。",
)


@dataclass(frozen=True)
class Parameters(GatheringParameters):
    """What counts as a stack of cards."""

    max_members: int = parameter(
        100, "persons", "whose cards are one stack: more are a counter's custom", REASONED
    )


def detect(view: View, parameters: Parameters) -> Outcome:
    """Groups settled within minutes of one another beyond chance."""
    pairs, claims = view.relation("same_minutes"), view.claims
    counter = on_the_minute(claims, pairs.parameters.batch_size)
    marks = Marks(counter.patient, counter.provider, counter.minute, counter.record)
    setting = Setting(len(claims.patient_ids), len(claims.provider_ids), pairs.parameters.clock)
    sentence = partial(_sentence, spelled(pairs.parameters.clock.window))
    timeless = claims.size - counter.in_batches - int(counter.record.size)
    return outcome_of(
        view,
        Meetings(pairs, marks, claims.provider, setting),
        Labels(CODE, "same_minutes", "card_holder", "settled_within_minutes", sentence),
        parameters,
        {"batch_upload": counter.in_batches, "no_time_of_day_or_reversed": timeless},
    )


def _sentence(minutes: Text, group: Group, q_value: float) -> Text:
    return SWIPED.filled(
        n=group.members.size, times=group.gatherings.size, q=q_value, minutes=minutes
    )
