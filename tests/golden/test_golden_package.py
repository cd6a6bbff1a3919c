"""The form of a package does not change unnoticed: every byte is kept (see ``regenerate``)."""

import zipfile

from cases.package.canonical_zip import zipped
from cases.verification import verify
from tests.golden.regenerate import KEPT, golden


def test_the_golden_package_is_built_byte_for_byte() -> None:
    package = golden()
    with zipfile.ZipFile(KEPT) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    made = {f"{package.folder}/{name}": data for name, data in package.files.items()}
    assert sorted(made) == sorted(kept)
    assert [name for name in kept if made[name] != kept[name]] == []
    assert b"".join(zipped(package.files, package.folder)) == KEPT.read_bytes()


def test_the_golden_package_of_before_still_verifies() -> None:
    assert verify(KEPT).problems == []
