"""The first load of a large history: CSV files straight into the store files of Neo4j, offline.

Everything that the graph held before is replaced. The import is built beside the data in use and
put in their place only when it is whole, so a failure leaves the previous graph as it was.
"""

import os
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.import_file import IMPORT, ImportFile, import_options
from graph.neo4j_server.artifacts import Progress, libraries_of
from graph.neo4j_server.configuration import write_configuration
from graph.neo4j_server.home import ServerHome, ServerRecord
from graph.neo4j_server.java import find_java
from graph.neo4j_server.process import administer
from graph.neo4j_server.server import running, start, stop
from graph.neo4j_server.swap import finish_import, mark_complete, staging
from graph.neo4j_server.versions import line_named
from graph.refusals import TRY_AGAIN
from model.errors import StoreUnavailable
from model.language import Text

_IMPORTING = Text(
    en="importing {megabytes:,} MB of files ...", zh="正在导入 {megabytes:,} MB 文件……"
)
_FAILED = Text(en="the import failed: {reason}", zh="批量导入失败：{reason}")
_UNTOUCHED = Text(en="the graph is as it was before", zh="原有图数据未受影响")
_NOT_OURS = Text(en="no server was ever started here", zh="此处从未启动过服务器")
_START = Text(en="run: coterie serve-neo4j start", zh="请运行：coterie serve-neo4j start")
_BACK = Text(en="the server was started again meanwhile", zh="服务器在此期间又被启动")
_COMMA = Text(en="a comma in the path of a file", zh="文件路径中有逗号")
_RENAME = Text(en="choose a workspace without one", zh="请选择路径中没有逗号的工作区")
_COUNT = re.compile(r"^\s*([\d.,]+) (nodes|relationships|properties)\s*$", re.MULTILINE)
_CAUSE = re.compile(
    r"^Caused by: org\.neo4j[\w.$]*: (.*?)(?=^\s+at |^\s+\.\.\. |^-----|\Z)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Imported:
    """What the graph holds after the import, and how long importing and restarting took."""

    nodes: int
    relationships: int
    properties: int
    seconds: float


def bulk_import(home: ServerHome, files: Sequence[ImportFile], progress: Progress) -> Imported:
    """Stop the server of ``home``, replace its graph by these files, and start it again.

    The files lie under one folder and have no comma in their names. Raises ``StoreUnavailable``
    with what the importer says; the graph is then as it was before, and the server is started
    again.
    """
    began = time.monotonic()
    record = home.record()
    if record is None:
        raise StoreUnavailable(_NOT_OURS, where=str(home.folder), to_do=_START)
    files = [replace(file, path=file.path.absolute()) for file in files]
    folder = Path(os.path.commonpath([file.path.parent for file in files]))
    if any("," in str(file.path.relative_to(folder)) for file in files):
        raise StoreUnavailable(_COMMA, where=str(folder), to_do=_RENAME)
    stop(home)
    try:
        with home.changing():
            if running(home) is not None:
                raise StoreUnavailable(_BACK, where=record.address, to_do=TRY_AGAIN)
            finish_import(home)
            output = _import(home, record, files, folder, progress)
    finally:
        start(home, progress=progress)
    counts = {name: int(re.sub(r"\D", "", count)) for count, name in _COUNT.findall(output)}
    return Imported(
        nodes=counts.get("nodes", 0),
        relationships=counts.get("relationships", 0),
        properties=counts.get("properties", 0),
        seconds=time.monotonic() - began,
    )


def _import(
    home: ServerHome,
    record: ServerRecord,
    files: Sequence[ImportFile],
    folder: Path,
    progress: Progress,
) -> str:
    """Build the graph beside the one in use and put it in its place; the importer's output."""
    line = line_named(record.line)
    java = find_java(line.java)
    libraries = libraries_of(line, home.libraries, java, progress)
    place = staging(home)
    write_configuration(place / "conf", place / "data", line, record)
    size = sum(file.path.stat().st_size for file in files)
    progress(_IMPORTING.filled(megabytes=size // 1_000_000))
    report = f"--report-file={place / 'import.report'}"
    command = [*IMPORT, "--verbose", "--id-type=string", "--strict=true", report]
    command += import_options(files, folder)
    done = administer(place, libraries, java, command, inside=folder, heap=record.heap)
    if done.returncode != 0:
        finish_import(home)
        failure = _FAILED.filled(reason=_reason(done.stderr, done.stdout))
        raise StoreUnavailable(failure, where=str(folder), to_do=_UNTOUCHED)
    mark_complete(home)
    finish_import(home)
    return done.stdout


def _reason(errors: str, output: str) -> str:
    """What the importer names as the innermost cause of its own, else its last line."""
    causes = _CAUSE.findall(errors)
    lines = [line.strip() for line in (errors + output).splitlines() if line.strip()]
    reason = "; ".join((causes or lines or ["no reason given"])[-1].split("\n")).strip("; ")
    return "".join(character for character in reason if character.isprintable())[:400]
