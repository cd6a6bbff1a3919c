"""A Neo4j server of one's own on this machine: what its verbs do and what they say."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graph.neo4j_server.home import HOME, ServerHome, default_home, home_at
from graph.neo4j_server.options import StartOptions
from graph.neo4j_server.server import running, start, stop
from model.language import Text, verbatim

Lines = tuple[Text, ...]

_RUNS = Text(en="Neo4j {version} runs at {address}", zh="Neo4j {version} 正在运行：{address}")
_ALREADY = Text(
    en="Neo4j {version} was running already at {address}",
    zh="Neo4j {version} 已在运行：{address}",
)
_PASSWORD = Text(
    en="user neo4j, password in {path}; coterie finds it by itself",
    zh="用户 neo4j，密码保存在 {path}，coterie 会自动读取",
)
_EXPORT = Text(
    en="so that coterie finds it: export {variable}={folder}",
    zh="为使 coterie 找到它：export {variable}={folder}",
)
_HTTP = Text(en="HTTP at http://127.0.0.1:{port}", zh="HTTP 地址：http://127.0.0.1:{port}")
_LOAD = Text(
    en="load claims:  coterie load FOLDER --store {address}",
    zh="导入数据：coterie load 文件夹 --store {address}",
)
_OPEN = Text(
    en="open the app: coterie app --store {address}", zh="打开界面：coterie app --store {address}"
)
_STOP = Text(
    en="stop it:      coterie serve-neo4j stop{home}", zh="停止：coterie serve-neo4j stop{home}"
)
_PROCESS = Text(
    en="process {pid}, {heap} heap and {page_cache} page cache, data in {folder}",
    zh="进程 {pid}，堆内存 {heap}，页缓存 {page_cache}，数据位于 {folder}",
)
_STOPPED = Text(en="stopped; the data are kept in {folder}", zh="已停止；数据保留在 {folder}")
_NOT_RUNNING = Text(
    en="no server is running; its data are in {folder}",
    zh="服务器未在运行；数据位于 {folder}",
)
_NEVER = Text(en="no server was ever started in {folder}", zh="{folder} 中从未启动过服务器")
_ENDED = Text(
    en="no server is running; process {pid} ended without a stop, the next start repairs the data",
    zh="服务器未在运行；进程 {pid} 异常结束，下次启动时会自动恢复数据",
)


def server_home(folder: Path | None) -> ServerHome:
    """The home in ``folder``; without one the home that ``COTERIE_NEO4J_HOME`` names."""
    return default_home() if folder is None else home_at(folder)


def serve(home: ServerHome, wished: Mapping[str, Any], progress: Callable[[Text], None]) -> Lines:
    """Start the server with these ``StartOptions``; where it is, and the next commands."""
    server = start(home, StartOptions(**wished), progress)
    record = server.record
    ours = home.folder == default_home().folder
    running_since = _ALREADY if server.already else _RUNS
    shown = "" if ours else f" --home {home.folder}"
    export = () if ours else (_EXPORT.filled(variable=HOME, folder=home.folder),)
    http = () if record.http_port is None else (_HTTP.filled(port=record.http_port),)
    return (
        running_since.filled(version=record.version, address=record.address),
        _PASSWORD.filled(path=home.password_file),
        *export,
        *http,
        _LOAD.filled(address=record.address),
        _OPEN.filled(address=record.address),
        _STOP.filled(home=shown),
    )


def stop_server(home: ServerHome) -> Lines:
    """Stop the server and wait for it."""
    ended = _STOPPED if stop(home) else _NOT_RUNNING
    return (ended.filled(folder=home.data),)


def server_status(home: ServerHome) -> tuple[Lines, bool]:
    """How the server is, and whether it runs."""
    known, record = home.record(), running(home)
    if record is not None:
        runs = _RUNS.filled(version=record.version, address=record.address)
        sizes = {"heap": record.heap, "page_cache": record.page_cache}
        return (runs, _PROCESS.filled(pid=record.pid, folder=home.data, **sizes)), True
    if known is None:
        return (_NEVER.filled(folder=home.folder),), False
    if known.pid is not None:
        return (_ENDED.filled(pid=known.pid),), False
    return (_NOT_RUNNING.filled(folder=home.data),), False


def log_files(home: ServerHome) -> Lines:
    """Where the server writes what it does."""
    return tuple(verbatim(str(path)) for path in (home.console, home.log))
