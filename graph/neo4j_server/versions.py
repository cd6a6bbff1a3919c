"""The Neo4j versions that this product gets and starts, as a table.

Source: the artifacts on Maven Central and `docs.neo4j.com`, chapter *System requirements*. The
5.26 line is the long-term-support one; its distribution is published whole, that of the 2026
line as its two entry artifacts.
"""

from dataclasses import dataclass

from model.errors import SettingError
from model.language import Text

_UNKNOWN = Text(en="there is no Neo4j line {name}", zh="没有 Neo4j 版本系列 {name}")
_KNOWN = Text(en="lines: {names}", zh="可用系列：{names}")


@dataclass(frozen=True)
class Artifact:
    """What Maven is asked for."""

    group: str
    name: str
    kind: str = "jar"


@dataclass(frozen=True)
class Line:
    """One line of Neo4j versions: which release is used, from what, and what it needs."""

    name: str
    version: str
    artifacts: tuple[Artifact, ...]
    main_class: str
    java: int
    """Lowest major version of Java that runs it."""
    settings: tuple[tuple[str, str], ...]
    """Lines of neo4j.conf that only this line knows."""


LINES = (
    Line(
        name="5.26",
        version="5.26.30",
        artifacts=(Artifact("org.neo4j.assembly", "neo4j-community-standalone", "pom"),),
        main_class="org.neo4j.server.CommunityEntryPoint",
        java=17,
        settings=(("internal.dbms.bolt.netty_server_shutdown_quiet_period", "0"),),
    ),
    Line(
        name="2026",
        version="2026.08.1",
        artifacts=(
            Artifact("org.neo4j.app", "neo4j-server"),
            Artifact("org.neo4j", "neo4j"),
        ),
        main_class="org.neo4j.server.Neo4jCommunity",
        java=25,
        settings=(
            ("internal.dbms.bolt.netty_server_shutdown_quiet_period_duration", "0s"),
            ("server.fleet_discovery.enabled", "false"),
            ("dbms.fleet_manager.enabled", "false"),
        ),
    ),
)
DEFAULT_LINE = "5.26"


def line_named(name: str) -> Line:
    """The line with this name; raises ``SettingError`` where there is none.

    >>> line_named("5.26").version
    '5.26.30'
    """
    for line in LINES:
        if line.name == name:
            return line
    raise SettingError(
        _UNKNOWN.filled(name=name),
        where="--line",
        to_do=_KNOWN.filled(names=", ".join(line.name for line in LINES)),
    )


def release(version: str) -> tuple[int, ...]:
    """A version as numbers, so that releases can be put in order.

    >>> release("5.26.30") < release("2026.08.1")
    True
    """
    return tuple(int(part) for part in version.split(".") if part.isdigit())
