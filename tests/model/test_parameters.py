from dataclasses import asdict, dataclass

import pytest

from model.errors import SettingError
from model.parameters import documented, parameter, part, seed_parameter, with_values


@dataclass(frozen=True)
class Inner:
    share: float = parameter(0.5, "share", "of claims", "customary")
    words: tuple[str, ...] = parameter(("a",), "words", "that name it", "a register")


@dataclass(frozen=True)
class Outer:
    least: int = parameter(3, "persons", "of a group", "customary")
    method: str = parameter("one", "library", "that counts", "a paper", choices=("one", "two"))
    kinds: tuple[str, ...] = parameter(("a",), "kinds", "counted", "a", choices=("a", "b"))
    inner: Inner = part(Inner(share=0.25), "what is inside")
    seed: int = seed_parameter()


def test_a_part_comes_before_its_parameters_and_keeps_what_it_was_given() -> None:
    rows = {one.path: one for one in documented(Outer())}
    assert list(rows) == ["least", "method", "kinds", "inner", "inner.share", "inner.words", "seed"]
    assert rows["inner"].value is None
    assert rows["inner.share"].value == 0.25
    assert rows["inner.share"].about.source == "customary"


def test_a_field_that_says_nothing_is_found() -> None:
    @dataclass(frozen=True)
    class Bare:
        least: int = 3

    with pytest.raises(KeyError):
        list(documented(Bare()))


def test_what_was_recorded_makes_the_same_parameters_again() -> None:
    recorded = asdict(Outer(least=7))
    recorded["inner"]["words"] = list(recorded["inner"]["words"])  # as JSON has it
    assert with_values(Outer(), recorded, "here") == Outer(least=7)


def test_other_values_replace_only_what_they_name() -> None:
    made = with_values(Outer(), {"inner": {"share": 1}}, "here")
    assert made == Outer(inner=Inner(share=1.0))
    assert isinstance(made.inner.share, float)


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({"most": 3}, "here.most"),
        ({"inner": {"most": 3}}, "here.inner.most"),
        ({"inner": 3}, "here.inner"),
        ({"least": 2.5}, "here.least"),
        ({"least": True}, "here.least"),
        ({"inner": {"share": "half"}}, "here.inner.share"),
        ({"inner": {"share": float("nan")}}, "here.inner.share"),
        ({"inner": {"words": "a"}}, "here.inner.words"),
        ({"inner": {"words": [1]}}, "here.inner.words"),
        ({"method": "three"}, "here.method"),
        ({"kinds": ["a", "c"]}, "here.kinds"),
    ],
)
def test_a_name_or_a_value_that_does_not_fit_is_refused(
    given: dict[str, object], where: str
) -> None:
    with pytest.raises(SettingError) as refused:
        with_values(Outer(), given, "here")
    assert refused.value.where == where
