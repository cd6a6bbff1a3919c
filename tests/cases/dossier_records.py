"""What a test dossier records beside its data: the run that found the rings, and the custody."""

from datetime import datetime, timedelta, timezone
from typing import Any

from model.cases import AuditEntry
from model.dossiers import SourceCopy
from model.vocabulary.evidence import Profile
from tests.cases.custody_lines import chained

CHINA = timezone(timedelta(hours=8))
EXPORTED_AT = datetime(2026, 3, 9, 16, 30, tzinfo=CHINA)
CASE_ID = "2026-0007"


def run_record(sources: tuple[SourceCopy, ...]) -> dict[str, Any]:
    """The manifest of the run that found the rings."""
    return {
        "product": "coterie",
        "version": "0.1.0",
        "run_id": "9c8b7a6f5e4d",
        "data_version": "d" * 64,
        "inputs": [
            {"name": s.name, "sha256": s.sha256, "size_bytes": s.size_bytes, "rows": s.rows}
            for s in sources
        ],
        "parameters": {
            "seed": 7,
            "language": "zh",
            "typologies": {"card_collection": {"min_days": 3}, "steering": {"min_share": 0.6}},
            "rings": {"min_score": 0.2},
        },
        "seeds": {"run": 7},
        "libraries": {"numpy": "2.4.1", "pyarrow": "26.0.0"},
        "outcomes": [
            {
                "typology": code,
                "title": {"en": code.replace("_", " "), "zh": title},
                "status": status,
                "said": status,
                "summary": {"en": summary, "zh": "见摘要"},
                "findings": 1,
                "examined_rows": 63,
                "skipped_rows": {"no_doctor": 20},
            }
            for code, title, status, summary in (
                ("card_collection", "集中刷卡", "ok", "1 group"),
                ("steering", "定向处方", "ok", "1 group"),
                ("recycled_drugs", "回收药品", "skipped", "needs trace codes"),
            )
        ],
        "row_counts": {"rings": 2},
        "results": {"rings": 2, "suppressed": 1},
        "files": {"rings.csv": "0" * 64},
    }


def custody_log(patient: str, profile: Profile) -> tuple[AuditEntry, ...]:
    """Six lines of the audit log; the search concerns another case."""
    start = EXPORTED_AT - timedelta(days=10)
    steps = (
        ("li.wei", "open", f"case:{CASE_ID}", {}),
        ("li.wei", "search", "patients", {"text": patient}),
        ("li.wei", "view", f"patient:{patient}", {"purpose": "核查"}),
        ("chen.jing", "edit", "exhibit:E002", {"file": "价格认定书.pdf"}),
        ("zhou.min", "approve", f"case:{CASE_ID}", {"act": "export:sealed"}),
        ("chen.jing", "export", f"case:{CASE_ID}", {"profile": profile}),
    )
    return chained(
        [
            (start + timedelta(hours=hour), by, action, target, detail)
            for hour, (by, action, target, detail) in enumerate(steps)
        ]
    )
