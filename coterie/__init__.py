"""Coterie for analysts: ``import coterie as ct`` is the one import of a notebook.

What stands here is defined in the rooms of the product and documented there; nothing is added.
"""

import coterie.rooms  # noqa: F401 - a file that hides a room is named before it is imported

# isort: split

from algorithms.communities import modularity, partition
from graph.projections import PROJECTIONS
from investigation.frames import claim_frame, load_frame, outcome_frame, ring_frames, why_frame
from investigation.how import How
from investigation.kept_runs import kept_runs, remove_run
from investigation.loading import load
from investigation.open import open_investigation
from investigation.place import place_of
from investigation.run import detect, run
from investigation.settings import Settings
from investigation.stores import open_cypher, open_intake, open_store
from model.entities import EntityRef
from model.errors import CoterieError
from synthetic import build as build_world
from synthetic import write as write_world

__all__ = [
    "PROJECTIONS",
    "CoterieError",
    "EntityRef",
    "How",
    "Settings",
    "build_world",
    "claim_frame",
    "detect",
    "kept_runs",
    "load",
    "load_frame",
    "modularity",
    "open_cypher",
    "open_intake",
    "open_investigation",
    "open_store",
    "outcome_frame",
    "partition",
    "place_of",
    "remove_run",
    "ring_frames",
    "run",
    "why_frame",
    "write_world",
]
