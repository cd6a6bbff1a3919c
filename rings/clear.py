"""Every group is held against every innocent explanation; the best reading is kept either way."""

from model.rings import InnocentReading
from model.view import View
from rings.explanations import EXPLANATIONS
from rings.group_data import GroupData


def readings_of(group: GroupData, view: View) -> tuple[InnocentReading, ...]:
    """All readings that have a hold in the data, those that clear first, then the most plausible.

    Ties keep the order of the registry.
    """
    found = [explanation.examine(group, view) for explanation in EXPLANATIONS]
    held = [reading for reading in found if reading is not None]
    return tuple(sorted(held, key=lambda reading: (not reading.clears, -reading.plausibility)))


def clearing(readings: tuple[InnocentReading, ...]) -> InnocentReading | None:
    """The reading that clears the group, if one does."""
    return next((reading for reading in readings if reading.clears), None)
