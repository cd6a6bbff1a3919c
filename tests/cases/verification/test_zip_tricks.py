"""A zip has one form: whatever two readers could read differently is refused."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cases.package import Package
from cases.package.canonical_zip import zipped
from cases.verification import verify
from tests.cases.packages import package_of, put_zip

Trick = Callable[[Mapping[str, bytes]], bytes]


def canonical(files: Mapping[str, bytes]) -> bytes:
    return b"".join(zipped(files, "bag"))


def with_zipfile(
    files: Mapping[str, bytes], change: Callable[[zipfile.ZipInfo], None], order: int = 1
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files)[::order]:
            info = zipfile.ZipInfo(f"bag/{name}")
            info.external_attr = 0o100644 << 16
            change(info)
            archive.writestr(info, files[name])
    return out.getvalue()


def _deflate(info: zipfile.ZipInfo) -> None:
    info.compress_type = zipfile.ZIP_DEFLATED


def _dated(info: zipfile.ZipInfo) -> None:
    info.date_time = (2026, 3, 9, 0, 0, 0)


def _extra(info: zipfile.ZipInfo) -> None:
    info.extra = struct.pack("<HH4s", 0xCAFE, 4, b"evil")


def _linked(info: zipfile.ZipInfo) -> None:
    if info.filename.endswith(".md"):
        info.external_attr = 0o120777 << 16


def _same(info: zipfile.ZipInfo) -> None:
    info.flag_bits |= 0


def _twice(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO(canonical(files))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("bag/bagit.txt", b"other")
    return out.getvalue()


def _other_name_in_directory(files: Mapping[str, bytes]) -> bytes:
    data = canonical(files)
    place = data.rindex(b"bag/verify_package.py")
    return data[:place] + b"bag/verify_package.PY" + data[place + 21 :]


def _gap(files: Mapping[str, bytes]) -> bytes:
    data = canonical(files)
    place = data.index(b"PK\x03\x04", 10)
    return data[:place] + b"hidden" + data[place:]


def _comment(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO(canonical(files))
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"said later"
    return out.getvalue()


def _named(name: str) -> Trick:
    return lambda files: b"".join(zipped({**files, name: b"x"}, "bag"))


def _flipped(files: Mapping[str, bytes]) -> bytes:
    data = bytearray(canonical(files))
    data[data.index(b"fixed bytes")] ^= 1
    return bytes(data)


TRICKS: dict[str, Trick] = {
    "bytes in front": lambda files: b"#!/bin/sh\n" + canonical(files),
    "bytes behind": lambda files: canonical(files) + b"\0",
    "a comment": _comment,
    "a member twice": _twice,
    "another order": lambda files: with_zipfile(files, _same, -1),
    "compressed": lambda files: with_zipfile(files, _deflate),
    "dated": lambda files: with_zipfile(files, _dated),
    "an extra field": lambda files: with_zipfile(files, _extra),
    "a link": lambda files: with_zipfile(files, _linked),
    "another name in the directory": _other_name_in_directory,
    "a gap": _gap,
    "a folder outside": lambda files: b"".join(zipped(files, "..")),
    "an absolute folder": lambda files: b"".join(zipped(files, "")),
    "a member outside": _named("../../evil"),
    "a member on a drive": _named("data/c:evil"),
    "a backslash": _named("data/..\\evil"),
    "a NUL": _named("data/evil\0.pdf"),
    "a flipped byte": _flipped,
    "cut short": lambda files: canonical(files)[:-30],
    "no zip at all": lambda files: b"not a zip",
    "empty": lambda files: b"",
}


@pytest.fixture(scope="module")
def package() -> Package:
    return package_of(2)


@pytest.mark.parametrize("name", TRICKS)
def test_every_trick_is_refused(name: str, package: Package, tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    path.write_bytes(TRICKS[name](package.files))
    report = verify(path)
    assert not report.ok
    assert {code for code, _ in report.problems} & {"zip", "name", "missing"}


def test_the_canonical_zip_is_a_zip_to_others(package: Package, tmp_path: Path) -> None:
    path = put_zip(package.files, tmp_path / "bag.zip")
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {i.filename: archive.read(i) for i in archive.infolist()} == {
            f"bag/{name}": data for name, data in package.files.items()
        }
    assert verify(path).ok


def test_the_digest_file_beside_a_zip_is_compared(package: Package, tmp_path: Path) -> None:
    path = put_zip(package.files, tmp_path / "bag.zip")
    (tmp_path / "bag.package.sha256").write_text(f"{'0' * 64}  bag.zip\n")
    assert ("expected", "0" * 64) in verify(path).problems
