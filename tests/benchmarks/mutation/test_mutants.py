"""What is planted, what is left alone, and what a change is called."""

from pathlib import Path

import pytest
from cosmic_ray.mutating import mutate_code

from benchmarks.mutation.equivalents import Equivalent, equivalents
from benchmarks.mutation.mutants import Change, Mutant, change, mutants_of, planted
from benchmarks.mutation.operators import KINDS, OWN, operator

CODE = '''
"""A module."""

LEAST: int = 3


def most(values: list[int] | None, least: int = LEAST) -> int:
    if values is None:
        raise ValueError
    return max(v for v in values if v >= least)
'''


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "a.py").write_text(CODE, encoding="utf-8")
    return tmp_path


def all_changes(house: Path) -> dict[Change, Mutant]:
    return {change(house, one): one for one in mutants_of(house, "a.py")}


@pytest.mark.parametrize("name", OWN)
def test_every_operator_of_ours_does_what_its_examples_say(name: str) -> None:
    for example in OWN[name].examples():
        assert mutate_code(example.pre_mutation_code, operator(name), 0) == (
            example.post_mutation_code
        )


def test_every_named_operator_exists() -> None:
    for names in KINDS.values():
        for name in names:
            assert operator(name) is not None


def test_the_faults_of_a_small_file(house: Path) -> None:
    seen = all_changes(house)
    returned = "return max(v for v in values if v >= least)"
    assert Change(returned, returned.replace(">=", ">")) in seen
    assert Change(returned, returned.replace("max", "min")) in seen
    assert Change("raise ValueError", "pass") in seen
    assert Change("LEAST: int = 3", "LEAST: int = 4") in {
        Change(one.was, one.became.replace("  ", " ")) for one in seen
    }


def test_types_are_left_to_the_type_checker(house: Path) -> None:
    assert not any("list[int]" in one.was and "list[int]" not in one.became
                   for one in all_changes(house))  # fmt: skip
    assert all("list[int] | None" in planted(house, one) for one in mutants_of(house, "a.py"))


def test_what_runs_at_import_is_told_from_what_a_call_runs(house: Path) -> None:
    called = {one.was: mutant.when_called for one, mutant in all_changes(house).items()}
    assert called["LEAST: int = 3"] is False
    assert called["raise ValueError"] is True


def test_an_equivalent_is_named_by_its_change_and_file() -> None:
    one = Equivalent(was="a...", became="b", reason="", file="x/...")
    assert one.covers("x/y.py", Change("a = 1", "b"))
    assert not one.covers("y.py", Change("a = 1", "b"))
    assert not one.covers("x/y.py", Change("a = 1", "bc"))


def test_every_listed_equivalent_has_its_reason() -> None:
    assert all(one.reason and (one.was or one.became) for one in equivalents())
