"""What clears a group, and in which order the explanations of a group are told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import pytest

from model.language import Text
from model.rings import InnocentReading
from model.vocabulary.signals import SignalKind
from rings import clear
from rings.clear import ClearingParameters, alternative, alternatives_of, clearing
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData
from tests.rings.worlds import claim, finding, group_of, people, view_of

MEMBERS = people(4)
VIEW = view_of([claim(p, day) for p in MEMBERS for day in (1, 8)])
RULE = ClearingParameters(clears_from=0.75, counter_strength=0.5, short_of_clearing=0.05)
FOR, AGAINST = Text("For it.", "支持。"), Text("Against it.", "反对。")


@dataclass
class Says:
    """An explanation that says what it is told to."""

    CODE: str
    assessment: Assessment | None

    EXPLAINS: frozenset[SignalKind] = frozenset()
    Parameters: Any = SimpleNamespace

    @property
    def TITLE(self) -> Text:  # noqa: N802 - the name of the protocol
        return Text(self.CODE, self.CODE)

    def examine(self, group: GroupData, parameters: Any) -> Assessment | None:
        return self.assessment


def said(share: float, *explains: SignalKind, limited: bool = False) -> Assessment:
    return Assessment(share, [FOR], [AGAINST], frozenset(explains or ("co_timing",)), limited)


def group(**signals: float) -> GroupData:
    return group_of(VIEW, finding(VIEW, MEMBERS, signals=signals or {"co_timing": 0.9}))  # type: ignore[arg-type]


def read(
    found: Assessment | None, signals: Mapping[str, float] | None = None
) -> InnocentReading | None:
    return alternative(Says("one", found), group(**(signals or {})), None, RULE)


@pytest.mark.parametrize(
    ("share", "limited", "plausibility", "clears"),
    [
        (0.75, False, 0.75, False),  # nearly all has to be explained
        (0.750001, False, 0.750001, True),
        (1.0, False, 1.0, True),
        (7.0, False, 1.0, True),
        (0.001, False, 0.001, False),
        (1.0, True, 0.70, False),  # a fact that is needed is missing
        (0.6, True, 0.6, False),
        (1 / 3, False, 0.333333, False),
    ],
)
def test_a_share_above_the_limit_clears(
    share: float, limited: bool, plausibility: float, clears: bool
) -> None:
    found = read(said(share, limited=limited))
    assert found is not None
    assert (found.plausibility, found.clears) == (pytest.approx(plausibility), clears)
    assert (found.code, found.title.en) == ("one", "one")
    assert (found.evidence_for, found.evidence_against) == ((FOR,), (AGAINST,))


def test_what_explains_nothing_is_not_told() -> None:
    assert read(None) is None
    assert read(said(0.0)) is None
    assert read(said(-0.1)) is None
    assert read(said(0.9, "same_basket")) is None


@pytest.mark.parametrize(("strength", "clears"), [(0.49, True), (0.5, False), (0.9, False)])
def test_a_strong_signal_that_is_not_explained_keeps_a_group(strength: float, clears: bool) -> None:
    found = read(said(0.9), {"co_timing": 0.9, "goods_trace": strength})
    assert found is not None
    assert found.clears is clears
    told = [text.en for text in found.evidence_against[1:]]
    assert bool(told) is not clears
    assert all(f"(strength {strength:.2f})" in line for line in told)


def test_signals_that_remain_are_told_in_one_order() -> None:
    found = read(said(0.9), {"goods_trace": 0.6, "co_timing": 0.9, "excess_cost": 0.7})
    assert found is not None
    assert [text.en[-15:] for text in found.evidence_against[1:]] == [
        "strength 0.70).",
        "strength 0.60).",
    ]


def order_of(monkeypatch: pytest.MonkeyPatch, *explanations: Says) -> list[str]:
    monkeypatch.setattr(clear, "EXPLANATIONS", explanations)
    tuned = SimpleNamespace(**{one.CODE: None for one in explanations})
    found = alternatives_of(group(co_timing=0.9, goods_trace=0.9), tuned, RULE)
    return [one.code for one in found]


def test_what_clears_comes_first_then_the_most_plausible_then_the_registry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both: tuple[SignalKind, ...] = ("co_timing", "goods_trace")
    assert order_of(
        monkeypatch,
        Says("little", said(0.2)),
        Says("plausible", said(0.95)),  # leaves a strong signal
        Says("silent", None),
        Says("clears_less", said(0.8, *both)),
        Says("tie_b", said(0.5)),
        Says("tie_a", said(0.5)),
        Says("clears_more", said(0.9, *both)),
    ) == ["clears_more", "clears_less", "plausible", "tie_b", "tie_a", "little"]


def test_the_first_that_clears_is_the_one() -> None:
    one = InnocentReading("one", FOR, 0.4, (), (), clears=False)
    other, third = replace(one, code="other", clears=True), replace(one, code="third", clears=True)
    assert clearing((one, other, third)) is other
    assert clearing((one,)) is None
    assert clearing(()) is None
