"""Workspaces that a command makes for itself and may make anew; others are never deleted."""

import shutil
from pathlib import Path

from model.errors import SettingError
from model.language import Text

MARK = ".made-by-coterie"


def fresh(folder: Path) -> Path:
    """An empty workspace at ``folder``, in the place of one that a command made earlier.

    Raises ``SettingError`` when something else is there: a person's claims stay.
    """
    if folder.exists():
        if not (folder / MARK).exists():
            raise SettingError(
                Text(en="The folder holds another workspace.", zh="该文件夹中已有其他工作区。"),
                where=str(folder),
                to_do=Text(
                    en="Name another folder, or use load and detect with --workspace to add to it.",
                    zh="请更换文件夹；如需追加数据，请用 load 与 detect 并指定 --workspace。",
                ),
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
    return folder
