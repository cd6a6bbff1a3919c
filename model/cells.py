"""Cells that a spreadsheet would run as a formula are made text, recoverably.

Policy: a *text* cell whose first visible character is ``= + - @`` (or a full-width one of
these), that begins with TAB, CR, LF or another control character, or that already begins with an
apostrophe, gets one apostrophe in front. To recover the value, take one leading apostrophe off:
``plain`` undoes ``neutral`` for every text, so identifiers survive. Number columns are never
touched: ``-12.50`` stays a number.
"""

import re

_TRIGGER = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\x00-\x1f\x7f]|'")


def neutral(text: str) -> str:
    """The cell for a text.

    >>> neutral("=1+1"), neutral("P001"), neutral("'x")
    ("'=1+1", 'P001', "''x")
    """
    return f"'{text}" if _TRIGGER.match(text) else text


def plain(cell: str) -> str:
    """The text of a cell that ``neutral`` made.

    >>> plain(neutral("-A1"))
    '-A1'
    """
    return cell[1:] if cell.startswith("'") else cell
