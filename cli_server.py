"""The verbs of Neo4j servers: one of one's own, and files for the one of somebody else."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console

from cli_frame import PATH, lang_option, one_line_errors, workspace_option
from investigation import serving
from investigation.place import place_of
from investigation.words import language_of
from model.language import Text

_PORT = click.IntRange(0, 65535)


@click.command("serve-neo4j")
@click.argument("verb", type=click.Choice(["start", "stop", "status", "logs"]), default="start")
@click.option(
    "--home", type=click.Path(path_type=Path), help="Folder of the server / 服务器文件夹."
)
@click.option("--line", help="Neo4j line: 5.26 (default) or 2026 / 版本系列.")
@click.option("--port", "bolt_port", type=_PORT, help="Bolt port (7687) / Bolt 端口.")
@click.option("--http", "http_port", type=_PORT, help="HTTP port (0: none) / HTTP 端口.")
@click.option("--heap", help="Java heap (1g) / 堆内存.")
@click.option("--page-cache", help="Memory for pages of the graph (512m) / 页缓存.")
@lang_option
@one_line_errors
def serve_neo4j(verb: str, home: Path | None, lang: str | None, **wished: Any) -> int:
    """Run a Neo4j server of your own on this machine / 在本机运行 Neo4j 服务器.

    start, stop, status or logs; the options beside --home are for start, and remembered.
    """
    language, server, status = language_of(lang), serving.server_home(home), 0
    if verb == "start":
        with Console(stderr=True).status("") as line:

            def progress(step: Text) -> None:
                line.update(step.in_language(language))

            lines = serving.serve(server, wished, progress)
    elif verb == "stop":
        lines = serving.stop_server(server)
    elif verb == "status":
        lines, status = serving.server_status(server)
    else:
        lines = serving.log_files(server)
    for told in lines:
        click.echo(told.in_language(language))
    return status


@click.command("neo4j-files")
@click.argument("folder", type=PATH)
@workspace_option
@lang_option
@one_line_errors
def neo4j_files(folder: Path, workspace: Path | None, lang: str | None) -> int:
    """Write the claims into FOLDER for neo4j-admin database import / 导出供离线导入."""
    from investigation.graph_files import write_graph_files  # noqa: PLC0415

    place = place_of(None if workspace is None else str(workspace))
    told = write_graph_files(place, folder)
    click.echo(told.in_language(language_of(lang)))
    return 0
