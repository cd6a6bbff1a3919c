"""Legal terms of a case: started, prolonged, paused and met by its events."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cases import rules
from cases.procedure.calendar import Calendar, calendar
from model.cases import Clock, Event
from model.language import Text

_PROVISIONAL = Text(
    en="provisional: the holidays of {year} are not announced yet",
    zh="暂定：{year} 年节假日安排尚未公布",
)


def due(
    started: datetime,
    amount: int,
    unit: str,
    *,
    days: Calendar | None = None,
    zone: str = "Asia/Shanghai",
) -> datetime:
    """When a term ends: hours run on; days end with the last second of the last day.

    The day on which a term starts is not counted (Civil Code, article 201). ``unit`` is
    ``hours``, ``days`` or ``working_days``.

    >>> due(datetime(2026, 9, 24, 16, tzinfo=ZoneInfo("Asia/Shanghai")), 3, "working_days")
    datetime.datetime(2026, 9, 30, 23, 59, 59, tzinfo=zoneinfo.ZoneInfo(key='Asia/Shanghai'))
    """
    local = started.astimezone(ZoneInfo(zone))
    if unit == "hours":
        # Through UTC, so that a change of the clocks makes no hour longer or shorter.
        return (started.astimezone(ZoneInfo("UTC")) + timedelta(hours=amount)).astimezone(
            ZoneInfo(zone)
        )
    if unit == "working_days":
        last = (days or calendar()).after_workdays(local.date(), amount)
    else:
        last = local.date() + timedelta(days=amount)
    return datetime.combine(last, time(23, 59, 59), ZoneInfo(zone))


def clocks(events: Sequence[Event], data: Mapping[str, Any] | None = None) -> tuple[Clock, ...]:
    """All terms of a case in the order in which they started; each start makes its own clock.

    A pause (hearing, appraisal) adds its own length to the term, in whole days, rounded up.
    """
    terms = data or rules.table("terms_cn")
    ordered = sorted(events, key=lambda event: event.number)
    found = [
        _clock(term, start, ordered[at + 1 :], terms["zone"])
        for at, start in enumerate(ordered)
        for term in terms["term"]
        if start.verb in term["starts"] and rules.in_force(term, start.at.date())
    ]
    return tuple(sorted(found, key=lambda clock: (clock.started_at, clock.due_at, clock.code)))


def _clock(term: Mapping[str, Any], start: Event, later: Sequence[Event], zone: str) -> Clock:
    until = next((n for n, e in enumerate(later) if e.verb in term["starts"]), len(later))
    own = later[:until]  # a new start begins another clock
    stop = next((n for n, event in enumerate(own) if event.verb in term["stops"]), len(own))
    running = own[:stop]
    longer: Mapping[str, int] = term.get("longer", {})
    amount = term["amount"] + sum(
        longer[verb] for verb in {event.verb for event in running} if verb in longer
    )
    ends = due(start.at, amount, term["unit"], zone=zone)
    paused = _paused_days(term.get("paused_by", {}), running)
    if paused:
        ends += timedelta(days=paused)
    return Clock(
        code=term["code"],
        title=rules.text_of(dict(term), "title"),
        started_at=start.at,
        due_at=ends,
        stopped_at=own[stop].at if stop < len(own) else None,
        source=_source(term, ends.date(), start.at.date()),
    )


def _paused_days(pauses: Mapping[str, str], running: Sequence[Event]) -> int:
    """Whole days of finished pauses, each rounded up; an open pause counts when it ends."""
    total = 0
    for begins, ends in pauses.items():
        begun: Event | None = None
        for event in running:
            if event.verb == begins and begun is None:
                begun = event
            elif event.verb == ends and begun is not None:
                total += -((begun.at - event.at) // timedelta(days=1))
                begun = None
    return total


def _source(term: Mapping[str, Any], ends: date, starts: date) -> str:
    text = str(term["source"])
    if term["unit"] != "working_days":
        return text
    known = calendar()
    unknown = [day.year for day in (starts, ends) if not known.announced(day)]
    if not unknown:
        return text
    note = _PROVISIONAL.filled(year=unknown[-1])
    return f"{text} ({note.en} / {note.zh})"
