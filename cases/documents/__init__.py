"""The documents of a case: one tree of content each, set as PDF/A, as an editable copy, as sheets.

``build`` gives every document of a package by its path inside ``data/``. Only the letter (paths
that begin with ``01_``) prints the root digest, so the root covers everything else: build without a
root, compute it, then take the letter of ``letters(dossier, root)``.
"""

from cases.documents.building import build, letters, ring_brief

__all__ = ["build", "letters", "ring_brief"]
