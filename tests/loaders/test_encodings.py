from pathlib import Path

import pytest

import loaders
from loaders.encoding import examine
from loaders.source_files import InputFile
from model.errors import SettingError, SourceRefused
from tests.loaders.read_back import GOOD, HEADER, claims_file, load

ROWS = "\n".join([HEADER, GOOD.format(n=1), GOOD.format(n=2).replace("card", "张三丰"), ""])
RARE = ROWS.replace("张三丰", "䶮𠮷㛃")


@pytest.mark.parametrize(
    ("content", "encoding", "name"),
    [
        (ROWS.encode(), "utf-8", "张三丰"),
        (ROWS.encode("utf-8-sig"), "utf-8-sig", "张三丰"),
        (ROWS.encode("gbk"), "gb18030", "张三丰"),
        (ROWS.encode("gb18030"), "gb18030", "张三丰"),
        (RARE.encode("gb18030"), "gb18030", "䶮𠮷㛃"),
        (RARE.encode(), "utf-8", "䶮𠮷㛃"),
        (ROWS.encode("utf-16"), "utf-16", "张三丰"),
        (b"\xfe\xff" + RARE.encode("utf-16-be"), "utf-16", "䶮𠮷㛃"),
    ],
)
def test_read_as_written(tmp_path: Path, content: bytes, encoding: str, name: str) -> None:
    loaded = load(claims_file(tmp_path, content))
    assert [claim["credential_type"] for claim in loaded.claims] == ["card", name]
    assert loaded.reading.sources[0].encoding == encoding


@pytest.mark.parametrize("late", [0, 1 << 23])
def test_one_late_character_decides(tmp_path: Path, late: int) -> None:
    filler = (GOOD.format(n=0) + "\n") * (late // len(GOOD))
    content = (ROWS[: ROWS.index("C2")] + filler + ROWS[ROWS.index("C2") :]).encode("gb18030")
    file = claims_file(tmp_path, content)
    assert examine(InputFile(file, file.name)).encoding == "gb18030"


MIXED = ROWS.encode("gbk") + GOOD.format(n=3).replace("card", "李四同学").encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (MIXED, r"some lines are UTF-8 and others GB18030.*line 4"),
        (ROWS.encode("gbk") + "C3,李四同".encode(), r"not valid UTF-8 / GB18030.*line 4"),
        (ROWS.encode() + b"C3,\xed\xa0\x80,", r"not valid UTF-8 / GB18030.*byte \d+, line 4"),
        (ROWS.encode() + "C3,é,".encode("latin-1"), r"not valid.*line 4"),
        (b"\xef\xbb\xbf" + ROWS.encode("gbk"), r"not valid UTF-8\..*line 3"),
        (ROWS.encode() + b"C\x003", r"NUL byte.*line 4"),
        (ROWS.encode("utf-16-le"), r"NUL byte"),
        (ROWS.encode("utf-16")[:-1], r"not valid UTF-16"),
        ((ROWS + "\0").encode("utf-16"), r"NUL"),
        (ROWS.encode("gbk")[:-1] + b"\x81", r"not valid"),
    ],
)
def test_refused_with_the_place(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(SourceRefused, match=said):
        load(claims_file(tmp_path, content))


def test_the_reported_byte_is_the_wrong_one(tmp_path: Path) -> None:
    good = (GOOD.format(n=1) + "\n").encode() * 100_000  # crosses the blocks of the scan
    file = claims_file(tmp_path, good + b"\xff\xff")
    with pytest.raises(SourceRefused, match=rf"byte {len(good)}, line 100001"):
        examine(InputFile(file, file.name))


def test_a_character_across_two_blocks_is_one(tmp_path: Path) -> None:
    edge = (1 << 22) - 1  # the scan reads 4 MiB at a time
    file = claims_file(tmp_path, b"a" * edge + "张".encode())
    assert examine(InputFile(file, file.name)).encoding == "utf-8"


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"a\n1\n", 2),
        (b"a\n1", 2),
        (b"a\n\n\n1\n\n", 2),
        (b"a\r\n\r\n1\r\n", 2),
        (b"a\r1\r", None),
        (b'a\n"1"\n', None),
        (b'"a"\n1\n', 2),
    ],
)
def test_lines_are_counted_or_not_claimed(
    tmp_path: Path, content: bytes, lines: int | None
) -> None:
    file = claims_file(tmp_path, content)
    assert examine(InputFile(file, file.name)).lines == lines


PEOPLE = {
    "big5": "陳大文,臺北市中正區重慶南路,歐陽菲菲,高雄市三民區",
    "cp1252": "Müller,Peña,Björk,Schütz,François,Sjöström",
    "cp1251": "Иванов,Петрова,Москва,улица",
    "shift_jis": "山田太郎,東京都千代田区,かたかな",
}


def people(encoding: str) -> bytes:
    rows = [GOOD.format(n=n).replace("card", p) for n, p in enumerate(PEOPLE[encoding].split(","))]
    return "\n".join([HEADER, *rows, ""]).encode(encoding)


@pytest.mark.parametrize("encoding", PEOPLE)
def test_other_encodings_are_refused_until_a_person_names_them(
    tmp_path: Path, encoding: str
) -> None:
    file = claims_file(tmp_path, people(encoding))
    with pytest.raises(SourceRefused, match=r"line \d.*--encoding") as refused:
        load(file)
    if encoding in ("big5", "cp1252"):
        assert PEOPLE[encoding].split(",", maxsplit=1)[0] in str(refused.value)
    reading = loaders.read([file], encoding=encoding)
    names = [n for chunk in reading.chunks() for n in chunk.rows["credential_type"].to_pylist()]
    assert names == PEOPLE[encoding].split(",")
    assert reading.notices == ()


def test_what_is_utf_8_stays_utf_8_whatever_is_named(tmp_path: Path) -> None:
    reading = loaders.read([claims_file(tmp_path, ROWS)], encoding="cp1252")
    names = [n for chunk in reading.chunks() for n in chunk.rows["credential_type"].to_pylist()]
    assert names == ["card", "张三丰"]


@pytest.mark.parametrize("name", ["cp12", "base64", "rot13", ""])
def test_what_is_no_encoding_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingError, match="no text encoding"):
        loaders.read([claims_file(tmp_path, ROWS)], encoding=name)


def test_gb18030_is_taken_aloud_and_its_mark_taken_off(tmp_path: Path) -> None:
    loaded = load(claims_file(tmp_path, ("\ufeff" + ROWS).encode("gb18030")))
    assert [claim["credential_type"] for claim in loaded.claims] == ["card", "张三丰"]
    assert "READ AS GB18030" in loaded.reading.notices[0].en


def test_a_hint_shows_what_cannot_be_seen(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused, match=r"\\u200bclaim_id -> claim_id"):
        load(claims_file(tmp_path, "\u200b" + ROWS))
