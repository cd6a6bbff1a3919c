"""A dossier written into its package and read back, so that everything can be built again."""

from cases.replay.reading import read_dossier
from cases.replay.record import FOLDER, recorded

__all__ = ["FOLDER", "read_dossier", "recorded"]
