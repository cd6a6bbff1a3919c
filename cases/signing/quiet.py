"""The signing library speaks to the log in tracebacks; what it means is in our reports."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_TALKERS = ("pyhanko", "pyhanko_certvalidator")


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing of the signing library reaches the log inside; afterwards all is as before."""
    loggers = [logging.getLogger(name) for name in _TALKERS]
    before = [logger.disabled for logger in loggers]
    kept = logging.root.manager.disable
    for logger in loggers:
        logger.disabled = True
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(kept)
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled
