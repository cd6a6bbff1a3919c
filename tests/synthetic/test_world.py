"""A world is well-formed: it would load without a single reject."""

from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from model.errors import SettingError
from model.layout import TABLES_BY_NAME
from synthetic import GRADES, Grade, build
from tests.synthetic.conftest import Small


@pytest.mark.parametrize("grade", GRADES)
def test_amounts_add_up_to_the_cent(small: Small, grade: Grade) -> None:
    claims = small(grade).tables["claims"].to_pandas()
    parts = claims.fund_amount + claims.account_amount + claims.cash_amount
    assert (claims.total_amount == parts).all()
    lines = small(grade).tables["claim_lines"].to_pandas()
    by_claim = lines.groupby("claim_id").line_amount.agg(sum)
    assert (claims.set_index("claim_id").total_amount.sub(by_claim) == 0).all()
    assert (lines.quantity * lines.unit_price_amount == lines.line_amount).all()


def test_tables_have_only_columns_of_the_layout_and_all_required_ones(small: Small) -> None:
    for name, table in small("medium").tables.items():
        canonical = TABLES_BY_NAME[name]
        assert [c for c in table.column_names if c not in canonical.by_name] == []
        for column in canonical.columns:
            if column.required:
                assert table[column.name].null_count == 0, (name, column.name)
            if column.values and column.name in table.column_names:
                seen = {v for v in table[column.name].unique().to_pylist() if v is not None}
                assert seen <= set(column.values)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("claims", ["claim_id"]),
        ("claim_lines", ["claim_id", "line_id"]),
        ("patients", ["patient_id"]),
        ("doctors", ["doctor_id"]),
        ("providers", ["provider_id"]),
        ("relations", ["subject_id", "relation", "object_id", "valid_from"]),
    ],
)
def test_keys_are_unique(small: Small, table: str, key: list[str]) -> None:
    assert not small("easy").tables[table].select(key).to_pandas().duplicated().any()


def test_claims_name_only_registered_entities(small: Small) -> None:
    tables = {name: table.to_pandas() for name, table in small("hard").tables.items()}
    claims = tables["claims"]
    for column, register, key in (
        ("patient_id", "patients", "patient_id"),
        ("doctor_id", "doctors", "doctor_id"),
        ("provider_id", "providers", "provider_id"),
        ("prescriber_provider_id", "providers", "provider_id"),
        ("reverses_claim_id", "claims", "claim_id"),
    ):
        assert claims[column].dropna().isin(tables[register][key]).all(), column
    assert set(tables["claim_lines"].claim_id) == set(claims.claim_id)


def test_refunds_mirror_what_they_reverse(small: Small) -> None:
    claims = small("medium").tables["claims"].to_pandas().set_index("claim_id")
    refunds = claims[claims.reverses_claim_id.notna()]
    assert 0.002 < len(refunds) / len(claims) < 0.01
    originals = claims.loc[refunds.reverses_claim_id]
    for amount in ("total_amount", "fund_amount", "account_amount", "cash_amount"):
        assert (refunds[amount].to_numpy() == -originals[amount].to_numpy()).all()
    assert (refunds.settle_time.to_numpy() > originals.settle_time.to_numpy()).all()


def test_fills_follow_the_prescribing_visit(small: Small) -> None:
    claims = small("medium").tables["claims"].to_pandas()
    visits = claims[claims.prescription_id.notna() & (claims.claim_type != "pharmacy")]
    fills = claims[claims.prescriber_provider_id.notna()]
    pairs = fills.merge(
        visits.drop_duplicates("prescription_id"), on="prescription_id", suffixes=("", "_visit")
    )
    assert len(pairs) == len(fills) > 500
    assert (pairs.prescriber_provider_id == pairs.provider_id_visit).all()
    assert (pairs.patient_id == pairs.patient_id_visit).all()
    assert (pairs.start_time > pairs.start_time_visit).all()


def test_optional_values_are_sometimes_missing(small: Small) -> None:
    tables = small("medium").tables
    for table, column in (
        ("patients", "phone"),
        ("patients", "bank_account"),
        ("providers", "latitude"),
        ("claims", "doctor_id"),
        ("claims", "diagnosis_codes"),
    ):
        share = tables[table][column].null_count / tables[table].num_rows
        assert 0 < share < 0.5, (table, column)


def test_identifiers_of_eighteen_characters_use_the_reserved_division(small: Small) -> None:
    ids = pd.Series(small("easy").tables["patients"]["patient_id"].to_pylist())
    long = ids[ids.str.len() == 18]
    assert 0.3 < len(long) / len(ids) < 0.7
    assert long.str.startswith("999999").all()
    assert ids[ids.str.len() != 18].str.startswith("00").all()


def test_trace_codes_have_twenty_digits(small: Small) -> None:
    codes = small("easy").tables["claim_lines"]["trace_codes"].drop_null().to_pandas()
    parts = codes.str.split(";").explode()
    assert parts.str.fullmatch(r"\d{20}").all()


@pytest.mark.parametrize(
    "wrong",
    [{"grade": "harder"}, {"variant": "calm"}, {"patients": 100}, {"months": 1}],
)
def test_settings_out_of_range_are_refused(wrong: dict[str, Any]) -> None:
    settings: dict[str, Any] = {"grade": "easy", **wrong}
    with pytest.raises(SettingError):
        build(1, **settings)


def test_amounts_are_exact_decimals(small: Small) -> None:
    schema = small("easy").tables["claims"].schema
    assert pa.types.is_decimal(schema.field("total_amount").type)
    assert pa.types.is_timestamp(schema.field("settle_time").type)
