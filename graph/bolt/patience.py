"""Waiting for a server that went away in the middle of a load."""

import time
from collections.abc import Callable
from typing import TypeVar

from graph.store import PushProgress
from model.errors import ServerAway

LONGEST_SECONDS = 300.0
"""A server that restarts with recovery needs about 20 s; after five minutes a person must look."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 10.0

WAITING = "waiting for the server"

Done = TypeVar("Done")


def patiently(
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
            done = action()
        except ServerAway:
            now = time.monotonic()
            away_since = now if away_since is None else away_since
            if now - away_since + pause > seconds:
                raise
            progress(WAITING, round(now - away_since), round(seconds))
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        else:
            return done
