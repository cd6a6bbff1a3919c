"""A workspace as a folder for the offline importer of a server that somebody else runs."""

import shutil
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from graph.bolt.graph_state import LAYOUT
from graph.cypher import load_state, schema
from graph.embedded.connection import Resources, explaining_write_failures
from graph.embedded.exchange_files import write_files
from graph.embedded.workspace import current_snapshot
from graph.files import put_file
from graph.import_file import IMPORT, ImportFile, import_options

README = "README.txt"
FINISH = "finish.cypher"

_README = """\
One graph of medical insurance claims, as CSV files for the offline importer of Neo4j 5.26 or later.
一个医保结算图，CSV 格式，供 Neo4j 5.26 及以上版本离线导入。

The import REPLACES the database neo4j. Stop the server and, in this folder, run:
导入会覆盖数据库 neo4j。请先停止服务器，然后在本文件夹运行：

{command}

Start the server and make constraints and indexes; this also declares the graph complete:
启动服务器并建立约束与索引（同时将图标记为完整）：

cypher-shell -u neo4j -d neo4j -f {finish}
"""


def write_import_folder(
    workspace: Path, folder: Path, resources: Resources | None = None
) -> tuple[ImportFile, ...]:
    """Write the CSV files, a README.txt with the command line, and the Cypher that comes after.

    The new ``folder`` appears when it is whole. Raises ``StoreUnavailable`` where nothing was
    loaded, or the folder cannot be written.
    """
    snapshot = current_snapshot(workspace)
    building = folder.with_name(f".{folder.name}.building")
    graph = {"layout": LAYOUT, "store_id": str(uuid4())}
    try:
        with explaining_write_failures(folder):
            shutil.rmtree(building, ignore_errors=True)
            files = write_files(snapshot, building, graph, resources)
            command = command_line(files, building)
            put_file(building / README, _README.format(command=command, finish=FINISH))
            put_file(building / FINISH, finishing_statements())
            building.rename(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return tuple(replace(file, path=folder / file.path.name) for file in files)


def command_line(files: tuple[ImportFile, ...], folder: Path) -> str:
    """What to type in the folder of the files, one option on each line."""
    return " \\\n  ".join([" ".join(("neo4j-admin", *IMPORT)), *import_options(files, folder)])


def finishing_statements() -> str:
    """Constraints and indexes over what was imported, and the word that it is whole."""
    texts = (*schema.MADE.values(), load_state.DECLARE_IMPORTED)
    return "".join(f"{text.strip()};\n" for text in texts)
