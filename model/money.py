"""Money is an integer number of minor units (fen, cents). Floats never touch it."""

from decimal import Decimal, InvalidOperation

MINOR_DIGITS = 2


def to_minor(amount: str | Decimal) -> int:
    """Minor units of a decimal amount in major units.

    Raises ``ValueError`` when the text is not a plain decimal number or has more digits after
    the point than the currency has: nothing is ever rounded on the way in.

    >>> to_minor("-12.5")
    -1250
    >>> to_minor("0.005")
    Traceback (most recent call last):
        ...
    ValueError: '0.005' is not an amount with at most 2 decimals
    """
    try:
        scaled = Decimal(amount).scaleb(MINOR_DIGITS)
    except InvalidOperation:
        raise ValueError(f"{amount!r} is not a decimal amount") from None
    if not scaled.is_finite() or scaled != scaled.to_integral_value():
        raise ValueError(f"{amount!r} is not an amount with at most {MINOR_DIGITS} decimals")
    return int(scaled)


def from_minor(minor: int) -> str:
    """The exact decimal text of an amount in minor units, for files.

    >>> from_minor(-5), from_minor(123400)
    ('-0.05', '1234.00')
    """
    sign = "-" if minor < 0 else ""
    major, rest = divmod(abs(int(minor)), 10**MINOR_DIGITS)
    return f"{sign}{major}.{rest:0{MINOR_DIGITS}d}"


def readable(minor: int) -> str:
    """The amount with thousands separators, for people.

    >>> readable(123456789)
    '1,234,567.89'
    """
    text = from_minor(minor)
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    major, rest = digits.split(".")
    return f"{sign}{int(major):,}.{rest}"
