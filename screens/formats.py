"""How numbers, days and amounts are written on every screen."""

import datetime as dt
import re

from model.money import readable

NOTHING = "–"
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
EPOCH = dt.date(1970, 1, 1)


def day(number: int) -> str:
    """A day since 1970-01-01 as ISO date.

    >>> day(20148)
    '2025-03-01'
    """
    return (EPOCH + dt.timedelta(days=number)).isoformat()


def period(first: int, last: int) -> str:
    """Two days as one text; a single day once."""
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def minute(value: dt.datetime | None) -> str:
    """An instant that the case file wrote down, by the clock of this machine."""
    return value.astimezone().isoformat(" ", "minutes") if value else NOTHING


def moment(value: dt.datetime | None) -> str:
    """A local time to the minute; the bare date where the source gave no time of day."""
    if value is None:
        return NOTHING
    return value.strftime("%Y-%m-%d" if value.time() == dt.time() else "%Y-%m-%d %H:%M")


def amount(minor: int | None) -> str:
    """An amount in minor units for people, or a dash where there is none."""
    return NOTHING if minor is None else readable(minor)


def whole(number: int | None) -> str:
    """A whole number with thousands separators."""
    return NOTHING if number is None else f"{number:,}"


def fraction(value: float | None) -> str:
    """A number between 0 and 1 with two decimals."""
    return NOTHING if value is None else f"{value:.2f}"


def probability(value: float | None) -> str:
    """A p- or q-value: three decimals, or its order of magnitude when smaller.

    >>> probability(0.031), probability(3e-9), probability(0.0)
    ('0.031', '3×10⁻⁹', '< 10⁻³⁰⁰')
    """
    if value is None:
        return NOTHING
    if value == 0.0:  # smaller than a float can hold
        return f"< 10{'-300'.translate(RAISED)}"
    if value >= 0.001:
        return f"{value:.3f}"
    digit, exponent = f"{value:.0e}".split("e")
    return f"{digit}×10{str(int(exponent)).translate(RAISED)}"


HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Characters that show nothing but can reorder or hide the text around them."""


def visible(text: str) -> str:
    """The text with hidden characters written out, so that no name can look like another.

    >>> visible("a\\u202eb")
    'a⟨U+202E⟩b'
    """
    return HIDDEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


def shortened(text: str, room: int) -> str:
    """A long identifier with its middle left out, so that both ends stay readable.

    >>> shortened("330100000000001234", 11)
    '33010…01234'
    """
    if len(text) <= room:
        return text
    kept = room - 1
    return f"{text[: kept - kept // 2]}…{text[len(text) - kept // 2 :]}"
