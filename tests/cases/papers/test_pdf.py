"""The pages: PDF/A-2b, every font inside, the facts, DRAFT and the profile on every page."""

import io
from datetime import datetime

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from cases.items.building import reading_of
from model.language import LANGUAGES, Language
from model.money import readable
from tests.cases.dossiers import EXPORTED_AT
from tests.cases.rendered import ROOT, built, dossier, pdf_pages, pdf_text, squeezed

PDFS = [name for name in built() if name.endswith(".pdf")]


def fonts_of(reader: PdfReader) -> list[DictionaryObject]:
    found: dict[str, DictionaryObject] = {}
    for page in reader.pages:
        for name, font in page["/Resources"].get("/Font", {}).items():
            found[f"{name} {font.get_object()['/BaseFont']}"] = font.get_object()
    return list(found.values())


@pytest.mark.parametrize("name", PDFS)
def test_every_pdf_is_pdf_a_with_its_fonts(name: str) -> None:
    reader = PdfReader(io.BytesIO(built()[name]))
    metadata = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
    intents = reader.trailer["/Root"]["/OutputIntents"]
    assert intents[0].get_object()["/S"] == "/GTS_PDFA1"
    assert not reader.is_encrypted
    assert "/ID" in reader.trailer
    fonts = fonts_of(reader)
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner), font["/BaseFont"]
        assert "/ToUnicode" in font


def test_the_date_is_that_of_the_export() -> None:
    reader = PdfReader(io.BytesIO(built()["03_调查报告.pdf"]))
    made: datetime | None = reader.metadata.creation_date if reader.metadata else None
    assert made == EXPORTED_AT


@pytest.mark.parametrize("name", PDFS)
def test_case_pages_digest_and_profile_stand_on_every_page(name: str) -> None:
    pages = pdf_pages(built()[name])
    for number, text in enumerate(pages, start=1):
        assert f"案号：{dossier().case.case_id}第{number}页共{len(pages)}页" in text
        assert "封存副本（真实身份）" in text
        assert "内容校验值SHA-256" in text
        assert "DRAFT" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_says_so_on_every_page(language: Language) -> None:
    for name, data in built(language, draft=True).items():
        if name.endswith(".pdf"):
            for text in pdf_pages(data):
                assert text.count("DRAFT") == 2, name  # across the page and in its head


@pytest.mark.parametrize("profile", ["working", "public"])
def test_other_profiles_are_named(profile: str) -> None:
    said = {"working": "工作副本（代号）", "public": "公开副本（汇总）"}[profile]
    assert said in pdf_text(built(profile=profile)["03_调查报告.pdf"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_states_what_the_law_asks(language: Language) -> None:
    text = pdf_text(built(language)["01_移送书.pdf"])
    case = dossier(language).case
    assert text.count(ROOT) >= 2  # in the text and below it
    for party in case.parties:
        for fact in (party.party_no, party.name, party.code, party.address):
            assert squeezed(fact) in text
    for officer in case.officers:
        assert officer.name in text
        assert officer.certificate in text
    for absence in case.absences:
        assert squeezed(absence.because) in text


@pytest.mark.parametrize("name", ["01_移送书.pdf", "03_调查报告.pdf", "06_审批/审批报告.pdf"])
def test_amounts_are_those_of_the_dossier(name: str) -> None:
    text = pdf_text(built()[name])
    counted = reading_of(dossier()).amounts
    reading = reading_of(dossier(), template="us")
    assert squeezed(reading.money(counted.fund_minor).zh) in text
    assert squeezed(reading.money(counted.total_minor).zh) in text


def test_the_report_prints_every_line_of_the_computation() -> None:
    text = pdf_text(built()["03_调查报告.pdf"])
    for line in reading_of(dossier()).amounts.lines:
        assert line.claim_id in text
        assert readable(line.total_minor) in text


def test_the_report_names_what_speaks_for_the_parties() -> None:
    text = pdf_text(built("en")["03_调查报告.pdf"])
    for ring in dossier("en").rings:
        assert squeezed(ring.summary.en) in text
        for reading in ring.readings:
            assert squeezed(reading.title.en) in text
            for sentence in (*reading.evidence_for, *reading.evidence_against):
                assert squeezed(sentence.en) in text


def test_the_custody_record_prints_head_and_lines() -> None:
    text = pdf_text(built()["17_保管链.pdf"])
    assert dossier().custody_head in text
    for entry in dossier().custody:
        assert entry.digest[:12] in text


def test_the_extraction_record_lists_every_file_with_its_integrity_value() -> None:
    text = pdf_text(built()["16_电子数据提取笔录.pdf"])
    for source in dossier().sources:
        assert source.sha256 in text
        assert squeezed(source.name) in text


def test_the_item_list_says_that_there_is_none() -> None:
    assert "无。理由：本案无扣押、登记保存物品。" in pdf_text(built()["04_涉案物品清单.pdf"])
    assert "None,because:" in pdf_text(built("en")["04_涉案物品清单.pdf"])


def test_suspicion_is_not_verdict() -> None:
    text = pdf_text(built("en")["03_调查报告.pdf"])
    assert squeezed("not by themselves a ground for any decision about a person") in text
    assert "Indicatorsconsistentwith" in text
