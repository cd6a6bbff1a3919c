import json
import os
import subprocess
import types
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from investigation.detection import detect_inputs
from investigation.open import open_investigation
from investigation.place import Place
from investigation.progress import silent
from investigation.run import Run, run
from investigation.settings import Settings, settings_of
from investigation.stores import open_store
from model.errors import CoterieError, SettingError, StoreUnavailable
from model.language import Text
from model.view import View
from tests.installed import COTERIE
from tests.investigation.claims_files import RING, town_rows, write
from typologies import TYPOLOGIES

RESULTS = ("rings.csv", "ring_members.csv", "ring_claims.csv", "suppressed.csv")


@dataclass(frozen=True)
class NoParameters:
    """Nothing to tune."""


def broken(error: Exception) -> types.ModuleType:
    """A typology that raises."""
    module = types.ModuleType("broken")
    module.CODE = "broken"  # type: ignore[attr-defined]
    module.NEEDS = ()  # type: ignore[attr-defined]
    module.Parameters = NoParameters  # type: ignore[attr-defined]

    def detect(view: View, parameters: NoParameters) -> None:
        raise error

    module.detect = detect  # type: ignore[attr-defined]
    return module


def detected(out: Path, source: Path, settings: Settings | None = None) -> Run:
    return detect_inputs([source], None, out, None, settings or Settings(), silent)


def store_in(base: Path) -> Store:
    return open_store(Place(base / "out" / "workspace"))


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    base = tmp_path_factory.mktemp("town")
    return base, detected(base / "out", write(base / "in", town_rows()))


def test_the_planted_group_is_the_ring_of_the_result_files(town: tuple[Path, Run]) -> None:
    base, finished = town
    rings = (base / "out" / "rings.csv").read_text(encoding="utf-8").splitlines()
    assert len(rings) == 2
    members = (base / "out" / "ring_members.csv").read_text(encoding="utf-8")
    named = {line.split(",")[2] for line in members.splitlines()[1:] if ",patient," in line}
    assert named == set(RING)
    assert finished.manifest["results"] == {"rings": 1, "suppressed": 0}


def test_the_manifest_names_inputs_parameters_and_every_outcome(town: tuple[Path, Run]) -> None:
    manifest = json.loads((town[0] / "out" / "run.json").read_text(encoding="utf-8"))
    assert [file["name"] for file in manifest["inputs"]] == ["claims.csv"]
    assert len(manifest["inputs"][0]["sha256"]) == 64
    assert set(manifest["parameters"]["typologies"]) == {t.CODE for t in TYPOLOGIES}
    said = {o["typology"]: o["said"] for o in manifest["outcomes"]}
    assert said["lockstep"] == "ok"
    assert said["steering"].startswith("skipped: needs ")
    assert set(manifest["timings"]) == set(manifest["row_counts"])


def test_every_figure_of_a_ring_recomputes_from_its_claims(town: tuple[Path, Run]) -> None:
    opened = open_investigation(store_in(town[0]))
    ring = opened.rings[0]
    rows = opened.claim_rows([claim.claim_no for claim in ring.claims])
    assert sum(rows["total_amount_minor"].to_pylist()) == ring.total_minor
    assert sum(rows["fund_amount_minor"].to_pylist()) == ring.fund_minor
    assert set(rows["source"].to_pylist()) == {"claims.csv"}
    assert opened.ring(ring.ring_id) == ring


@pytest.mark.parametrize("seed", [3, 4])
def test_shuffled_rows_give_the_same_bytes(
    town: tuple[Path, Run], tmp_path: Path, seed: int
) -> None:
    detected(tmp_path / "out", write(tmp_path / "in", town_rows(), shuffled=seed))
    for name in RESULTS:
        assert (tmp_path / "out" / name).read_bytes() == (town[0] / "out" / name).read_bytes()


def test_another_process_with_another_hash_seed_gives_the_same_bytes(
    town: tuple[Path, Run], tmp_path: Path
) -> None:
    command = [COTERIE, "detect", str(town[0] / "in"), "--out", str(tmp_path)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "4711"})
    for name in RESULTS:
        assert (tmp_path / name).read_bytes() == (town[0] / "out" / name).read_bytes()
    mine, theirs = (
        json.loads((folder / "run.json").read_text(encoding="utf-8"))
        for folder in (tmp_path, town[0] / "out")
    )
    mine.pop("timings")
    theirs.pop("timings")
    assert mine == theirs


@pytest.mark.parametrize(
    "error", [ZeroDivisionError("1/0"), CoterieError(Text(en="too much", zh="过多"))]
)
def test_a_broken_typology_fails_in_the_open_and_alone(
    town: tuple[Path, Run], tmp_path: Path, error: Exception
) -> None:
    settings = Settings(typologies=(*TYPOLOGIES, broken(error)))
    finished = detected(tmp_path / "out", town[0] / "in", settings)
    assert finished.failed == ("broken",)
    assert len(finished.assembly.rings) == 1
    manifest = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    last = manifest["outcomes"][-1]
    assert last["status"] == "failed"
    assert last["said"].startswith("failed: ")
    opened = open_investigation(store_in(tmp_path))
    assert opened.outcomes[-1].status == "failed"


def test_a_second_run_of_the_same_data_has_the_same_name(town: tuple[Path, Run]) -> None:
    with closing(store_in(town[0])) as store:
        assert run(store, Settings()).run_id == town[1].run_id
        assert run(store, Settings(seed=5)).run_id != town[1].run_id


@pytest.mark.parametrize(
    "tuned",
    [
        {"typologies": {"lockstep": {"max_members": 3}}},
        {"projections": {"companies": {"listing": {"least_span": 9_999}}}},
        {"rings": {"verdict": {"bar": 999.0}, "scoring": {"independent_signals": 9}}},
    ],
    ids=lambda tuned: next(iter(tuned)),
)
def test_a_tuned_run_finds_by_its_own_values_and_says_so(
    town: tuple[Path, Run], tuned: Mapping[str, Mapping[str, Any]]
) -> None:
    with closing(store_in(town[0])) as store:
        finished = run(store, Settings(tuned=tuned))
        assert finished.assembly.rings == ()
        assert finished.run_id != town[1].run_id
        again = run(store, settings_of(json.loads(finished.files["run.json"])["parameters"]))
        assert again.run_id == finished.run_id


def test_opening_nothing_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="coterie load"):
        open_store(Place(tmp_path))


def test_a_workspace_that_was_not_made_here_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "out" / "workspace").mkdir(parents=True)
    kept = tmp_path / "out" / "workspace" / "claims-1.duckdb"
    kept.write_bytes(b"somebody's claims")
    with pytest.raises(SettingError, match="another workspace"):
        detected(tmp_path / "out", write(tmp_path / "in", town_rows(visits=50)))
    assert kept.read_bytes() == b"somebody's claims"
