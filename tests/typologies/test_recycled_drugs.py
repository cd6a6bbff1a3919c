"""Recycled drugs: packages that come back, and what only looks like it."""

from collections.abc import Iterator

import pytest

from model.errors import MissingData
from model.findings import Outcome
from tests.typologies.worlds import World
from typologies.recycled_drugs import Parameters, detect


def sell(world: World, patient: str, provider: str, day: int, code: str, **line: object) -> str:
    """A claim with one drug line that carries a trace code."""
    claim = world.claim(patient, provider, day, kind="pharmacy", doctor="D1", clock=30_000)
    world.lines.append({"claim_id": claim, "line_id": "1", "trace_codes": code, **line})
    return claim


def honest(world: World, packages: int = 400) -> World:
    """Packages that are sold once, by ten pharmacies; one in a hundred is scanned twice."""
    for n in range(packages):
        sell(world, f"q{n}", f"P{n % 10}", 20_000 + n % 300, f"81{n:018d}")
        if n % 100 == 0:
            sell(world, f"r{n}", f"P{(n // 100) % 10}", 20_100 + n % 200, f"81{n:018d}")
    return world


def recycle(world: World, packages: int, **line: object) -> World:
    """The cards of three persons feed one hospital's drugs back through pharmacy P9."""
    for n in range(packages):
        code = f"82{n:018d}"
        sell(world, f"card{n % 3}", "H1", 20_000 + 7 * n, code, **line)
        sell(world, f"buyer{n}", "P9", 20_010 + 7 * n, code, **line)
    return world


def run(world: World) -> Outcome:
    return detect(world.view("trace_codes"), Parameters())


def examples() -> Iterator[Outcome]:
    """Outcomes that show every code of the typology."""
    world = recycle(honest(World()), 12)
    for claim in world.claims:
        if claim["patient_id"].startswith("buyer"):
            claim["total_amount_minor"] = 90_000  # type: ignore[index]
    yield run(world)


def test_recycled_packages_are_one_finding_with_source_sink_and_cards() -> None:
    world = recycle(honest(World()), 12)
    outcome = run(world)
    (finding,) = outcome.findings
    claims = world.view().claims
    ids = {"patient": claims.patient_ids, "provider": claims.provider_ids,
           "doctor": claims.doctor_ids}  # fmt: skip
    members = {(m.role, ids[m.kind][m.no].as_py()) for m in finding.members}
    assert members == {
        ("handler", "card0"), ("handler", "card1"), ("handler", "card2"),
        ("source", "H1"), ("sink", "P9"), ("signer", "D1"),
    }  # fmt: skip
    assert finding.claims.size == 24
    assert {signal.kind for signal in finding.signals} == {"goods_trace", "exclusive_flow"}
    assert finding.detail["packages"] == 12


def test_scan_errors_here_and_there_are_none() -> None:
    outcome = run(honest(World()))
    assert outcome.findings == ()
    assert outcome.examined_rows == 404


@pytest.mark.parametrize("line", [{"is_split_pack": True}])
def test_split_packs_are_none(line: dict[str, object]) -> None:
    outcome = run(recycle(honest(World()), 12, **line))
    assert outcome.findings == ()
    assert outcome.skipped_rows["split_pack"] == 24


def test_returned_and_sold_again_is_none() -> None:
    world = honest(World())
    for n in range(12):
        code = f"83{n:018d}"
        sell(world, f"s{n % 3}", "P9", 20_000 + n, code)
        sell(world, f"s{n % 3}", "P9", 20_001 + n, code, quantity=-1)
        sell(world, f"t{n}", "P9", 20_002 + n, code)
    outcome = run(world)
    assert outcome.findings == ()
    assert outcome.skipped_rows["returned"] == 12


def test_a_line_refunded_by_name_is_none() -> None:
    world = honest(World())
    for n in range(12):
        code = f"84{n:018d}"
        sold = sell(world, f"s{n % 3}", "P9", 20_000 + n, code)
        refund = world.claim(f"s{n % 3}", "P9", 20_001 + n, kind="pharmacy", amount=-10_000)
        world.lines.append(
            {"claim_id": refund, "line_id": "1", "reverses_line_id": "1", "quantity": -1,
             "trace_codes": code}
        )  # fmt: skip
        world.claims[-1]["reverses_claim_id"] = sold  # type: ignore[index]
        sell(world, f"t{n}", "P9", 20_002 + n, code)
    assert run(world).findings == ()


def test_four_packages_are_just_under_the_threshold() -> None:
    assert run(recycle(honest(World()), 4)).findings == ()
    assert len(run(recycle(honest(World()), 8)).findings) == 1


def test_packages_without_a_pattern_are_none() -> None:
    world = honest(World())
    for n in range(12):
        sell(world, f"a{n}", f"P{n % 9}", 20_000 + n, f"85{n:018d}")
        sell(world, f"b{n}", "P9", 20_050 + n, f"85{n:018d}")
    assert run(world).findings == ()


def test_without_trace_codes_it_says_what_is_missing() -> None:
    world = World()
    world.claim("p", "P1", 20_000, kind="pharmacy")
    with pytest.raises(MissingData, match="trace codes"):
        run(world)
