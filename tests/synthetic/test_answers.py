"""The answer sheet is complete, true of the claims, and ring-free worlds have no rings."""

import pytest

from synthetic import GRADES, INNOCENT_KINDS, RING_KINDS, Grade, build
from tests.synthetic.conftest import Small

PLANTED: tuple[Grade, ...] = ("easy", "medium", "hard")
KEYS = {"patient": "patients", "doctor": "doctors", "provider": "providers"}


@pytest.mark.parametrize("grade", GRADES)
def test_members_exist(small: Small, grade: Grade) -> None:
    world = small(grade)
    known = {
        kind: set(world.tables[table][f"{kind}_id"].to_pylist()) for kind, table in KEYS.items()
    }
    for sheet, groups, key in (
        ("ring_members", "rings", "ring_id"),
        ("innocent_members", "innocents", "innocent_id"),
    ):
        named = set(world.answers[groups][key].to_pylist())
        rows = world.answers[sheet].to_pylist()
        assert {row[key] for row in rows} == named
        assert all(row["entity_id"] in known[row["entity_kind"]] for row in rows)


@pytest.mark.parametrize("grade", PLANTED)
def test_every_kind_is_planted_and_leaves_claims(small: Small, grade: Grade) -> None:
    world = small(grade)
    rings = world.answers["rings"].to_pandas()
    assert set(rings.kind) == set(RING_KINDS)
    assert (rings.claims > 0).all()
    claims = world.answers["ring_claims"].to_pandas()
    assert claims.claim_id.isin(world.tables["claims"]["claim_id"].to_pylist()).all()
    assert claims.claim_id.is_unique
    assert (claims.groupby("ring_id").size().reindex(rings.ring_id) == rings.claims.values).all()


@pytest.mark.parametrize("grade", GRADES)
def test_every_innocent_kind_is_in_every_grade(small: Small, grade: Grade) -> None:
    assert set(small(grade).answers["innocents"]["kind"].to_pylist()) == set(INNOCENT_KINDS)


def test_ring_free_has_no_rings(small: Small) -> None:
    answers = small("ring_free").answers
    assert answers["rings"].num_rows == 0
    assert answers["ring_members"].num_rows == 0
    assert answers["ring_claims"].num_rows == 0


@pytest.mark.parametrize("grade", PLANTED)
def test_nobody_is_in_two_rings_or_a_ring_and_a_closed_innocent_group(
    small: Small, grade: Grade
) -> None:
    answers = small(grade).answers
    people = answers["ring_members"].to_pandas().query("entity_kind == 'patient'")
    assert people.entity_id.is_unique
    innocents = answers["innocent_members"].to_pandas().merge(answers["innocents"].to_pandas())
    closed = innocents[innocents.kind.isin(["dialysis_shift", "nursing_home_round", "care_team"])]
    assert not closed.entity_id.isin(people.entity_id).any()


def test_ring_patients_have_ring_claims_and_honest_ones(small: Small) -> None:
    world = small("easy")
    claims = world.tables["claims"].to_pandas()
    ring = world.answers["ring_claims"].to_pandas().claim_id
    members = world.answers["ring_members"].to_pandas().query("entity_kind == 'patient'").entity_id
    in_ring = claims[claims.claim_id.isin(ring) & claims.patient_id.isin(members)]
    honest = claims[~claims.claim_id.isin(ring) & claims.patient_id.isin(members)]
    assert set(members) == set(in_ring.patient_id)
    assert honest.patient_id.nunique() > 0.85 * len(members)


def test_titles_exist_in_both_languages() -> None:
    for title in (*RING_KINDS.values(), *INNOCENT_KINDS.values()):
        assert title.en
        assert title.zh
        assert title.en != title.zh
    assert len(RING_KINDS) >= 10
    assert len(INNOCENT_KINDS) >= 12


def test_harder_grades_leave_fewer_traces(small: Small) -> None:
    def together(grade: Grade) -> float:
        rings = small(grade).answers["rings"].to_pandas()
        kinds = rings[rings.kind.isin(["lockstep_tour", "lockstep_one_doctor", "shell_clinics"])]
        return float(kinds.claims.mean())

    assert together("easy") > 1.5 * together("medium") > 1.5 * 1.5 * together("hard")


def test_camouflage_adds_honest_visits_and_keeps_the_rings() -> None:
    bare, hidden = (
        build(5, "medium", patients=1_200, months=3, camouflage=camouflage)
        for camouflage in (0.0, 4.0)
    )
    assert bare.answers["ring_members"].equals(hidden.answers["ring_members"])
    members = set(bare.answers["ring_members"]["entity_id"].to_pylist())
    claims = [world.tables["claims"].to_pandas() for world in (bare, hidden)]
    counts = [int(table.patient_id.isin(members).sum()) for table in claims]
    assert counts[1] > 2 * counts[0]
    visits = []
    for world, table in zip((bare, hidden), claims, strict=True):
        rings = world.answers["ring_claims"].to_pandas().merge(world.answers["rings"].to_pandas())
        mine = rings[rings.kind.str.startswith("lockstep")].merge(table, on="claim_id")
        mine = mine[mine.claim_type != "pharmacy"]  # which prescriptions leave the house varies
        keys = zip(mine.ring_id, mine.patient_id, mine.provider_id, mine.start_time, strict=True)
        visits.append(set(keys))
    assert visits[0] == visits[1]
    assert len(visits[0]) > 50


def test_variants_differ_in_restlessness() -> None:
    sizes = {
        variant: build(5, "ring_free", patients=1_200, months=3, variant=variant)
        for variant in ("plain", "episodic", "outbreaks")
    }
    plain, episodic, ill = (sizes[v] for v in ("plain", "episodic", "outbreaks"))
    assert episodic.tables["claims"].num_rows > 1.15 * plain.tables["claims"].num_rows
    count = [w.answers["innocents"]["kind"].to_pylist().count("outbreak") for w in (plain, ill)]
    assert count[1] > 2 * count[0] > 0
