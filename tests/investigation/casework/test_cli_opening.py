"""Cases opened from a tip or by hand on the command line, and rings added to them."""

import re
import sqlite3
from pathlib import Path

import pytest

from tests.investigation.casework.command_line import PEOPLE, REGION, Line
from tests.investigation.casework.conftest import World
from tests.investigation.casework.opened_packages import everything

ABOUT = ("--agency", "Test Agency", "--region", REGION)
SECRETS = ("赵六密", "13900000000", "999999199001011234", "night nurse")
TYPED = "\n".join(SECRETS) + "\n"
TOLD = "Cards are lent at the pharmacy"
CODE = r"\b(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}\b"


@pytest.fixture
def line(world: World, tmp_path: Path) -> Line:
    """A case file of the world, with its people and no case."""
    made = Line(world.place.workspace, tmp_path)
    for name, role, *more in PEOPLE:
        made.case("admin", "account", name, "--title", f"Name {name}", "--role", role, *more)
    return made


def tip(line: Line, *more: str, typed: str = "") -> str:
    words = ("tip", TOLD, "--channel", "hotline", "--region", REGION, *more)
    return line.case("li", *words, typed=typed)


def by_hand(line: Line) -> str:
    words = ("open", "--by-hand", "Seen on an inspection", "--title", "By hand", *ABOUT)
    return line.case("li", *words).split()[0]


def approve(line: Line, case_id: str) -> None:
    for by, verb in (("li", "propose"), ("zhou", "approve"), ("sun", "approve")):
        line.case(by, verb, case_id, "export:sealed")


def test_a_tip_leads_to_a_case_and_its_code_tells_how_far(line: Line) -> None:
    said = tip(line, "--about", "pharmacy:PH-9", "--informant", typed=TYPED)
    (code,) = re.findall(CODE, said)
    number = re.findall(r"T\d{4}-0001", said)[0]
    assert "no case yet" in line.case("li", "progress", typed=f"{code.lower()}\n")
    opened = line.case("li", "open", "--tip", number, "--title", "Lent cards", *ABOUT)
    case_id = opened.split()[0]
    listed = line.case("zhou", "tips")
    for part in (number, case_id, "hotline", TOLD, "pharmacy:PH-9"):
        assert part in listed
    assert "no case yet" not in line.case("li", "progress", typed=f"{code}\n")
    shown = line.case("li", "show", case_id)
    assert f"opened: about the tip {number}" in shown
    assert "the case has no ring of a run: add one" in shown
    assert case_id in line.case("li", "open", "--tip", number, "--title", "Again", *ABOUT, status=2)
    for output in (listed, shown, line.case("li", "list")):
        assert [secret for secret in (*SECRETS, code) if secret in output] == []


def test_who_gave_a_tip_is_in_no_list_no_log_and_no_package(line: Line, world: World) -> None:
    (code,) = re.findall(CODE, tip(line, "--informant", typed=TYPED))
    number = re.findall(r"T\d{4}-0001", line.case("li", "tips"))[0]
    opened = line.case("li", "open", "--tip", number, "--title", "Lent cards", *ABOUT)
    case_id = opened.split()[0]
    line.case("li", "ring", case_id, world.ring_id)
    approve(line, case_id)
    target = line.folder / "sealed.zip"
    line.case("wu", "export", case_id, "--profile", "sealed", "--draft", "-o", str(target))
    kept = [line.case("li", "list"), line.case("li", "show", case_id), line.case("li", "tips")]
    with sqlite3.connect(line.folder / "cases.sqlite") as database:
        kept += list(database.iterdump())
    packed = b"\n".join(everything(target).values())
    assert number.encode() in packed
    for secret in (*SECRETS, code, code.replace("-", "")):
        assert [text for text in kept if secret in text] == []
        assert secret.encode() not in packed


def test_a_case_by_hand_gets_its_rings_later(line: Line, world: World) -> None:
    case_id = by_hand(line)
    target = str(line.folder / "p.zip")
    words = ("export", case_id, "--profile", "public", "--draft", "-o", target)
    refused = line.case("wu", *words, status=2)
    assert len(refused.strip().splitlines()) == 1
    assert f"coterie case ring {case_id}" in refused
    assert f"{case_id} {world.ring_id} (version 2)" in line.case(
        "li", "ring", case_id, world.ring_id
    )
    shown = line.case("li", "show", case_id)
    assert f"rings: {world.ring_id}" in shown
    assert "opened: by hand: Seen on an inspection" in shown
    assert "no ring" not in shown
    line.case("wu", *words)
    assert line.run("verify", target).exit_code == 0


def test_a_case_by_hand_leads_to_a_sealed_package(line: Line, world: World) -> None:
    case_id = by_hand(line)
    claims = next(str(path) for path in world.received if path.name == "claims.csv")
    approve(line, case_id)
    for by, *words in (
        ("zhou", "assign", case_id, "li", "chen"),
        ("li", "ring", case_id, world.ring_id),
        ("li", "source", claims, "--provider", "Data centre", "--medium", "disc"),
        ("li", "party", case_id, "--kind", "patient", "--name", "Somebody", "--role", "organiser"),
    ):
        line.case(by, *words)
    target = str(line.folder / "sealed.zip")
    words = ("export", case_id, "--profile", "sealed", "--draft", "-o", target)
    assert "there are 0" in line.case("wu", *words, status=2)  # approved without the ring
    approve(line, case_id)
    line.case("wu", *words)
    assert line.run("verify", target).exit_code == 0
    again = line.run("replay", target)
    assert again.exit_code == 0, again.output
    packed = b"\n".join(everything(Path(target)).values())
    assert b"Seen on an inspection" in packed
    assert b'"rings_added"' in packed


def test_a_cleared_group_that_is_added_is_warned_of(line: Line, world: World) -> None:
    group = world.investigation.cleared[0]
    said = line.case("li", "ring", by_hand(line), group.ring_id)
    assert f"warning: {group.ring_id} is not listed as a ring of its run" in said


@pytest.mark.parametrize(
    ("by", "words", "said"),
    [
        ("li", ("open", "--title", "t", *ABOUT), "exactly one ground"),
        ("li", ("open", "--ring", "R", "--by-hand", "x", "--title", "t", *ABOUT), "exactly one"),
        ("li", ("open", "--tip", "T1", "--by-hand", "x", "--title", "t", *ABOUT), "exactly one"),
        ("li", ("open", "--by-hand", " ", "--title", "t", *ABOUT), "the reason is missing"),
        ("li", ("open", "--tip", "T1999-0001", "--title", "t", *ABOUT), "no tip"),
        ("wu", ("open", "--by-hand", "x", "--title", "t", *ABOUT), "may not"),
        ("li", ("tip", "t", "--channel", "web", "--region", "110000"), "not one of the account's"),
        ("li", ("tip", "t", "--channel", "web", "--region", REGION, "--about", "x"), "kind:id"),
        ("zhou", ("tip", "t", "--channel", "web", "--region", REGION), "may not"),
        ("wu", ("tips",), "may not"),
        ("wu", ("ring", "CASE", "RING"), "may not"),
        ("li", ("ring", "CASE", "R-none"), "no such ring"),
        ("li", ("ring", "CASE", "RING", "--seen", "7"), "was changed in between"),
    ],
)  # fmt: skip
def test_a_refusal_is_one_line(
    line: Line, world: World, by: str, words: tuple[str, ...], said: str
) -> None:
    spoken = {"CASE": by_hand(line), "RING": world.ring_id}
    output = line.case(by, *(spoken.get(word, word) for word in words), status=2)
    assert len(output.strip().splitlines()) == 1
    assert said in output


def test_refusals_speak_chinese(line: Line) -> None:
    line.variables["COTERIE_LANG"] = "zh"
    said = line.case("li", "open", "--title", "t", *ABOUT, status=2)
    assert "建档须且仅须一项依据" in said


def test_a_wrong_code_is_told_nothing(line: Line) -> None:
    tip(line)
    said = line.case("li", "progress", typed="2222-2222-2222-2222\n", status=2)
    assert "no tip has this retrieval code" in said
    assert "2222" not in line.case("li", "tips")
