"""The programs of Neo4j: resolved by Maven, with the user's own Maven settings, into a folder."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from graph.neo4j_server.java import Java
from graph.neo4j_server.versions import Line
from model.errors import StoreUnavailable
from model.language import Text

Progress = Callable[[Text], None]
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
REASON_CHARACTERS = 300

_GETTING = Text(
    en="getting Neo4j {version} through Maven, about 150 MB, once ...",
    zh="正在通过 Maven 获取 Neo4j {version}（约 150 MB，仅一次）……",
)
_NO_MAVEN = Text(en="Maven is not installed", zh="未安装 Maven")
_INSTALL = Text(
    en="install it (Debian: apt-get install maven), or use docker compose up",
    zh="请安装（Debian：apt-get install maven），或使用 docker compose up",
)
_FAILED = Text(
    en="Maven could not get Neo4j {version}: {line}", zh="Maven 无法获取 Neo4j {version}：{line}"
)
_REACH = Text(
    en="check the network and the mirror in ~/.m2/settings.xml, then try again",
    zh="请检查网络及 ~/.m2/settings.xml 中的镜像设置后重试",
)


def libraries_of(line: Line, folder: Path, java: Java, progress: Progress) -> Path:
    """The folder ``lib-<version>`` under ``folder``, filled by Maven where it is not there yet.

    Built aside and renamed, so that a folder of that name is always whole. Processes that ask
    at the same time wait for one another.
    """
    libraries = folder / f"lib-{line.version}"
    if libraries.is_dir():
        return libraries
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "GETTING.lock").open("a", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not libraries.is_dir():
            progress(_GETTING.filled(version=line.version))
            _get(line, folder, java).rename(libraries)
    return libraries


def _get(line: Line, folder: Path, java: Java) -> Path:
    maven = shutil.which("mvn")
    if maven is None:
        raise StoreUnavailable(_NO_MAVEN, to_do=_INSTALL)
    partial = folder / f"lib-{line.version}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    project = folder / f"pom-{line.version}.xml"
    project.write_text(_project(line), encoding="utf-8")
    command = [maven, "--batch-mode", "--quiet", "--strict-checksums", "--file", str(project)]
    # a transfer that failed once is tried again, not remembered as absent
    command += [
        "--update-snapshots",
        COPY,
        "-DincludeScope=runtime",
        f"-DoutputDirectory={partial}",
    ]
    run = subprocess.run(  # noqa: S603
        command,
        capture_output=True,
        text=True,
        check=False,
        env=_surroundings(java),
    )
    if run.returncode != 0 or not any(partial.glob("neo4j-*.jar")):
        message = _FAILED.filled(version=line.version, line=_reason(run.stdout + run.stderr))
        raise StoreUnavailable(message, to_do=_REACH)
    for stray in partial.glob("*.pom"):
        stray.unlink()
    return partial


def _surroundings(java: Java) -> dict[str, str]:
    """Maven keeps the Java of the machine, which knows its certificates; else it takes ours."""
    has_java = os.environ.get("JAVA_HOME") or shutil.which("java")
    return {**os.environ, **({} if has_java else {"JAVA_HOME": str(java.home)})}


def _reason(output: str) -> str:
    """The first error that Maven names; of a long one the end, where the cause is."""
    errors = [line.partition("[ERROR]")[2].strip() for line in output.splitlines()]
    first = next((error for error in errors if error), "no reason given")
    reason = first.partition(" -> [Help")[0]
    return reason if len(reason) <= REASON_CHARACTERS else f"... {reason[-REASON_CHARACTERS:]}"


def _project(line: Line) -> str:
    dependencies = "".join(
        f"<dependency><groupId>{escape(artifact.group)}</groupId>"
        f"<artifactId>{escape(artifact.name)}</artifactId>"
        f"<version>{escape(line.version)}</version><type>{escape(artifact.kind)}</type>"
        "</dependency>\n"
        for artifact in line.artifacts
    )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>\n'
        "<groupId>coterie</groupId><artifactId>neo4j-server</artifactId><version>1</version>"
        f"<packaging>pom</packaging>\n<dependencies>\n{dependencies}</dependencies></project>\n"
    )
