"""No alarm on what is whole: fifty packages, as folder and zip, and on a Python of its own."""

import ast
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.items.building import exchange
from cases.package import Package, build
from cases.verification import VERIFIER, verify
from cases.verification.verify_package import SM3, main
from tests.cases.dossiers import hostile_dossier, sample_dossier
from tests.cases.packages import FIXED, package_of, put, put_zip

PROFILES = ("sealed", "working", "public")


def nth(number: int) -> Package:
    if number % 10 == 9:
        return package_of(dossier=hostile_dossier(number))
    return package_of(number, PROFILES[number % 3], draft=number % 4 == 1)


@pytest.mark.parametrize("number", range(50))
def test_fifty_clean_packages_raise_no_alarm(number: int, tmp_path: Path) -> None:
    package = nth(number)
    for path in (
        put(package.files, tmp_path / "bag"),
        put_zip(package.files, tmp_path / "bag.zip", package.folder),
    ):
        report = verify(path, [package.root, package.content_root])
        assert report.problems == []
        assert report.matched == ["contents", "root"]


def test_the_real_graph_files_raise_no_alarm(tmp_path: Path) -> None:
    for dossier in (sample_dossier(3), hostile_dossier(3)):
        package = build(dossier, FIXED, exchange(dossier))
        report = verify(put_zip(package.files, tmp_path / "bag.zip"), package.root)
        assert report.problems == []
        assert any("edges" in english for english, _ in report.checked)


def alone(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The verifier of a package under a Python without our code and without site packages."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "verify_package.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )


def test_the_packages_own_verifier_runs_alone(tmp_path: Path) -> None:
    package = package_of(1)
    folder = put(package.files, tmp_path / "bag")
    passed = alone(folder, "--expect", package.root)
    assert (passed.returncode, passed.stderr) == (0, "")
    assert "PASSED" in passed.stdout
    (folder / "data" / "03_调查报告.pdf").write_bytes(b"other")
    failed = alone(folder)
    assert failed.returncode == 1
    assert "SHA-256 differs: data/03_调查报告.pdf" in failed.stdout
    assert alone(folder, str(tmp_path / "nothing")).returncode == 2


def test_amounts_by_one_command(tmp_path: Path) -> None:
    package = package_of(1)
    said = alone(put(package.files, tmp_path / "bag"), "--amounts")
    assert '"fund_minor"' in said.stdout
    assert said.returncode == 0


def test_the_verifier_is_one_file_for_old_pythons() -> None:
    tree = ast.parse(VERIFIER.read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= set(sys.stdlib_module_names)


@given(st.binary(max_size=300), st.integers(0, 300))
def test_own_sm3_is_that_of_openssl(data: bytes, cut: int) -> None:
    own = SM3()
    own.update(data[:cut])
    own.update(data[cut:])
    assert own.hexdigest() == hashlib.new("sm3", data).hexdigest()


def test_sm3_of_the_standard() -> None:
    own = SM3()
    own.update(b"abc")
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert own.hexdigest() == expected


def test_a_package_verifies_where_openssl_lacks_sm3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put(package_of(1).files, tmp_path / "bag")
    monkeypatch.setattr(hashlib, "algorithms_available", {"sha256"})
    assert main([str(folder)]) == 0
