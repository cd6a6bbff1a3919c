"""The timeline as a table and as a paper: the same moments in the same order."""

import csv
import io
from dataclasses import replace

from cases.items import timeline
from cases.items.building import reading_of
from cases.papers.times import CHINA
from cases.papers.tree import Table
from model.dossiers import Dossier
from tests.cases.dossiers import sample_dossier


def printed(dossier: Dossier) -> list[tuple]:
    blocks = timeline.timeline(reading_of(dossier)).blocks
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return list(table.rows)


def listed(dossier: Dossier) -> list[list[str]]:
    data = timeline.files(reading_of(dossier))[timeline.FILE].decode("utf-8-sig")
    return list(csv.reader(io.StringIO(data, newline="")))[1:]


def test_paper_and_table_have_the_same_moments() -> None:
    dossier = sample_dossier(3)
    rows, lines = printed(dossier), listed(dossier)
    assert [row[0] for row in rows] == [line[0] for line in lines]
    assert [row[1] for row in rows] == [line[1][:16] for line in lines]
    for row, line in zip(rows, lines, strict=True):
        assert not line[8] or line[8] in row[3].en


def test_at_one_moment_claims_come_first_and_steps_in_their_order() -> None:
    dossier = sample_dossier(1)
    (first, second), (claim, *_) = dossier.case.events[:2], timeline.moments(reading_of(dossier))
    steps = [replace(second, at=claim.at), replace(first, at=claim.at)]
    changed = replace(dossier, case=replace(dossier.case, events=tuple(steps)))
    found = [m for m in timeline.moments(reading_of(changed)) if m.at == claim.at.astimezone(CHINA)]
    assert [m.claim_id for m in found] == [claim.claim_id, "", ""]
    assert [m.what.split(" ")[0] for m in found[1:]] == [first.verb, second.verb]


def test_what_is_not_printed_is_said_and_counted(monkeypatch) -> None:
    dossier = sample_dossier(1)
    claims = {line[8] for line in listed(dossier)} - {""}
    monkeypatch.setattr(timeline, "SHOWN", 5)
    assert len(printed(dossier)) == 5 + len(dossier.case.events)
    said = timeline.timeline(reading_of(dossier)).blocks[1].runs[0].words
    assert timeline.FILE in said.en
    assert str(len(claims)) in said.en
