"""A snapshot as files for the offline importer of a server that somebody else runs."""

from pathlib import Path
from uuid import uuid4

from graph.bolt.graph_state import LAYOUT
from graph.cypher import load_state, schema
from graph.embedded.connection import Resources
from graph.embedded.exchange_files import write_files
from graph.embedded.files import put_file
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


def export_for_import(
    snapshot: Path, folder: Path, resources: Resources | None = None
) -> tuple[ImportFile, ...]:
    """Write the CSV files, a README.txt with the command line, and the Cypher that comes after.

    Raises ``StoreUnavailable`` where the folder cannot be written.
    """
    graph = {"layout": LAYOUT, "store_id": str(uuid4())}
    files = write_files(snapshot, folder, graph, resources)
    put_file(folder / README, _README.format(command=command_line(files, folder), finish=FINISH))
    texts = (*schema.MADE.values(), load_state.DECLARE_IMPORTED)
    put_file(folder / FINISH, "".join(f"{text.strip()};\n" for text in texts))
    return files


def command_line(files: tuple[ImportFile, ...], folder: Path) -> str:
    """What to type in the folder of the files, one option on each line."""
    return " \\\n  ".join([" ".join(("neo4j-admin", *IMPORT)), *import_options(files, folder)])
