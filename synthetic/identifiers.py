"""Fixed-width identifiers and exact decimals as Arrow arrays, built without a Python loop."""

import numpy as np
import pyarrow as pa

from synthetic.arrays import Bools, Ints

CHECK_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
FOUR_DIGITS = np.array([[ord(c) for c in f"{n:04d}"] for n in range(10_000)], dtype=np.uint8)
"""Text of every number below ten thousand: four characters per division instead of one."""


def fixed_width(prefix: str, *parts: tuple[Ints, int]) -> pa.StringArray:
    """``prefix`` followed by zero-padded numbers: parts are (numbers, width in digits).

    >>> fixed_width("P", (np.array([7, 42]), 4)).to_pylist()
    ['P0007', 'P0042']
    """
    head = prefix.encode("ascii")
    rows = len(parts[0][0])
    width = len(head) + sum(digits for _, digits in parts)
    letters = np.empty((rows, width), dtype=np.uint8)
    letters[:, : len(head)] = np.frombuffer(head, dtype=np.uint8)
    end = len(head)
    for numbers, digits in parts:
        end += digits
        rest = numbers
        last = end
        while last > end - digits:
            rest, low = np.divmod(rest, 10_000)
            here = min(4, last - (end - digits))
            letters[:, last - here : last] = FOUR_DIGITS[low][:, 4 - here :]
            last -= here
    offsets = np.arange(rows + 1, dtype=np.int32) * width
    return pa.StringArray.from_buffers(
        rows, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(letters))
    )


def decimal_amounts(minor: Ints, absent: Bools | None = None) -> pa.Array:
    """Amounts in minor units as exact decimals with two places.

    >>> decimal_amounts(np.array([-5, 1250])).to_pylist()
    [Decimal('-0.05'), Decimal('12.50')]
    """
    wide = np.empty((len(minor), 2), dtype=np.int64)
    wide[:, 0] = minor
    wide[:, 1] = minor >> 63  # the sign fills the upper half of the 128-bit integer
    validity = None
    if absent is not None:
        validity = pa.py_buffer(np.packbits(~absent, bitorder="little"))
    return pa.Array.from_buffers(
        pa.decimal128(14, 2), len(minor), [validity, pa.py_buffer(np.ascontiguousarray(wide))]
    )


def person_number(birth: str, serial: int) -> str:
    """An 18-character number of the reserved test division 999999, with its check character.

    ``birth`` is ``YYYYMMDD``. The check character follows ISO 7064 mod 11-2, as real numbers
    do, so that every rule about such numbers applies; the prefix belongs to nobody.
    """
    body = f"999999{birth}{serial:03d}"
    total = sum(weight * int(digit) for weight, digit in zip(CHECK_WEIGHTS, body, strict=True))
    return body + CHECK_CHARACTERS[total % 11]
