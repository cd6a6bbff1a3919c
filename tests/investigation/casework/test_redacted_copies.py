"""Working and public copies of a real case: nobody of the source files can be found in them."""

from pathlib import Path

import pytest

from cases.redaction import identities, leaks, new_key_file
from cases.redaction.search import searchable
from cases.verification import verify
from investigation.casework.dossiers import build_dossier
from model.errors import SettingError
from tests.investigation.casework.conftest import Led
from tests.investigation.casework.opened_packages import everything, rows

ACT_BY = "zhou.min"
OF_PERSONS = ("name", "address", "phone", "bank_account", "employer", "patient_id", "doctor_id")
OF_PLACES = ("name", "owner_name", "legal_representative", "address", "phone", "bank_account")


def approve(case: Led, profile: str) -> None:
    act = f"export:{profile}"
    approvals = case.file.approvals
    case.session("li.wei").edit(case.case_id).apply(approvals.propose, act)
    case.session(ACT_BY).edit(case.case_id).apply(approvals.approve, act)


def people_of(case: Led) -> set[str]:
    """Everything the source files say of the people and places of the case, read anew."""
    tables = {path.stem: rows(path.read_bytes()) for path in case.world.received}
    ring = case.world.investigation.ring(case.world.ring_id)
    ids = {claim.claim_id for claim in ring.claims}
    claims = [row for row in tables["claims"] if row["claim_id"] in ids]
    found = set(ids)
    for kind, columns in (("patient", OF_PERSONS), ("doctor", OF_PERSONS), ("provider", OF_PLACES)):
        named = {row[f"{kind}_id"] for row in claims} - {""}
        found |= named
        for row in tables[f"{kind}s"]:
            if row[f"{kind}_id"] in named:
                found |= {row[column] for column in columns if row.get(column)}
    return {text for text in found if searchable(text)}


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "key"
    new_key_file(path)
    return path


def test_a_working_copy_names_nobody(prepared: Led, key: Path, tmp_path: Path) -> None:
    approve(prepared, "working")
    written = prepared.export(tmp_path / "w.zip", "working", key_path=key).written
    assert verify(written.path).ok
    known = people_of(prepared)
    assert len(known) > 30
    files = everything(written.path)
    assert leaks(files, known) == []
    assert leaks(files, identities(_dossier(prepared))) == []


def test_a_public_copy_names_nobody_and_holds_sums_alone(prepared: Led, tmp_path: Path) -> None:
    approve(prepared, "public")
    written = prepared.export(tmp_path / "p.zip", "public").written
    assert verify(written.path).ok
    assert leaks(everything(written.path), people_of(prepared)) == []
    assert not [name for name in everything(written.path) if name.endswith((".pdf", ".docx"))]


def test_a_working_draft_says_draft_everywhere(prepared: Led, key: Path, tmp_path: Path) -> None:
    written = prepared.export(tmp_path / "d.zip", "working", draft=True, key_path=key).written
    assert not [name for name in everything(written.path) if "移送" in name]
    assert verify(written.path).ok


def test_a_working_copy_needs_its_key(prepared: Led, tmp_path: Path) -> None:
    with pytest.raises(SettingError):
        prepared.export(tmp_path / "w.zip", "working", draft=True)
    assert list(tmp_path.iterdir()) == []


def _dossier(case: Led):
    return build_dossier(case.session(), case.case_id, "sealed", draft=False, language="zh")
