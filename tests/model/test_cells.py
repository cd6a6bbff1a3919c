import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.cells import neutral, plain

FORMULAS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    " =1",
    "\u3000=1",
    "\ufeff=1",
    "\x00=1",
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_formulas_become_text(cell):
    assert neutral(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["P001", "0012", "110101199003070010", "张三", "a=b", "", "x-1"])
def test_ordinary_identifiers_are_untouched(cell):
    assert neutral(cell) == cell


@given(st.text())
def test_every_text_comes_back(text):
    assert plain(neutral(text)) == text
    assert neutral(text)[:1] not in set("=+-@＝＋－＠\t\r\n")
