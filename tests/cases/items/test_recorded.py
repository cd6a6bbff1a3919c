"""What the case file recorded is named from its codes; what is older or foreign shows itself."""

import ast
import re
from datetime import UTC, datetime

import pytest

from cases.custody.verify import verify
from cases.items.sections.recorded import _CODES, recorded_detail, recorded_facts
from cases.procedure.steps import Procedure
from model.vocabulary.cases import STEP_FACTS
from model.vocabulary.custody import CHANGE, CUSTODY_CHANGES, CUSTODY_DETAILS, CustodyChange
from tests.cases.custody_lines import chained
from tests.house.source_tree import ROOT, named, tree

PROCEDURE = Procedure()
LATIN = re.compile(r"[A-Za-z]")


@pytest.mark.parametrize("code", CUSTODY_CHANGES)
def test_every_change_is_named_in_both_languages(code: CustodyChange) -> None:
    said = recorded_detail({CHANGE: code}, PROCEDURE)
    assert said == CUSTODY_CHANGES[code].name
    assert not LATIN.search(said.zh)


@pytest.mark.parametrize(
    ("detail", "zh"),
    [
        ({"verb": "file_case", "before": "verifying", "after": "filed"}, "核查中"),
        ({"before": "doctor", "after": "organiser"}, "疑似组织者"),
        ({"roles": "case_officer,exporter", "active": "yes"}, "承办人、导出人员"),
        ({"act": "export:sealed"}, "导出封存副本"),
        ({"action": "register_source"}, "登记来源"),
        ({"origin": "by_hand", "state": "lead"}, "本机关工作中发现"),
        ({"kind": "CONFIRMED"}, "确认"),
        ({"kind": "electronic", "content": "document"}, "电子数据"),
        ({"purpose": "export", "profile": "public", "draft": "no"}, "公开副本（汇总）"),
    ],
)
def test_codes_are_named_in_a_chinese_paper(detail: dict[str, str], zh: str) -> None:
    said = recorded_detail(detail, PROCEDURE).zh
    assert zh in said
    assert not LATIN.search(said)


def test_a_line_of_an_older_file_shows_what_it_says_and_stays_whole() -> None:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    old = {"what": "party added", "role": "patient", "who": "P 1"}
    lines = chained([(at, "li", "edit", "case:2026-0007/P001", old)])
    assert verify(lines, head=lines[-1].digest) == []
    said = recorded_detail(lines[0].detail, PROCEDURE).zh
    assert said == "party added；角色：参保人；who：P 1"


def test_a_digest_is_shortened_and_data_stay_as_they_are() -> None:
    said = recorded_detail({"after": "0123456789abcdef" * 4, "text": "a_b"}, PROCEDURE).en
    assert said == "after: 0123456789ab…; words searched: a_b"


def test_facts_of_all_steps_have_names() -> None:
    recorded = {fact for verb in PROCEDURE.verbs for fact in PROCEDURE.facts_of(verb)}
    assert recorded - set(STEP_FACTS) == set()
    assert recorded_facts({"decision": "justice"}).zh == "决定：移送司法机关"


def test_every_detail_that_is_recorded_has_a_name() -> None:
    """A keyword of a line of custody is checked by no type."""
    calls = [
        (named(path), keyword.arg)
        for path in sorted((ROOT / "cases" / "records").glob("*.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"log", "record"}
        for keyword in node.keywords
        if keyword.arg not in (None, CHANGE)
    ]
    assert len(calls) > 20
    assert [(file, name) for file, name in calls if name not in CUSTODY_DETAILS] == []
    assert set(_CODES) <= set(CUSTODY_DETAILS)
