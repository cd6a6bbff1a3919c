from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.findings import Member
from model.money import from_minor
from rings.exposure import Refunds, exposure, member_share
from tests.rings.worlds import START, claim, number, view_of

amounts = st.integers(-(10**9), 10**9)
worlds = st.lists(
    st.tuples(
        st.sampled_from(["P0", "P1", "P2"]),
        amounts,
        amounts,
        st.booleans(),  # part of the pattern
        st.lists(st.tuples(amounts, amounts), max_size=3),  # refunds, each of the one before
    ),
    min_size=1,
    max_size=12,
)


def built(world):
    rows, pattern, oracle = [], [], {"total": Decimal(0), "fund": Decimal(0)}
    for n, (patient, total, fund, chosen, refunds) in enumerate(world):
        chain = [(total, fund), *refunds]
        for step, (t, f) in enumerate(chain):
            rows.append(
                claim(
                    patient,
                    n,
                    claim_id=f"C{n:03d}-{9 - step}",
                    total=t,
                    fund=f,
                    reverses=f"C{n:03d}-{10 - step}" if step else "",
                )
            )
            if chosen:
                oracle["total"] += Decimal(t) / 100
                oracle["fund"] += Decimal(f) / 100
        if chosen:
            pattern.append(f"C{n:03d}-9")
    return view_of(rows), sorted(row["claim_id"] for row in rows), pattern, oracle


@given(worlds)
def test_refunds_net_to_the_cent_against_a_decimal_oracle(world):
    view, ids, pattern, oracle = built(world)

    claims = np.array([ids.index(name) for name in pattern], dtype=np.int64)
    twice = np.concatenate([claims, claims])  # named by two findings
    found = exposure(twice, view.claims, Refunds(view.claims))
    assert Decimal(from_minor(found.total_minor)) == oracle["total"]
    assert Decimal(from_minor(found.fund_minor)) == oracle["fund"]
    chosen = [(1 + len(refunds)) for _, _, _, part, refunds in world if part]
    assert found.claims.size == sum(chosen)
    assert found.refunds.size == sum(chosen) - len(chosen)
    shares = [
        member_share(Member("patient", n, "", 1.0), found, view.claims)
        for n in range(len(view.claims.patient_ids))
    ]
    assert sum(share.fund_minor for share in shares) == found.fund_minor
    assert sum(share.claims for share in shares) == found.claims.size


def test_days_are_those_of_the_pattern_and_not_of_late_refunds():

    view = view_of(
        [
            claim("P1", 3, claim_id="a", total=500),
            claim("P1", 99, claim_id="b", total=-200, reverses="a"),
        ]
    )
    found = exposure(np.array([0], dtype=np.int64), view.claims, Refunds(view.claims))
    assert (found.total_minor, found.first_day, found.last_day) == (300, START + 3, START + 3)


def test_a_provider_takes_part_where_it_settled_and_where_it_prescribed():

    view = view_of(
        [
            claim("P1", 1, "A1", prescriber="H1", fund=100),
            claim("P1", 1, "H1", fund=30, doctor="D1"),
        ]
    )
    found = exposure(np.array([0, 1], dtype=np.int64), view.claims, Refunds(view.claims))

    def share(kind, name):
        return member_share(Member(kind, number(view, kind, name), "", 1.0), found, view.claims)

    assert share("provider", "H1") == (2, 130)
    assert share("provider", "A1") == (1, 100)
    assert share("doctor", "D1") == (1, 30)
