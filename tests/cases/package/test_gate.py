from dataclasses import replace

import pytest

from cases.items.registry import ITEMS
from cases.package import PackageRefused, build, missing, payload
from cases.package.gate import MAY_LACK
from cases.verification.verify_package import STATUTORY
from model.cases import Absence, Approval
from model.dossiers import Dossier
from tests.cases.dossiers import EXPORTED_AT, sample_dossier, without
from tests.cases.packages import FIXED, exchange_of

JUDICIAL = ["01", "02", "03", "04", "06", "08", "09", "10", "11", "14", "15", "16", "17", "21"]


def bare() -> Dossier:
    return without(sample_dossier(1), "04")


def items(dossier: Dossier, paths: list[str]) -> list[str]:
    return [lack.item for lack in missing(dossier, paths)]


def test_the_items_that_a_judicial_package_needs() -> None:
    assert [item.number for item in ITEMS if item.judicial] == JUDICIAL
    assert [item.number for item in ITEMS] == [f"{number:02d}" for number in range(23)]


def test_an_empty_package_lacks_all_of_them_and_says_what_to_do() -> None:
    lacking = missing(bare(), [])
    assert [lack.item for lack in lacking] == JUDICIAL
    assert all(lack.to_do.en and lack.to_do.zh and lack.title.zh for lack in lacking)


@pytest.mark.parametrize("item", JUDICIAL)
def test_each_item_alone_is_enough_to_refuse_and_an_absence_to_allow(item: str) -> None:
    dossier = bare()
    files = [
        path
        for path in payload(dossier, FIXED, exchange_of(dossier))
        if not path.startswith(f"{item}_")
    ]
    assert items(dossier, files) == [item]
    signed = Absence(item, "无此类材料", "li.wei", EXPORTED_AT)
    case = replace(dossier.case, absences=(*dossier.case.absences, signed))
    assert items(replace(dossier, case=case), files) == ([] if item in MAY_LACK else [item])


def test_the_verifier_knows_the_same_items() -> None:
    ours = [(item.number, item.needed) for item in ITEMS if item.judicial]
    assert [(number, needed) for number, needed, _ in STATUTORY] == ours
    never = {number for number, _, may_lack in STATUTORY if not may_lack}
    assert never == {"01", "03", "10", "14", "15", "17", "21"}


def test_an_absence_without_a_reason_is_none() -> None:
    dossier = bare()
    signed = Absence("04", "  ", "li.wei", EXPORTED_AT)
    case = replace(dossier.case, absences=(signed,))
    assert "04" in items(replace(dossier, case=case), [])


def test_drafts_need_no_item() -> None:
    assert items(replace(bare(), draft=True), []) == []


@pytest.mark.parametrize(
    ("people", "refused"),
    [([], True), (["a"], True), (["a", "A "], True), (["a", "b"], False)],
)
def test_real_identities_need_two_people(people: list[str], refused: bool) -> None:
    dossier = sample_dossier(1)
    approvals = tuple(Approval("export:sealed", by, EXPORTED_AT) for by in people)
    dossier = replace(dossier, case=replace(dossier.case, approvals=approvals))
    files = payload(dossier, FIXED, exchange_of(dossier))
    assert (items(dossier, list(files)) == ["approval"]) is refused


def test_approvals_of_another_case_do_not_count() -> None:
    dossier = sample_dossier(1)
    other = tuple(Approval("export:working", by, EXPORTED_AT) for by in ("a", "b"))
    dossier = replace(dossier, case=replace(dossier.case, approvals=other))
    with pytest.raises(PackageRefused, match="approvals of two people"):
        build(dossier, FIXED, exchange_of(dossier))


def test_the_refusal_is_one_line_in_both_languages() -> None:
    with pytest.raises(PackageRefused) as refused:
        build(bare(), {}, {})
    offered = {lack.item: "sign why there is none" in lack.to_do.en for lack in missing(bare(), [])}
    assert offered == {item: item in MAY_LACK for item in JUDICIAL}
    assert "调查报告" in refused.value.in_language("zh")
    assert "\n" not in refused.value.in_language("en")
    assert "no transfer goes without" in refused.value.in_language("en")


def test_absences_and_empty_folders_are_said_in_words() -> None:
    files = payload(sample_dossier(1), FIXED, {})
    assert "本案无视听资料" in files["20_视听资料/无_none.txt"].decode()
    assert "li.wei" in files["04_涉案物品清单_无.txt"].decode()
    assert "无此" not in files["07_行政处理/无_none.txt"].decode()


def without_files_of(item: str, *instead: str) -> list[str]:
    """Paths of a whole package with other ones in place of those of one item."""
    dossier = bare()
    files = payload(dossier, FIXED, exchange_of(dossier))
    return [*(path for path in files if not path.startswith(f"{item}_")), *instead]


@pytest.mark.parametrize(
    ("instead", "holds"),
    [
        ([], False),
        (["06_审批/无_none.txt"], False),
        (["06_审批/deep/无_none.txt"], False),
        (["06_审批/无_none.txt", "06_审批/审批报告.pdf"], True),
        (["06_审批/审批报告.pdf"], True),
        (["06_审批"], False),
        (["06_审批报告.pdf"], False),
        (["copy/06_审批/审批报告.pdf"], False),
    ],
)
def test_a_folder_needs_a_file_that_is_no_placeholder(instead: list[str], holds: bool) -> None:
    assert items(bare(), without_files_of("06", *instead)) == ([] if holds else ["06"])


@pytest.mark.parametrize("left_out", ["lines.csv", "rule.md", "totals.json"])
def test_an_item_of_several_files_needs_all_of_them(left_out: str) -> None:
    names = {"lines.csv", "rule.md", "totals.json"} - {left_out}
    paths = without_files_of("10", *(f"10_金额计算/{name}" for name in names))
    assert items(bare(), paths) == ["10"]


def test_an_absence_covers_its_own_item_only() -> None:
    dossier = bare()
    signed = tuple(Absence(item, "无", "li.wei", EXPORTED_AT) for item in ("04", "09"))
    dossier = replace(dossier, case=replace(dossier.case, absences=signed))
    assert items(dossier, []) == [item for item in JUDICIAL if item not in ("04", "09")]


@pytest.mark.parametrize(
    ("profile", "draft", "asked"),
    [
        ("sealed", False, ["approval", *JUDICIAL]),
        ("sealed", True, ["approval"]),
        ("working", False, JUDICIAL),
        ("working", True, []),
        ("public", False, []),
    ],
)
def test_what_each_copy_needs(profile: str, draft: bool, asked: list[str]) -> None:
    dossier = bare()
    case = replace(dossier.case, approvals=(), absences=())
    dossier = replace(dossier, case=case, profile=profile, draft=draft)
    assert items(dossier, []) == asked


@pytest.mark.parametrize(
    ("people", "enough"),
    [
        (["a", "a", "b"], True),
        (["a", "A", " a "], False),
        (["", "a"], False),
        ([" ", "", "a"], False),
        (["a", "b", "c"], True),
    ],
)
def test_two_different_people_have_to_be_named(people: list[str], enough: bool) -> None:
    dossier = replace(bare(), draft=True)
    approvals = tuple(Approval("export:sealed", by, EXPORTED_AT) for by in people)
    dossier = replace(dossier, case=replace(dossier.case, approvals=approvals))
    assert items(dossier, []) == ([] if enough else ["approval"])


def test_the_refusal_names_the_case_and_every_item() -> None:
    with pytest.raises(PackageRefused) as refused:
        build(bare(), {}, {})
    said = refused.value.in_language("en")
    assert bare().case.case_id in said
    assert [lack.item for lack in refused.value.missing] == ["01", "02", "03", "04", "16"]
    for item in ITEMS:
        lacking = item.number in ("01", "02", "03", "04", "16")
        assert (f"{item.number} {item.title.en}" in said) is lacking
