"""Worlds by further authors: two systems whose makers never saw how anything is detected.

A world is ``SYSTEMS[name](grade, seed, persons)``; ``write`` puts what is loaded and what is true
into two folders. Ring quality measured here says how the product does on habits of life and of
crime that nobody tuned it for. So this package stays a stranger: it knows the layout of ``model``
and nothing else of the product, no recipe of ``synthetic``, and the two systems do not know each
other.
"""

from collections.abc import Callable

from benchmarks.elsewhere import managed_care, tariff_state
from benchmarks.elsewhere.world import GRADES, Grade, World, write

Maker = Callable[[Grade, int, int], World]

SYSTEMS: dict[str, Maker] = {
    managed_care.SYSTEM: managed_care.make,
    tariff_state.SYSTEM: tariff_state.make,
}

__all__ = ["GRADES", "SYSTEMS", "Grade", "World", "write"]
