"""Which files a load consists of, what each is called in reports, and what kind each is."""

import gzip
import hashlib
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

from model.errors import SourceRefused
from model.language import Text

Format = Literal["csv", "parquet", "workbook", "x12", "json", "database"]
BLOCK_BYTES = 1 << 22

_SAVE_AS_CSV = Text(
    en="Save the sheet as 'CSV UTF-8', with identifier columns formatted as text, and load that.",
    zh="请将标识列设为文本格式后另存为“CSV UTF-8”再导入。",
)
_UNPACK = Text(en="Unpack it and load the files inside.", zh="请解压后导入其中的文件。")
_ZIP = Text(
    en="this is a zip archive, or an Excel workbook that is damaged.",
    zh="这是 zip 压缩包或已损坏的 Excel 工作簿。",
)
_TAR = Text(en="this is an archive of several files.", zh="这是包含多个文件的压缩包。")
_DAMAGED = Text(en="the compressed file is damaged.", zh="压缩文件已损坏。")
_COPY_AGAIN = Text(en="Copy it again from where it came from.", zh="请从来源处重新复制该文件。")
_BROKEN_GZIP = (EOFError, gzip.BadGzipFile, zlib.error)
_MARKUP = Text(
    en="this is HTML or XML (some systems call it .xls), not CSV or Parquet.",
    zh="这是 HTML 或 XML（有的系统存为 .xls），不是 CSV 或 Parquet。",
)
_FOREIGN = (
    (b"PK\x03\x04", _ZIP, _SAVE_AS_CSV),
    (b"\x1f\x8b", _TAR, _UNPACK),  # compressed twice
    (b"<", _MARKUP, _SAVE_AS_CSV),
)
_KNOWN: tuple[tuple[bytes, Format], ...] = (
    (b"PAR1", "parquet"),
    (b"ISA", "x12"),
    (b"{", "json"),
    (b"[", "json"),
    (b"SQLite format 3\0", "database"),
)
_IS_ADDRESS = re.compile(r"[a-z0-9]+(\+[a-z0-9]+)?:/")
_OLE = b"\xd0\xcf\x11\xe0"
_SHEETS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


@dataclass(frozen=True)
class InputFile:
    """A file to load: where it is, and a name that is unique among the files of the load."""

    path: Path
    name: str


def listed(inputs: Sequence[Path]) -> tuple[InputFile, ...]:
    """The files of a load in order of name; a folder stands for its files and those below.

    Folders in a folder are read one level deep. The address of a database stays as given. A
    file given twice is read once. Hidden files are left out. Raises ``SourceRefused`` for a path
    that does not exist or a folder without files.
    """
    found: dict[Path, Path] = {}  # by the place it really has, under the name given
    for given in inputs:
        if _IS_ADDRESS.match(given.as_posix()):
            found[given] = given
            continue
        if not given.exists():
            raise SourceRefused(
                Text(en="there is no such file or folder.", zh="文件或文件夹不存在。"),
                where=str(given),
            )
        files = _files_in(given) if given.is_dir() else [given]
        if not files:
            raise SourceRefused(
                Text(en="the folder contains no files.", zh="文件夹中没有文件。"), where=str(given)
            )
        for path in files:
            found.setdefault(path.resolve(), path.absolute())
    paths = list(found.values())
    names = _unique_names(paths)
    return tuple(sorted(map(InputFile, paths, names), key=lambda file: file.name))


def _files_in(folder: Path) -> list[Path]:
    """The files of a folder and of the folders in it, hidden ones left out."""
    inside = [p for p in sorted(folder.iterdir()) if not p.name.startswith(".")]
    below = [p for inner in inside if inner.is_dir() for p in sorted(inner.iterdir())]
    return [p for p in inside + below if p.is_file() and not p.name.startswith(".")]


def _unique_names(paths: list[Path]) -> list[str]:
    """File names, with as many parent folders in front as it takes to tell them apart."""
    depth = dict.fromkeys(paths, 1)
    while True:
        names = [_without_password("/".join(path.parts[-depth[path] :])) for path in paths]
        seen = Counter(names)
        clashing = [p for p, name in zip(paths, names, strict=True) if seen[name] > 1]
        if not clashing:
            return names
        for path in clashing:
            depth[path] += 1


def _without_password(name: str) -> str:
    """The name of an input as reports show it: never with the password of an address."""
    return re.sub(r"^[^/]*@", "", name)


def format_of(file: InputFile) -> Format:
    """What a file is, by its content; refuses archives and markup with a hint."""
    start = start_of(file, 64)
    for magic, found in _KNOWN:
        if start.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(magic):
            return found
    if is_workbook(file):
        return "workbook"
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


def is_workbook(file: InputFile) -> bool:
    """Whether the file is a workbook of Excel or of an office suite, by its content."""
    with file.path.open("rb") as stream:
        start = stream.read(len(_OLE))
    if start == _OLE:
        return True
    try:
        with zipfile.ZipFile(file.path) as archive:
            inside = set(archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return False
    return not inside.isdisjoint(_SHEETS)


def sha256_of(file: InputFile) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    with file.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def stream_of(file: InputFile) -> BinaryIO:
    """The content of the file as bytes; what is compressed with gzip is unpacked on the way."""
    if is_compressed(file):
        return cast(BinaryIO, gzip.open(file.path))
    return file.path.open("rb")


def is_compressed(file: InputFile) -> bool:
    """Whether the file is compressed with gzip, by its content."""
    with file.path.open("rb") as stream:
        return stream.read(2) == b"\x1f\x8b"


def blocks(file: InputFile) -> Iterator[bytes]:
    """The file's content, some megabytes at a time; refuses what is damaged."""
    try:
        yield from _blocks(file)
    except _BROKEN_GZIP as error:
        raise SourceRefused(_DAMAGED, where=file.name, to_do=_COPY_AGAIN) from error


def start_of(file: InputFile, size: int) -> bytes:
    """The first bytes of the file's content; refuses what is damaged."""
    try:
        with stream_of(file) as stream:
            return stream.read(size)
    except _BROKEN_GZIP as error:
        raise SourceRefused(_DAMAGED, where=file.name, to_do=_COPY_AGAIN) from error


def _blocks(file: InputFile) -> Iterator[bytes]:
    with stream_of(file) as stream:
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
