"""The one zip of a bag: names sorted, nothing compressed, one time, one kind of file.

Stored and not deflated, so that the bytes do not depend on a compressor's version; tables and
pictures inside are compressed already. Headers come from the verifier, which knows no other form.
"""

import zlib
from collections.abc import Iterator, Mapping

from cases.verification.verify_package import central_header, end_record, local_header
from model.errors import ScaleRefused
from model.language import Text

_MOST_BYTES = 0xFFFFFFFF - (1 << 20)
_MOST_FILES = 0xFFFF - 1


def zipped(files: Mapping[str, bytes], folder: str) -> Iterator[bytes]:
    """The zip, piece by piece, with every file inside ``folder``.

    Raises ``ScaleRefused`` above 4 GiB or 65,534 files, where other readers part ways.
    """
    total = sum(len(data) + 2 * len(name.encode()) + 200 for name, data in files.items())
    if total > _MOST_BYTES or len(files) > _MOST_FILES:
        raise ScaleRefused(
            Text(en="a package holds at most 4 GiB", zh="卷宗不得超过 4 GiB"),
            where=folder,
            to_do=Text(en="Leave whole source files out.", zh="请不附完整源文件。"),
        )
    directory, offset = b"", 0
    for name in sorted(files):
        data, raw = files[name], f"{folder}/{name}".encode()
        crc = zlib.crc32(data)
        head = local_header(raw, crc, len(data))
        directory += central_header(raw, crc, len(data), offset)
        offset += len(head) + len(data)
        yield head
        yield data
    yield directory
    yield end_record(len(files), len(directory), offset)
