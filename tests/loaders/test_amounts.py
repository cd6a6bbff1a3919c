import math
import re
from decimal import Decimal, localcontext

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.decimals import amounts, quantities, whole_numbers
from model.errors import LayoutError
from model.money import to_minor
from tests.loaders.read_back import outcome, text

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－＋", "0123456789.,-+")
DIGITS = st.text("0123456789", min_size=1, max_size=20)
PLAIN = st.builds("{}{}{}{}".format, st.sampled_from(["", "-", "+"]), DIGITS,
                  st.sampled_from(["", "."]), st.text("0123456789", max_size=6))  # fmt: skip
AMOUNT_LIKE = st.one_of(
    PLAIN,
    st.text("0123456789０１２.,-+eE() ￥nNaA", min_size=1, max_size=14),
    st.decimals(allow_nan=True).map(str),
    st.builds(
        str.__mul__,
        st.sampled_from(["9", "0", "٣", "９", "5.0", "1e5", "-9", "."]),
        st.integers(1, 3_000),
    ),
    st.builds("{}.{}".format, st.integers(0, 9), st.integers(0, 10_000).map("0".__mul__)),
    st.characters(categories=["Nd"]),
    st.integers(-(10**17), 10**17).map(lambda n: f"{n:,}.50"),
    st.text(min_size=1, max_size=6).filter(lambda s: "\t" not in s and "\0" not in s),
)


def oracle(cell: str) -> int | None:
    """Minor units as Python's Decimal sees them, or None where the amount is refused."""
    tidy = cell.translate(FULL_WIDTH).strip()
    if re.fullmatch(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]*)?", tidy):
        tidy = tidy.replace(",", "")
    if not re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)", tidy):
        return None
    with localcontext(prec=40_000):
        if abs(Decimal(tidy)) >= 10**16:
            return None
        try:
            return to_minor(tidy)
        except ValueError:
            return None


@settings(deadline=None)
@given(st.lists(AMOUNT_LIKE, min_size=1, max_size=20))
def test_amounts_agree_with_decimal(cells: list[str]) -> None:
    made = amounts(text(*cells))
    for row, cell in enumerate(cells):
        value, reason = outcome(made, row)
        assert value == oracle(cell), cell
        assert bool(reason) is (value is None), cell


@given(st.lists(PLAIN, min_size=1, max_size=8))
def test_a_faulty_neighbour_changes_no_amount(cells: list[str]) -> None:
    alone = amounts(text(*cells)).values.to_pylist()
    assert amounts(text(*cells, "x")).values.to_pylist()[:-1] == alone


@pytest.mark.parametrize(
    ("cell", "minor", "reason"),
    [
        ("-12.5", -1250, ""),
        ("0", 0, ""),
        ("-0.00", 0, ""),
        ("12.500", 1250, ""),
        ("1000000000000", 10**14, ""),
        ("9999999999999999.99", 999999999999999999, ""),
        ("1,234.50", 123450, ""),
        ("１２．５０", 1250, ""),
        (" 7 ", 700, ""),
        (None, None, ""),
        ("", None, ""),
        ("1.005", None, "amount_too_fine"),
        ("10000000000000000", None, "amount_out_of_range"),
        ("1e12", None, "amount_in_scientific_notation"),
        ("1.2E+17", None, "amount_in_scientific_notation"),
        ("￥12.00", None, "amount_with_currency_sign"),
        ("12元", None, "amount_with_currency_sign"),
        ("(12.50)", None, "amount_in_parentheses"),
        ("NaN", None, "amount_not_a_number"),
        ("1,23", None, "amount_not_a_number"),
        ("0,125", None, "amount_not_a_number"),
        ("9" * 200, None, "amount_out_of_range"),
        ("9" * 2_000 + ".00", None, "amount_out_of_range"),
        ("5." + "0" * 300, 500, ""),
        ("0" * 10_000 + "5", 500, ""),
        ("1.234,50", None, "amount_not_a_number"),
        ("-", None, "amount_not_a_number"),
        ("1 2", None, "amount_not_a_number"),
    ],
)
def test_amount_table(cell: str | None, minor: int | None, reason: str) -> None:
    assert outcome(amounts(text(cell)), 0) == (minor, reason)


def test_minor_units_are_taken_as_they_are() -> None:
    assert amounts(text("1250", "12.5"), unit_digits=0).values.to_pylist() == [1250, None]


def test_typed_amounts_stay_exact() -> None:
    assert amounts(pa.array([3, None, -4], pa.int64())).values.to_pylist() == [300, None, -400]
    fine = pa.array([Decimal("1.2300"), Decimal("1.2345")], pa.decimal128(12, 4))
    made = amounts(fine)
    assert made.values.to_pylist() == [123, None]
    assert outcome(made, 1)[1] == "amount_too_fine"
    huge = pa.array([2**62, 5], pa.int64())
    assert outcome(amounts(huge), 0)[1] == "amount_out_of_range"


def test_a_slice_is_read_from_where_it_begins() -> None:
    column = text("1.00", "2.00", "3.00", None, "5.00").slice(2)
    assert amounts(column).values.to_pylist() == [300, None, 500]


@settings(deadline=None)
@given(st.lists(st.integers(-(10**14), 10**14), min_size=1))
def test_doubles_next_to_a_cent_are_that_cent(cents: list[int]) -> None:
    made = amounts(pa.array([cent / 100 for cent in cents], pa.float64()))
    assert made.values.to_pylist() == cents
    assert [remark.cells for remark in made.remarks] == [len(cents)]


@pytest.mark.parametrize("width", [pa.float16(), pa.float32(), pa.float64()])
@settings(deadline=None)
@given(st.floats(width=16, allow_nan=True))
def test_floats_of_every_width_are_exact_or_refused(width: pa.DataType, number: float) -> None:
    typed = width.to_pandas_dtype()
    value, reason = outcome(amounts(pa.array([typed(number), typed(0.25)], width)), 0)
    if value is None:
        assert reason in ("amount_too_fine", "amount_out_of_range") or math.isnan(number)
    else:
        assert typed(value / 100) == typed(number)


@pytest.mark.parametrize("width", [8, 16, 32, 64])
@settings(deadline=None)
@given(data=st.data())
def test_integers_of_every_width_are_whole_units(width: int, data: st.DataObject) -> None:
    for kind, low, high in (
        (f"int{width}", -(2 ** (width - 1)), 2 ** (width - 1) - 1),
        (f"uint{width}", 0, 2**width - 1),
    ):
        number = data.draw(st.integers(low, high))
        value, reason = outcome(amounts(pa.array([number], kind)), 0)
        assert value == (number * 100 if abs(number) < 10**16 else None)
        assert reason == ("" if abs(number) < 10**16 else "amount_out_of_range")


def test_what_is_no_cent_is_refused_in_floating_point() -> None:
    made = amounts(pa.array([59.9, 59.900000000000006, 1 / 3, float("nan"), float("inf"), 1e300]))
    assert made.values.to_pylist() == [5990, None, None, None, None, None]
    reasons = [outcome(made, row)[1] for row in range(6)]
    fine, far = "amount_too_fine", "amount_out_of_range"
    assert reasons == ["", fine, fine, "", far, far]


def test_a_typed_column_that_is_no_number_is_an_error() -> None:
    with pytest.raises(LayoutError, match="arrived as bool"):
        amounts(pa.array([True]))


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("30", 30, ""),
        ("30.0", 30, ""),
        ("-1", -1, ""),
        ("30.5", None, "number_too_fine"),
        ("2147483648", None, "number_out_of_range"),
        ("x", None, "number_not_a_number"),
    ],
)
def test_whole_number_table(cell: str, value: int | None, reason: str) -> None:
    assert outcome(whole_numbers(text(cell), pa.int32()), 0) == (value, reason)


@given(st.decimals(-(10**13), 10**13, places=6))
def test_quantities_keep_six_decimals(quantity: Decimal) -> None:
    made = quantities(text(str(f"{quantity:f}")), pa.decimal128(20, 6))
    assert made.values.to_pylist() == [quantity]
