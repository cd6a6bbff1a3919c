"""The signing library runs an event loop of its own, which a notebook or a server already has."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """What ``work`` returns or raises, done in a thread that has no event loop yet.

    >>> apart(lambda: 1 + 1)
    2
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()
