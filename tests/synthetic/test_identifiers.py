"""Identifiers and amounts built from arrays are exactly the text they should be."""

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synthetic.identifiers import (
    CHECK_CHARACTERS,
    CHECK_WEIGHTS,
    decimal_amounts,
    fixed_width,
    person_number,
)


@given(
    st.lists(st.integers(0, 10**13 - 1), min_size=1, max_size=20),
    st.integers(13, 18),
)
def test_fixed_width_pads_with_zeros(numbers: list[int], width: int) -> None:
    made = fixed_width("X", (np.array(numbers, dtype=np.int64), width)).to_pylist()
    assert made == [f"X{number:0{width}d}" for number in numbers]


@given(st.lists(st.integers(-(10**10), 10**10), min_size=1, max_size=20))
def test_amounts_are_exact(minor: list[int]) -> None:
    made = decimal_amounts(np.array(minor, dtype=np.int64)).to_pylist()
    assert made == [Decimal(amount).scaleb(-2) for amount in minor]


@given(st.dates().map(lambda day: day.strftime("%Y%m%d").zfill(8)), st.integers(0, 999))
def test_person_numbers_carry_a_valid_check_character(birth: str, serial: int) -> None:
    number = person_number(birth, serial)
    assert len(number) == 18
    assert number.startswith("999999")
    total = sum(w * int(d) for w, d in zip(CHECK_WEIGHTS, number[:17], strict=True))
    assert CHECK_CHARACTERS[total % 11] == number[17]
