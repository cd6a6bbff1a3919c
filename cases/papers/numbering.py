"""Numbers of sections as official papers write them: 一、（一）1. in Chinese, 1. 1.1 in English."""

from model.language import Language

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """A number from 1 to 99 in Chinese.

    >>> chinese_number(3), chinese_number(10), chinese_number(12), chinese_number(40)
    ('三', '十', '十二', '四十')
    """
    tens, ones = divmod(number, 10)
    head = ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "")
    return head + (_DIGITS[ones] if ones or not tens else "")


class Numbering:
    """Counts headings of up to three levels in the order in which they come."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._counts = [0, 0, 0]

    def next(self, level: int) -> str:
        """The number of the next heading of a level, with its punctuation."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (3 - level)
        if self._language == "en":
            return ".".join(str(count) for count in self._counts[:level]) + ". "
        own = self._counts[level - 1]
        match level:
            case 1:
                return f"{chinese_number(own)}、"
            case 2:
                return f"（{chinese_number(own)}）"
            case _:
                return f"{own}. "
