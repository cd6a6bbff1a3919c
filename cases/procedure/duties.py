"""Warnings that a case owes its reader: duties that its events and amounts make visible."""

from datetime import date, datetime

from cases.procedure.clocks import clocks
from cases.rules.provisions import band_reached
from model.cases import Case
from model.language import Text

_INSTEAD = Text(
    en="a penalty is decided, the fund amount reaches the band “{band}” ({source}) and no"
    " decision about a transfer is recorded: a penalty must not take the place of a transfer"
    " (Order 310, article 11)",
    zh="已作出行政处罚决定，涉案基金金额达到“{band}”（{source}），但未记录是否移送的决定："
    "不得以行政处罚代替移送（国务院令第310号第十一条）",
)
_CONSIDER = Text(
    en="the fund amount reaches the band “{band}” ({source}): decide whether to transfer",
    zh="涉案基金金额达到“{band}”（{source}）：应决定是否移送",
)
_OVERDUE = Text(en="overdue since {due}: {title}", zh="已于 {due} 逾期：{title}")
_OFFICERS = Text(
    en="fewer than two officers with certificates are assigned", zh="持证执法人员不足两名"
)
_TRANSFER_VERBS = {"approve_transfer", "decline_transfer"}


def warnings(case: Case, fund_minor: int, conduct: date, now: datetime) -> tuple[Text, ...]:
    """What is missing or late, most serious first. ``fund_minor`` is the case's net fund sum."""
    found: list[Text] = []
    taken = [event.verb for event in case.events]
    band = band_reached(fund_minor, conduct, case.region)
    undecided = not _TRANSFER_VERBS & set(taken)
    if band is not None and undecided:
        penalised = any(
            e.verb == "decide" and e.facts.get("decision") == "penalise" for e in case.events
        )
        sentence = _INSTEAD if penalised else _CONSIDER
        found.append(sentence.filled(band=band.title, source=band.source))
    found.extend(
        _OVERDUE.filled(due=clock.due_at.isoformat(timespec="minutes"), title=clock.title)
        for clock in clocks(case.events)
        if clock.stopped_at is None and clock.overdue(now)
    )
    if "file_case" in taken and sum(bool(o.certificate) for o in case.officers) < 2:
        found.append(_OFFICERS)
    return tuple(found)
