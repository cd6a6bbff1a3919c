"""The same rings from a folder and from a server, to the byte, through a mirror really pulled."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

import loaders
import synthetic
from graph.address import ServerAddress
from graph.duckdb_store import open_snapshot
from graph.embedded.snapshot import load, nothing_to_add
from graph.engine import Engine
from graph.neo4j_store import open_server
from investigation.run import Run, detect
from investigation.run_record import MANIFEST
from investigation.settings import Settings
from model.provenance import Chunk
from tests.extent import WHOLE
from tests.neo4j_fixture import empty

ROOT = Path(__file__).parents[3]
PUBLIC = Path(os.environ.get("COTERIE_PUBLIC_DATA", ROOT.parent / "shared" / "data"))
LARGEST = None if WHOLE else 20
"""Providers of the public claims that are taken: the 20 largest have a quarter of them."""


def chunks(files: Path) -> Iterable[Chunk]:
    return loaders.read([files]).chunks()


def both_ways(address: ServerAddress, files: Path, folder: Path) -> tuple[Run, Run]:
    """Runs on a folder, and on a server through the mirror of somebody who did not load."""
    load(folder / "local", chunks(files))
    local = open_snapshot(folder / "local")
    empty(address)
    server = open_server(address, folder / "loader")
    server.load_batch(chunks(files), nothing_to_add)
    server.close()
    colleague = open_server(address, folder / "colleague")
    assert colleague.data_version == local.data_version
    assert not (folder / "colleague").exists()
    with colleague.engine() as engine:
        assert [*folder.glob("colleague/mirror-*/claims-1.duckdb")]
        same_index(engine, local)
        runs = detect(local, Settings()), detect(engine, Settings())
    colleague.close()
    local.close()
    return runs


def same_index(one: Engine, other: Engine) -> None:
    """All claims as arrays, and where each of the first and last came from."""
    mine, others = one.claim_index(), other.claim_index()
    for name, values in vars(mine).items():
        theirs = getattr(others, name)
        if isinstance(values, pa.Array):
            assert values.equals(theirs)
        else:
            np.testing.assert_array_equal(values, theirs)
    some = np.unique(np.linspace(0, mine.patient.size - 1, 1_000).astype(np.int64))
    assert one.claim_rows(some).equals(other.claim_rows(some))


def assert_same(local: Run, server: Run) -> None:
    assert server.run_id == local.run_id
    assert {**server.files, MANIFEST: ""} == {**local.files, MANIFEST: ""}
    mine, theirs = (json.loads(run.files[MANIFEST]) for run in (server, local))
    assert {**mine, "timings": 0} == {**theirs, "timings": 0}
    for one, other in zip(local.assembly.rings, server.assembly.rings, strict=True):
        assert one.ring_id == other.ring_id
        assert one.members == other.members
        assert one.score == pytest.approx(other.score, abs=1e-9)
    assert server.failed == local.failed == ()


def test_the_demo_world(neo4j_address: ServerAddress, tmp_path: Path) -> None:
    world = synthetic.build(100, "easy", patients=1_200, months=3)
    files = synthetic.write(world, tmp_path / "world", answers=tmp_path / "answers")
    local, server = both_ways(neo4j_address, files, tmp_path)
    assert len(local.assembly.rings) >= 5
    assert_same(local, server)


def test_the_public_claims(neo4j_address: ServerAddress, tmp_path: Path) -> None:
    file = PUBLIC / "kaggle_unlabelled" / "outpatient.parquet"
    if not file.is_file():
        pytest.skip("the public claim files are not here (COTERIE_PUBLIC_DATA)")
    claims = pq.read_table(file)
    sizes = pc.value_counts(claims["Provider"]).to_pylist()
    sizes.sort(key=lambda each: (-each["counts"], each["values"]))
    largest = pa.array([each["values"] for each in sizes[:LARGEST]])
    (tmp_path / "files").mkdir()
    taken = claims.filter(pc.is_in(claims["Provider"], largest))
    pq.write_table(taken, tmp_path / "files" / "outpatient.parquet")
    local, server = both_ways(neo4j_address, tmp_path / "files", tmp_path)
    assert_same(local, server)
    if not WHOLE:  # all of them together hold nothing that was found
        assert local.assembly.rings or local.assembly.cleared
