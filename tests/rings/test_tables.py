"""The files of a run to the letter, from one ring written out by hand."""

from dataclasses import replace

from model.language import Text
from model.rings import Assembly, InnocentReading, Ring, RingClaim, RingMember
from rings.tables import tables, to_csv

ONE, TWO, NO = Text("One.", "一。"), Text("Two.", "二。"), Text("No.", "否。")
RING = Ring(
    ring_id="R1",
    rank=1,
    score=0.8765432109,
    typologies=("lockstep", "steering"),
    members=(
        RingMember("patient", "=P1", "courier", 0.5, 3, 120_05),
        RingMember("patient", "P2", "member", 1.0, 0, 0),
        RingMember("doctor", "D1", "prescriber", 0.25, 2, -5),
        RingMember("provider", "H,1", "place", 1 / 3, 1, 100),
    ),
    claims=(RingClaim(7, "C1", "together"), RingClaim(9, "+C2", "refund;together")),
    total_minor=-1_234_56,
    fund_minor=5,
    first_day=20_089,
    last_day=20_090,
    q_value=1.23456789e-7,
    stability=None,
    summary=Text("People, together.", "多人同行。"),
    why=(),
    readings=(
        InnocentReading("family", Text("F", "家"), 0.9, (ONE, TWO), (NO,), clears=True),
        InnocentReading("outbreak", Text("O", "疫"), 0.4, (NO,), (), clears=False),
    ),
    detail={},
)  # fmt: skip
BARE = replace(RING, ring_id="R2", rank=2, claims=(), typologies=("lockstep",), q_value=None,
               stability=0.5, members=())  # fmt: skip
CLEARED = replace(RING, ring_id="R3", explanation="family")
ASSEMBLY = Assembly((RING, BARE), (CLEARED,))


def lines(name: str, language: str = "en") -> list[str]:
    return to_csv(tables(ASSEMBLY, language)[name]).splitlines()  # type: ignore[arg-type]


def test_rings_by_rank_with_amounts_dates_and_counts() -> None:
    assert lines("rings") == [
        "rank,ring_id,score,typologies,claims,patients,doctors,providers,total_amount,"
        "fund_amount,first_date,last_date,q_value,stability,summary",
        "1,R1,0.876543,lockstep;steering,2,2,1,1,-1234.56,0.05,2025-01-01,2025-01-02,"
        '1.23457e-07,,"People, together."',
        '2,R2,0.876543,lockstep,0,0,0,0,-1234.56,0.05,,,,0.5,"People, together."',
    ]
    assert lines("rings", "zh")[1].endswith(",,多人同行。")


def test_members_and_claims_of_rings_only_with_cells_made_safe() -> None:
    assert lines("ring_members") == [
        "ring_id,entity_kind,entity_id,role,strength,claims,fund_amount",
        "R1,patient,'=P1,courier,0.5,3,120.05",
        "R1,patient,P2,member,1,0,0.00",
        "R1,doctor,D1,prescriber,0.25,2,-0.05",
        'R1,provider,"H,1",place,0.333333,1,1.00',
    ]
    assert lines("ring_claims") == [
        "ring_id,claim_id,reason",
        "R1,C1,together",
        "R1,'+C2,refund;together",
    ]


def test_groups_set_aside_with_the_data_for_what_cleared_them() -> None:
    [header, row] = lines("suppressed")
    assert header.endswith("summary,explanation,evidence")
    assert row.endswith(',"People, together.",family,One. Two.')
    assert lines("suppressed", "zh")[1].endswith("多人同行。,family,一。二。")


def test_numbers_stay_numbers_in_arrow() -> None:
    [first, second] = tables(ASSEMBLY)["rings"].to_pylist()
    assert (first["score"], first["q_value"], first["stability"]) == (
        0.8765432109, 1.23456789e-7, None,
    )  # fmt: skip
    assert (second["first_date"], second["stability"]) == (None, 0.5)
    assert tables(ASSEMBLY)["ring_members"].column("strength")[3].as_py() == 1 / 3
