import os
from pathlib import Path

import pytest

from cases.package import Package
from cases.verification import verify
from model.dossiers import Dossier
from tests.cases.dossiers import sample_dossier
from tests.cases.packages import package_of, put, put_zip
from tests.cases.verification.tampering import KINDS, Tampering


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return sample_dossier(1)


@pytest.fixture(scope="module")
def package(dossier: Dossier) -> Package:
    return package_of(dossier=dossier)


def test_there_are_fifty_kinds() -> None:
    assert len({kind.name for kind in KINDS}) >= 50


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_tampering_is_caught(
    kind: Tampering, package: Package, dossier: Dossier, tmp_path: Path
) -> None:
    changed = kind.change(dict(package.files), dossier)
    assert changed != package.files
    report = verify(put(changed, tmp_path / "bag"), package.root if kind.outside else None)
    assert not report.ok
    assert kind.code in {code for code, _ in report.problems}, report.problems


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_announced_root_catches_all_of_them_in_a_zip(
    kind: Tampering, package: Package, dossier: Dossier, tmp_path: Path
) -> None:
    changed = kind.change(dict(package.files), dossier)
    assert not verify(put_zip(changed, tmp_path / "bag.zip"), package.root).ok


def test_what_only_the_announced_root_catches_says_so(
    package: Package, dossier: Dossier, tmp_path: Path
) -> None:
    kind = next(kind for kind in KINDS if kind.name == "another letter")
    folder = put(kind.change(dict(package.files), dossier), tmp_path / "bag")
    report = verify(folder)
    assert report.ok
    assert report.lines()[-1].startswith("[??]")


def test_the_last_line_says_what_cannot_be_shown(package: Package, tmp_path: Path) -> None:
    folder = put(package.files, tmp_path / "bag")
    for report in (verify(folder), verify(folder, package.root), verify(tmp_path)):
        assert report.lines()[-1].startswith("[??]")


def test_a_link_is_no_file(package: Package, tmp_path: Path) -> None:
    folder = put(package.files, tmp_path / "bag")
    letter = folder / "data" / "01_移送书.pdf"
    letter.rename(tmp_path / "elsewhere.pdf")
    os.symlink(tmp_path / "elsewhere.pdf", letter)
    assert ("link", "data/01_移送书.pdf") in verify(folder).problems


def test_a_linked_folder_is_not_entered(package: Package, tmp_path: Path) -> None:
    folder = put(package.files, tmp_path / "bag")
    os.symlink("/", folder / "data" / "root")
    assert ("link", "data/root") in verify(folder).problems


def test_a_pipe_does_not_hang_the_verifier(package: Package, tmp_path: Path) -> None:
    folder = put(package.files, tmp_path / "bag")
    os.mkfifo(folder / "data" / "pipe")
    assert ("link", "data/pipe") in verify(folder).problems


def test_an_empty_folder_is_no_part_of_a_bag(package: Package, tmp_path: Path) -> None:
    folder = put(package.files, tmp_path / "bag")
    (folder / "data" / "99_new").mkdir()
    assert ("extra", "data/99_new/") in verify(folder).problems
