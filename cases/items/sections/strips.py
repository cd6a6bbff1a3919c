"""The drawing of a ring: its people, one row each, and a mark for every day with a claim."""

from collections import Counter
from datetime import datetime, timedelta

from cases.case_amounts import AmountLine
from cases.items.reading import Reading
from cases.papers.tree import Mark, Strip, Words
from cases.papers.visible import visible
from model.language import Text
from model.rings import Ring

PLACES = 4
"""Providers with a mark of their own; the others share one."""

TOGETHER = 3
"""People at one provider on one day from which on a day is shaded."""

_LABEL = 32
"""Width of a label in Latin letters; a Chinese letter is as wide as two."""

_CJK = 0x2E80

_REST = Text(en="other providers", zh="其他机构")
_CAPTION = Text(
    en="Each mark is a day with a claim of the pattern, its shape says where; shaded are days on "
    "which at least {n} of these people were at one provider. {left}",
    zh="每个标记为疑点范围内有结算记录的一日，形状表示机构；底色为其中至少{n}人在同一机构的日期。{left}",
)
_LEFT = Text(en="{n} more people are not drawn.", zh="另有{n}人未列出。")


def strip(reading: Reading, ring: Ring, most: int = 20) -> Strip | None:
    """The people of a ring by their first day; ``None`` where there is nothing to draw."""
    own = {claim.claim_id for claim in ring.claims}
    lines = [
        line
        for line in reading.amounts.included
        if line.claim_id in own and line.at and not line.reverses
    ]
    people = [m.id for m in ring.members if m.kind == "patient"]
    days: dict[str, list[AmountLine]] = {person: [] for person in people}
    for line in lines:
        if line.patient_id in days:
            days[line.patient_id].append(line)
    drawn = sorted((p for p in people if days[p]), key=lambda p: (-len(days[p]), p))[:most]
    if not drawn:
        return None
    rows = {person: number for number, person in enumerate(sorted(drawn))}
    own_lines = [line for line in lines if line.patient_id in rows]
    first = min(_day(line) for line in own_lines)
    span = max((max(_day(line) for line in own_lines) - first).days, 1)
    counts = Counter(line.provider_id for line in own_lines)
    places = [place for place, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))][:PLACES]
    kinds = {place: number for number, place in enumerate(places)}
    marks = sorted(
        {
            (rows[line.patient_id], (_day(line) - first).days, kinds.get(line.provider_id, PLACES))
            for line in own_lines
        }
    )
    legend: list[Words] = [reading.named("provider", place) for place in places]
    if len(counts) > PLACES:
        legend.append(_REST)
    left = len(people) - len(drawn)
    return Strip(
        labels=tuple(_label(reading, person) for person in rows),
        marks=tuple(Mark(row, round(day / span, 5), kind) for row, day, kind in marks),
        bands=_bands(own_lines, first, span),
        ticks=_ticks(first, span),
        legend=tuple(legend),
        caption=_CAPTION.filled(
            n=TOGETHER, left=_LEFT.filled(n=left) if left else Text(en="", zh="")
        ),
    )


def _label(reading: Reading, person: str) -> str:
    """Name and identifier on one line; what is too long is cut and shows it."""
    name = reading.names.get(("patient", person), "")
    short = _cut(person, _LABEL - 12 if name else _LABEL)
    return f"{_cut(name, 10)}（{short}）" if name and name != person else short


def _cut(words: str, most: int) -> str:
    shown = visible(words)
    if sum(_wide(c) for c in shown) <= most:
        return shown
    kept = ""
    for character in shown:
        if sum(_wide(c) for c in kept + character) > most - 1:
            break
        kept += character
    return kept + "…"


def _wide(character: str) -> int:
    return 1 if ord(character) < _CJK else 2


def _day(line: AmountLine) -> datetime:
    if line.at is None:
        raise ValueError("lines without a time are not drawn")
    return line.at.replace(hour=0, minute=0, second=0, microsecond=0)


def _bands(lines: list[AmountLine], first: datetime, span: int) -> tuple[tuple[float, float], ...]:
    there: dict[tuple[int, str], set[str]] = {}
    for line in lines:
        key = ((_day(line) - first).days, line.provider_id)
        there.setdefault(key, set()).add(line.patient_id)
    days = sorted({day for (day, _), people in there.items() if len(people) >= TOGETHER})
    half = 0.5 / span
    return tuple(
        (round(max(day / span - half, 0.0), 5), round(min(day / span + half, 1.0), 5))
        for day in days
    )


def _ticks(first: datetime, span: int) -> tuple[tuple[float, Words], ...]:
    """First and last day and what lies evenly between, at most five."""
    parts = min(4, span)
    days = sorted({round(span * part / parts) for part in range(parts + 1)})
    return tuple((round(day / span, 5), f"{first + timedelta(days=day):%Y-%m-%d}") for day in days)
