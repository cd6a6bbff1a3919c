"""The rooms of Coterie are packages at the top level: nothing else may have their names."""

from importlib.util import find_spec
from pathlib import Path

ROOMS = (
    "algorithms",
    "cases",
    "graph",
    "investigation",
    "loaders",
    "model",
    "rings",
    "synthetic",
    "typologies",
)
"""Those that an analysis imports."""


def foreign_rooms() -> dict[str, str]:
    """What Python finds in the place of a room, by the name of the room; empty where all is well.

    A file of one's own called ``graph.py`` beside a notebook is found before the room ``graph``.
    """
    home = Path(__file__).resolve().parents[1]
    found = {}
    for room in ROOMS:
        spec = find_spec(room)
        origin = spec.origin if spec is not None else None
        if origin is None or Path(origin).resolve().parents[1] != home:
            found[room] = origin or f"a folder called {room}"
    return found


def require_rooms() -> None:
    """Raises ``ImportError``, which names the file to be renamed, where a room is hidden."""
    for room, other in foreign_rooms().items():
        raise ImportError(
            f"{other} hides the room {room!r} of Coterie: rename it, or work in another folder."
            f" / {other} 与 Coterie 的模块 {room!r} 重名：请改名，或换一个文件夹。",
            name=room,
        )


require_rooms()
