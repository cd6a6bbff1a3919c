"""Working and public copies: no byte of a real identity, and nothing reversible without the key."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from cases.items.building import exchange as exchange_of_room
from cases.items.building import papers as documents_of
from cases.package import build, write
from cases.redaction import identities, leaks, redacted
from cases.redaction.identities import identified
from cases.redaction.search import searchable
from model.cases import Event
from model.dossiers import Dossier
from model.errors import SettingError
from tests.cases.dossiers import EXPORTED_AT, hostile_dossier, sample_dossier
from tests.cases.packages import FIXED, KEY, package_of

INFORMANT = ("举报人王五六", "13900001234", "retrieval-7F3K9")
SAMPLES = [sample_dossier(1), sample_dossier(2, language="en"), hostile_dossier(1)]


def noted(dossier: Dossier) -> Dossier:
    """The dossier with an informant in every place where people write freely."""
    said = "，".join(INFORMANT)
    case = dossier.case
    return replace(
        dossier,
        case=replace(
            case,
            title=said,
            origin="tip",
            origin_ref=INFORMANT[2],
            events=(*case.events, Event(9, "note", "filed", "a", EXPORTED_AT, {"reason": said})),
            absences=tuple(replace(absence, because=said) for absence in case.absences),
            parties=tuple(replace(party, remark=said) for party in case.parties),
            exhibits=tuple(
                replace(e, title=said, proves=said, source=said, remark=said, place=said)
                for e in case.exhibits
            ),
        ),
        judgements=tuple(replace(j, reason=said) for j in dossier.judgements),
        rejects=tuple(replace(r, value=said) for r in dossier.rejects),
    )


@pytest.mark.parametrize("dossier", SAMPLES, ids=["zh", "en", "hostile"])
@pytest.mark.parametrize("profile", ["working", "public"])
def test_no_identity_is_in_any_byte(dossier: Dossier, profile, tmp_path: Path) -> None:
    secrets = identities(dossier)
    assert len(secrets) > 100
    package = package_of(dossier=dossier, profile=profile)
    assert leaks(package.files, secrets) == []
    written = write(package, tmp_path / "p.zip").path.read_bytes()
    for secret in secrets:
        for encoding in ("utf-8", "gb18030", "utf-16-le"):
            raw = secret.encode(encoding, "ignore")
            assert len(raw) < 6 or secret.isdecimal() or raw not in written, secret


def test_no_identity_is_in_the_real_documents_and_graph() -> None:
    dossier = sample_dossier(1)
    copy = redacted(dossier, "working", KEY)
    files = {**documents_of(copy, ""), **exchange_of_room(copy)}
    assert any(path.endswith(".pdf") for path in files)
    assert leaks(files, identities(dossier)) == []
    sealed = {**documents_of(dossier, ""), **exchange_of_room(dossier)}
    found = {leak.path for leak in leaks(sealed, identities(dossier))}
    for suffix in (".pdf", ".docx", ".graphml", ".html", ".svg", ".csv"):
        assert any(path.endswith(suffix) for path in found), suffix


@pytest.mark.parametrize("profile", ["working", "public"])
def test_informants_are_in_no_byte(profile) -> None:
    dossier = noted(sample_dossier(1))
    package = package_of(dossier=dossier, profile=profile, secrets=INFORMANT)
    assert leaks(package.files, INFORMANT) == []


def test_ids_change_with_the_key_and_only_with_it() -> None:
    dossier = sample_dossier(1)
    one, again, other = (redacted(dossier, "working", k * 32) for k in (b"a", b"a", b"b"))
    ids = [set(d.patients.column("patient_id").to_pylist()) for d in (one, again, other)]
    assert ids[0] == ids[1]
    assert not ids[0] & ids[2]
    assert all(i.startswith("W-") and len(i) == 12 for i in ids[0])
    heads = {source.sha256 for d in (dossier, one, other) for source in d.sources}
    assert len(heads) == 6


def test_no_plain_digest_of_an_identity_is_in_the_copy() -> None:
    """Whoever knows all identity numbers and all plain digests finds none of them."""
    dossier = sample_dossier(1)
    blob = b"".join(package_of(dossier=dossier, profile="working").files.values()).lower()
    for secret in identities(dossier):
        for algorithm in ("md5", "sha1", "sha256", "sha512", "sm3"):
            digest = hashlib.new(algorithm, secret.encode()).hexdigest().encode()
            assert digest[:10] not in blob
    for exhibit in dossier.case.exhibits:
        assert exhibit.sha256.encode() not in blob


def test_edges_still_name_their_claims_and_amounts_still_hold() -> None:
    dossier = sample_dossier(1)
    copy = redacted(dossier, "working", KEY)
    claims = set(copy.claims.column("claim_id").to_pylist())
    assert set(copy.edge_claims.column("claim_id").to_pylist()) == claims
    assert copy.claims.column("claim_id").to_pylist() == sorted(claims)
    assert {c.claim_id for ring in copy.rings for c in ring.claims} <= claims
    patients = set(copy.patients.column("patient_id").to_pylist())
    assert set(copy.claims.column("patient_id").to_pylist()) <= patients
    assert {m.id for r in copy.rings for m in r.members if m.kind == "patient"} <= patients
    reversed_ones = set(copy.claims.column("reverses_claim_id").to_pylist()) - {None}
    assert reversed_ones <= claims
    assert len(reversed_ones) == 3
    fund = "fund_amount_minor"
    assert sorted(map(str, copy.claims.column(fund).to_pylist())) == sorted(
        map(str, dossier.claims.column(fund).to_pylist())
    )


def test_evidence_numbers_are_those_of_the_sealed_copy() -> None:
    dossier = sample_dossier(1)
    copy = redacted(dossier, "working", KEY)
    assert [e.exhibit_no for e in copy.case.exhibits] == [
        e.exhibit_no for e in dossier.case.exhibits
    ]
    files = package_of(1, "working").files
    assert not [path for path in files if "extracts" in path or "snapshot" in path]
    assert "E002" in files["data/05_检验鉴定/未附_withheld.txt"].decode()


def test_people_become_age_bands_and_stars() -> None:
    copy = redacted(sample_dossier(1), "working", KEY)
    row = copy.patients.to_pylist()[0]
    assert row["birth_date"] is None
    assert row["age_band"] in ("50-59",)
    assert row["name"].endswith("*")
    assert len(row["name"]) == 2
    assert row["region"] == "9999"
    assert {party.address for party in copy.case.parties} == {""}


def test_custody_keeps_its_head_and_says_nothing() -> None:
    dossier = sample_dossier(1)
    copy = redacted(dossier, "working", KEY)
    assert copy.custody == ()
    assert copy.custody_head == dossier.custody_head
    bare = replace(dossier, custody=tuple(replace(e, salt="") for e in dossier.custody))
    with pytest.raises(SettingError, match="salt"):
        redacted(bare, "working", KEY)


def test_a_note_that_names_somebody_stops_the_copy() -> None:
    dossier = sample_dossier(1)
    name = dossier.patients.column("name").to_pylist()[0]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>{name[0]}</w:t><w:t>{name[1:]}</w:t>")
    documents = {**FIXED, "03_调查报告.docx": out.getvalue()}
    copy = redacted(dossier, "working", KEY)
    with pytest.raises(Exception, match=r"03_调查报告\.docx") as refused:
        build(copy, documents, {}, secrets=identities(dossier))
    assert name not in str(refused.value)


def test_a_working_copy_needs_a_key() -> None:
    with pytest.raises(SettingError, match="key"):
        redacted(sample_dossier(1), "working")


def test_all_identities_are_replaced_not_only_those_that_can_be_searched_for() -> None:
    dossier = sample_dossier(1)
    copy = redacted(dossier, "working", KEY)
    short = {text for _, text in identified(dossier) if text and not searchable(text)}
    left = {text for _, text in identified(copy)}
    assert not left & identities(dossier)
    assert all(searchable(text) for text in identities(dossier)) or short


def test_run_record_keeps_parameters_and_loses_digests_of_sources() -> None:
    dossier = sample_dossier(1)
    copy = redacted(dossier, "working", KEY)
    assert copy.run["parameters"] == dossier.run["parameters"]
    assert dossier.sources[0].sha256 not in json.dumps(copy.run)
    assert copy.run_files == {}
