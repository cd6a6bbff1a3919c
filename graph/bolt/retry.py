"""Doing again what failed because the server went away, until it is back or a person must look."""

import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from graph.bolt.connection import LONG_SECONDS, Connection, Row
from graph.store import PushProgress, unreported
from model.errors import ServerAway

LONGEST_SECONDS = 300.0
"""A server that restarts with recovery needs about 20 s; after five minutes a person must look."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 10.0

WAITING = "waiting for the server"

Done = TypeVar("Done")


def retried(
    action: Callable[[], Done], progress: PushProgress, seconds: float = LONGEST_SECONDS
) -> Done:
    """What ``action`` returns; done again, ever more rarely, while the server is away.

    ``action`` must be safe to do twice: a commit may have succeeded although its answer was
    lost. ``progress`` hears of the seconds waited. Raises the last ``ServerAway`` after
    ``seconds``.
    """
    pause = _FIRST_PAUSE
    away_since: float | None = None
    while True:
        try:
            return action()
        except ServerAway:
            now = time.monotonic()
            away_since = now if away_since is None else away_since
            if now - away_since + pause > seconds:
                raise
            progress(WAITING, round(now - away_since), round(seconds))
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)


class RetryingConnection:
    """A connection for loads and runs: every call is ``retried``, so texts must be repeatable."""

    def __init__(self, connection: Connection, progress: PushProgress = unreported) -> None:
        self.connection = connection
        self.progress = progress

    def read(self, text: str, /, **parameters: Any) -> list[Row]:
        """All rows of a reading text."""
        return self._retried(lambda: self.connection.read(text, LONG_SECONDS, **parameters))

    def write(self, text: str, /, **parameters: Any) -> list[Row]:
        """Run a writing text in one transaction."""
        return self._retried(lambda: self.connection.write(text, **parameters))

    def write_unless_done(
        self,
        gate: str,
        gate_parameters: Mapping[str, Any],
        texts: list[tuple[str, Mapping[str, Any]]],
    ) -> bool | None:
        """Writing texts behind a gate in one transaction; see ``Connection``."""
        return self._retried(
            lambda: self.connection.write_unless_done(gate, gate_parameters, texts)
        )

    def alone(self, text: str, /, **parameters: Any) -> list[Row]:
        """A text that manages its own transactions."""
        return self._retried(lambda: self.connection.alone(text, **parameters))

    def _retried(self, action: Callable[[], Done]) -> Done:
        return retried(action, self.progress)
