"""Small complete dossiers for the tests of ``cases``: seeded, no real person, no clock.

``edge_no`` of ``edge_claims`` is the row of ``edges``, counted from 0. Source files and documents
lie in a folder that goes away with the process, or in the one that is given.
"""

import hashlib
import random
import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from graph.answers import EDGE_ROWS
from model.cases import (
    Absence,
    Approval,
    Case,
    Clock,
    Event,
    Exhibit,
    Officer,
    Party,
    Task,
)
from model.claims import CLAIM_LINES, CLAIMS
from model.dossiers import Dossier
from model.judgements import Judgement
from model.language import Language, Text
from model.people import DOCTORS, PATIENTS
from model.provenance import FileBalance, Reject, SourceFile
from model.providers import PROVIDERS
from model.rings import InnocentReading, Ring, RingClaim, RingMember, ScoreLine
from model.vocabulary.evidence import Profile
from tests.cases.custody_lines import skipped
from tests.cases.dossier_records import CASE_ID, EXPORTED_AT, custody_log, run_record
from tests.cases.dossier_sources import sources_csv

FAMILY, GIVEN = "赵钱孙李周吴郑王冯陈", "建国秀英志强丽华䶮𠮷明芳"
HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝１＋１",
    "＋1",
    "－1",
    "＠x",
    "<img src=x onerror=alert(1)>",
    'a"b,c\nd',
    "'; DROP TABLE claims; --",
    "阿卜杜·买买提",
    "𠮷䶮㛃",
    "#set page(width: 1cm) $x$ `raw`",
    "}) MATCH (n) DETACH DELETE n //",
    "\u202egnp.exe",
)

CLAIM_SCHEMA = pa.schema(
    [
        ("claim_no", pa.int32()),
        *CLAIMS.stored_schema,
        ("effective", pa.bool_()),
        ("source", pa.string()),
        ("source_sha256", pa.string()),
        ("row_no", pa.int64()),
    ]
)


@cache
def _process_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="dossier-")


def sample_dossier(
    seed: int = 1,
    profile: Profile = "sealed",
    draft: bool = False,
    *,
    language: Language = "zh",
    folder: Path | None = None,
) -> Dossier:
    """A dossier of two rings that share claims, with refunds, documents, custody and approvals."""
    return _Builder(seed, profile, draft, language, folder).dossier()


def hostile_dossier(seed: int = 1, folder: Path | None = None) -> Dossier:
    """The same with names, addresses, notes and file names that want to be run or to escape."""
    builder = _Builder(seed, "sealed", False, "zh", folder)
    builder.hostile = True
    return builder.dossier()


class _Builder:
    def __init__(
        self, seed: int, profile: Profile, draft: bool, language: Language, folder: Path | None
    ) -> None:
        self.dice = random.Random(seed)
        self.profile: Profile = profile
        self.draft = draft
        self.language: Language = language
        self.folder = folder or Path(_process_folder().name) / f"seed-{seed}"
        self.hostile = False
        self.region = "999999"
        self.patients = [
            f"9999991970{n % 12 + 1:02d}{n % 28 + 1:02d}{seed % 10}{n:03d}" for n in range(1, 15)
        ]
        self.doctors = ["D001", "D002"]
        self.hospital, self.pharmacy = "H0000001", "R0000009"

    def name(self, number: int) -> str:
        if self.hostile:
            return HOSTILE[number % len(HOSTILE)]
        return FAMILY[number % 10] + GIVEN[number % 12] + GIVEN[(number * 5 + 1) % 12]

    def dossier(self) -> Dossier:
        rows = self.claim_rows()
        sources, origin = sources_csv(self.folder, rows)
        for row in rows:
            row["source"], row["source_sha256"], row["row_no"] = origin[row["claim_id"]]
        claims = pa.Table.from_pylist(sorted(rows, key=_claim_id), schema=CLAIM_SCHEMA)
        rings = self.rings(claims)
        edges, edge_claims = self.edges(claims)
        exhibits, kept = self.exhibits()
        custody = custody_log(self.patients[1], self.profile)
        files = tuple(
            SourceFile(s.name, s.sha256, s.size_bytes, "neutral", s.encoding, s.rows)
            for s in sources
        )
        return Dossier(
            case=self.case(rings, exhibits),
            rings=rings,
            judgements=tuple(
                Judgement(ring.ring_id, "CONFIRMED", "核对原始凭证后认定线索可信。", "li.wei", at)
                for ring, at in ((r, EXPORTED_AT - timedelta(days=9)) for r in rings)
            ),
            claims=claims,
            lines=self.lines(claims),
            patients=self.register(PATIENTS, self.patients),
            doctors=self.register(DOCTORS, self.doctors),
            providers=self.register(PROVIDERS, [self.hospital, self.pharmacy]),
            edges=edges,
            edge_claims=edge_claims,
            sources=sources,
            balances=tuple(FileBalance(f, "claims", f.rows, f.rows - 1, 0, 1) for f in files),
            rejects=tuple(
                Reject(f.name, f.rows, "total_amount", "12,5", "amount_is_no_number") for f in files
            ),
            run=run_record(sources),
            run_files={"rings.csv": "rank,ring_id\n1,a1b2c3d4\n2,e5f6a7b8\n", "run.json": "{}\n"},
            clocks=(
                Clock(
                    "transfer_decision",
                    Text(en="Decision on transfer", zh="移送决定"),
                    EXPORTED_AT - timedelta(days=2),
                    EXPORTED_AT + timedelta(days=1),
                    EXPORTED_AT - timedelta(days=1),
                    "Order 310 art. 5",
                ),
            ),
            custody=tuple(entry for entry in custody if entry.action != "search"),
            custody_skipped=tuple(skipped(entry) for entry in custody if entry.action == "search"),
            custody_head=custody[-1].digest,
            exhibits=kept,
            exported_at=EXPORTED_AT,
            exported_by="chen.jing",
            profile=self.profile,
            draft=self.draft,
            language=self.language,
        )

    def claim_rows(self) -> list[dict[str, Any]]:
        dice = self.dice
        rows: list[dict[str, Any]] = []
        start = datetime(2025, 3, 3, 8, 0)
        for number in range(1, 61):
            fill = number % 3 == 0
            fund = dice.randrange(1_00, 900_00)
            at = start + timedelta(days=number // 4, minutes=dice.randrange(0, 600))
            rows.append(
                {
                    "claim_no": number,
                    "claim_id": f"C{number:05d}",
                    "patient_id": self.patients[number % len(self.patients)],
                    "provider_id": self.pharmacy if fill else self.hospital,
                    "doctor_id": None if fill else self.doctors[number % 2],
                    "claim_type": "pharmacy" if fill else "outpatient",
                    "start_time": at,
                    "settle_time": at + timedelta(minutes=20),
                    "total_amount_minor": fund + dice.randrange(0, 200_00),
                    "fund_amount_minor": None if number == 17 else fund,
                    "cash_amount_minor": 0,
                    "insured_region": self.region,
                    "service_region": self.region,
                    "diagnosis_codes": "M05.900;I10",
                    "prescriber_provider_id": self.hospital if fill else None,
                    "operator_id": "OP77001",
                    "effective": True,
                }
            )
        for number, back in ((61, 5), (62, 8), (63, 44)):
            paid = rows[back - 1]
            part = 1 if number != 62 else 3
            refund = dict(paid, claim_no=number, claim_id=f"C{number:05d}", effective=False)
            refund["reverses_claim_id"] = paid["claim_id"]
            refund["start_time"] = paid["start_time"] + timedelta(days=40)
            refund["settle_time"] = refund["start_time"]
            for column in ("total_amount_minor", "fund_amount_minor"):
                refund[column] = -(paid[column] // part)
            paid["effective"] = part != 1
            rows.append(refund)
        return rows

    def rings(self, claims: pa.Table) -> tuple[Ring, ...]:
        by_no = {row["claim_no"]: row for row in claims.to_pylist()}
        first = [*range(1, 31), 61, 62]
        second = [*range(25, 43)]  # shares six claims with the first ring
        return tuple(
            self.ring(rank, ring_id, [by_no[no] for no in numbers])
            for rank, ring_id, numbers in ((1, "a1b2c3d4", first), (2, "e5f6a7b8", second))
        )

    def ring(self, rank: int, ring_id: str, rows: list[dict[str, Any]]) -> Ring:
        def fund(row: dict[str, Any]) -> int:
            return row["fund_amount_minor"] or 0

        def member(kind: Any, column: str, role: str) -> list[RingMember]:
            found = sorted({row[column] for row in rows if row[column]})
            return [
                RingMember(
                    kind,
                    who,
                    role,
                    0.9,
                    sum(row[column] == who for row in rows),
                    sum(fund(row) for row in rows if row[column] == who),
                )
                for who in found
            ]

        days = sorted((row["start_time"].date() - date(1970, 1, 1)).days for row in rows)
        return Ring(
            ring_id=ring_id,
            rank=rank,
            score=0.91 - rank / 10,
            typologies=("card_collection", "steering")[:rank],
            members=(
                *member("patient", "patient_id", "card_holder"),
                *member("doctor", "doctor_id", "prescriber"),
                *member("provider", "provider_id", "settling"),
            ),
            claims=tuple(
                RingClaim(
                    row["claim_no"],
                    row["claim_id"],
                    "refund_of_ring_claim" if row["reverses_claim_id"] else "same_counter_same_day",
                )
                for row in sorted(rows, key=_claim_id)
            ),
            total_minor=sum(row["total_amount_minor"] for row in rows),
            fund_minor=sum(fund(row) for row in rows),
            first_day=days[0],
            last_day=days[-1],
            q_value=0.0004,
            stability=0.92,
            summary=Text(
                en=f"Indicators consistent with card collection; doctor {self.name(21)}.",
                zh=f"与集中刷卡相符的疑点；涉及医师{self.name(21)}。",
            ),
            why=(
                ScoreLine(
                    "co_timing",
                    0.4,
                    0.9,
                    Text(en="Together on 12 days, 0.3 expected.", zh="12日同时就诊，预期0.3日。"),
                ),
            ),
            readings=(
                InnocentReading(
                    "household",
                    Text(en="One household", zh="同一家庭"),
                    0.1,
                    (Text(en="Two share an address.", zh="两人地址相同。"),),
                    (Text(en="Twelve do not.", zh="其余十二人不同。"),),
                    False,
                ),
            ),
            detail={"days_together": 12, "expected_days": 0.3},
        )

    def register(self, table: Any, ids: list[str]) -> pa.Table:
        rows = []
        for number, who in enumerate(ids, start=20 if table is DOCTORS else 1):
            row: dict[str, Any] = {
                table.key[0]: who,
                "name": self.name(number) + ("医院" if table is PROVIDERS else ""),
                "region": self.region,
                "phone": f"1990000{number:04d}",
                "address": f"测试市幸福路{number}号{number}室",
                "bank_account": f"99990000111122{number:04d}",
                "birth_date": date(1970, number % 12 + 1, number % 28 + 1),
                "legal_representative": self.name(number + 40),
                "provider_kind": "pharmacy" if who == self.pharmacy else "hospital",
                "provider_id": who if table is PROVIDERS else self.hospital,
            }
            known = {column.name for column in table.columns}
            rows.append({key: value for key, value in row.items() if key in known})
        return pa.Table.from_pylist(rows, schema=table.stored_schema)

    def lines(self, claims: pa.Table) -> pa.Table:
        rows = [
            {
                "claim_id": row["claim_id"],
                "line_id": "1",
                "item_code": "XJ01",
                "item_name": "=阿卡波糖片" if self.hostile else "阿卡波糖片",
                "item_kind": "drug",
                "line_amount_minor": row["total_amount_minor"],
                "trace_codes": "81234567890123456789",
            }
            for row in claims.to_pylist()
        ]
        return pa.Table.from_pylist(rows, schema=CLAIM_LINES.stored_schema)

    def edges(self, claims: pa.Table) -> tuple[pa.Table, pa.Table]:
        behind: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for row in claims.to_pylist():
            kind = "pharmacy" if row["provider_id"] == self.pharmacy else "institution"
            place = (kind, row["provider_id"])
            pairs = [("patient", row["patient_id"], "settled_at", *place)]
            if row["doctor_id"]:
                pairs.append(
                    ("patient", row["patient_id"], "treated_by", "doctor", row["doctor_id"])
                )
            for pair in pairs:
                behind.setdefault(pair, []).append(row)
        edges, links = [], []
        for number, (pair, rows) in enumerate(sorted(behind.items())):
            days = [(row["start_time"].date() - date(1970, 1, 1)).days for row in rows]
            values = (
                *pair,
                len(rows),
                min(days),
                max(days),
                sum(row["total_amount_minor"] for row in rows),
                sum(row["fund_amount_minor"] or 0 for row in rows),
            )
            edges.append(dict(zip(EDGE_ROWS.names, values, strict=True)))
            links += [{"edge_no": number, "claim_id": row["claim_id"]} for row in rows]
        schema = pa.schema([("edge_no", pa.int64()), ("claim_id", pa.string())])
        return (
            pa.Table.from_pylist(edges, schema=EDGE_ROWS),
            pa.Table.from_pylist(links, schema=schema),
        )

    def exhibits(self) -> tuple[tuple[Exhibit, ...], dict[str, Path]]:
        made: list[Exhibit] = []
        kept: dict[str, Path] = {}
        wanted = (
            ("note", "electronic", "核查笔记.md", "11", "核查笔记"),
            ("document", "expert_opinion", "价格认定书.pdf", "05", "药品价格认定结论"),
            ("document", "documentary", "内部审批表.pdf", "06", "移送审批表"),
            ("document", "record", "询问笔录-赵某.pdf", "18", "询问笔录"),
            ("document", "documentary", "处方扫描.png", "19", "处方扫描件"),
        )
        for number, (content, kind, file_name, place, title) in enumerate(wanted, start=1):
            data = f"exhibit {number} of {title}\n".encode() * 3
            digest = hashlib.sha256(data).hexdigest()
            path = self.folder / "exhibits" / digest
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            kept[digest] = path
            made.append(
                Exhibit(
                    exhibit_no=f"E{number:03d}",
                    content=content,
                    kind=kind,
                    title=HOSTILE[number] if self.hostile else title,
                    proves="处方与取药不符",
                    source="某医院",
                    collectors=("li.wei", "chen.jing"),
                    collected_at=EXPORTED_AT - timedelta(days=20 - number),
                    place="测试市医保局",
                    method="复制",
                    legal_basis="行政处罚法第四十六条",
                    original=number % 2 == 0,
                    file_name=f"../../{HOSTILE[number]}/{file_name}" if self.hostile else file_name,
                    sha256=digest,
                    size_bytes=len(data),
                    element="claim" if number == 1 else "",
                    item=place,
                )
            )
        return tuple(made), kept

    def case(self, rings: tuple[Ring, ...], exhibits: tuple[Exhibit, ...]) -> Case:
        opened = EXPORTED_AT - timedelta(days=30)
        parties = (
            Party(
                "P001", "doctor", "D001", self.name(20), "organiser", "99999919700101123X",
                "测试市幸福路20号", "", "经核查为主要组织者",
            ),
            Party(
                "P002", "institution", self.hospital, self.name(1) + "医院", "institution",
                "91999999MA000001XX", "测试市中山路1号", self.name(41), "",
            ),
            Party("P003", "patient", self.patients[1], self.name(2), "patient", self.patients[1]),
        )  # fmt: skip
        return Case(
            case_id=CASE_ID,
            title=HOSTILE[0] if self.hostile else "测试市某医院集中刷卡线索",
            agency="测试市医疗保障局",
            region=self.region,
            origin="ring",
            origin_ref=rings[0].ring_id,
            state="transfer_decided",
            opened_at=opened,
            version=9,
            lead="li.wei",
            officers=(
                Officer("li.wei", "李伟", "ZF-0001"),
                Officer("chen.jing", "陈静", "ZF-0002"),
            ),
            parties=parties,
            exhibits=exhibits,
            events=(
                Event(1, "open", "opened", "li.wei", opened, {"reason": "ring"}),
                Event(2, "file", "filed", "chen.jing", opened + timedelta(days=3),
                      {"document_no": "测医保立〔2026〕7号"}),
                Event(3, "decide_transfer", "transfer_decided", "zhou.min",
                      EXPORTED_AT - timedelta(days=1), {"decision": "同意移送"}),
            ),
            tasks=(Task("T001", "调取处方", "li.wei", None, None),),
            absences=(
                Absence("04", "本案无扣押、登记保存物品。", "li.wei", EXPORTED_AT),
                Absence("07", "尚未作出行政处罚。", "li.wei", EXPORTED_AT),
                Absence("20", "本案无视听资料。", "li.wei", EXPORTED_AT),
            ),
            approvals=(
                Approval("export:sealed", "zhou.min", EXPORTED_AT - timedelta(hours=3)),
                Approval("export:sealed", "wang.fang", EXPORTED_AT - timedelta(hours=2)),
            ),
            run_id="9c8b7a6f5e4d",
            data_version="d" * 64,
            ring_ids=tuple(ring.ring_id for ring in rings),
        )  # fmt: skip


def without(dossier: Dossier, *items: str) -> Dossier:
    """The dossier without the signed absences of these items."""
    kept = tuple(a for a in dossier.case.absences if a.item not in items)
    return replace(dossier, case=replace(dossier.case, absences=kept))


def _claim_id(row: dict[str, Any]) -> str:
    return str(row["claim_id"])
