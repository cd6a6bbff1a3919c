"""What a finished run left behind, as it is read back: nothing here computes one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.language import Text

MANIFEST = "run.json"
DETAILS = "details.json"


@dataclass(frozen=True)
class OutcomeRecord:
    """What became of one typology, as the manifest keeps it."""

    typology: str
    title: Text
    status: str
    summary: Text
    findings: int
    examined_rows: int
    skipped_rows: Mapping[str, int]


def outcome_records(content: Mapping[str, Any]) -> tuple[OutcomeRecord, ...]:
    """The outcomes of a manifest that was read back."""
    return tuple(
        OutcomeRecord(
            typology=o["typology"],
            title=Text(**o["title"]),
            status=o["status"],
            summary=Text(**o["summary"]),
            findings=o["findings"],
            examined_rows=o["examined_rows"],
            skipped_rows=o["skipped_rows"],
        )
        for o in content["outcomes"]
    )
