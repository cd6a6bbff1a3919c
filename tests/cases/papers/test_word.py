"""The editable copy: the same words in the same order, and LibreOffice opens it."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from cases.items.building import reading_of
from cases.items.investigation_report import report
from cases.items.transfer_letter import letter
from cases.papers.plain import plain
from cases.papers.word import word
from model.language import LANGUAGES, Language
from tests.cases.rendered import ROOT, built, dossier, pdf_text, squeezed

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def words_of(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    return "".join(node.text or "" for node in document.element.body.iter() if _is_text(node))


def _is_text(node: object) -> bool:
    return str(getattr(node, "tag", "")).endswith("}t")


def expected(content: dict) -> str:
    """Every word of a plain document in the order of its blocks; drawings are pictures."""
    parts = [content[name] for name in ("agency", "title", "subtitle", "number")]
    for block in content["blocks"]:
        match block["kind"]:
            case "heading":
                parts.append(block["number"] + block["text"])
            case "paragraph":
                parts += [run["text"] for run in block["runs"]]
            case "points":
                parts += [f"· {item}" for item in block["items"]]
            case "key_values":
                parts += [text for pair in block["rows"] for text in pair]
            case "table":
                parts += [column["text"] for column in block["columns"]]
                parts += [text for row in block["rows"] for text in row]
                parts += [*block["sums"], block["note"]]
            case "signatures":
                for place in block["places"]:
                    parts += [place["role"], place["name"], *place["lines"]]
    return "".join(parts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [letter, report], ids=["letter", "report"])
def test_the_words_are_those_of_the_tree(language: Language, make) -> None:
    content = plain(make(reading_of(dossier(language), ROOT)), language)
    made = word(content, "x.docx", dossier().exported_at)
    assert words_of(made) == expected(content)
    assert word(content, "x.docx", dossier().exported_at) == made


def test_the_footer_holds_case_pages_and_digests() -> None:
    document = docx.Document(io.BytesIO(built()["01_移送书.docx"]))
    footer = document.sections[0].footer._element
    text = "".join(node.text or "" for node in footer.iter() if _is_text(node))
    assert dossier().case.case_id in text
    assert ROOT in text
    fields = [node.text.strip() for node in footer.iter() if node.tag.endswith("}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_draft_has_its_watermark_in_the_header_of_every_page() -> None:
    for name in ("01_草稿.docx", "03_调查报告.docx"):
        header = docx.Document(io.BytesIO(built(draft=True)[name])).sections[0].header._element
        found = [node.get("string") for node in header.iter() if node.tag.endswith("}textpath")]
        assert "草稿 DRAFT" in found


def test_members_have_one_time_and_one_order() -> None:
    with zipfile.ZipFile(io.BytesIO(built()["03_调查报告.docx"])) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = package.namelist()
        assert names[1:] == sorted(names[1:])
        core = package.read("docProps/core.xml").decode()
    assert core.count("2026-03-09T16:30:00+08:00") == 2


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice (libreoffice-writer-nogui)")
def test_libreoffice_opens_it_and_shows_every_word(tmp_path: Path) -> None:
    copy = tmp_path / "letter.docx"
    copy.write_bytes(built("en")["01_移送书.docx"])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, copy],
        check=True,
        capture_output=True,
        timeout=180,
    )
    shown = pdf_text((tmp_path / "letter.pdf").read_bytes())
    assert squeezed("What follows are facts under suspicion") in shown
    assert ROOT in shown
