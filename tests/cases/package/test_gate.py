from dataclasses import replace

import pytest

from cases.items.registry import ITEMS
from cases.package import PackageRefused, build, missing, payload
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
    assert items(replace(dossier, case=case), files) == []


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
    assert "调查报告" in refused.value.in_language("zh")
    assert "\n" not in refused.value.in_language("en")
    assert "sign why there is none" in refused.value.in_language("en")


def test_absences_and_empty_folders_are_said_in_words() -> None:
    files = payload(sample_dossier(1), FIXED, {})
    assert "本案无视听资料" in files["20_视听资料/无_none.txt"].decode()
    assert "li.wei" in files["04_涉案物品清单_无.txt"].decode()
    assert "无此" not in files["07_行政处理/无_none.txt"].decode()
