"""Names of the stable codes of other rooms, from those rooms' own tables."""

from loaders.reasons import REASONS
from model.findings import SignalKind
from rings.signals import SIGNAL_NAMES
from screens.words import label, told


def signal_name(kind: SignalKind) -> str:
    """A kind of signal as people read it."""
    return told(SIGNAL_NAMES[kind])


def reject_reason(code: str) -> str:
    """Why a row was not loaded."""
    return told(REASONS[code]) if code in REASONS else label("reject", code)
