"""Honest people are not in two places, not billed after death, and doctors keep to rosters."""

import numpy as np
import pandas as pd

from tests.synthetic.conftest import Small


def _effective(claims: pd.DataFrame) -> pd.DataFrame:
    reversed_ids = set(claims.reverses_claim_id.dropna())
    return claims[claims.reverses_claim_id.isna() & ~claims.claim_id.isin(reversed_ids)]


def test_nobody_is_billed_after_death_in_a_world_without_rings(small: Small) -> None:
    tables = small("ring_free").tables
    claims = _effective(tables["claims"].to_pandas())
    patients = tables["patients"].to_pandas().set_index("patient_id")
    death = pd.to_datetime(claims.patient_id.map(patients.death_date))
    assert patients.death_date.notna().sum() > 5
    assert not (claims.start_time.dt.normalize() > death).any()
    # ... though some stays are settled later: that is one of the innocent look-alikes.
    assert (claims.settle_time.dt.normalize() > death).any()


def test_visits_during_a_stay_are_the_few_on_leave(small: Small) -> None:
    world = small("ring_free")
    claims = _effective(world.tables["claims"].to_pandas())
    stays = claims[claims.claim_type == "inpatient"]
    both = claims[claims.claim_type != "inpatient"].merge(
        stays[["patient_id", "start_time", "end_time"]], on="patient_id", suffixes=("", "_stay")
    )
    inside = both[(both.start_time > both.start_time_stay) & (both.start_time < both.end_time_stay)]
    assert 0 < len(inside) < 30


def test_doctors_of_a_world_without_rings_are_in_one_place_per_half_day(small: Small) -> None:
    claims = _effective(small("ring_free").tables["claims"].to_pandas())
    seen = claims[claims.claim_type.isin(["outpatient", "chronic_outpatient"])]
    half_day = seen.start_time.dt.floor("12h")
    places = seen.groupby([seen.doctor_id, half_day]).provider_id.nunique()
    assert (places > 1).sum() == 0


def test_honest_trace_codes_are_settled_once_apart_from_marked_splits(small: Small) -> None:
    tables = small("ring_free").tables
    kept = set(_effective(tables["claims"].to_pandas()).claim_id)
    lines = tables["claim_lines"].to_pandas()
    lines = lines[lines.claim_id.isin(kept) & lines.trace_codes.notna()]
    codes = lines.assign(code=lines.trace_codes.str.split(";")).explode("code")
    repeated = codes[codes.code.duplicated(keep=False)]
    assert len(repeated) > 20
    marked = repeated.groupby("code").is_split_pack.agg(lambda flags: bool(np.any(flags == True)))  # noqa: E712
    assert marked.mean() > 0.8
    assert not marked.all()


def test_illness_comes_in_episodes_and_seasons(small: Small) -> None:
    claims = _effective(small("ring_free").tables["claims"].to_pandas())
    acute = claims[(claims.claim_type == "outpatient") & claims.doctor_id.notna()]
    acute = acute.sort_values(["patient_id", "doctor_id", "start_time"])
    same = (acute.patient_id == acute.patient_id.shift()) & (
        acute.doctor_id == acute.doctor_id.shift()
    )
    soon = acute.start_time.diff() < pd.Timedelta(days=14)
    assert 0.1 < (same & soon).mean() < 0.6
    by_month = acute.groupby(acute.start_time.dt.month).size()
    assert by_month[1] > 1.15 * by_month[6]


def test_families_share_phones_and_a_default_number_is_shared_by_many(small: Small) -> None:
    patients = small("ring_free").tables["patients"].to_pandas()
    shared = patients.phone.value_counts()
    assert (shared == 2).sum() > 50
    assert shared.iloc[0] > 12
