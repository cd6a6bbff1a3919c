"""What a person may say about a load, before anything is read; quick to read in."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class How:
    """What a person may say about a load.

    ``as_of``: the day on which the data were taken; later claims and births are rejected.
    ``encoding``: of text files that are not UTF-8. ``accept_rejects``: take what is left even
    where a file would be refused for what it loses. ``dry_run``: the account alone.
    ``start_over``: remove what a server holds before.
    """

    as_of: date | None = None
    encoding: str | None = None
    accept_rejects: bool = False
    dry_run: bool = False
    start_over: bool = False


PLAIN = How()
