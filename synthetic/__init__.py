"""A world with known answers: honest life, innocent look-alikes, and planted rings.

No room that detects, stores or shows may import this one. Everything in it was invented.
"""

from synthetic.bulk_files import bulk
from synthetic.innocent import INNOCENT_KINDS
from synthetic.planted import RING_KINDS
from synthetic.recipe import GRADES, VARIANTS, Grade, Variant
from synthetic.world import World, build
from synthetic.writing import write

__all__ = [
    "GRADES",
    "INNOCENT_KINDS",
    "RING_KINDS",
    "VARIANTS",
    "Grade",
    "Variant",
    "World",
    "build",
    "bulk",
    "write",
]
