"""Names that want to leave the folder, hide, run or clash: two hundred of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.package import build, write
from cases.papers.file_names import safe_name
from cases.verification import verify
from cases.verification.verify_package import bad_name
from model.errors import LayoutError
from tests.cases.dossiers import sample_dossier
from tests.cases.packages import FIXED, exchange_of, package_of, put

PARTS = (
    "..", "../..", "/etc/passwd", "\\\\server\\share", "C:\\x", "con", "NUL.txt", "aux.", "a\0b",
    "a\nb", "a\rb", "\u202egpj.exe", "\u200b", " ", ".", "...", "~/.ssh", "%2e%2e%2f", "a:b",
    "a|b", "<script>", "a?b*", "x" * 300, "医" * 120, "é", "ﬁ", "＝1", ".hidden", "a.", "a ",
)  # fmt: skip
HOSTILE = [
    pattern.format(part)
    for pattern in ("{}", "../{}", "{}.pdf", "a/{}", "..\\{}", "{}/", "{}/../x")
    for part in PARTS
]


def test_there_are_two_hundred() -> None:
    assert len(set(HOSTILE)) >= 200


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_becomes_one_plain_name(name: str) -> None:
    safe = safe_name(name)
    assert "/" not in safe
    assert not bad_name(f"data/E001_{safe}")
    assert len(safe.encode()) <= 130


def test_a_part_that_no_disk_takes_is_a_bad_name() -> None:
    assert bad_name("data/" + "医" * 86)
    assert not bad_name("data/" + "医" * 85)


@given(st.text(max_size=200))
def test_any_name_becomes_a_plain_one(name: str) -> None:
    assert not bad_name(safe_name(name))


def test_hostile_documents_stay_inside_and_verify(tmp_path: Path) -> None:
    dossier = sample_dossier(1)
    first = dossier.case.exhibits[0]
    exhibits = tuple(
        replace(first, exhibit_no=f"E{number:03d}", file_name=name)
        for number, name in enumerate(HOSTILE, start=1)
    )
    hostile = replace(dossier, case=replace(dossier.case, exhibits=exhibits))
    package = package_of(dossier=hostile)
    outside = set(tmp_path.parent.iterdir())
    assert verify(put(package.files, tmp_path / "bag"), package.root).ok
    assert verify(write(package, tmp_path / "p.zip").path).ok
    assert set(tmp_path.parent.iterdir()) == outside
    assert {path.name for path in tmp_path.iterdir()} == {"bag", "p.zip", "p.package.sha256"}


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../../x", "a\\b", "13_关系图/CON", "08_人员角色.CSV"]
)
def test_a_part_with_a_name_that_leaves_is_refused(path: str) -> None:
    dossier = sample_dossier(1)
    with pytest.raises(LayoutError):
        build(dossier, {**FIXED, path: b"x"}, exchange_of(dossier))


def test_a_hostile_case_number_names_one_plain_folder() -> None:
    dossier = sample_dossier(1, draft=True)
    case = replace(dossier.case, case_id="../../x")
    package = package_of(dossier=replace(dossier, case=case))
    assert package.folder == "x_sealed"
