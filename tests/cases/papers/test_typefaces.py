"""Fonts: found, or an error that says what to install; every glyph there, or an error."""

import shutil
from pathlib import Path

import pytest

from cases.items import building
from cases.items.building import reading_of
from cases.items.items_involved import COLUMNS
from cases.papers.coverage import require_glyphs
from cases.papers.plain import plain
from cases.papers.tree import Document, Heading, KeyValues, Table
from cases.papers.typefaces import FontMissing, GlyphMissing, typefaces
from tests.cases.rendered import dossier, pdf_text

RARE = "䶮𠮷㛃"


def test_rare_names_have_glyphs_and_are_on_the_page() -> None:
    assert typefaces().missing(RARE) == []
    names = {row["name"] for row in dossier().patients.to_pylist()}
    assert any("𠮷" in name for name in names)
    made = building.letters(dossier(), "")
    assert "赵" in pdf_text(made["01_移送书.pdf"])


def test_an_empty_folder_of_fonts_is_an_error_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COTERIE_FONTS", str(tmp_path))
    with pytest.raises(FontMissing) as caught:
        building.letters(dossier(), "")
    assert "fonts-noto-cjk" in caught.value.in_language("zh")
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_not_there_is_the_same_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COTERIE_FONTS", "no/such/folder")
    with pytest.raises(FontMissing, match="no/such/folder"):
        typefaces()


def test_a_folder_with_a_font_is_used_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in {typefaces().serif.path, typefaces().mono.path}:
        shutil.copy(path, tmp_path / path.name)
    monkeypatch.setenv("COTERIE_FONTS", str(tmp_path))
    found = typefaces()
    assert found.serif.path.parent == tmp_path
    assert "赵" in pdf_text(building.letters(dossier(), "")["01_移送书.pdf"])


def document(*blocks) -> dict:
    stamp = reading_of(dossier()).stamp()
    return plain(Document("03", "机关", "标题", "案号", stamp, blocks), "zh")


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (KeyValues((("姓名", "😀"),)), "一、当事人 > 姓名"),
        (Table(COLUMNS, (("1",) * 10, ("1", "E1", "😀", *["x"] * 7))), "一、当事人 > 2, 物品名称"),
        (Heading("😀"), "二、😀"),
    ],
)
def test_a_missing_glyph_is_named_with_its_place(block, where: str) -> None:
    content = document(Heading("当事人"), block)
    with pytest.raises(GlyphMissing) as caught:
        require_glyphs(content, typefaces(), "03.pdf")
    assert caught.value.where == f"03.pdf > {where}"
    assert "U+1F600" in caught.value.in_language("zh")
