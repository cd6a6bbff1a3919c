"""The first load of a large history: CSV files straight into the store files of Neo4j, offline.

For whoever writes the files
----------------------------
``bulk_import(home, nodes, relationships)`` takes one ``NodeFiles`` per kind of node and one
``RelationshipFiles`` per relationship type. All files lie under one folder and have no comma in
their names.

* UTF-8, comma between fields, lines end with ``\\n``; a field that holds a comma, a quote or a
  line break stands in double quotes, a quote inside is doubled (what DuckDB's ``COPY ... TO
  (FORMAT csv)`` writes).
* The first line of the first file of a group is its header; further files of the group hold rows
  only. A header may be a file of its own: ``files=(header, part_1, part_2)``.
* Header of nodes: ``key:ID(Entity)`` names the identifier that relationships refer to and the
  group it is unique in (it is also stored as property ``key``; ``:ID(Entity)`` alone is not
  stored), then ``name:type`` with type ``string, long, double, boolean, date, localdatetime``
  or ``string[]`` (parts separated by ``;``). ``:LABEL`` adds labels per row, ``;`` between them.
* Header of relationships: ``:START_ID(Entity)``, ``:END_ID(Claim)``, then properties; ``:TYPE``
  only where ``type`` is None.
* An empty field is an absent property; ``""`` is the empty text.
* A relationship to a missing node, a doubled identifier or a field too many ends the import: no
  row is ever dropped. Constraints and indexes are made afterwards, over bolt.

Everything that the graph held before is replaced. The import is built beside the data in use and
put in their place only when it is whole, so a failure leaves the previous graph as it was.
"""

import os
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.neo4j_server.artifacts import Progress, libraries_of
from graph.neo4j_server.configuration import write_configuration
from graph.neo4j_server.exchange import declare_whole, finish_import, staging
from graph.neo4j_server.home import ServerHome, ServerRecord
from graph.neo4j_server.java import find_java
from graph.neo4j_server.process import administer
from graph.neo4j_server.server import running, start, stop
from graph.neo4j_server.versions import line_named
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
_AGAIN = Text(en="try again", zh="请重试")
_COMMA = Text(en="a comma in the path of a file", zh="文件路径中有逗号")
_RENAME = Text(en="choose a workspace without one", zh="请选择路径中没有逗号的工作区")
_COUNT = re.compile(r"^\s*([\d.,]+) (nodes|relationships|properties)\s*$", re.MULTILINE)
_CAUSE = re.compile(
    r"^Caused by: org\.neo4j[\w.$]*: (.*?)(?=^\s+at |^\s+\.\.\. |^-----|\Z)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class NodeFiles:
    """The rows of one kind of node: labels of every row, and the files (header in the first)."""

    labels: tuple[str, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True)
class RelationshipFiles:
    """The rows of one relationship type (None: column ``:TYPE``), and their files."""

    type: str | None
    files: tuple[Path, ...]


@dataclass(frozen=True)
class Imported:
    """What the graph holds after the import, and how long importing and restarting took."""

    nodes: int
    relationships: int
    properties: int
    seconds: float


def bulk_import(
    home: ServerHome,
    nodes: Sequence[NodeFiles],
    relationships: Sequence[RelationshipFiles],
    progress: Progress,
    *,
    line_breaks: bool = True,
) -> Imported:
    """Stop the server of ``home``, replace its graph by these files, and start it again.

    ``line_breaks=False`` promises that no field holds a line break and is faster. Raises
    ``StoreUnavailable`` with what the importer says; the graph is then as it was before, and the
    server is started again.
    """
    began = time.monotonic()
    record = home.record()
    if record is None:
        raise StoreUnavailable(_NOT_OURS, where=str(home.folder), to_do=_START)
    words = _words(nodes, relationships, line_breaks)
    stop(home)
    try:
        with home.changing():
            if running(home) is not None:
                raise StoreUnavailable(_BACK, where=record.address, to_do=_AGAIN)
            finish_import(home)
            said = _import(home, record, words, progress)
    finally:
        start(home, progress=progress)
    counts = {name: int(re.sub(r"\D", "", count)) for count, name in _COUNT.findall(said)}
    return Imported(
        nodes=counts.get("nodes", 0),
        relationships=counts.get("relationships", 0),
        properties=counts.get("properties", 0),
        seconds=time.monotonic() - began,
    )


def _import(home: ServerHome, record: ServerRecord, words: "_Words", progress: Progress) -> str:
    line = line_named(record.line)
    java = find_java(line.java)
    libraries = libraries_of(line, home.libraries, java, progress)
    place = staging(home)
    write_configuration(place / "conf", place / "data", line, record)
    progress(_IMPORTING.filled(megabytes=words.size_bytes // 1_000_000))
    report = f"--report-file={place / 'import.report'}"
    done = administer(
        place, libraries, java, [*words.command, report], inside=words.folder, heap=record.heap
    )
    if done.returncode != 0:
        finish_import(home)
        told = _FAILED.filled(reason=_reason(done.stderr, done.stdout))
        raise StoreUnavailable(told, where=str(words.folder), to_do=_UNTOUCHED)
    declare_whole(home)
    finish_import(home)
    return done.stdout


@dataclass(frozen=True)
class _Words:
    command: tuple[str, ...]
    folder: Path
    size_bytes: int


def _words(
    nodes: Sequence[NodeFiles], relationships: Sequence[RelationshipFiles], line_breaks: bool
) -> _Words:
    """The command of the importer, with file names as seen from their common folder."""
    groups: tuple[NodeFiles | RelationshipFiles, ...] = (*nodes, *relationships)
    every = [path.absolute() for group in groups for path in group.files]
    folder = Path(os.path.commonpath([path.parent for path in every]))
    if any("," in str(path.relative_to(folder)) for path in every):
        raise StoreUnavailable(_COMMA, where=str(folder), to_do=_RENAME)

    def listed(paths: tuple[Path, ...]) -> str:
        return ",".join(f"./{path.absolute().relative_to(folder)}" for path in paths)

    command = ["database", "import", "full", "neo4j", "--overwrite-destination", "--verbose"]
    command += ["--id-type=string", "--strict=true", "--bad-tolerance=0"]
    command += [f"--multiline-fields={str(line_breaks).lower()}"]
    command += [f"--nodes={':'.join(group.labels)}={listed(group.files)}" for group in nodes]
    for group in relationships:
        kind = f"{group.type}=" if group.type else ""
        command.append(f"--relationships={kind}{listed(group.files)}")
    return _Words(tuple(command), folder, sum(path.stat().st_size for path in every))


def _reason(errors: str, output: str) -> str:
    """What the importer names as the innermost cause of its own, else its last line."""
    causes = _CAUSE.findall(errors)
    lines = [line.strip() for line in (errors + output).splitlines() if line.strip()]
    said = "; ".join((causes or lines or ["no reason given"])[-1].split("\n")).strip("; ")
    return "".join(character for character in said if character.isprintable())[:400]
