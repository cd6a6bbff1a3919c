"""Hostile texts come back exactly as they went in, and change nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, inspect, text

from cases.records.case_file import CaseFile
from cases.records.database import address
from model.cases import Case
from model.errors import CoterieError, RuleBroken
from tests.cases.records.case_files import AT, DOCUMENT, PARTY, RULES, TASK, Place, last_line, read

VERBATIM = [
    "䶮𠮷㛃 阿卜杜·买买提 • ・ ＝１２",
    "e\u0301 é \u200b\u202e\ufeff\u2028\x85\r\n\t\x01\x7f",
    "=1+1 @x -2 +3 \t=cmd|' /C calc'!A0",
    "{name} {0} %s %(x)s :at $1 ?",
    "<img onerror=alert(1)> `MATCH (n) DETACH DELETE n` \\u0027 #let",
    "../../etc/passwd\\..\\x",
    "x" * 50_000,
]
_SQL = [
    "'; DROP TABLE cases; --", "' OR '1'='1", "' OR 1=1 --", "\" OR \"\"=\"", "1; DELETE FROM tips",
    "' UNION SELECT name, contact FROM informants --", "'); DELETE FROM audit_entries; --",
    "%' OR '%'='", "_' OR 1=1 /*", "*/ OR 1=1", "\\'; DROP TABLE cases; --", "'||(SELECT 1)||'",
    "';ATTACH DATABASE '/tmp/x' AS x;--", "'; COPY cases TO PROGRAM 'id'; --",
    "$$; DROP TABLE cases; $$",
    "'; SELECT pg_sleep(9); --", "') RETURNING * --", "x' AND 1=CAST((SELECT 1) AS int) --",
    "'; UPDATE accounts SET roles='[]'; --", "\u02bc OR 1=1", "＇ OR 1=1", "'/**/OR/**/1=1",
    "'; PRAGMA writable_schema=1; --", "E'\\'' OR 1=1", "0x27 OR 1=1",
]  # fmt: skip
INJECTIONS = [
    form.format(part) for part in map(str, _SQL) for form in ("{}", "a{}", "{} --", "({}")
]


FURTHER = (
    lambda file, words: file.cases.read(words, by="li", at=AT, purpose="x"),
    lambda file, words: file.cases.search(by=words, at=AT),
    lambda file, words: file.tips.progress(words, by="li", at=AT),
    lambda file, words: file.tips.read(words, by="li", at=AT, purpose="x"),
    lambda file, words: file.vault.read(words, by="chief", at=AT, purpose="x"),
)


def act(by: str, version: int) -> dict:
    return {"by": by, "at": AT, "expected_version": version}


@pytest.mark.parametrize("words", VERBATIM, ids=lambda words: ascii(words[:12]))
def test_texts_come_back_as_they_went_in(file: CaseFile, case: Case, words: str) -> None:
    party = replace(PARTY, name=words, entity_id=words, remark=words, address=words)
    file.parties.add(case.case_id, party, **act("li", 1))
    document = replace(DOCUMENT, file_name=words, title=words, collectors=(words, "li"))
    file.exhibits.add(case.case_id, document, words.encode(), **act("li", 2))
    file.absences.sign(case.case_id, "05", words, **act("li", 3))
    file.events.advance(case.case_id, "verify", {words: words}, rules=RULES, **act("li", 4))
    kept = file.cases.read(case.case_id, by="li", at=AT, purpose=words)
    assert last_line(file).detail["purpose"] == words
    assert kept.parties == (replace(party, party_no="P001"),)
    assert kept.exhibits[0].file_name == words
    assert kept.exhibits[0].collectors == (words, "li")
    assert kept.absences[0].because == words
    assert kept.events[0].facts == {words: words}
    assert file.custody.check() == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")))
def test_any_text_comes_back(file: CaseFile, case: Case, words: str) -> None:
    now = read(file, case)
    file.tasks.add(case.case_id, replace(TASK, title="t" + words), **act("li", now.version))
    assert read(file, case).tasks[-1].title == "t" + words


@pytest.mark.parametrize("words", ["a\0b", "\ud800", "half \udfff"])
def test_what_no_file_can_keep_is_refused(file: CaseFile, case: Case, words: str) -> None:
    acts = [
        lambda: file.parties.add(case.case_id, replace(PARTY, name=words), **act("li", 1)),
        lambda: file.cases.read(case.case_id, by="li", at=AT, purpose=words),
        lambda: file.cases.read(words, by="li", at=AT, purpose="x"),
        lambda: file.cases.search(by=words, at=AT),
        lambda: file.cases.search(by="li", at=AT, text=words),
        lambda: file.judgements.judge(words, "UNSURE", "x", by="li", at=AT),
        lambda: file.events.advance(
            case.case_id, "verify", {"x": words}, rules=RULES, **act("li", 1)
        ),
    ]
    for attempt in acts:
        with pytest.raises(CoterieError):
            attempt()
        assert last_line(file).action == "refuse"
    assert read(file, case) == case
    assert file.custody.check() == []


def test_a_target_too_long_for_a_line_is_refused(file: CaseFile) -> None:
    with pytest.raises(RuleBroken, match="longer"):
        file.judgements.judge("R" * 600, "UNSURE", "x", by="li", at=AT)


def test_a_hundred_injections_change_nothing(
    file: CaseFile, case: Case, place: Place, record_property: Callable[[str, object], None]
) -> None:
    assert len(set(INJECTIONS)) == 100
    record_property("attacks", len(INJECTIONS))
    before, rows = layout(place), counted(place)
    version = 1
    for words in INJECTIONS:
        assert file.judgements.combined(words) == "UNREVIEWED"
        assert file.cases.search(by="li", at=AT, text=words, state=words) == ()
        with pytest.raises(CoterieError):
            FURTHER[version % len(FURTHER)](file, words)
        party = replace(PARTY, name=words)
        file.parties.add(case.case_id, party, **act("li", version))
        version += 1
    kept = read(file, case)
    assert [party.name for party in kept.parties] == INJECTIONS
    assert layout(place) == before
    assert counted(place) == {**rows, "parties": 100}
    assert file.custody.check() == []


def layout(place: Place) -> dict:
    engine = create_engine(address(place.address))
    try:
        tables = inspect(engine).get_table_names()
        return {name: [c["name"] for c in inspect(engine).get_columns(name)] for name in tables}
    finally:
        engine.dispose()


def counted(place: Place) -> dict[str, int]:
    engine = create_engine(address(place.address))
    try:
        with engine.connect() as connection:
            return {
                name: connection.scalar(text(f"SELECT count(*) FROM {name}"))
                for name in layout(place)
                if name not in ("audit_entries", "audit_rows")
            }
    finally:
        engine.dispose()
