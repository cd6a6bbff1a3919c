"""Every number and word list that can change a result is a declared parameter."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.projections import PROJECTIONS
from model.parameters import documented
from rings.parameters import RingParameters
from tests.house.source_tree import named, product_files, tree
from typologies import TYPOLOGIES

DECIDING = re.compile(
    r"(typologies|algorithms|rings|graph/projections)/.+\.py|model/meeting_places\.py"
)
FIELD_MAKERS = {"parameter", "part", "weight"}
"""Calls that declare a parameter; the numbers inside them are its default."""
TRIVIAL = {0, 1, 2}
"""Inside a function these count, halve and compare; at module level they need a reason too."""
CODES = {"NEEDS", "SIGNALS", "ROLES", "REASONS", "SKIPS", "EXPLAINS", "HEADINGS", "__all__"}
"""Declarations of codes, checked by the tests of the registries."""

FORMULA = "a coefficient of a formula, named in its docstring"
EPSILON = "keeps a function inside its domain"
LAYOUT = "room for a number beside another in one key, or the shape of an array"
CHUNK = "work done at a time; the result does not depend on it"
STANDARD = "fixed by a standard or a calendar"
GUARD = "refuses instead of answering"
ABSENT = "stands for what is not known"
SCHEMA = "names of tables and columns"
DECIDES_NOTHING: dict[str, dict[str, str]] = {
    "algorithms/attendance.py": {"63": LAYOUT},
    "algorithms/blocks/blockbook.py": {"_GROUPS": CHUNK, "_ENTRIES": CHUNK},
    "algorithms/blocks/calendar.py": {
        "MONTH": STANDARD,
        "NO_CALENDAR": ABSENT,
        "_MONDAY": STANDARD,
        "_WEEKS": LAYOUT,
    },
    "algorithms/blocks/growth.py": {"NOTHING": ABSENT},
    "algorithms/blocks/habits.py": {"0.5": FORMULA},
    "algorithms/blocks/lines.py": {"0.5": FORMULA},
    "algorithms/blocks/member_step.py": {"50.0": EPSILON},
    "algorithms/blocks/misplaced.py": {"0.5": FORMULA},
    "algorithms/blocks/mixtures.py": {"0.5": FORMULA},
    "algorithms/blocks/scan.py": {"CHUNK_SEEDS": CHUNK, "3": LAYOUT, "4": LAYOUT},
    "algorithms/blocks/scratch.py": {
        "MOST_MEMBERS": GUARD,
        "MOST_OCCASIONS": GUARD,
        "1e-06": EPSILON,
    },
    "algorithms/blocks/seeds.py": {
        "CHUNK_BUCKETS": CHUNK,
        "_SMALLEST_EXPECTED": EPSILON,
        "1024": CHUNK,
        "4": LAYOUT,
    },
    "algorithms/blocks/timing.py": {"3": LAYOUT, "1e-06": EPSILON},
    "algorithms/circuit_members.py": {"_TIE": EPSILON},
    "algorithms/circuits.py": {"_ROWS": CHUNK},
    "algorithms/communities.py": {
        "METHODS": "all values of a parameter",
        "3": "rounds of Leiden, the library's own default",
    },
    "algorithms/covisits.py": {
        "_COUNTS_TABLED": CHUNK,
        "_HALVINGS": EPSILON,
        "_FIRST_ROWS": CHUNK,
        "CHUNK_PERSONS": CHUNK,
        "6": LAYOUT,
        "8": "slack of a shortcut; what it lets through is counted exactly",
    },
    "algorithms/expected_choice.py": {"UNRANKED": ABSENT},
    "algorithms/null_models.py": {
        "SMALLEST_P": EPSILON,
        "HALF_COUNT": FORMULA,
        "_SMALLEST_TERM": EPSILON,
        "0.5": FORMULA,
    },
    "algorithms/percentiles.py": {"ORDINARY": FORMULA, "12": FORMULA},
    "algorithms/place_habits.py": {"_EPSILON": EPSILON},
    "algorithms/scale_guards.py": {"MOST_COMPARISONS": GUARD},
    "algorithms/upper_tails.py": {"_EPSILON": EPSILON},
    "graph/projections/folded_values.py": {"_WIDE": STANDARD},
    "graph/projections/organisers.py": {
        "_YEAR": STANDARD,
        "(HOUSEHOLD, RESIDENCE, ADDRESS, EMPLOYER, SCHOOL)": LAYOUT,
    },
    "graph/projections/companies/records.py": {"_DAY_BITS": LAYOUT},
    "graph/projections/meeting_pairs.py": {"COLUMNS": SCHEMA},
    "graph/projections/prescriber_pharmacy.py": {"_CELLS": CHUNK, "_BEYOND_KM": LAYOUT},
    "graph/projections/presence.py": {
        "_PREFECTURE": STANDARD,
        "_SECONDS": LAYOUT,
        "_FAR": ABSENT,
    },
    "graph/projections/shared_identifiers.py": {"_REGISTERED": SCHEMA, "_FACTS": SCHEMA},
    "graph/projections/stays.py": {"_CATEGORY": STANDARD},
    "model/meeting_places.py": {"_MINUTE_BITS": LAYOUT},
    "rings/assemble.py": {"_NAME_DIGITS": LAYOUT},
    "rings/claims_of.py": {"_DAY_BITS": LAYOUT, "_FIRST_DAY": LAYOUT},
    "rings/details.py": {"FORM": "version of a file"},
    "rings/explanations/batch_upload.py": {"_BITS": LAYOUT},
    "rings/explanations/cadence.py": {"_MONDAY": STANDARD},
    "rings/registers.py": {"_ALWAYS": ABSENT},
    "rings/tables.py": {"_NUMBERS_AS_TEXT": SCHEMA},
    "typologies/evidence/basket.py": {"_GRAIN": EPSILON},
    "typologies/evidence/side.py": {"NOTHING": ABSENT},
}
"""What is written in the code and decides nothing: by name, or by value inside a function."""


def numbers(node: ast.AST) -> Iterator[ast.Constant]:
    """Numeric literals below a node, without digits of rounding and without parameters."""
    if isinstance(node, ast.Call):
        function = node.func.attr if isinstance(node.func, ast.Attribute) else node.func
        name = function.id if isinstance(function, ast.Name) else function
        if name in FIELD_MAKERS:
            return
        if name == "round":
            yield from numbers(node.args[0]) if isinstance(node.func, ast.Name) else ()
            return
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from numbers(child)


def is_word_list(node: ast.expr) -> bool:
    """A literal collection that holds nothing but strings, however nested."""
    if isinstance(node, ast.Call) and node.args:
        return is_word_list(node.args[0])
    if not isinstance(node, ast.Tuple | ast.List | ast.Set) or not node.elts:
        return False
    return all(
        is_word_list(one) or (isinstance(one, ast.Constant) and isinstance(one.value, str))
        for one in node.elts
    )


def bound(syntax: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Names that a module binds, with the expressions bound to them."""
    for node in syntax.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                yield ast.unparse(target), node.value


def sql_numbers(syntax: ast.Module) -> Iterator[str]:
    """Numbers that a statement compares with, and its literal lists of words."""
    for node in ast.walk(syntax):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = re.findall(r"(?:[<>]=?|=)\s*(\d+(?:\.\d+)?)\b", node.value)
            yield from (n for n in found if "SELECT" in node.value and float(n) not in TRIVIAL)
            yield from re.findall(r"\bIN \('[^)]*\)", node.value)


def undeclared(syntax: ast.Module) -> set[str]:
    """What a file writes that may decide a result: names at module level, values in functions."""
    found = {
        name
        for name, value in bound(syntax)
        if name not in CODES and (is_word_list(value) or any(numbers(value)))
    }
    for node in syntax.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found |= {repr(n.value) for n in numbers(node) if n.value not in TRIVIAL}
    return found | set(sql_numbers(syntax))


DECIDING_FILES = [path for path in product_files() if DECIDING.fullmatch(named(path))]


@pytest.mark.parametrize("path", DECIDING_FILES, ids=named)
def test_what_decides_is_declared(path: Path) -> None:
    assert undeclared(tree(path)) == set(DECIDES_NOTHING.get(named(path), {}))


def test_only_files_that_exist_are_excused() -> None:
    assert set(DECIDES_NOTHING) <= {named(path) for path in DECIDING_FILES}


@pytest.mark.parametrize(
    ("source", "stray"),
    [
        ("LEAST = 4", {"LEAST"}),
        ("LEAST, MOST = 2, 9", {"(LEAST, MOST)"}),
        ("CLOCK = Clock(window=1)", {"CLOCK"}),
        ("WORDS = ('renal', 'kidney')", {"WORDS"}),
        ("WORDS = frozenset({'renal'})", {"WORDS"}),
        ("NEEDS = ('co_visits',)", set()),
        ("class P:\n    least: int = parameter(4, 'persons', 'of a group', WORLDS)", set()),
        ("class P:\n    least: int = 4", {"4"}),
        ("def f(n):\n    return n >= 0.75", {"0.75"}),
        ("def f(n, least=3):\n    return n // 2 + 1", {"3"}),
        ("def f(n):\n    return round(n / 3, 6)", {"3"}),
        ("def f(n):\n    return n.round(6)", set()),
        ("Q = 'SELECT a FROM b WHERE c >= 0.95 AND d > 1'", {"0.95"}),
        ("Q = \"SELECT a FROM b WHERE c IN ('nan', 'none')\"", {"IN ('nan', 'none')"}),
        ("Q = 'SELECT a FROM b WHERE c >= $share'", set()),
    ],
)
def test_the_reader_finds_strays(source: str, stray: set[str]) -> None:
    assert undeclared(ast.parse(source)) == stray


def declared_fields(syntax: ast.Module) -> set[str]:
    """Names of the parameters that a file declares."""
    return {
        node.target.id
        for node in ast.walk(syntax)
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) in ("parameter", "part")
    }


def test_every_parameter_is_read_somewhere() -> None:
    declared = {name for path in DECIDING_FILES for name in declared_fields(tree(path))}
    read = {
        node.attr
        for path in DECIDING_FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
    }
    assert declared - read == set()


ALL_PARAMETERS = {
    **{module.CODE: module.Parameters() for module in TYPOLOGIES},
    **{module.NAME: module.Parameters() for module in PROJECTIONS},
    "rings": RingParameters(),
}


@pytest.mark.parametrize("name", ALL_PARAMETERS)
def test_every_parameter_says_unit_meaning_and_source(name: str) -> None:
    parameters = ALL_PARAMETERS[name]
    assert type(parameters).__dataclass_params__.frozen
    for one in documented(parameters):
        assert one.about.meaning, one.path
        assert one.value is None or (one.about.unit and one.about.source), one.path
