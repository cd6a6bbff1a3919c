"""Putting an imported graph in the place of the one in use, so that a crash loses neither.

An import builds its store files in ``<home>/import/data`` and writes ``<home>/import/WHOLE``
when they are whole. From then on the swap is only renames, each done once: whoever comes
next, the import itself or the next start, carries on where it stopped.
"""

import shutil
from pathlib import Path

from graph.neo4j_server.home import ServerHome

_PARTS = ("databases/neo4j", "transactions/neo4j")


def staging(home: ServerHome) -> Path:
    """The folder in which an import builds."""
    return home.folder / "import"


def mark_complete(home: ServerHome) -> None:
    """Note that the import is whole and is to replace the graph in use."""
    (staging(home) / "WHOLE").touch()


def finish_import(home: ServerHome) -> None:
    """Put a whole import in place of the graph in use; remove one that is not whole."""
    staged = staging(home)
    if (staged / "WHOLE").exists():
        for part in _PARTS:
            fresh, in_use = staged / "data" / part, home.data / part
            if fresh.exists():
                replaced = staged / "replaced" / part
                if in_use.exists():
                    replaced.parent.mkdir(parents=True, exist_ok=True)
                    in_use.rename(replaced)
                in_use.parent.mkdir(parents=True, exist_ok=True)
                fresh.rename(in_use)
        (staged / "WHOLE").unlink()
    shutil.rmtree(staged, ignore_errors=True)
