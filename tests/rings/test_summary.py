"""The one sentence about a group, word by word in both languages."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from rings.explain import SummaryParameters, patterns_of, summary_of
from rings.exposure import Refunds, exposure
from tests.rings.worlds import claim, finding, group_of, view_of


def said(
    rows: Sequence[dict[str, Any]],
    members: tuple[list[str], list[str], list[str]],
    q_value: float | None = None,
    typology: str = "lockstep",
    named: int = 3,
    **more: Any,
) -> tuple[str, str]:
    view = view_of(rows)
    group = group_of(view, finding(view, *members, typology=typology, **more))
    exposed = exposure(group.fused.claims, view.claims, Refunds(view.claims))
    text = summary_of(group, exposed, q_value, SummaryParameters(named=named))
    return text.en, text.zh


def test_people_days_places_and_chance() -> None:
    rows = [claim(p, day, "H1", doctor="D1", fund=123_450) for p in ("P1", "P2") for day in (0, 9)]
    assert said(rows, (["P1", "P2"], ["D1"], ["H1"]), 1.26e-9, outings=7.0, expected=0.456) == (
        "Indicators consistent with people moved through claims together: 2 insured persons "
        "together on 2 days at doctor D1, provider H1, 2025-01-06 to 2025-01-15; 7 outings where "
        "chance leads to 0.46, q=1.3e-09; 4 claims, fund 4,938.00.",
        "存在与“多人结伴就诊结算”相符的迹象：2名参保人，2天同时出现，涉及医师D1，机构H1，"
        "2025-01-06至2025-01-15；结伴7次，随机预期0.46次，q=1.3e-09；结算记录4条，基金支付4,938.00。",
    )


def test_one_person_one_day_and_nothing_else() -> None:
    rows = [claim("P1", 0, "H1", fund=100), claim("P2", 0, "H1", fund=100)]
    english, chinese = said(rows, (["P1"], [], []))
    assert english == (
        "Indicators consistent with people moved through claims together: 1 insured person, "
        "2025-01-06 to 2025-01-06; 1 claims, fund 1.00."
    )
    assert chinese.startswith("存在与“多人结伴就诊结算”相符的迹象：1名参保人，2025-01-06至")
    english, _ = said(rows, (["P1", "P2"], [], []))
    assert "2 insured persons together on 1 day, 2025" in english


def test_a_few_are_named_and_the_rest_is_counted() -> None:
    rows = [claim("P1", n, f"H{n}", doctor=f"D{n}") for n in range(5)]
    doctors, places = [f"D{n}" for n in range(5)], [f"H{n}" for n in range(5)]
    members = ([], doctors[:4], places)
    english, chinese = said(rows, members, claims=range(5))
    assert "doctors D0, D1, D2 and 1 more, providers H0, H1, H2 and 2 more, 2025" in english
    assert "涉及医师D0、D1、D2等4个，机构H0、H1、H2等5个，2025" in chinese
    english, chinese = said(rows, ([], doctors[:3], places[:1]), claims=range(5))
    assert "doctors D0, D1, D2, provider H0, 2025" in english
    assert "涉及医师D0、D1、D2，机构H0，2025" in chinese
    english, _ = said(rows, members, claims=range(5), named=1)
    assert "at doctors D0 and 3 more, providers H0 and 4 more," in english


def test_an_identifier_that_breaks_the_line_is_made_visible() -> None:
    rows = [claim("P1", 0, "H\n1")]
    assert "at provider H\\n1," in said(rows, (["P1"], [], ["H\n1"]))[0]


def test_a_group_without_claims_names_no_days() -> None:
    rows = [claim("P1", 0, "K1"), claim("P1", 0, "K2")]
    english, chinese = said(rows, ([], [], ["K1", "K2"]), claims=(), typology="shared_identity")
    assert english == (
        "Indicators consistent with parties tied by a shared identity: at providers K1, K2; "
        "0 claims, fund 0.00."
    )
    assert chinese.endswith("：涉及机构K1、K2；结算记录0条，基金支付0.00。")


def test_patterns_are_named_once_each_and_unknown_ones_by_their_code() -> None:
    view = view_of([claim("P1", 0), claim("P2", 0)])
    both = ["P1", "P2"]
    group = group_of(
        view,
        finding(view, both, typology="steering"),
        finding(view, both, typology="lockstep"),
        finding(view, both, typology="lockstep", score=0.1),
        finding(view, both, typology="a_new_one"),
    )
    assert patterns_of(group.fused).en == (
        "a_new_one and people moved through claims together and prescriptions steered to one place"
    )
    assert patterns_of(group.fused).zh == "a_new_one、多人结伴就诊结算、处方定向引导至特定机构"
    assert np.array_equal(group.claims, [0, 1])
