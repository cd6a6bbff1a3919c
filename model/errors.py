"""Named errors. Each says what happened, where, and what to do, in both languages."""

from model.language import Language, Text


class CoterieError(Exception):
    """Base of all errors the product raises on purpose; shown to people as one line."""

    exit_status = 2

    def __init__(self, what: Text, *, where: str = "", to_do: Text | None = None) -> None:
        self.what = what
        self.where = where
        self.to_do = to_do
        super().__init__(self.in_language("en"))

    def in_language(self, language: Language) -> str:
        """The whole message as one line: what, where, what to do."""
        parts = [self.what.in_language(language)]
        if self.where:
            parts.append(f"[{self.where}]")
        if self.to_do is not None:
            parts.append(self.to_do.in_language(language))
        return " ".join(parts)


class SourceRefused(CoterieError):
    """A source file as a whole cannot be trusted: encoding, header, required column, bomb."""


class LayoutError(CoterieError):
    """Rows do not have the columns or types that the canonical layout demands."""


class StoreUnavailable(CoterieError):
    """No snapshot, no server, a locked file, or one written by a newer product."""


class ServerAway(StoreUnavailable):
    """The server went away or asks to be tried again: the same request may succeed later."""


class UnknownEntity(CoterieError):
    """An entity, ring or run was asked for that the opened data does not contain."""


class ScaleRefused(CoterieError):
    """A computation was refused because its input is larger than the stated guard."""


class MissingData(CoterieError):
    """Data that a projection or typology needs is absent; the typology becomes *skipped*."""


class SettingError(CoterieError):
    """A command-line option, environment variable or setting has an unusable value."""


class RuleBroken(CoterieError):
    """A rule of procedure forbids the act: wrong state, missing fact, a second pair of eyes."""
