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
    Companies as for lockstep whose members, given the days on which they came, also settled
    within ten minutes of one another: against the minutes of others at that counter and the
    member's own other ones. Minutes in which more than 20 claims settle are uploads and are
    left out, and counted.

Legal basis
    Order 735 art. 17 (agents need both identity documents), art. 40(1) and 41(1); indicators
    only, to be verified with the till's video and the credential records.

Sources
    Card-collection cases published by medical security administrations; Wang and Ramdas (2022)
    for evidence by betting.
"""

from dataclasses import dataclass

from model.findings import Outcome
from model.language import Text
from model.meeting_places import on_the_minute
from model.parameters import REASONED, parameter
from model.spelled import spelled
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.evidence.company import Company
from typologies.evidence.gathering import Channel, GatheringParameters, Labels, outcome_of

CODE: TypologyCode = "card_collection"
NEEDS = ("companies", "baskets")
SIGNALS: tuple[SignalKind, ...] = (
    "same_minutes",
    "co_timing",
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

CAME = Text(
    en="Each of the {n} was there {attended:.1f} times on average where chance explains "
    "{expected:.2f} (q = {q:.1e}).",
    zh="{n}人人均到场{attended:.1f}次，而随机预期为{expected:.2f}次（q = {q:.1e}）。",
)


@dataclass(frozen=True)
class Parameters(GatheringParameters):
    """What counts as a stack of cards."""

    max_members: int = parameter(
        100, "persons", "whose cards are one stack: more are a counter's custom", REASONED
    )


def detect(view: View, parameters: Parameters) -> Outcome:
    """Groups that gather and are settled within minutes, beyond chance."""
    claims, rule = view.claims, view.relation("companies").parameters
    counter = on_the_minute(claims, rule.batch_size)
    minutes = spelled(rule.weighing.minutes.window)

    def swiped(company: Company, chance: float) -> Text:
        times = int(company.gathering.max()) + 1
        return SWIPED.filled(n=company.members.size, times=times, q=chance, minutes=minutes)

    channels = (Channel("minutes", "same_minutes", swiped), Channel("timing", "co_timing", _came))
    return outcome_of(
        view,
        Labels(CODE, "card_holder", "settled_within_minutes", channels),
        lambda company: company.number["minutes"] >= parameters.by_minutes,
        parameters,
        {
            "batch_upload": counter.in_batches,
            "no_time_of_day_or_reversed": claims.size
            - counter.in_batches
            - int(counter.record.size),
        },
    )


def _came(company: Company, chance: float) -> Text:
    return CAME.filled(
        n=company.members.size,
        attended=company.number["attended"],
        expected=company.number["expected"],
        q=chance,
    )
