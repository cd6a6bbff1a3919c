"""The wording of the screens in the session's language; the tables are words_en and words_zh."""

from model.language import Language, Text
from screens.state import state
from screens.words_en import EN
from screens.words_zh import ZH

TABLES: dict[Language, dict[str, str]] = {"en": EN, "zh": ZH}


def say(key: str, **facts: object) -> str:
    """The wording called ``key`` in the session's language, with its places filled."""
    wording = TABLES[state().language][key]
    return wording.format(**facts) if facts else wording


def told(text: Text) -> str:
    """A sentence of another room in the session's language."""
    return text.in_language(state().language)


def label(family: str, code: str) -> str:
    """The name of a stable code (a role, a reason, a kind), or the code itself if it has none."""
    return TABLES[state().language].get(f"{family}.{code}", code.replace("_", " "))


def counted(key: str, number: int) -> str:
    """A number with its noun: ``key.one`` for exactly one, else ``key.many``."""
    return say(f"{key}.one" if number == 1 else f"{key}.many", n=f"{number:,}")
