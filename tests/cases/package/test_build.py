import hashlib
from dataclasses import replace
from pathlib import Path

import bagit
import pytest

from cases.items.reading import Options
from cases.package import build, contents_root, write
from cases.redaction import identities
from model.errors import LayoutError, MissingData, SettingError
from tests.cases.dossiers import hostile_dossier, sample_dossier
from tests.cases.packages import FIXED, exchange_of, package_of, put


@pytest.mark.parametrize("profile", ["sealed", "working", "public"])
def test_two_builds_give_identical_bytes(profile, tmp_path: Path) -> None:
    first, second = package_of(4, profile), package_of(4, profile)
    assert first == second
    one, two = write(first, tmp_path / "a" / "p.zip"), write(second, tmp_path / "b" / "p.zip")
    assert one.path.read_bytes() == two.path.read_bytes()
    assert one.sha256 == two.sha256 == hashlib.sha256(one.path.read_bytes()).hexdigest()


def test_the_bagit_library_reads_the_bag(tmp_path: Path) -> None:
    for number, profile in enumerate(("sealed", "working", "public")):
        package = package_of(1, profile)
        bag = bagit.Bag(str(put(package.files, tmp_path / str(number))))
        assert bag.is_valid()
        assert bag.info["External-Identifier"] == "2026-0007"


def test_the_bagit_library_reads_a_hostile_bag(tmp_path: Path) -> None:
    bag = bagit.Bag(str(put(package_of(dossier=hostile_dossier()).files, tmp_path / "bag")))
    assert bag.is_valid()


def test_the_root_is_that_of_the_tag_manifest() -> None:
    package = package_of(1)
    listed = package.files["tagmanifest-sha256.txt"]
    assert package.root == hashlib.sha256(listed).hexdigest()
    assert package.folder == "移送_2026-0007_sealed"


def test_the_letter_can_print_the_root_of_everything_else() -> None:
    dossier = sample_dossier(1)
    printed = contents_root(dossier, FIXED, exchange_of(dossier))
    documents = {**FIXED, "01_移送书.pdf": b"%PDF " + printed.encode()}
    package = build(dossier, documents, exchange_of(dossier), printed_root=printed)
    assert package.content_root == printed
    assert f"Content-Root-SHA256: {printed}\n".encode() in package.files["bag-info.txt"]
    with pytest.raises(LayoutError, match="another digest"):
        build(dossier, documents, exchange_of(dossier), printed_root="0" * 64)


def test_a_draft_is_nowhere_called_a_transfer() -> None:
    package = package_of(1, draft=True)
    assert "移送" not in package.folder
    assert not [path for path in package.files if "移送" in path]


def test_a_draft_is_not_written_as_a_transfer(tmp_path: Path) -> None:
    with pytest.raises(SettingError):
        write(package_of(1, draft=True), tmp_path / "移送.zip")


def test_a_copy_without_identities_has_to_be_searched() -> None:
    with pytest.raises(SettingError, match="identities"):
        build(replace(sample_dossier(1), profile="working"), FIXED, {})


def test_whole_data_is_what_the_snapshot_holds_when_given() -> None:
    data = {"claims.parquet": b"PAR1 whole"}
    package = package_of(1, options=Options(whole_data=data))
    folder = "data/14_分析方法/snapshot/data/"
    assert [p for p in package.files if p.startswith(folder)] == [f"{folder}claims.parquet"]


def test_another_document_under_the_digest_is_refused(tmp_path: Path) -> None:
    dossier = sample_dossier(1, folder=tmp_path)
    next(iter(dossier.exhibits.values())).write_bytes(b"other")
    with pytest.raises(LayoutError, match="E001"):
        build(dossier, FIXED, exchange_of(dossier))


def test_a_document_that_is_gone_is_named(tmp_path: Path) -> None:
    dossier = sample_dossier(1, folder=tmp_path)
    with pytest.raises(MissingData, match="E001"):
        build(replace(dossier, exhibits={}), FIXED, exchange_of(dossier))


def test_another_source_file_is_refused(tmp_path: Path) -> None:
    dossier = sample_dossier(1, folder=tmp_path)
    path = dossier.sources[0].path
    assert path is not None
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(LayoutError, match=r"claims-2025-03\.csv"):
        build(dossier, FIXED, exchange_of(dossier))


def test_two_parts_of_one_name_are_refused() -> None:
    dossier = sample_dossier(1)
    with pytest.raises(LayoutError, match="one name"):
        build(dossier, {**FIXED, "08_人员角色.csv": b"x"}, exchange_of(dossier))


def test_informants_are_searched_for_in_sealed_copies_too() -> None:
    dossier = sample_dossier(1)
    assert "查无此人" not in identities(dossier)
    documents = {**FIXED, "03_调查报告.pdf": "举报人：查无此人".encode("gb18030")}
    with pytest.raises(Exception, match="must not leave"):
        build(dossier, documents, exchange_of(dossier), secrets=["查无此人"])
