"""Which files a load consists of, what each is called in reports, and what kind each is."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from model.errors import SourceRefused
from model.language import Text

Format = Literal["csv", "parquet"]
BLOCK_BYTES = 1 << 22

_SAVE_AS_CSV = Text(
    en="Save the sheet as 'CSV UTF-8', with identifier columns formatted as text, and load that.",
    zh="请将标识列设为文本格式后另存为“CSV UTF-8”再导入。",
)
_UNPACK = Text(en="Unpack it and load the files inside.", zh="请解压后导入其中的文件。")
_EXCEL = Text(en="this is an Excel workbook, not CSV or Parquet.", zh="这是 Excel 工作簿。")
_ZIP = Text(
    en="this is an Excel workbook or a zip archive, not CSV or Parquet.",
    zh="这是 Excel 工作簿或 zip 压缩包，不是 CSV 或 Parquet。",
)
_GZIP = Text(en="this file is compressed with gzip.", zh="该文件经 gzip 压缩。")
_MARKUP = Text(
    en="this is HTML or XML (some systems call it .xls), not CSV or Parquet.",
    zh="这是 HTML 或 XML（有的系统存为 .xls），不是 CSV 或 Parquet。",
)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", _EXCEL, _SAVE_AS_CSV),
    (b"PK\x03\x04", _ZIP, _SAVE_AS_CSV),
    (b"\x1f\x8b", _GZIP, _UNPACK),
    (b"<", _MARKUP, _SAVE_AS_CSV),
)


@dataclass(frozen=True)
class InputFile:
    """A file to load: where it is, and a name that is unique among the files of the load."""

    path: Path
    name: str


def listed(inputs: Sequence[Path]) -> tuple[InputFile, ...]:
    """The files of a load in order of name; a folder stands for the files directly in it.

    A file given twice is read once. Hidden files are left out. Raises ``SourceRefused`` for a
    path that does not exist or a folder without files.
    """
    found: dict[Path, Path] = {}  # by the place it really has, under the name given
    for given in inputs:
        if not given.exists():
            raise SourceRefused(
                Text(en="there is no such file or folder.", zh="文件或文件夹不存在。"),
                where=str(given),
            )
        inside = sorted(given.iterdir()) if given.is_dir() else [given]
        files = [p for p in inside if p.is_file() and not p.name.startswith(".")]
        if not files:
            raise SourceRefused(
                Text(en="the folder contains no files.", zh="文件夹中没有文件。"), where=str(given)
            )
        for path in files:
            found.setdefault(path.resolve(), path.absolute())
    paths = list(found.values())
    names = _unique_names(paths)
    return tuple(sorted(map(InputFile, paths, names), key=lambda file: file.name))


def _unique_names(paths: list[Path]) -> list[str]:
    """File names, with as many parent folders in front as it takes to tell them apart."""
    depth = dict.fromkeys(paths, 1)
    while True:
        names = ["/".join(path.parts[-depth[path] :]) for path in paths]
        seen = Counter(names)
        clashing = [p for p, name in zip(paths, names, strict=True) if seen[name] > 1]
        if not clashing:
            return names
        for path in clashing:
            depth[path] += 1


def format_of(file: InputFile) -> Format:
    """CSV or Parquet, by content; refuses workbooks, archives and markup with a hint."""
    with file.path.open("rb") as stream:
        start = stream.read(64)
    if start.startswith(b"PAR1"):
        return "parquet"
    if not start.strip():
        raise SourceRefused(
            Text(en="the file is empty.", zh="文件为空。"),
            where=file.name,
            to_do=Text(en="At least a header line is needed.", zh="至少需要一行表头。"),
        )
    for magic, what, to_do in _FOREIGN:
        if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(magic):
            raise SourceRefused(what, where=file.name, to_do=to_do)
    return "csv"


def sha256_of(file: InputFile) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    with file.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def blocks(file: InputFile) -> Iterator[bytes]:
    """The file's bytes, some megabytes at a time."""
    with file.path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            yield block


def line_of(file: InputFile, offset: int) -> int:
    """1-based number of the line in which the byte at ``offset`` stands."""
    line, taken = 1, 0
    for block in blocks(file):
        line += block[: max(0, offset - taken)].count(b"\n")
        taken += len(block)
        if taken >= offset:
            break
    return line
