"""Words by which registers name a specialty, in English and Chinese."""

KIDNEY = ("dialysis", "nephro", "renal", "透析", "血净", "血液净化", "肾")
REHABILITATION = ("rehab", "physio", "acupunct", "康复", "理疗", "针灸", "推拿")


def names_one(text: str | None, words: tuple[str, ...]) -> bool:
    """Whether a registered specialty contains one of the words."""
    lowered = (text or "").lower()
    return any(word in lowered for word in words)
