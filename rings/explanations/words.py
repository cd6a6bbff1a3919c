"""Words by which registers name a specialty, in English and Chinese."""


def names_one(text: str | None, words: tuple[str, ...]) -> bool:
    """Whether a registered specialty contains one of the words.

    >>> names_one("Nephrology", ("nephro", "肾")), names_one(None, ("肾",))
    (True, False)
    """
    lowered = (text or "").lower()
    return any(word in lowered for word in words)
