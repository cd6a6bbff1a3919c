"""Every verb of casework on the command line, by one hand after the other."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cases.signing import own_pkcs12
from investigation.casework.keys import PASSPHRASE
from tests.investigation.casework.command_line import PEOPLE, REGION, Line
from tests.investigation.casework.conftest import World
from tests.investigation.casework.opened_packages import payload


@pytest.fixture(scope="module")
def line(world: World, tmp_path_factory: pytest.TempPathFactory) -> Line:
    """A case of the world, with its people, opened and assigned."""
    made = Line(world.place.workspace, tmp_path_factory.mktemp("line"))
    for name, role, *more in PEOPLE:
        made.case("admin", "account", name, "--title", f"Name {name}", "--role", role, *more)
    opened = made.case(
        "li", "open", "--ring", world.ring_id, "--title", "Ring at one counter",
        "--agency", "Test Agency", "--region", REGION,
    )  # fmt: skip
    assert re.match(r"20\d\d-0001 \(version 1\)", opened)
    return made


@pytest.fixture(scope="module")
def case_id(line: Line) -> str:
    return line.case("li", "list").split()[0]


def test_a_case_from_first_step_to_sealed_package(line: Line, case_id: str, world: World) -> None:
    paper = line.folder / "prescription.txt"
    paper.write_text("处方", encoding="utf-8")
    claims = next(str(path) for path in world.received if path.name == "claims.csv")
    ring = world.ring_id
    member = world.investigation.ring(ring).members[0]
    for by, *words in (
        ("zhou", "assign", case_id, "li", "chen"),
        ("li", "source", claims, "--provider", "Data centre", "--medium", "disc"),
        ("li", "party", case_id, "--kind", member.kind, "--id", member.id, "--name", "Somebody",
         "--role", "organiser"),
        ("li", "note", case_id, "Visit", "The counter was looked at."),
        ("li", "exhibit", case_id, str(paper), "--title", "Prescription", "--item", "19",
         "--collector", "li", "--collector", "chen"),
        ("li", "fact", case_id, "They came together.", "--party", "P001", "--exhibit", "E001"),
        ("li", "judge", ring, "CONFIRMED", "Checked against the paper."),
        ("li", "none", case_id, "05", "No appraisal was needed."),
        ("li", "step", case_id, "verify"),
        ("zhou", "step", case_id, "file_case", "approval_no=2026-1"),
        ("li", "propose", case_id, "export:sealed"),
        ("zhou", "approve", case_id, "export:sealed"),
        ("sun", "approve", case_id, "export:sealed"),
    ):  # fmt: skip
        line.case(by, *words)
    shown = line.case("li", "show", case_id)
    assert "is not listed as a ring of its run" not in shown
    for part in ("P001 suspected organiser: Somebody", "E001", "E002", "F001", "confirmed",
                 "term: ",
                 "possible: investigate", "item 05: none, because", "gap: item 07"):  # fmt: skip
        assert part in shown
    assert "lacks: sealed" not in shown
    target = line.folder / "case.zip"
    said = line.case("wu", "export", case_id, "--profile", "sealed", "-o", str(target))
    digest = re.search(r"SHA-256 ([0-9a-f]{64})", said)
    assert digest
    checked = line.run("verify", str(target), "--expect", digest[1])
    assert checked.exit_code == 0
    assert "PASSED" in checked.output
    again = line.run("replay", str(target))
    assert again.exit_code == 0, again.output
    assert "0 different" in again.output
    assert "case only" in again.output
    assert "处方" in payload(target)["19_书证扫描/E002_prescription.txt"].decode()


def test_a_working_draft_with_a_key_and_a_signature(line: Line, case_id: str) -> None:
    key, signing = line.folder / "keys" / "pseudonyms", line.folder / "own.p12"
    line.case("li", "key", str(key))
    assert key.stat().st_mode & 0o077 == 0
    line.case("li", "key", str(key), status=2)
    signing.write_bytes(own_pkcs12("Test", datetime(2026, 1, 1, tzinfo=UTC), b"open"))
    words = ("export", case_id, "--profile", "working", "--draft", "--key", str(key), "--sign",
             str(signing), "-o", str(line.folder / "draft.zip"))  # fmt: skip
    assert PASSPHRASE in line.case("wu", *words, status=2)
    line.variables[PASSPHRASE] = "open"
    line.case("wu", *words)
    letter = payload(line.folder / "draft.zip")["01_草稿.pdf"]
    assert b"/ByteRange" in letter


def test_a_case_of_a_cleared_group_is_warned_of(line: Line, world: World) -> None:
    group = world.investigation.cleared[0]
    reading = next(r for r in group.readings if r.code == group.explanation)
    opened = line.case(
        "li", "open", "--ring", group.ring_id, "--title", "All the same",
        "--agency", "Test Agency", "--region", REGION,
    )  # fmt: skip
    case_id = opened.split()[0]
    for said in (opened, line.case("li", "show", case_id)):
        assert f"warning: {group.ring_id} is not listed as a ring of its run" in said
        assert "the detector cleared this group" in said
        assert f"Reason: {reading.title.en}." in said
    line.variables["COTERIE_LANG"] = "zh"
    try:
        told = line.case("li", "show", case_id)
    finally:
        line.variables["COTERIE_LANG"] = "en"
    assert f"警示：{group.ring_id} 未列为团伙线索" in told
    assert reading.title.zh in told


@pytest.mark.parametrize(
    ("by", "words", "said"),
    [
        ("li", ("show", "2026-9999"), "no case"),
        ("li", ("open", "--ring", "R-none", "--title", "t", "--agency", "a", "--region", REGION),
         "no such ring"),
        ("li", ("step", "CASE", "close"), "close"),
        ("li", ("step", "CASE", "verify", "nonsense"), "name=value"),
        ("li", ("approve", "CASE", "export:sealed"), "may not"),
        ("nobody", ("list",), "may not"),
        ("admin", ("list",), "may not"),
        ("li", ("source", "no-such-file", "--provider", "p", "--medium", "m"), "cannot be read"),
        ("li", ("exhibit", "CASE", "no-such-file", "--title", "t"), "no such file"),
        ("li", ("note", "CASE", "t", "x", "--seen", "1"), "was changed in between"),
        ("li", ("party", "CASE", "--kind", "patient", "--name", "n", "--role", "king"), "king"),
        ("li", ("account", "me", "--title", "t", "--role", "supervisor"), "may not"),
        ("wu", ("export", "CASE", "--profile", "public", "-o", "p.zip"), "approvals"),
        ("wu", ("export", "CASE", "--profile", "working", "--draft", "-o", "p.zip"), "key"),
        ("", ("list",), "--as"),
    ],
)  # fmt: skip
def test_a_refusal_is_one_line(
    line: Line, case_id: str, by: str, words: tuple[str, ...], said: str
) -> None:
    spoken = tuple(case_id if word == "CASE" else word for word in words)
    line.case("li", "note", case_id, "t", "so that version 1 is past")
    output = line.case(by, *spoken, status=2)
    assert len(output.strip().splitlines()) == 1
    assert said in output


def test_refusals_speak_chinese(line: Line) -> None:
    words = ("case", "list", "--as", "nobody", "-w", str(line.workspace))
    assert "无权" in line.run(*words, COTERIE_LANG="zh").output
    assert "无权" in line.run(*words, "--lang", "zh").output


def test_custody_is_checked_against_a_head_kept_elsewhere(line: Line, case_id: str) -> None:
    place = ("-w", str(line.workspace))
    before = line.run("audit", "verify", *place)
    assert before.exit_code == 0, before.output
    head = re.search(r"head (\d+:[0-9a-f]{64})", before.output)
    assert head
    line.case("li", "list")
    assert line.run("audit", "verify", "--head", head[1], *place).exit_code == 0
    assert line.run("audit", "verify", "--as", "audit", *place).exit_code == 0
    assert line.run("audit", "verify", "--as", "li", *place).exit_code == 2
    number = head[1].partition(":")[0]
    forged = line.run("audit", "verify", "--head", f"{number}:{'0' * 64}", *place)
    assert forged.exit_code == 1
    assert "rewritten" in forged.output
    assert line.run("audit", "verify", "--head", "x", *place).exit_code == 2


def test_published_figures_pass_the_guards(line: Line) -> None:
    header = (
        "region,period,level,inspected,with_problems,penalised,agreements_cancelled,transferred,"
        "recovered_amount,source\n"
    )
    good, bad = line.folder / "good.csv", line.folder / "bad.csv"
    good.write_text(header + "CN,2020,national,627000,401000,5457,6008,286,22311000000,NHSA\n")
    bad.write_text(header + "CN,2020,national,100,401000,5457,6008,286,1,NHSA\n")
    said = line.run("outcomes", str(good))
    assert said.exit_code == 0, said.output
    assert "627,000" in said.output
    refused = line.run("outcomes", str(bad))
    assert refused.exit_code == 2
    assert "cannot exceed" in refused.output
    assert line.run("outcomes").exit_code == 2


def test_own_cases_add_up(line: Line, case_id: str) -> None:
    year = case_id.partition("-")[0]
    place = ("-w", str(line.workspace), "--as", "li")
    said = line.run("outcomes", "--from-cases", year, "--region", "330000", *place)
    assert said.exit_code == 0, said.output
    assert "330000" in said.output
    assert line.run("outcomes", "--from-cases", "20x6", *place).exit_code == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no package at all"])
def test_what_is_no_package_is_said(line: Line, content: bytes) -> None:
    path = line.folder / "torn.zip"
    path.write_bytes(content)
    for verb in ("verify", "replay"):
        done = line.run(verb, str(path))
        assert done.exit_code in (1, 2), done.output
        assert "Traceback" not in done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)


def test_a_package_that_is_not_there(line: Line) -> None:
    for verb in ("verify", "replay"):
        done = line.run(verb, str(line.folder / "none.zip"))
        assert done.exit_code == 2, done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)


def test_the_demonstration_in_one_command(world: World, tmp_path: Path) -> None:
    line = Line(world.place.workspace, tmp_path)
    target = tmp_path / "demo.zip"
    done = line.run("case", "demo", "-w", str(world.place.workspace), "-o", str(target))
    assert done.exit_code == 0, done.output
    command = re.search(r"verify: coterie (verify .*)", done.output)
    assert command
    assert line.run(*command[1].split()).exit_code == 0
    assert "replay: coterie replay" in done.output
