import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.items.record_splitter import chosen, records

CELLS = st.text(st.sampled_from('a,"\n\r 1医𠮷'), max_size=6)


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_records_are_those_of_a_csv_reader(
    rows: list[list[str]], encoding: str, line_end: str
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(rows)
    data = out.getvalue().encode(encoding)
    parts = list(records(data, encoding))
    assert b"".join(parts) == data
    assert len(parts) == len(rows)
    again = chosen(data, encoding, {1})
    text = again.decode(encoding)
    assert list(csv.reader(io.StringIO(text, newline=""))) == rows[:2]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a,b\n\n1,2\n\r\n3,4", [b"a,b\n", b"1,2\n", b"3,4"]),
        (b'a,b\n1,x"y\n2,z\n', [b"a,b\n", b'1,x"y\n', b"2,z\n"]),
        (b'a\n"1\n2"\n3\n', [b"a\n", b'"1\n2"\n', b"3\n"]),
        (b"a,b\n1,\n,2\n", [b"a,b\n", b"1,\n", b",2\n"]),
        (b"a,b\n1,", [b"a,b\n", b"1,"]),
        (b"a\rb\r", [b"a\r", b"b\r"]),
        (b"", []),
    ],
)
def test_odd_records(data: bytes, expected: list[bytes]) -> None:
    assert list(records(data, "utf-8")) == expected


def test_blank_lines_have_no_number_as_in_a_load() -> None:
    assert chosen(b"h\n\nr1\n\n\nr2\nr3\n", "utf-8", {2}) == b"h\nr2\n"
