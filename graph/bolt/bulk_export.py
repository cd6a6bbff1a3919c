"""A snapshot as files for the offline importer of a server that somebody else runs."""

from pathlib import Path
from uuid import uuid4

from graph.bolt.entities import LAYOUT
from graph.cypher import load_state, schema
from graph.embedded.connection import Resources
from graph.embedded.exchange_files import CsvFile, write_files
from graph.embedded.files import put_file

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
) -> tuple[CsvFile, ...]:
    """Write the CSV files, a README.txt with the command line, and the Cypher that comes after.

    Raises ``StoreUnavailable`` where the folder cannot be written.
    """
    graph = {"layout": LAYOUT, "store_id": str(uuid4())}
    files = write_files(snapshot, folder, graph, resources)
    put_file(folder / README, _README.format(command=command_line(files), finish=FINISH))
    texts = (
        *schema.UNIQUE.values(),
        *schema.INDEXES.values(),
        load_state.DECLARE_IMPORTED,
    )
    put_file(folder / FINISH, "".join(f"{text.strip()};\n" for text in texts))
    return files


def command_line(files: tuple[CsvFile, ...]) -> str:
    """What to type in the folder of the files, one word on each line."""
    line_breaks = any(file.line_breaks for file in files)
    words = ["neo4j-admin database import full neo4j --overwrite-destination --bad-tolerance=0"]
    words.append(f"--multiline-fields={str(line_breaks).lower()}")
    for file in files:
        if file.of_nodes:
            words.append(f"--nodes={':'.join(file.labels)}={file.path.name}")
        else:
            kind = f"{file.type}=" if file.type else ""
            words.append(f"--relationships={kind}{file.path.name}")
    return " \\\n  ".join(words)
