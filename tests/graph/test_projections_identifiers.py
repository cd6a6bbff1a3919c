"""Shared identifiers and repeated trace codes, as the projections derive them."""

import pytest

from model.errors import MissingData
from tests.typologies.worlds import World

DAY = 20_000


def shared(world: World) -> set[tuple[str, str, str, int]]:
    rows = world.view("shared_identifiers").relation("shared_identifiers").edges.to_pylist()
    return {(r["identifier"], r["value"], r["holder_kind"], r["holders"]) for r in rows}


def test_phones_join_patients_doctors_and_providers() -> None:
    world = World()
    world.claim("p", "C", DAY, doctor="D")
    world.patients += [{"patient_id": "p", "phone": "139 "}, {"patient_id": "q", "phone": "138"}]
    world.doctors.append({"doctor_id": "D", "phone": "139"})
    world.providers.append({"provider_id": "C", "phone": "139"})
    assert shared(world) == {
        ("phone", "139", kind, 3) for kind in ("patient", "doctor", "provider")
    }


def test_registered_owners_count_like_written_ones() -> None:
    world = World()
    for name in ("C1", "C2"):
        world.claim("p", name, DAY)
        world.relations.append(
            {"subject_kind": "owner", "subject_id": "X", "relation": "owns",
             "object_kind": "institution", "object_id": name}
        )  # fmt: skip
    assert shared(world) == {("owner", "owner X", "provider", 2)}


def test_placeholders_are_no_identifiers() -> None:
    world = World()
    for n, phone in enumerate(("0000000", "0000000", "unknown", "unknown", "139", "138")):
        world.claim(f"p{n}", "C", DAY)
        world.patients.append({"patient_id": f"p{n}", "phone": phone})
    assert shared(world) == set()
    facts = world.view("shared_identifiers").relations["shared_identifiers"].facts
    assert facts["placeholders"] == 4


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "12000000001",
            "120-0000-0001",
            "+8612000000001",
            "120 0000 0001",
            "１２００００００００１",
        ),
        ("8612000000001", "0086 120 0000 0001", "(+86)12000000001"),
        ("0571-88888888", "+86 571 8888 8888", "057188888888"),
        ("(212) 555-0100", "+1 212 555 0100", "2125550100", "001-212-555-0100"),
    ],
)
def test_spellings_of_one_phone_are_one_phone(spellings: tuple[str, ...]) -> None:
    world = World()
    for n, phone in enumerate((*spellings, "13900000000", "01200")):
        world.claim(f"p{n}", "C", DAY)
        world.patients.append({"patient_id": f"p{n}", "phone": phone})
    assert shared(world) == {("phone", min(spellings), "patient", len(spellings))}


def test_addresses_are_compared_without_spaces_and_in_one_width() -> None:
    world = World()
    spellings = (
        "文三路 12号",
        "文三路１２号",
        "文三路\n12号\u3000",
        "文三路21号",
        "Main St 5",
        "main  st ５",
    )
    for n, address in enumerate(spellings):
        world.claim(f"p{n}", "C", DAY)
        world.patients.append({"patient_id": f"p{n}", "address": address})
    assert {(value, holders) for _, value, _, holders in shared(world)} == {
        (min(s.strip() for s in spellings[:3]), 3),
        ("Main St 5", 2),
    }


def test_registers_of_placeholders_only_are_missing_data() -> None:
    world = World()
    world.claim("p", "C", DAY)
    world.patients.append({"patient_id": "p", "phone": "-"})
    with pytest.raises(MissingData):
        shared(world)


def repeated(world: World) -> list[tuple[str, str]]:
    view = world.view("trace_codes")
    ids = sorted(row["claim_id"] for row in world.claims)
    rows = view.relation("trace_codes").edges.to_pylist()
    return [(row["code"], ids[row["claim_no"]]) for row in rows]


def test_codes_are_told_apart_and_followed_in_time() -> None:
    world = World()
    for day, codes in ((9, "A;B"), (3, "B ; C"), (5, "A"), (7, "D;D")):
        claim = world.claim("p", "P", DAY + day, kind="pharmacy")
        world.lines.append({"claim_id": claim, "line_id": "1", "trace_codes": codes})
    assert repeated(world) == [
        ("A", "c0000002"),
        ("A", "c0000000"),
        ("B", "c0000001"),
        ("B", "c0000000"),
    ]


def test_a_refunded_claim_does_not_repeat_a_code() -> None:
    world = World()
    for n in range(2):
        claim = world.claim("p", "P", DAY + n, kind="pharmacy")
        world.lines.append({"claim_id": claim, "line_id": "1", "trace_codes": "A"})
    world.claim("p", "P", DAY + 2, kind="pharmacy", reverses_claim_id=claim, amount=-10_000)
    assert repeated(world) == []
