"""Where the claims of an investigation live: the one setting that picks folder or server."""

import os
from dataclasses import dataclass
from pathlib import Path

from graph.address import is_address
from model.errors import SettingError
from model.language import Text

STORE = "COTERIE_STORE"
"""Folder or server address, where no ``--store`` is given."""
WORKSPACE = "COTERIE_WORKSPACE"
DEFAULT_WORKSPACE = Path("workspace")
DEMO_WORKSPACE = Path("demo") / "workspace"


@dataclass(frozen=True)
class Place:
    """Where the claims are kept: in a folder, or on a server with a folder for its mirror.

    ``workspace``: the folder. ``server``: the address of a Neo4j server, ``None`` for the
    embedded store. A password is never part of it.
    """

    workspace: Path
    server: str | None = None

    def __str__(self) -> str:
        return self.server or str(self.workspace)


def workspace_of(value: str | Path | None) -> Path:
    """The workspace folder asked for, else ``COTERIE_WORKSPACE``, else ``workspace``."""
    return Path(value or os.environ.get(WORKSPACE) or DEFAULT_WORKSPACE)


def place_of(store: str | None = None, workspace: str | Path | None = None) -> Place:
    """The store asked for, else the workspace asked for, else ``COTERIE_STORE``.

    A store with ``://`` is a server; any other is the workspace folder itself. With a server
    the workspace is where its mirror is kept. Raises ``SettingError`` for two folders.

    >>> str(place_of("bolt://127.0.0.1:7687", "w")), place_of("w").workspace.name
    ('bolt://127.0.0.1:7687', 'w')
    """
    wanted = store or os.environ.get(STORE)
    if wanted and is_address(wanted):
        return Place(workspace_of(workspace), wanted)
    if store and workspace and Path(store) != Path(workspace):
        raise SettingError(
            Text(en="Two different folders are named.", zh="指定了两个不同的文件夹。"),
            where=f"--store {store} --workspace {workspace}",
            to_do=Text(
                en="Name one of them; --workspace goes with a server.",
                zh="请只指定一个；--workspace 用于服务器的镜像。",
            ),
        )
    return Place(workspace_of(store or workspace or wanted))


def demo_place(store: str | None, workspace: Path | None) -> Place:
    """The same for a demonstration, which keeps to a folder of its own where none is named."""
    return place_of(store, workspace or (None if store else DEMO_WORKSPACE))
