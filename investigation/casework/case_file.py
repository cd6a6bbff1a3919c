"""Where the case file lies: beside the workspace, or where ``COTERIE_CASES`` says."""

import os
from pathlib import Path

from cases.records.case_file import CaseFile, open_case_file
from cases.records.desk import Clock
from investigation.casework.clock import now
from investigation.place import Place

CASES = "COTERIE_CASES"
"""A path (SQLite) or an address (``postgresql://...``); its password comes from PGPASSFILE."""
EXHIBITS = "COTERIE_EXHIBITS"
"""Folder of the exhibits' bytes; has to be named for a server."""
VAULT_KEY = "COTERIE_VAULT_KEY"
"""File of the key of informants; beside an SQLite case file unless named, needed for a server."""
DATABASE = Path("cases") / "cases.sqlite"


def open_cases(place: Place, clock: Clock = now) -> CaseFile:
    """The case file of a place, made at the first opening; no act may be ahead of ``clock``."""
    exhibits, vault_key = os.environ.get(EXHIBITS), os.environ.get(VAULT_KEY)
    return open_case_file(
        os.environ.get(CASES) or place.workspace / DATABASE,
        exhibits=Path(exhibits) if exhibits else None,
        vault_key=Path(vault_key) if vault_key else None,
        clock=clock,
    )
