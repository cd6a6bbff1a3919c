"""The account of a load: nothing is lost without a word, and what loses too much is refused."""

import json
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from graph.duckdb_store import WorkspaceIntake, open_snapshot
from investigation.how import How
from investigation.load_faults import faults_of, said
from investigation.load_record import load_reports
from investigation.load_refusals import LoadRefused
from investigation.loading import load
from model.provenance import LoadReport
from tests.installed import COTERIE

HEADER = "claim_id,patient_id,provider_id,doctor_id,claim_type,start_time,total_amount"


def rows(count: int, day: str = "2025-03-01", first: int = 0, amount: str = "50.00") -> list[str]:
    numbers = range(first, first + count)
    return [f"C{n:04d},P{n % 10},H{n % 3},D{n % 4},outpatient,{day},{amount}" for n in numbers]


def claims(folder: Path, lines: list[str], name: str = "claims.csv", header: str = HEADER) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return folder


def taken(workspace: Path, *inputs: Path, how: How = How()) -> LoadReport:  # noqa: B008 frozen
    return load(WorkspaceIntake(workspace), inputs, how=how)


def coterie(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COTERIE, *map(str, words)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("verb", ["load", "detect"])
def test_both_commands_say_why_nothing_is_loaded(tmp_path: Path, verb: str) -> None:
    source = claims(tmp_path / "in", rows(30, "03/14/2025"))
    place = ("-w", tmp_path / "ws") if verb == "load" else ("--out", tmp_path / "out")
    done = coterie(verb, source, *place)
    assert done.returncode == 2
    assert "start_time: 30 x time in another notation, e.g. 03/14/2025" in done.stdout
    (rejects,) = [line for line in done.stdout.splitlines() if line.startswith("rejected rows: ")]
    kept = Path(rejects.removeprefix("rejected rows: "))
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 1 + 30
    assert "--accept-rejects" in done.stderr


def test_a_refused_load_leaves_the_data_in_use(tmp_path: Path) -> None:
    workspace = tmp_path / "ws"
    first = taken(workspace, claims(tmp_path / "good", rows(20)))
    bad = claims(tmp_path / "bad", rows(20, "1.3.2025", first=50))
    with pytest.raises(LoadRefused, match=r"20 of 20 rows") as refused:
        taken(workspace, bad)
    assert refused.value.exit_status == 2
    store = open_snapshot(workspace)
    assert store.data_version == first.data_version
    assert len(load_reports(store.archive)) == 1
    kept = taken(workspace, bad, how=How(accept_rejects=True))
    assert [f.rejected for f in kept.files] == [20]
    assert Path(kept.kept_at, "rejects.csv").is_file()


def test_a_file_of_ten_thousand_bad_rows_is_refused_before_its_end(tmp_path: Path) -> None:
    bad = claims(tmp_path / "in", rows(12_000, "1.3.2025"))
    with pytest.raises(
        LoadRefused, match=r"time in another notation.*e\.g\. 1\.3\.2025"
    ) as refused:
        taken(tmp_path / "ws", bad)
    assert Path(refused.value.report.kept_at, "rejects.csv").is_file()
    kept = taken(tmp_path / "ws", bad, how=How(accept_rejects=True))
    assert [f.rejected for f in kept.files] == [12_000]


@pytest.mark.parametrize(("bad", "refused"), [(94, False), (95, False), (96, True)])
def test_one_row_in_twenty_is_enough(tmp_path: Path, bad: int, refused: bool) -> None:
    lines = rows(bad, "1.3.2025") + rows(100 - bad, first=bad)
    try:
        taken(tmp_path / "ws", claims(tmp_path / "in", lines))
    except LoadRefused:
        assert refused
    else:
        assert not refused


@pytest.mark.parametrize("together", [True, False])
def test_numbers_that_begin_anew_are_refused_together_and_one_by_one(
    tmp_path: Path, together: bool
) -> None:
    one = claims(tmp_path / "in", rows(30, "2024-03-01"), "claims-2024.csv") / "claims-2024.csv"
    two = claims(tmp_path / "in", rows(30, "2025-03-01"), "claims-2025.csv") / "claims-2025.csv"
    inputs = (one, two) if together else (two,)
    if not together:
        taken(tmp_path / "ws", one)
    with pytest.raises(LoadRefused, match=r"claim_id is not unique: 30 of 30 keys.*C0000.*year"):
        taken(tmp_path / "ws", *inputs)


@pytest.mark.parametrize("together", [True, False])
def test_a_few_contradictions_are_kept_out_on_both_sides(tmp_path: Path, together: bool) -> None:
    one = claims(tmp_path / "a", rows(200)) / "claims.csv"
    again = [*rows(1, amount="51.00"), *rows(200, first=300)]
    two = claims(tmp_path / "b", again, "claims-2.csv") / "claims-2.csv"
    if together:
        report = taken(tmp_path / "ws", one, two)
    else:
        taken(tmp_path / "ws", one)
        report = taken(tmp_path / "ws", two)
    assert report.totals["claims"] == 199 + 200
    faults = [said(fault).en for file in report.files for fault in faults_of(report, file)]
    assert all("claims: 1 x confl" in fault and "C0000" in fault for fault in faults)


def test_a_header_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadRefused, match="a header and no rows"):
        taken(tmp_path / "ws", claims(tmp_path / "in", []))


def test_a_dry_run_gives_the_account_and_changes_nothing(tmp_path: Path) -> None:
    source = claims(tmp_path / "in", [*rows(20), *rows(1, "1.3.2025", first=50)])
    done = coterie("load", source, "-w", tmp_path / "ws", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "21 rows = 20 loaded + 0 merged + 1 rejected" in done.stdout
    assert "dry run" in done.stdout
    assert not list((tmp_path / "ws").glob("claims-*"))
    first = taken(tmp_path / "ws", source)
    more = claims(tmp_path / "more", rows(5, first=70))
    tried = taken(tmp_path / "ws", more, how=How(dry_run=True))
    assert (tried.changed_rows, tried.files[0].loaded) == (5, 5)
    with closing(open_snapshot(tmp_path / "ws")) as store:
        assert store.data_version == first.data_version


def test_every_note_is_in_the_language_asked_for(tmp_path: Path) -> None:
    lines = [*rows(30), "R1,P0,H0,D0,outpatient,2025-03-20,-50.00", *rows(1, "1.3.2025", first=40)]
    source = claims(tmp_path / "in", lines)
    done = coterie("load", source, "-w", tmp_path / "ws", "--lang", "zh")
    notes = [line for line in done.stdout.splitlines() if line.startswith("注意：")]
    assert len(notes) == 2
    assert "1 of 31" not in done.stdout
    assert not any(word in note for note in notes for word in ("rows", "claims:", "refunds_"))
    (kept,) = load_reports(open_snapshot(tmp_path / "ws").archive)
    assert all(notice.en and notice.zh for notice in kept.notices)


def test_many_unknown_columns_do_not_fill_the_screen(tmp_path: Path) -> None:
    extra = [f"extra_{n}" for n in range(2_000)]
    header = ",".join([HEADER, *extra])
    source = claims(tmp_path / "in", [row + "," * 2_000 for row in rows(5)], header=header)
    report = taken(tmp_path / "ws", source)
    (note,) = report.notices
    assert "extra_9, ... and 1,990 more" in note.en
    assert sum(use.used_as == "ignored" for use in report.columns) == 2_000
    kept = json.loads(Path(report.kept_at, "report.json").read_text(encoding="utf-8"))
    assert len(kept["columns"]) == 2_000 + 7


def test_no_rings_are_said_in_words_with_what_is_missing(tmp_path: Path) -> None:
    done = coterie("detect", claims(tmp_path / "in", rows(30)), "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    said_first, _, said_after = done.stdout.partition("no ring was found")
    assert "only claims are given" in said_first
    assert "shared_identity: needs registers" in said_after
