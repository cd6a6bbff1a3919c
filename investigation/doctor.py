"""What this machine has, what it lacks, and how to get it: the content of ``coterie doctor``."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from investigation.place import Place
from investigation.stores import open_intake
from model.errors import CoterieError
from model.language import Text
from model.vocabulary.checks import CheckStatus

PYTHON_AT_LEAST = (3, 11)
FREE_BYTES_WANTED = 2 * 1024**3
"""A load of ten million claims writes a snapshot of about this size."""

PACKAGES: tuple[tuple[str, Text], ...] = (
    ("numpy", Text(en="arrays", zh="数组")),
    ("numba", Text(en="compiled kernels", zh="编译内核")),
    ("scipy", Text(en="statistics", zh="统计")),
    ("pyarrow", Text(en="reading files", zh="读取文件")),
    ("duckdb", Text(en="snapshots", zh="快照")),
    ("neo4j", Text(en="the team's graph on a server", zh="团队图数据库")),
    ("pandas", Text(en="tables in the app and notebooks", zh="界面与笔记本中的表格")),
    ("networkit", Text(en="communities at size", zh="大规模社群划分")),
    ("networkx", Text(en="paths", zh="路径")),
    ("python-louvain", Text(en="reference communities", zh="参照社群划分")),
    ("streamlit", Text(en="the app", zh="界面")),
    ("altair", Text(en="charts", zh="图表")),
    ("click", Text(en="the command line", zh="命令行")),
    ("rich", Text(en="tables on the terminal", zh="终端表格")),
    ("sqlalchemy", Text(en="the case file", zh="案件库")),
    ("typst", Text(en="documents as PDF", zh="PDF 文书")),
    ("python-docx", Text(en="documents as Word files", zh="Word 文书")),
    ("openpyxl", Text(en="lists as sheets", zh="表格清单")),
    ("python-calamine", Text(en="workbooks as claim files", zh="读取工作簿形式的结算数据")),
    ("fonttools", Text(en="glyphs of the fonts", zh="字体字形检查")),
    ("cattrs", Text(en="the record of a package", zh="卷宗记录")),
    ("pyhanko", Text(en="signed letters", zh="文书签名")),
    ("pyhanko-certvalidator", Text(en="certificates of signatures", zh="签名证书校验")),
    ("cryptography", Text(en="signing keys", zh="签名密钥")),
    ("asn1crypto", Text(en="certificates and time stamps", zh="证书与时间戳")),
)
INSTALL = Text(
    en="run `make venv`, or `pip install -e .`", zh="运行 `make venv` 或 `pip install -e .`"
)


@dataclass(frozen=True)
class Check:
    """One thing that was looked for: what it is for, what was found, what to do about it."""

    name: str
    purpose: Text
    status: CheckStatus
    found: str
    to_do: Text | None = None


def examine(place: Place) -> tuple[Check, ...]:
    """Everything Coterie needs or can use, in the order in which a newcomer would fix it."""
    workspace = place.workspace
    return (
        python_check(sys.version_info[:3]),
        *(package_check(name, purpose) for name, purpose in PACKAGES),
        workspace_check(workspace),
        space_check(workspace),
        data_check(workspace) if place.server is None else server_check(place),
        chromium_check(shutil.which),
        chinese_font_check(shutil.which),
    )


def missing(checks: tuple[Check, ...]) -> Iterator[Check]:
    """The checks that stop Coterie from working."""
    return (check for check in checks if check.status == "missing")


def python_check(running: tuple[int, ...]) -> Check:
    """Whether the running Python is recent enough."""
    return _check(
        "python",
        Text(en="running Coterie", zh="运行本产品"),
        ".".join(map(str, running)),
        ok=running[:2] >= PYTHON_AT_LEAST,
        needed=True,
        to_do=Text(
            en="install Python 3.11 or newer and make the environment again",
            zh="请安装 Python 3.11 或更高版本并重建环境",
        ),
    )


def package_check(name: str, purpose: Text) -> Check:
    """Whether a Python package is installed, and in which version."""
    try:
        return Check(name, purpose, "ok", version(name))
    except PackageNotFoundError:
        return Check(name, purpose, "missing", "", INSTALL)


def workspace_check(workspace: Path) -> Check:
    """Whether the workspace folder, or the nearest folder above it, can be written."""
    return _check(
        "workspace",
        Text(en="keeping snapshots and runs", zh="保存快照与运行结果"),
        str(workspace),
        ok=os.access(_nearest(workspace), os.W_OK),
        needed=True,
        to_do=Text(
            en="choose a folder that you may write to with --workspace",
            zh="请用 --workspace 指定一个可写的文件夹",
        ),
    )


def space_check(workspace: Path) -> Check:
    """Whether the disk of the workspace has room for a large load."""
    free = shutil.disk_usage(_nearest(workspace)).free
    return _check(
        "disk",
        Text(en="large loads", zh="大批量导入"),
        f"{free / 1024**3:.1f} GiB",
        ok=free >= FREE_BYTES_WANTED,
        to_do=Text(en="free at least 2 GiB for large loads", zh="大批量导入请预留至少 2 GiB"),
    )


def data_check(workspace: Path) -> Check:
    """Whether the workspace holds a snapshot already."""
    pointer = workspace / "CURRENT"
    loaded = pointer.is_file()
    return _check(
        "claims",
        Text(en="something to look at", zh="可供查看的数据"),
        pointer.read_text(encoding="utf-8").strip() if loaded else "",
        ok=loaded,
        to_do=Text(
            en="run `coterie demo`, or `coterie load` with your claims",
            zh="请运行 `coterie demo`,或用 `coterie load` 导入结算数据",
        ),
    )


def server_check(place: Place) -> Check:
    """Whether the server answers, and whether it holds claims already."""
    purpose = Text(en="the claims of the team", zh="团队的结算数据")
    try:
        with closing(open_intake(place)) as intake:
            loads = len(intake.archive.names("loads"))
    except CoterieError as refused:
        to_do = Text(en=refused.in_language("en"), zh=refused.in_language("zh"))
        return Check("server", purpose, "missing", str(place), to_do)
    return _check(
        "server",
        purpose,
        f"{place}, {loads} loads",
        ok=bool(loads),
        to_do=Text(en="load claims: coterie load", zh="请导入数据：coterie load"),
    )


def chromium_check(which: Callable[[str], str | None]) -> Check:
    """Whether a Chromium for the browser tests is installed."""
    path = which("chromium") or ""
    return _check(
        "chromium",
        Text(en="browser tests only", zh="仅用于浏览器测试"),
        path,
        ok=bool(path),
        to_do=Text(
            en="as root: `apt-get install chromium`, or `make system`",
            zh="以 root 身份运行 `apt-get install chromium` 或 `make system`",
        ),
    )


def chinese_font_check(which: Callable[[str], str | None]) -> Check:
    """Whether the fonts of this machine can show Chinese names."""
    lister = which("fc-list")
    fonts = ""
    if lister:
        listed = subprocess.run(  # noqa: S603
            [lister, ":lang=zh-cn", "family"],
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        fonts = next(iter(sorted(listed.stdout.splitlines())), "")
    return _check(
        "chinese font",
        Text(en="pictures of Chinese pages on this machine", zh="在本机显示中文页面"),
        fonts,
        ok=bool(fonts),
        to_do=Text(
            en="as root: `apt-get install fonts-noto-cjk`, or `make system`",
            zh="以 root 身份运行 `apt-get install fonts-noto-cjk` 或 `make system`",
        ),
    )


def _check(
    name: str, purpose: Text, found: str, *, ok: bool, to_do: Text, needed: bool = False
) -> Check:
    """What was found; what to do about it only where it is not enough."""
    if ok:
        return Check(name, purpose, "ok", found)
    return Check(name, purpose, "missing" if needed else "optional", found, to_do)


def _nearest(folder: Path) -> Path:
    absolute = folder.absolute()
    return next(path for path in (absolute, *absolute.parents) if path.exists())
