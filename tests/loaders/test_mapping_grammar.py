"""A mapping of one's own: everything the grammar can say, and what is said of a wrong one."""

from pathlib import Path

import pytest

import loaders
from loaders.formats import FOLDER, read_format
from model.errors import SettingError
from tests.loaders.read_back import local

MAPPING = """
format = "ours"
[aliases]
MEMBER = ["参保人"]
[[file]]
name = "settlements*"
table = "claims"
[file.lookup.visit]
file = "visits*"
on = ["SITE", "VISIT"]
only = { STATE = "closed" }
[file.columns]
claim_id = { join = ["SITE", "CLAIM"], with = "|", whole = true }
patient_id = "MEMBER"
provider_id = "SITE"
doctor_id = { first = ["DOCTOR", "visit.DOCTOR"] }
claim_type = { from = "KIND", codes = { 11 = "outpatient", "21*" = "inpatient" }, else = "other" }
start_time = { from = "DAY", format = ["%d/%m/%Y", "%Y%m%d"] }
total_amount = { sum = ["FUND", "OWN"] }
account_amount = { from = "FEN", unit = "minor" }
[file.group]
by = ["claim_id"]
sum = ["total_amount"]
same = ["patient_id"]
line = "LINE"
[[file.also]]
table = "claim_lines"
columns = { claim_id = { join = ["SITE", "CLAIM"], with = "|" }, line_id = "LINE" }
[file.ignored]
"AGE*" = "not needed"
[[file]]
name = "labels*"
skip = "never read"
"""
ROWS = """CLAIM,LINE,SITE,VISIT,参保人,DOCTOR,KIND,DAY,FUND,OWN,FEN,AGE1
1,1,H1,V1,P1,,11,03/02/2025,1.50,0.25,7,60
1,2,H1,V1,P1,,11,03/02/2025,2.00,,7,60
2,1,H1,V2,P2,D9,2105,20250204,5,5,,61
3,1,H1,V1,P3,D9,99,20250205,1,,,61
4,1,H1,V1,P3,D9,99,2025-13-05,1,,,61
,1,H1,V1,P3,D9,99,20250206,1,,,61
"""
VISITS = "SITE,VISIT,DOCTOR,STATE\nH1,V1,D1,closed\nH1,V1,D2,open\nH1,V2,D3,closed\n"


def read(folder: Path, mapping: str = MAPPING) -> tuple[list[dict[str, object]], dict[int, str]]:
    (folder / "settlements-2025.csv").write_text(ROWS, encoding="utf-8")
    (folder / "visits.csv").write_text(VISITS, encoding="utf-8")
    (folder / "labels.csv").write_text("a\n1\n", encoding="utf-8")
    written = folder.parent / "ours.toml"
    written.write_text(mapping, encoding="utf-8")
    chunks = list(loaders.read([folder], written).chunks())
    claims = [r for c in chunks if c.table == "claims" for r in c.rows.to_pylist()]
    return claims, {r.row_no: r.reason for c in chunks for r in c.rejects}


def test_everything_the_grammar_can_say(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    claims, rejects = read(tmp_path / "in")
    first, again, second, third = claims
    assert {**first, "row_no": 0} == {**again, "row_no": 0}
    assert (first["claim_id"], first["total_amount_minor"]) == ("H1|1", 375)
    assert first["start_time"] == local("2025-02-03")
    assert (first["doctor_id"], second["doctor_id"]) == ("D1", "D9")
    assert first["account_amount_minor"] == 7
    kinds = [claim["claim_type"] for claim in (first, second, third)]
    assert kinds == ["outpatient", "inpatient", "other"]
    assert rejects == {5: "time_impossible", 6: "required_missing"}


def test_name_and_digest_of_the_mapping_stand_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    read(tmp_path / "in")
    reading = loaders.read([tmp_path / "in"], tmp_path / "ours.toml")
    list(reading.chunks())
    form = read_format(tmp_path / "ours.toml")
    assert {source.loader for source in reading.sources} == {f"ours {form.sha256}"}
    told = [notice.en for notice in reading.notices]
    assert "labels.csv: ignored, never read" in told
    assert any("visits*: looked up for 6 of 6 rows" in notice for notice in told)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('format = "ours"', "format = "), r"not TOML.*line 2.*\[ours.toml\]"),
        (('table = "claims"', 'table = "claim"'), "no table 'claim'.*line 7.*Did you mean claims"),
        (("patient_id = ", "patent_id = "), "no column 'patent_id'.*line 14.*patient_id"),
        (('11 = "outpatient"', '11 = "ambulant"'), "'ambulant' is no value of claim_type.*line 17"),
        (("%d/%m/%Y", "%d/%q/%Y"), "%q is no part of a format.*line 18.*Use %Y"),
        (("%d/%m/%Y", "%d/%m"), "no year, month or day.*line 18"),
        (('unit = "minor"', 'unit = "cents"'), "no unit 'cents'.*line 20.*major, minor"),
        (('sum = ["total_amount"]', 'sum = ["patient_id"]'), "patient_id is no amount.*line 23"),
        (("whole = true", "whole = 1"), "must be true or false.*line 13"),
        (('{ first = ["DOCTOR"', '{ frist = ["DOCTOR"'), "says not where.*line 16.*one of from"),
        (("start_time = ", "end_time = "), "nothing says where start_time come.*line 12"),
        (("[file.group]", "[file.grop]"), "no 'grop' here.*Did you mean group"),
        (('format = "ours"', ""), "'format' is missing"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    (tmp_path / "in").mkdir()
    assert change[0] in MAPPING
    with pytest.raises(SettingError, match=said):
        read(tmp_path / "in", MAPPING.replace(*change, 1))


def test_the_formats_that_ship_give_every_reason_in_both_languages() -> None:
    for path in FOLDER.glob("*.toml"):
        for kind in read_format(path).files:
            reasons = kind.mapping.ignored.values() if kind.mapping else [kind.reason]
            assert [reason for reason in reasons if reason.en == reason.zh] == []
