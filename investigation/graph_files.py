"""A workspace as files for the offline importer of a Neo4j server that somebody else runs."""

from pathlib import Path

from graph.import_folder import README, write_import_folder
from investigation.place import Place
from model.errors import SettingError
from model.language import Text

_OF_A_SERVER = Text(en="the claims are on a server already", zh="数据已在服务器上")
_NAME_A_FOLDER = Text(
    en="name the workspace folder: --workspace FOLDER", zh="请指定工作区文件夹：--workspace 文件夹"
)
_THERE = Text(en="the folder exists already", zh="文件夹已存在")
_NAME_A_NEW_ONE = Text(en="name one that does not exist yet", zh="请指定尚不存在的文件夹")
_WRITTEN = Text(
    en="{files} files, {megabytes:,} MB in {folder}; what to run on the server is in {readme}",
    zh="已在 {folder} 写出 {files} 个文件，共 {megabytes:,} MB；服务器上的操作步骤见 {readme}",
)


def write_graph_files(place: Place, folder: Path) -> Text:
    """Write the claims in use at ``place`` into the new ``folder``; what was written.

    The folder appears when it is whole. Raises ``SettingError``: the place is a server, the folder
    is there; ``StoreUnavailable``: nothing was loaded, or the folder cannot be written.
    """
    if place.server is not None:
        raise SettingError(_OF_A_SERVER, where=place.server, to_do=_NAME_A_FOLDER)
    if folder.exists():
        raise SettingError(_THERE, where=str(folder), to_do=_NAME_A_NEW_ONE)
    write_import_folder(place.workspace, folder)
    written = [path for path in folder.iterdir() if path.is_file()]
    return _WRITTEN.filled(
        files=len(written),
        megabytes=sum(path.stat().st_size for path in written) // 1_000_000,
        folder=folder,
        readme=folder / README,
    )
