"""Elements of a segment by number, and the small facts that both transactions share."""

from typing import TypeAlias

from loaders.x12.segments import Segment

Facts: TypeAlias = dict[str, str | None]


def element(segment: Segment, number: int) -> str | None:
    """An element, ``None`` where it is empty or the segment ends before it."""
    return (segment[number].strip() or None) if len(segment) > number else None


def part(segment: Segment, number: int, place: int, component: str) -> str | None:
    """A component of a composite element, counted from 1."""
    whole = element(segment, number)
    parts = whole.split(component) if whole else []
    return (parts[place - 1] or None) if len(parts) >= place else None


def day(written: str | None) -> str | None:
    """A date in ISO notation.

    >>> day("20250301"), day("202503010930"), day("x")
    ('2025-03-01', '2025-03-01T09:30', 'x')
    """
    if written is None or not written.isdigit() or len(written) not in (8, 12):
        return written
    iso = f"{written[:4]}-{written[4:6]}-{written[6:8]}"
    return iso if len(written) == 8 else f"{iso}T{written[8:10]}:{written[10:]}"


def period(segment: Segment) -> tuple[str | None, str | None]:
    """First and last day of a DTP segment: a range, or one day twice."""
    written = element(segment, 3) or ""
    if element(segment, 2) == "RD8" and "-" in written:
        first, _, last = written.partition("-")
        return day(first), day(last)
    return day(written or None), day(written or None)


def negated(amount: str | None) -> str | None:
    """The amount taken back.

    >>> negated("100"), negated("-1.50"), negated("0")
    ('-100', '1.50', '0')
    """
    if amount is None or not amount.strip("0."):
        return amount
    return amount[1:] if amount.startswith("-") else f"-{amount}"


def person(segment: Segment) -> str | None:
    """Given and family name of an NM1 segment."""
    return " ".join(filter(None, (element(segment, 4), element(segment, 3)))) or None
