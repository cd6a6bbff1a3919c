"""Each kind of ring leaves in the claims what its name says."""

import pandas as pd
import pytest

from synthetic import World
from tests.synthetic.conftest import Small


def _rings(world: World, kind: str) -> list[tuple[str, pd.DataFrame, pd.DataFrame]]:
    """(ring id, its effective claims, its members) of every ring of a kind."""
    claims = world.tables["claims"].to_pandas()
    claims = claims[claims.reverses_claim_id.isna()]
    tags = world.answers["ring_claims"].to_pandas()
    members = world.answers["ring_members"].to_pandas()
    rings = world.answers["rings"].to_pandas()
    return [
        (
            ring,
            claims.merge(tags[tags.ring_id == ring], on="claim_id"),
            members[members.ring_id == ring],
        )
        for ring in rings[rings.kind == kind].ring_id
    ]


@pytest.mark.parametrize("kind", ["lockstep_tour", "lockstep_one_doctor"])
def test_lockstep_members_come_on_the_same_days(small: Small, kind: str) -> None:
    for _, claims, _ in _rings(small("easy"), kind):
        visits = claims[claims.claim_type != "pharmacy"]
        per_day = visits.groupby([visits.doctor_id, visits.start_time.dt.date]).size()
        assert per_day.median() >= 4
        assert (visits.doctor_id.nunique() > 1) == (kind == "lockstep_tour")


def test_collected_cards_are_swiped_within_minutes_at_one_till(small: Small) -> None:
    for _, claims, _ in _rings(small("medium"), "card_collection"):
        span = claims.groupby(claims.start_time.dt.date).start_time.agg(["min", "max", "size"])
        assert claims.terminal_id.nunique() == 1
        assert span["size"].min() >= 3
        assert ((span["max"] - span["min"]) < pd.Timedelta(minutes=45)).all()


def test_group_admissions_overlap(small: Small) -> None:
    for _, claims, _ in _rings(small("medium"), "group_admission"):
        assert set(claims.claim_type) == {"inpatient"}
        nights = (claims.end_time - claims.start_time).dt.days
        assert nights.between(4, 12).all()
        assert claims.groupby(claims.start_time.dt.to_period("W")).size().max() >= 3


def test_steering_goes_to_one_pharmacy_from_several_institutions(small: Small) -> None:
    for _, claims, members in _rings(small("hard"), "steering_star"):
        assert claims.provider_id.nunique() == 1
        assert claims.prescriber_provider_id.nunique() >= 5
        doctors = members[members.entity_kind == "doctor"].entity_id
        assert set(claims.doctor_id.dropna()) <= set(doctors)
    for _, claims, _ in _rings(small("hard"), "kickback_pair"):
        assert claims.doctor_id.dropna().nunique() == 1
        assert claims.provider_id.nunique() == 1


@pytest.mark.parametrize("grade", ["easy", "hard"])
def test_linked_clinics_share_a_registered_trait(small: Small, grade: str) -> None:
    world = small(grade)  # type: ignore[arg-type]
    providers = world.tables["providers"].to_pandas().set_index("provider_id")
    for _, _, members in _rings(world, "shell_clinics"):
        clinics = providers.loc[members[members.entity_kind == "provider"].entity_id]
        for clinic in clinics.index:
            others = clinics.drop(clinic)
            assert any(
                others[trait].eq(clinics.loc[clinic, trait]).any()
                for trait in ("phone", "bank_account", "legal_representative")
            )


@pytest.mark.parametrize("grade", ["easy", "medium", "hard"])
def test_identity_mills_share_an_account_or_phone_across_households(
    small: Small, grade: str
) -> None:
    world = small(grade)  # type: ignore[arg-type]
    patients = world.tables["patients"].to_pandas().set_index("patient_id")
    for _, _, members in _rings(world, "identity_mill"):
        people = patients.loc[members[members.entity_kind == "patient"].entity_id]
        shared = max(people.phone.value_counts().max(), people.bank_account.value_counts().max())
        assert shared >= 4
        assert people.address.nunique() >= shared


def test_lent_licence_signs_at_two_distant_places_in_the_same_hours(small: Small) -> None:
    world = small("hard")
    claims = world.tables["claims"].to_pandas()
    providers = world.tables["providers"].to_pandas().set_index("provider_id")
    for _, lent, _ in _rings(world, "licence_lending"):
        doctor = lent.doctor_id.dropna().iloc[0]
        mine = claims[(claims.doctor_id == doctor) & (claims.claim_type == "outpatient")]
        mornings = mine[mine.start_time.dt.hour < 12]
        places = mornings.groupby(mornings.start_time.dt.date).provider_id.nunique()
        assert (places > 1).sum() >= 8
        assert providers.index.isin(mine.provider_id).sum() >= 2


def test_ghosts_are_billed_after_death_or_during_a_stay_elsewhere(small: Small) -> None:
    world = small("medium")
    patients = world.tables["patients"].to_pandas().set_index("patient_id")
    claims = world.tables["claims"].to_pandas()
    for _, billed, members in _rings(world, "ghost_patients"):
        dead = members[members.role == "dead_identity"].entity_id
        after = billed[billed.patient_id.isin(dead)]
        death = pd.to_datetime(after.patient_id.map(patients.death_date))
        assert (after.start_time.dt.normalize() > death).all()
        absent = billed[
            billed.patient_id.isin(members[members.role == "absent_identity"].entity_id)
        ]
        stays = claims[claims.claim_type == "inpatient"][["patient_id", "start_time", "end_time"]]
        both = absent.merge(stays, on="patient_id", suffixes=("", "_stay"))
        inside = both[
            (both.start_time > both.start_time_stay) & (both.start_time < both.end_time_stay)
        ]
        assert inside.claim_id.nunique() == len(absent) > 0


def test_recycled_packages_are_settled_at_two_providers(small: Small) -> None:
    world = small("hard")
    lines = world.tables["claim_lines"].to_pandas()
    for _, claims, _ in _rings(world, "recycled_drugs"):
        mine = lines[lines.trace_codes.notna()].merge(claims[["claim_id", "provider_id"]])
        codes = mine.assign(code=mine.trace_codes.str.split(";")).explode("code")
        places = codes.groupby("code").provider_id.nunique()
        assert (places > 1).sum() >= 5


def test_rotating_stays_use_a_closed_set_of_hospitals(small: Small) -> None:
    for _, claims, members in _rings(small("medium"), "rotating_admissions"):
        hospitals = set(members[members.entity_kind == "provider"].entity_id)
        assert 3 <= len(hospitals) <= 4
        assert set(claims.provider_id) <= hospitals
        assert claims.groupby("patient_id").provider_id.nunique().mean() > 1.8


def test_ring_claims_cost_more_the_easier_the_grade(small: Small) -> None:
    def lift(grade: str) -> float:
        world = small(grade)  # type: ignore[arg-type]
        claims = world.tables["claims"].to_pandas()
        claims = claims[claims.claim_type == "outpatient"]
        ring = claims.claim_id.isin(world.answers["ring_claims"]["claim_id"].to_pylist())
        amount = claims.total_amount.astype(float)
        return float(amount[ring].mean() / amount[~ring].mean())

    assert lift("easy") > lift("hard") > 1.0
