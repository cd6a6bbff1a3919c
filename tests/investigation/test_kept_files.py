"""Result files of a run at rest: a changed one is refused by its name."""

from pathlib import Path

import pytest

from graph.embedded.archive import FolderArchive
from investigation.kept_files import DIGESTS, KeptFiles, with_digests
from model.errors import StoreUnavailable, UnknownEntity

FILES = {"run.json": "{}", "details.json": "[]", "rings.csv": "ring_id\nR-1\n"}


@pytest.fixture
def archive(tmp_path: Path) -> FolderArchive:
    made = FolderArchive(tmp_path)
    made.put("runs", "r1", with_digests(FILES))
    return made


def kept_at(folder: Path, name: str) -> Path:
    (found,) = folder.rglob(name)
    return found


def test_what_was_kept_is_read(archive: FolderArchive) -> None:
    kept = KeptFiles(archive, "r1")
    assert {name: kept.read(name) for name in FILES} == FILES
    with pytest.raises(UnknownEntity):
        kept.read("other.csv")


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_refused_by_its_name(
    archive: FolderArchive, tmp_path: Path, name: str
) -> None:
    path = kept_at(tmp_path, name)
    path.write_text(path.read_text() + " ")
    kept = KeptFiles(archive, "r1")
    with pytest.raises(StoreUnavailable, match=f"changed since.*r1/{name}"):
        kept.read(name)
    for other in set(FILES) - {name}:
        assert kept.read(other) == FILES[other]


def test_a_file_without_its_digest_is_refused(archive: FolderArchive, tmp_path: Path) -> None:
    listed = kept_at(tmp_path, DIGESTS)
    listed.write_text("".join(listed.read_text().splitlines(keepends=True)[1:]))
    with pytest.raises(StoreUnavailable, match=r"does not name.*details\.json"):
        KeptFiles(archive, "r1").read("details.json")
    listed.unlink()
    for name in FILES:
        with pytest.raises(StoreUnavailable, match="does not name"):
            KeptFiles(archive, "r1").read(name)
