"""A registered second site: a doctor who practises at two places, one after the other."""

from dataclasses import dataclass

import numpy as np

from model.claim_index import UNKNOWN
from model.language import Text
from model.parameters import REASONED, parameter
from model.vocabulary.signals import SignalKind
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData

CODE = "multi_site"
TITLE = Text(en="Registered practice at several sites", zh="登记的多点执业")
EXPLAINS: frozenset[SignalKind] = frozenset({"impossible", "exclusive_flow", "shared_identifier"})


@dataclass(frozen=True)
class Parameters:
    """What a registered site is, and how often a schedule changes it."""

    relations: tuple[str, ...] = parameter(
        ("employed_by", "practises_at", "registered_at", "billed_through"),
        "registered facts",
        "that make a place a site of a doctor",
        REASONED,
    )
    changes: int = parameter(2, "changes", "of place in a day: there, and back", REASONED)


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Doctor-days of the pattern on which every place is registered and changes are few."""
    doctors = group.members("doctor")
    explained = np.zeros(group.claims.size, dtype=np.bool_)
    hurried = 0
    for doctor in doctors:
        sites = _sites(group, int(doctor), parameters.relations)
        if len(sites) < 2:
            continue
        own = group.index.doctor[group.claims] == doctor
        for day in np.unique(group.index.day[group.claims[own]]):
            claims = own & (group.index.day[group.claims] == day)
            at = set(group.index.provider[group.claims[claims]].tolist())
            if not at <= sites:
                continue
            if _changes(group, int(doctor), int(day)) > parameters.changes:
                hurried += 1
            else:
                explained |= claims
    share = group.share(explained)
    for_ = [
        Text(
            en="{share:.0%} of the pattern's claims are at registered sites of their doctor, "
            "with at most {n} changes of place a day.",
            zh="该模式结算记录的{share:.0%}发生在医师已登记的执业点，且每日更换地点不超过{n}次。",
        ).filled(share=share, n=parameters.changes)
    ]
    against = []
    if hurried:
        against.append(
            Text(
                en="On {n} days the doctor changed between places more often than that.",
                zh="有{n}天医师在各点之间更换更频繁。",
            ).filled(n=hurried)
        )
    return Assessment(share, for_, against, EXPLAINS)


def _sites(group: GroupData, doctor: int, relations: tuple[str, ...]) -> set[int]:
    """Providers where a doctor is registered during the pattern."""
    main = group.registers.values("doctor", "provider_id", np.array([doctor], dtype=np.int64))[0]
    first, last = group.span
    ids = {
        fact.other_id
        for fact in group.registers.facts("doctor", group.doctor_id(doctor))
        if fact.relation in relations and fact.other_kind == "provider"
        if fact.first_day <= first and fact.last_day >= last
    }
    return {group.run.provider_no(i) for i in {*ids, main}} - {UNKNOWN}


def _changes(group: GroupData, doctor: int, day: int) -> int:
    """Changes of place of a doctor over a day, by time; 0 where times are not given."""
    claims = group.run.by_doctor.on(doctor, day)
    seconds = group.index.start_second[claims]
    timed = claims[seconds != UNKNOWN]
    order = np.lexsort((timed, group.index.start_second[timed]))
    places = group.index.provider[timed[order]]
    return int(np.count_nonzero(np.diff(places)))
