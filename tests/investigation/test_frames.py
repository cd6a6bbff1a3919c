from decimal import Decimal

from investigation.frames import load_frame, outcome_frame, ring_frames, why_frame
from investigation.run_record import OutcomeRecord
from model.language import Text
from model.provenance import FileBalance, LoadReport, SourceFile
from model.rings import Assembly, Ring, RingClaim, RingMember, ScoreLine

SAID = Text(en="Together on 12 days.", zh="共同就诊12天。")
RING = Ring(
    ring_id="R-1",
    rank=1,
    score=0.9,
    typologies=("lockstep", "shared_identity"),
    members=(RingMember("patient", "00123", "participant", 1.0, 3, -5),),
    claims=(RingClaim(4, "0004", "present_at_gathering"),),
    total_minor=1_234_567_890_123_456_789,
    fund_minor=-5,
    first_day=20_000,
    last_day=20_010,
    q_value=None,
    stability=1.0,
    summary=SAID,
    why=(ScoreLine("co_timing", 0.5, 0.8, SAID),),
    readings=(),
    detail={},
)


def test_identifiers_and_amounts_arrive_unchanged() -> None:
    frames = ring_frames(Assembly(rings=(RING,), cleared=()))
    assert set(frames) == {"rings", "ring_members", "ring_claims", "suppressed"}
    assert frames["rings"].loc[0, "total_amount"] == Decimal("12345678901234567.89")
    assert frames["rings"].loc[0, "fund_amount"] == Decimal("-0.05")
    assert frames["ring_members"].loc[0, "entity_id"] == "00123"
    assert len(frames["suppressed"]) == 0


def test_sentences_come_in_the_language_asked_for() -> None:
    assert ring_frames(Assembly((RING,), ()), "zh")["rings"].loc[0, "summary"] == SAID.zh
    assert why_frame(RING, "zh").loc[0, "sentence"] == SAID.zh
    record = OutcomeRecord("lockstep", SAID, "skipped", SAID, 0, 0, {})
    assert outcome_frame([record]).loc[0].to_dict() == {
        "typology": "lockstep",
        "status": "skipped",
        "findings": 0,
        "summary": SAID.en,
    }


def test_the_account_of_a_load_keeps_its_numbers() -> None:
    source = SourceFile("claims.csv", "ab", 10, "neutral", "utf-8", 7)
    report = LoadReport("v", "s", 7, (FileBalance(source, "claims", 7, 4, 2, 1),))
    row = load_frame(report).loc[0]
    assert row["rows"] == row["loaded"] + row["merged"] + row["rejected"]
