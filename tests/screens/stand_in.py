"""A small opened investigation made of model objects: what the screens are tried on."""

from collections.abc import Sequence

import pyarrow as pa

from model.language import Text
from model.provenance import ColumnUse, FileBalance, LoadReport, Reject, SourceFile
from model.rings import InnocentReading, Ring, ScoreLine
from model.vocabulary.signals import SignalKind
from tests.screens.ledger import SCHEMA, SHA256, Ledger, StandIn, StandInOutcome, made_ring

PEOPLE = tuple(f"P{number:06d}" for number in range(410, 419))
PLACES = ("H0000000011", "H0000000023", "H0000000054")


def line(signal: SignalKind, weight: float, strength: float, en: str, zh: str) -> ScoreLine:
    return ScoreLine(signal, weight, strength, Text(en=en, zh=zh))


def reading(code: str, title: Text, *, plausibility: float, clears: bool) -> InnocentReading:
    return InnocentReading(
        code=code,
        title=title,
        plausibility=plausibility,
        evidence_for=(
            Text(en="12 of 14 visits fall on one weekday.", zh="14次就诊中有12次在同一星期几。"),
        ),
        evidence_against=()
        if clears
        else (
            Text(en="The members live in 5 different towns.", zh="成员居住在5个不同乡镇。"),
            Text(en="No two share a surname or phone.", zh="没有两人同姓或共用电话。"),
        ),
        clears=clears,
    )


FAMILY = Text(en="Family", zh="家庭")
DIALYSIS = Text(en="Dialysis schedule", zh="透析排班")


def lockstep_ring(ledger: Ledger, people: Sequence[str], places: Sequence[str]) -> Ring:
    doctors = [f"D{n:06d}" for n in (104, 233, 871)]
    claims = []
    for outing in range(12):
        for position, person in enumerate(people):
            if (outing + position) % 5:
                at = outing % len(places)
                day = outing * 11 + position % 2
                claims.append(ledger.add(day, person, doctors[at % 3], places[at]))
    refunded = ledger.rows[claims[0].claim_no]
    claims.append(
        ledger.add(
            4, people[1], doctors[0], places[0], reverses_claim_id=refunded["claim_id"],
            total_amount_minor=-refunded["total_amount_minor"],
            fund_amount_minor=-refunded["fund_amount_minor"],
        )
    )  # fmt: skip
    for position, person in enumerate(people):  # ordinary visits, not of the pattern
        ledger.add(17 + 23 * position, person, None, "H0000000099", claim_type="pharmacy")
    return made_ring(
        ledger,
        claims,
        [
            *(("patient", p, "participant", 0.97 - 0.04 * n) for n, p in enumerate(people)),
            *(("provider", p, "venue", 0.4) for p in places),
            ("doctor", doctors[0], "venue", 0.3),
        ],
        ring_id="ring-7d2e91c40a",
        rank=1,
        score=0.91,
        typologies=("lockstep",),
        summary=Text(
            en=f"Indicators consistent with a group brought together: {len(people)} insured "
            "persons visited the same doctors on 12 occasions within two days, where 0.4 would "
            "be expected.",
            zh=f"疑点与结伴就诊相符：{len(people)}名参保人在12个场合于两日内就诊于相同医师，"
            "随机预期为0.4次。",
        ),
        why=(
            line("co_timing", 0.5, 0.98, "Together on 12 occasions; 0.4 expected by chance.",
                 "共同出现12次，随机预期0.4次。"),
            line("shared_route", 0.3, 0.8, "They moved together through 3 independent places.",
                 "先后结伴出现在3家独立机构。"),
            line("excess_cost", 0.2, 0.4, "A visit costs 1.8 times the ordinary one there.",
                 "每次费用为该处普通就诊的1.8倍。"),
        ),
        readings=(reading("family", FAMILY, plausibility=0.12, clears=False),),
    )  # fmt: skip


def star_ring(ledger: Ledger) -> Ring:
    doctors = [f"D{n:06d}" for n in range(300, 312)]
    claims = [
        ledger.add(
            3 + (n * 7) % 150, f"P{5000 + n % 96:06d}", doctors[n % 12], "PH00000007",
            claim_type="pharmacy", service_region="330203",
        )
        for n in range(288)
    ]  # fmt: skip
    return made_ring(
        ledger,
        claims,
        [
            ("provider", "PH00000007", "pharmacy", 1.0),
            *(("doctor", d, "prescriber", 0.9 - 0.05 * n) for n, d in enumerate(doctors)),
        ],
        ring_id="ring-19c3aa5b7e",
        rank=2,
        score=0.78,
        typologies=("steering",),
        summary=Text(
            en="Indicators consistent with steering: 12 doctors' patients fill at one pharmacy "
            "6.2 times as often as distance and region lead to expect.",
            zh="疑点与定向引导购药相符：12名医师的参保人在同一药店配药，为按距离和地区预期的6.2倍。",
        ),
        why=(
            line("exclusive_flow", 0.6, 0.84, "62% of their patients fill here; 10% expected.",
                 "62%的参保人在此配药，预期为10%。"),
        ),
        readings=(),
    )  # fmt: skip


def dialysis_group(ledger: Ledger) -> Ring:
    people = [f"P{n:06d}" for n in range(9000, 9014)]
    claims = [
        ledger.add(day, person, None, "DC00000002", service_region="330203")
        for day in range(0, 84, 7)
        for person in people
    ]
    return made_ring(
        ledger,
        claims,
        [
            *(("patient", p, "participant", 0.9) for p in people),
            ("provider", "DC00000002", "venue", 1.0),
        ],
        ring_id="ring-0a44f2d9b1",
        rank=1,
        score=0.66,
        typologies=("lockstep",),
        summary=Text(
            en="14 insured persons meet weekly at one dialysis centre.",
            zh="14名参保人每周在同一透析中心出现。",
        ),
        why=(line("co_timing", 0.5, 1.0, "Together on 12 occasions.", "共同出现12次。"),),
        readings=(reading("dialysis_schedule", DIALYSIS, plausibility=0.96, clears=True),),
        explanation="dialysis_schedule",
    )  # fmt: skip


OUTCOMES = (
    StandInOutcome(
        "lockstep",
        Text(en="Lockstep group", zh="结伴就诊团伙"),
        "ok",
        Text(en="2 groups in 41 search areas.", zh="在41个搜索区域中发现2个群组。"),
        2,
        3120,
        {"reversed": 2},
    ),
    StandInOutcome(
        "steering",
        Text(en="Doctor-pharmacy steering", zh="医师定向引导购药"),
        "ok",
        Text(en="1 pharmacy stands out.", zh="1家药店明显异常。"),
        1,
        288,
    ),
    StandInOutcome(
        "shared_identity",
        Text(en="Shared identity", zh="共用身份信息"),
        "skipped",
        Text(
            en="Skipped: needs registered phones or addresses.", zh="跳过：需要登记的电话或地址。"
        ),
        0,
        0,
    ),
)
FAILED = StandInOutcome(
    "impossible_presence",
    Text(en="Impossible presence", zh="时空冲突"),
    "failed",
    Text(en="Failed: ZeroDivisionError.", zh="失败：ZeroDivisionError。"),
    0,
    0,
)


def load_report(rows: int) -> LoadReport:
    source = SourceFile("claims_2025.csv", SHA256, 412_331, "neutral", "utf-8", rows + 3)
    return LoadReport(
        data_version="5be1",
        snapshot="claims-1.duckdb",
        changed_rows=rows,
        files=(FileBalance(source, "claims", rows + 3, rows, 1, 2),),
        columns=(
            ColumnUse("claims_2025.csv", "claim_id", "claim_id", 0.0),
            ColumnUse("claims_2025.csv", "ward", "ignored", 0.4),
        ),
        rejects=(
            Reject("claims_2025.csv", 17, "start_time", "2025-02-30", "time_impossible"),
            Reject("claims_2025.csv", 90, "total_amount", "=1+1", "amount_not_a_number"),
        ),
        totals={"claims": rows},
    )


def stand_in(
    *,
    people: Sequence[str] = PEOPLE,
    places: Sequence[str] = PLACES,
    failed: bool = False,
) -> StandIn:
    """Two rings and a cleared group with every figure taken from their claims."""
    ledger = Ledger()
    rings = (lockstep_ring(ledger, people, places), star_ring(ledger))
    cleared = (dialysis_group(ledger),)
    names = SCHEMA.names
    return StandIn(
        claims=pa.Table.from_pylist(
            [{name: row.get(name) for name in names} for row in ledger.rows], schema=SCHEMA
        ),
        rings=rings,
        cleared=cleared,
        outcomes=(*OUTCOMES, FAILED) if failed else OUTCOMES,
        load_reports=(load_report(len(ledger.rows)),),
        manifest={
            "run_id": "run-000001",
            "product_version": "0.1.0",
            "parameters": {"lockstep": {"min_members": 4, "seed": 20260101}},
            "inputs": [{"name": "claims_2025.csv", "sha256": SHA256}],
        },
    )
