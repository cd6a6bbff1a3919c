"""Tips and the vault: an informant is nowhere but there."""

import traceback
from dataclasses import replace

import pytest

from cases.custody.chain import jsonl
from cases.records.accounts import Account
from cases.records.case_file import CaseFile
from cases.records.tips import Tip, retrieval_code
from cases.records.vault import Informant
from model.cases import Case
from model.errors import RuleBroken, UnknownEntity
from tests.cases.records.case_files import AT, OPENING, REGION, RULES, read

TIP = Tip("", "They sell insurance cards", "hotline", REGION, ("pharmacy:PH-9",), AT, "")
INFORMANT = Informant("赵六密", "13900000000", "999999199001011234", "night nurse")
CODE = retrieval_code(b"0123456789")


def test_a_tip_is_numbered_and_leads_to_a_case(file: CaseFile) -> None:
    first = file.tips.receive(TIP, INFORMANT, by="li", at=AT)
    second = file.tips.receive(TIP, None, CODE, by="liaison", at=AT)
    assert (first.tip_no, second.tip_no) == ("T2026-0001", "T2026-0002")
    assert file.tips.progress(CODE, by="li", at=AT) == "received"
    case = file.cases.open_from_tip(OPENING, "T2026-0002", by="li", at=AT, rules=RULES)
    assert (case.origin, case.origin_ref) == ("tip", "T2026-0002")
    assert file.tips.progress(CODE.lower().replace("-", " "), by="li", at=AT) == "lead"
    kept = file.tips.read("T2026-0002", by="chief", at=AT, purpose="review")
    assert kept == replace(second, case_id=case.case_id)
    assert [tip.tip_no for tip in file.tips.search(by="li", at=AT)] == ["T2026-0001", "T2026-0002"]
    with pytest.raises(UnknownEntity):
        file.tips.progress(retrieval_code(b"9876543210"), by="li", at=AT)
    with pytest.raises(RuleBroken):
        file.cases.open_from_tip(OPENING, "T2026-0099", by="li", at=AT, rules=RULES)
    with pytest.raises(RuleBroken, match=case.case_id):
        file.cases.open_from_tip(OPENING, "T2026-0002", by="li", at=AT, rules=RULES)
    assert len(file.cases.search(by="li", at=AT)) == 1


def test_the_informant_leaves_only_through_the_vault(file: CaseFile, case: Case) -> None:
    file.tips.receive(TIP, INFORMANT, CODE, by="li", at=AT)
    opened = file.cases.open_from_tip(OPENING, "T2026-0001", by="li", at=AT, rules=RULES)
    assert file.vault.read("T2026-0001", by="chief", at=AT, purpose="reward") == INFORMANT
    custody = jsonl(file.custody.slice_of(opened.case_id, by="li", at=AT)).decode()
    told = [
        repr(read(file, opened)), custody, repr(file.custody.entries(by="auditor", at=AT)),
        repr(file.tips.search(by="li", at=AT)), repr(file.cases.search(by="li", at=AT)),
        repr(INFORMANT), str(INFORMANT),
    ]  # fmt: skip
    for secret in (INFORMANT.name, INFORMANT.contact, INFORMANT.code, INFORMANT.remark, CODE):
        assert [text for text in told if secret in text] == []


def test_the_vault_opens_to_few(file: CaseFile) -> None:
    file.tips.receive(TIP, INFORMANT, by="li", at=AT)
    for name in ("li", "ana", "guest", "ex", "liaison", "legal", "auditor", "admin"):
        with pytest.raises(RuleBroken):
            file.vault.read("T2026-0001", by=name, at=AT, purpose="x")
    with pytest.raises(RuleBroken):
        file.vault.read("T2026-0001", by="chief", at=AT, purpose="")
    far = Account("far", "Far", ("supervisor",), ("330000",))
    file.accounts.add(far, by="admin", at=AT)
    for read_it in (file.vault.read, file.tips.read):
        with pytest.raises(UnknownEntity):
            read_it("T2026-0001", by="far", at=AT, purpose="x")


def test_a_refused_tip_does_not_tell_its_informant(file: CaseFile) -> None:
    hostile = replace(INFORMANT, remark="a\0b")
    with pytest.raises(RuleBroken) as refused:
        file.tips.receive(TIP, hostile, by="li", at=AT)
    words = "".join(traceback.format_exception(refused.value))
    words += repr(file.custody.entries(by="auditor", at=AT))
    assert INFORMANT.name not in words
    assert INFORMANT.contact not in words
    assert not file.tips.search(by="li", at=AT)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("赵六密 saw them", ()),
        ("Call 13900000000.", ()),
        ("They sell cards", ("patient:999999199001011234",)),
        ("it was ZHAO SIX", ()),
    ],
)
def test_a_tip_that_names_its_informant_is_refused(
    file: CaseFile, text: str, about: tuple[str, ...]
) -> None:
    informant = replace(INFORMANT, name="Zhao Six") if "ZHAO" in text else INFORMANT
    with pytest.raises(RuleBroken) as refused:
        file.tips.receive(replace(TIP, text=text, about=about), informant, by="li", at=AT)
    words = "".join(traceback.format_exception(refused.value))
    assert not any(part in words for part in (INFORMANT.name, INFORMANT.contact, INFORMANT.code))
    assert not file.tips.search(by="li", at=AT)


def test_a_short_name_inside_a_word_is_no_name(file: CaseFile) -> None:
    tip = replace(TIP, text="Listen to the pharmacy")
    assert file.tips.receive(tip, Informant("Li", "x"), by="li", at=AT).text == tip.text


def test_the_gate_learns_which_file_not_whom(file: CaseFile) -> None:
    file.tips.receive(TIP, INFORMANT, by="li", at=AT)
    file.tips.receive(TIP, Informant("", "", "", "x"), by="li", at=AT)
    files = [b"nothing", "…赵六密…".encode(), b"13900000000", b""]
    assert file.vault.traces(files, by="ex", at=AT) == (1, 2)


def test_a_weak_code_or_a_foreign_region_is_refused(file: CaseFile) -> None:
    with pytest.raises(RuleBroken):
        file.tips.receive(TIP, None, "1234", by="li", at=AT)
    with pytest.raises(RuleBroken):
        file.tips.receive(replace(TIP, region="330100"), by="li", at=AT)
    with pytest.raises(RuleBroken):
        file.tips.receive(replace(TIP, text=" "), by="li", at=AT)
