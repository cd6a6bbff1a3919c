"""The file neo4j.conf: loopback only, nothing reported, nothing read from files or the network."""

from pathlib import Path

from graph.neo4j_server.home import ServerRecord
from graph.neo4j_server.versions import Line

LOOPBACK = "127.0.0.1"
_HEAD = "# Written by coterie serve-neo4j before every start; changes made here are lost.\n"


def write_configuration(folder: Path, data: Path, line: Line, record: ServerRecord) -> None:
    """Write ``neo4j.conf`` into ``folder`` for a server that keeps its databases in ``data``."""
    settings = {
        **_listening(record),
        **_sizes(record),
        **_closed_doors(),
        "server.directories.data": str(data),
        "server.config.strict_validation.enabled": "true",
        **dict(line.settings),
    }
    body = "".join(f"{name}={value}\n" for name, value in settings.items())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "neo4j.conf").write_text(_HEAD + body, encoding="utf-8")


def _listening(record: ServerRecord) -> dict[str, str]:
    http = record.http_port
    return {
        "server.default_listen_address": LOOPBACK,
        "server.default_advertised_address": LOOPBACK,
        "server.bolt.listen_address": f"{LOOPBACK}:{record.bolt_port}",
        "server.bolt.advertised_address": f"{LOOPBACK}:{record.bolt_port}",
        "server.http.enabled": str(http is not None).lower(),
        "server.http.listen_address": f"{LOOPBACK}:{http or 0}",
        "server.http.advertised_address": f"{LOOPBACK}:{http or 0}",
        "server.https.enabled": "false",
    }


def _sizes(record: ServerRecord) -> dict[str, str]:
    return {
        "server.memory.heap.initial_size": record.heap,
        "server.memory.heap.max_size": record.heap,
        "server.memory.pagecache.size": record.page_cache,
        # a log of 256 MB made in advance and days of old logs are of no use on one machine
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.retention_policy": "256M size",
    }


def _closed_doors() -> dict[str, str]:
    return {
        "dbms.usage_report.enabled": "false",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        # no statement may make the server fetch from an address
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        # the procedures of Neo4j itself; the artifacts also hold some that call paid services
        "dbms.security.procedures.allowlist": "db.*,dbms.*,tx.*",
    }
