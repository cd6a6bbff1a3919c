import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import main
from commands.run_lines import FAILED_TYPOLOGY
from investigation.outcomes import LOG
from tests.installed import COTERIE
from tests.investigation.claims_files import town_rows, write
from typologies import lockstep


def coterie(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COTERIE, *words], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("cli")
    source = write(base / "in", town_rows())
    done = coterie("load", str(source), "-w", str(base / "ws"))
    assert done.returncode == 0, done.stderr
    assert "rows = " in done.stdout
    assert "0 rejected" in done.stdout
    return base / "ws"


def test_a_second_load_changes_nothing(workspace: Path) -> None:
    again = coterie("load", str(workspace.parent / "in"), "-w", str(workspace))
    assert again.returncode == 0
    assert "0 rows changed" in again.stdout
    assert len(list(workspace.glob("claims-*.duckdb"))) == 1


def test_detect_then_rings_in_both_languages(workspace: Path) -> None:
    done = coterie("detect", "-w", str(workspace))
    assert done.returncode == 0, done.stderr
    english = coterie("rings", "-w", str(workspace))
    chinese = coterie("rings", "-w", str(workspace), "--lang", "zh")
    assert "Indicators consistent with" in english.stdout
    assert "Indicators" not in chinese.stdout
    assert chinese.stdout.strip()


def test_runs_are_listed_and_removed(workspace: Path) -> None:
    for words in (("detect",), ("detect", "--seed", "5")):
        assert coterie(*words, "--store", str(workspace)).returncode == 0
    listed = coterie("runs", "--store", str(workspace)).stdout.splitlines()
    (newest,) = [line.split()[1] for line in listed if line.startswith("*")]
    assert len(listed) == 2
    left = coterie("runs", "remove", newest, "--store", str(workspace))
    assert left.returncode == 0
    assert newest not in left.stdout
    assert coterie("rings", "-w", str(workspace)).returncode == 0
    assert not (workspace / "rings" / newest).exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("load", "no-such-file.csv", "-w", "W"), "no-such-file.csv"),
        (("load", ".", "--source", "neutrall", "-w", "W"), "neutral"),
        (("rings", "-w", "no-such-workspace"), "coterie load"),
        (("detect", "-w", "no-such-workspace", "--lang", "zh"), "coterie load"),
        (("detect", "."), "--out"),
        (("rings", "--lang", "fr"), "en or zh"),
        (("runs", "remove"), "coterie runs"),
        (("rings", "--store", "one", "--workspace", "other"), "Name one of them"),
        (("rings", "--store", "http://127.0.0.1"), "bolt://"),
        (("load", ".", "--store", "bolt://127.0.0.1:1"), "PASSWORD"),
    ],
)
def test_errors_are_one_line_with_a_remedy(words: tuple[str, ...], said: str) -> None:
    done = coterie(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert said in done.stderr


def test_a_failed_typology_is_in_the_exit_status(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def boom(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(lockstep, "detect", boom)
    monkeypatch.setattr(LOG, "disabled", True)
    done = CliRunner().invoke(main, ["detect", "-w", str(workspace)])
    assert done.exit_code == FAILED_TYPOLOGY
    assert "Lockstep group: FAILED" in done.output


def test_doctor_knows_its_packages() -> None:
    done = coterie("doctor")
    assert "duckdb" in done.stdout
