"""What time it is for casework."""

from datetime import datetime


def now() -> datetime:
    """The clock of this machine, with its offset: read here and nowhere further inside."""
    return datetime.now().astimezone().replace(microsecond=0)  # papers state whole seconds
