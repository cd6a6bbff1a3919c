"""Where the case file lies: beside the workspace, or where ``COTERIE_CASES`` says."""

import os
from pathlib import Path

from cases.records.case_file import CaseFile, open_case_file
from cases.records.desk import Clock
from cases.records.heads import Heads
from investigation.casework.clock import now
from investigation.place import Place
from model.errors import SettingError
from model.language import Text

CASES = "COTERIE_CASES"
"""A path (SQLite) or an address (``postgresql://...``); its password comes from PGPASSFILE."""
EXHIBITS = "COTERIE_EXHIBITS"
"""Folder of the exhibits' bytes; has to be named for a server."""
VAULT_KEY = "COTERIE_VAULT_KEY"
"""File of the key of informants; beside an SQLite case file unless named, needed for a server."""
DATABASE = Path("cases") / "cases.sqlite"


HEADS = "COTERIE_HEADS"
"""A file that gets the head of the log, ``number:digest``, at every act; keep it elsewhere."""
HEADS_EVERY = "COTERIE_HEADS_EVERY"
"""At every which line of the log it gets one, 1 unless named."""
_EVERY = Text(en="{name} is not a number of lines", zh="{name} 不是行数")


def open_cases(place: Place, clock: Clock = now) -> CaseFile:
    """The case file of a place, made at the first opening; no act may be ahead of ``clock``."""
    exhibits, vault_key = os.environ.get(EXHIBITS), os.environ.get(VAULT_KEY)
    return open_case_file(
        os.environ.get(CASES) or place.workspace / DATABASE,
        exhibits=Path(exhibits) if exhibits else None,
        vault_key=Path(vault_key) if vault_key else None,
        clock=clock,
        heads=_heads(),
    )


def _heads() -> Heads | None:
    path, every = os.environ.get(HEADS), os.environ.get(HEADS_EVERY) or "1"
    if not path:
        return None
    if not (every.isascii() and every.isdigit()) or int(every) < 1:
        raise SettingError(_EVERY.filled(name=HEADS_EVERY), where=ascii(every))
    return Heads(Path(path), int(every))
