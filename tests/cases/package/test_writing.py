"""A full disk, a kill, a refusal: the older package stays, nothing half-written is left."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cases.package import NotWritten, write, writing
from cases.verification import verify
from model.errors import LayoutError
from tests.cases.packages import package_of


def left_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_written_states_its_digests(tmp_path: Path) -> None:
    package = package_of(1)
    written = write(package, tmp_path / "2026-0007.zip")
    stated = written.digest_path.read_text()
    assert written.digest_path.name == "2026-0007.package.sha256"
    assert f"{written.sha256}  2026-0007.zip\n" in stated
    assert package.root in stated
    assert verify(written.path).matched == ["custody", "root", "zip"]
    assert set(left_in(tmp_path)) == {"2026-0007.zip", "2026-0007.package.sha256"}


@pytest.mark.parametrize("limit", [0, 100, 20_000, 100_000])
def test_a_full_disk_leaves_the_older_package(
    limit: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(package_of(1), tmp_path / "p.zip")
    before = left_in(tmp_path)
    newer = package_of(2)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, kept[1]))
    try:
        with pytest.raises(NotWritten, match="Free some space"):
            write(newer, tmp_path / "p.zip")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
        signal.signal(signal.SIGXFSZ, ignored)
    assert left_in(tmp_path) == before
    assert verify(tmp_path / "p.zip").ok


KILLED = """
import os, sys
from pathlib import Path
import cases.package.writing as writing
from tests.cases.packages import package_of
parts = int(sys.argv[2])
real = writing.zipped
def until(files, folder):
    for number, part in enumerate(real(files, folder)):
        if number == parts:
            os.kill(os.getpid(), 9)
        yield part
writing.zipped = until
writing.write(package_of(2), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("parts", [0, 37])
def test_a_kill_leaves_the_older_package(parts: int, tmp_path: Path) -> None:
    target = tmp_path / "p.zip"
    write(package_of(1), target)
    before = target.read_bytes()
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(target), str(parts)],
        check=False,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert done.returncode == -9
    assert target.read_bytes() == before
    assert verify(target).ok
    write(package_of(2), target)  # what the kill left behind is in nobody's way
    assert set(left_in(tmp_path)) == {"p.zip", "p.package.sha256"}


def test_a_package_that_does_not_verify_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = writing.zipped
    monkeypatch.setattr(
        writing, "zipped", lambda files, folder: [b"".join(real(files, folder))[:-1]]
    )
    with pytest.raises(LayoutError, match="does not verify"):
        write(package_of(1), tmp_path / "p.zip")
    assert left_in(tmp_path) == {}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotWritten):
        write(package_of(1), tmp_path / "file" / "p.zip")
