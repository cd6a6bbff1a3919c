from dataclasses import replace
from datetime import datetime
from itertools import combinations

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.redaction import redacted
from cases.redaction.aggregates import KEY, K, summary
from model.dossiers import Dossier
from model.rings import RingClaim
from tests.cases.dossiers import CLAIM_SCHEMA, sample_dossier
from tests.cases.packages import package_of

SAMPLE = sample_dossier(1)


def of(people_by_month: list[list[int]]) -> Dossier:
    """A dossier whose one ring has one claim per person and month."""
    rows = [
        {
            "claim_no": 0,
            "claim_id": f"C{month}-{person}",
            "patient_id": f"P{person}",
            "provider_id": "H",
            "claim_type": "outpatient",
            "start_time": datetime(2025, month, 3),
            "total_amount_minor": 100,
            "fund_amount_minor": 100,
        }
        for month, people in enumerate(people_by_month, start=1)
        for person in people
    ]
    claims = pa.Table.from_pylist(rows, schema=CLAIM_SCHEMA)
    ring_claims = tuple(RingClaim(0, row["claim_id"], "") for row in rows)
    ring = replace(SAMPLE.rings[0], claims=ring_claims)
    return replace(SAMPLE, claims=claims, rings=(ring,))


MONTHS = st.lists(st.lists(st.integers(0, 25), unique=True), min_size=1, max_size=8)


@given(MONTHS)
@settings(max_examples=200)
def test_no_figure_is_about_fewer_than_ten_people(people_by_month: list[list[int]]) -> None:
    made = summary(of(people_by_month))
    everybody = {person for people in people_by_month for person in people}
    cells = [made["whole"], *made["months"]]
    assert all(cell["patients"] == "withheld" or cell["patients"] >= K for cell in cells)
    if len(everybody) < K:
        assert made["months"] == []
        return
    # Whatever shown months are taken from the whole: the rest is nobody or at least ten people.
    shown = [int(m["month"][5:]) for m in made["months"] if m["month"] != "other"]
    for taken in combinations(shown, len(shown)):
        rest = [p for m, p in enumerate(people_by_month, start=1) if m not in taken]
        people = {person for month in rest for person in month}
        assert not people or len(people) >= K or not shown


def test_a_public_dossier_holds_sums_alone() -> None:
    made = redacted(SAMPLE, "public")
    assert set(made.run) == {KEY}
    assert made.claims.num_rows == made.patients.num_rows == made.edges.num_rows == 0
    assert made.case.parties == made.case.exhibits == made.rings == made.custody == ()
    assert made.exported_by == made.case.lead == ""


def test_a_public_package_is_small_and_names_months_at_finest() -> None:
    files = package_of(1, "public").files
    payload = {path: data for path, data in files.items() if path.startswith("data/")}
    assert set(payload) == {
        "data/公开摘要.json",
        "data/公开摘要.md",
        "data/22_权限与保密.md",
    }
    assert b"2025-03-" not in b"".join(payload.values())


def people(first: int, count: int) -> list[int]:
    return list(range(first, first + count))


def months_of(*people_by_month: list[int]) -> list[tuple[str, int, int]]:
    made = summary(of(list(people_by_month)))["months"]
    return [(month["month"], month["patients"], month["claims"]) for month in made]


def test_months_worked_out_by_hand() -> None:
    ten, nine, twelve = people(0, 10), people(20, 9), people(40, 12)
    assert months_of(ten, twelve) == [("2025-01", 10, 10), ("2025-02", 12, 12)]
    # Nine people alone are not shown, and the smallest month hides them.
    assert months_of(twelve, ten, nine) == [("2025-01", 12, 12), ("other", 19, 19)]
    assert months_of(ten, people(5, 10), nine) == [("2025-02", 10, 10), ("other", 19, 19)]
    # Two small months are enough for one another; the same people count once.
    assert months_of(ten, nine, people(60, 9)) == [("2025-01", 10, 10), ("other", 18, 18)]
    assert months_of(twelve, ten, nine, nine) == [("2025-01", 12, 12), ("other", 19, 28)]
    assert months_of(nine, nine) == []
    whole = summary(of([ten, twelve]))["whole"]
    assert whole == {"patients": 22, "claims": 22, "fund_minor": 2_200}
    assert set(summary(of([nine]))["whole"].values()) == {"withheld"}
