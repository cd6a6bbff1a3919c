"""Small quantities as people write them in a sentence: in words up to ten."""

from model.language import Text

_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ZH = ("一", "两", "三", "四", "五", "六", "七", "八", "九", "十")


def spelled(quantity: float) -> Text:
    """A quantity in words where people use them, else in digits.

    >>> spelled(2), spelled(15)
    (Text(en='two', zh='两'), Text(en='15', zh='15'))
    >>> spelled(1.5)
    Text(en='one and a half', zh='1.5')
    """
    if quantity in range(1, len(_EN) + 1):
        return Text(en=_EN[int(quantity) - 1], zh=_ZH[int(quantity) - 1])
    digits = f"{quantity:g}"
    return Text(en="one and a half" if quantity == 1.5 else digits, zh=digits)
