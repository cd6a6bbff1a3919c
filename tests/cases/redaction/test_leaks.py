import io
import json
import zipfile

import openpyxl
import pytest
import typst
from docx import Document

from cases.redaction import leaks
from cases.redaction.search import searchable

NAME, NUMBER = "欧阳建国", "999999197001011234"


def zipped(name: str, data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
        data = out.getvalue()
    return data


def workbook() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["B7"] = NAME
    book.save(out)
    return out.getvalue()


def word() -> bytes:
    document, out = Document(), io.BytesIO()
    paragraph = document.add_paragraph("当事人：")
    paragraph.add_run(NAME[:2])
    paragraph.add_run(NAME[2:]).bold = True
    document.save(out)
    return out.getvalue()


HIDDEN: dict[str, bytes] = {
    "plain": f"x {NAME} y".encode(),
    "GB18030": f"x {NAME} y".encode("gb18030"),
    "UTF-16": f"x {NAME} y".encode("utf-16"),
    "UTF-16 BE at an odd place": b"x" + NAME.encode("utf-16-be"),
    "JSON escapes": json.dumps({"name": NAME}).encode(),
    "XML references": "".join(f"&#{ord(c)};" for c in NAME).encode(),
    "cut by markup": f"<b>{NAME[:2]}</b>{NAME[2:]}".encode(),
    "escaped Markdown": "".join(f"\\{c}" for c in NAME).encode(),
    "zip": zipped("a.txt", NAME.encode()),
    "zip in zip": zipped("a.zip", NAME.encode(), 3),
    "name of a member": zipped(f"{NAME}.txt", b""),
    "workbook": workbook(),
    "Word": word(),
    "PDF": typst.compile(
        f'#set text(font: "Noto Sans CJK SC")\n#set page(width: 8cm)\n= {NAME}\n{NUMBER}'.encode()
    ),
}


@pytest.mark.parametrize("where", HIDDEN)
def test_a_name_is_found_wherever_it_hides(where: str) -> None:
    found = leaks({"file": HIDDEN[where]}, [NAME, NUMBER])
    assert [leak.path for leak in found][:1] == ["file"]
    assert all(len(leak.shown) == 1 for leak in found)


def test_a_path_is_searched_too() -> None:
    assert leaks({f"05/{NAME}.pdf": b""}, [NAME])


def test_other_words_are_no_leak() -> None:
    files = {"a": b"XC00001 C000012 C00002", "b": b"19990000", "c": "欧阳国建".encode()}
    assert leaks(files, [NAME, "C00001", "9999"]) == []
    assert leaks({"a": b"(C00001)"}, ["C00001"])


def test_what_cannot_be_searched_for_is_stated() -> None:
    assert [s for s in ("1", "ab", "张", "12345678", NUMBER, "张三") if searchable(s)] == [
        NUMBER,
        "张三",
    ]


def test_a_broken_zip_or_pdf_is_still_searched_as_bytes() -> None:
    assert leaks({"a": b"PK\x03\x04" + NAME.encode()}, [NAME])
    assert leaks({"a": b"%PDF stream\n" + NAME.encode()}, [NAME])
