"""How screens speak: a text in the language of the session."""

from model.language import Text
from screens.state import state


def tr(text: Text, **facts: object) -> str:
    """The text in the language of the session, its places filled."""
    return (text.filled(**facts) if facts else text).in_language(state().language)


def capital(words: str) -> str:
    """Words as a heading begins them: a name of the vocabulary is lower case in English."""
    return words[:1].upper() + words[1:]
