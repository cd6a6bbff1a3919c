"""The registers by entity number: cells, shared values, and facts from both of their ends."""

from datetime import date

import numpy as np
import pytest

from rings.registers import Fact, Registers, day_of, plain_kind
from tests.rings.worlds import claim, number, view_of

NEVER = 10**9
VIEW = view_of(
    [claim("P1", 1, "H1", doctor="D1"), claim("P2", 1, "A1", doctor="D1")],
    patients=[
        {"patient_id": "P1", "address": "Lea 1", "region": "7"},
        {"patient_id": "P2", "address": " ", "region": "7"},
        {"patient_id": "P3", "address": "Lea 1", "region": "8"},
        {"patient_id": "P4"},
    ],
    providers=[
        {"provider_id": "A1", "provider_kind": "pharmacy"},
        {"provider_id": "H1", "provider_kind": "hospital"},
        {"provider_id": "L1", "provider_kind": "laboratory"},
    ],
    registrations=[
        {"subject_kind": "pharmacy", "subject_id": "A1", "relation": "owned_by",
         "object_kind": "owner", "object_id": "O1", "valid_from": date(2020, 1, 1),
         "valid_to": date(2021, 1, 1)},
        {"subject_kind": "doctor", "subject_id": "D1", "relation": "works_at",
         "object_kind": "pharmacy", "object_id": "A1"},
    ],
)  # fmt: skip


def nos(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


def test_cells_come_by_number_and_blank_ones_are_empty() -> None:
    registers = Registers(VIEW)
    assert registers.values("patient", "address", nos(0, 1, 2, 3)) == ["Lea 1", None, "Lea 1", None]
    assert registers.values("patient", "address", nos(2, 0)) == ["Lea 1", "Lea 1"]
    assert registers.values("patient", "no_such_column", nos(0, 1)) == [None, None]
    assert registers.values("doctor", "doctor_id", nos()) == []


def test_codes_count_who_shares_a_value() -> None:
    registers = Registers(VIEW)
    codes, counts = registers.codes("patient", "region")
    assert codes.tolist() == [0, 0, 1, -1]
    assert counts.tolist() == [2, 1]
    assert [registers.sharing("patient", "region", no) for no in range(4)] == [2, 2, 1, 0]
    assert registers.codes("patient", "no_such_column")[0].tolist() == [-1] * 4
    assert registers.sharing("patient", "no_such_column", 0) == 0
    assert registers.codes("patient", "region")[0] is codes  # made once


def test_providers_of_a_kind_are_named_by_number() -> None:
    registers = Registers(VIEW)
    assert registers.provider_kinds == ["pharmacy", "hospital", "laboratory"]
    assert registers.of_kinds({"pharmacy", "laboratory"}) == {
        number(VIEW, "provider", "A1"),
        number(VIEW, "provider", "L1"),
    }
    assert registers.of_kinds(()) == frozenset()


def test_a_fact_is_seen_from_both_of_its_ends() -> None:
    registers = Registers(VIEW)
    days = (date(2020, 1, 1) - date(1970, 1, 1)).days, (date(2021, 1, 1) - date(1970, 1, 1)).days
    works = Fact("works_at", "doctor", "D1", -NEVER, NEVER)
    assert registers.facts("provider", "A1") == [works, Fact("owned_by", "owner", "O1", *days)]
    assert registers.facts("doctor", "D1") == [Fact("works_at", "provider", "A1", -NEVER, NEVER)]
    assert registers.facts("patient", "P1") == []
    assert Registers(view_of([claim("P1", 1)])).facts("provider", "H1") == []


@pytest.mark.parametrize(
    ("kind", "plain"),
    [("patient", "patient"), ("doctor", "doctor"), ("owner", "owner"), ("pharmacy", "provider"),
     ("provider", "provider")],
)  # fmt: skip
def test_institutions_are_providers(kind: str, plain: str) -> None:
    assert plain_kind(kind) == plain


def test_a_missing_date_is_the_one_given() -> None:
    assert day_of(None, 7) == 7
    assert day_of(date(1970, 1, 2), 7) == 1
