"""Files are scanned block by block; where a block ends changes neither rows nor places named."""

import random
import re
from pathlib import Path

import pytest

from loaders import csv_rows, source_files
from model.errors import SourceRefused
from tests.loaders.read_back import GOOD, HEADER, Loaded, claims_file, load

BLOCKS = [4, 5, 7, 64]  # the mark of an encoding stands in the first one
NAMES = ["card", "张三丰", "䶮𠮷㛃", ""]
ROWS = "\n".join([HEADER, *(GOOD.format(n=n).replace("card", name)
                            for n, name in enumerate(NAMES * 3)), ""])  # fmt: skip
SPACED = ROWS.replace("\n", "\r\n\r\n")
QUOTED = ROWS.replace("card", '"ca""r,d"')


@pytest.fixture(params=BLOCKS)
def block(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Bytes that are scanned at a time."""
    monkeypatch.setattr(source_files, "BLOCK_BYTES", request.param)
    return int(request.param)


def seen(loaded: Loaded) -> list[object]:
    return [loaded.claims, loaded.reasons, loaded.reading.sources, loaded.reading.notices]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("rows", [ROWS, ROWS[:-1], SPACED, QUOTED], ids=len)
def test_the_same_rows_come_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, encoding: str
) -> None:
    file = claims_file(tmp_path, rows.encode(encoding))
    whole = seen(load(file))
    for size in BLOCKS:
        monkeypatch.setattr(source_files, "BLOCK_BYTES", size)
        assert seen(load(file)) == whole, size


def place_named(file: Path) -> tuple[int, int]:
    """Byte and line that the refusal of a file names."""
    with pytest.raises(SourceRefused) as refused:
        load(file)
    found = re.search(r"byte (\d+), line (\d+)", str(refused.value))
    assert found is not None, str(refused.value)
    return int(found[1]), int(found[2])


def line_at(content: bytes, offset: int) -> int:
    return 1 + content[:offset].count(b"\n")


def first_fault(content: bytes, encoding: str) -> int:
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    raise AssertionError(encoding)


def test_a_byte_that_fits_no_encoding_is_named_by_its_place(tmp_path: Path, block: int) -> None:
    dice = random.Random(block)
    for _ in range(12):
        content = ROWS.encode()
        cut = dice.randrange(len(HEADER) + 1, len(content))
        content = content[:cut] + b"\xff" + content[cut:]
        # The decoder that got further tells what the rest of the file was meant to be.
        reached = max(first_fault(content, "utf-8"), first_fault(content, "gb18030"))
        place = place_named(claims_file(tmp_path, content))
        assert place == (reached, line_at(content, reached)), cut


def test_a_marked_file_is_held_to_its_mark(tmp_path: Path, block: int) -> None:
    content = ROWS.encode("utf-8-sig") + "张三".encode("gbk")
    reached = first_fault(content, "utf-8")
    assert place_named(claims_file(tmp_path, content)) == (reached, line_at(content, reached))


def test_the_first_nul_is_named_by_its_place(tmp_path: Path, block: int) -> None:
    content = ROWS.encode()
    for cut in (len(HEADER), len(HEADER) + 1, len(content) // 2, len(content)):
        damaged = content[:cut] + b"\0" + content[cut:] + b"\0"
        assert place_named(claims_file(tmp_path, damaged)) == (cut, line_at(damaged, cut))


def test_a_run_of_the_other_encoding_is_named_by_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_files, "BLOCK_BYTES", 64)
    run = "李四同学".encode()
    for rows in (1, 9, 40):
        before = f"{HEADER}\n".encode() + "张三,,,,,,,,\n".encode("gbk") * rows
        before += b"," * (-len(before) % 64 + 9)  # the run does not cross a block
        content = before + run + b",\n"
        assert place_named(claims_file(tmp_path, content)) == (len(before), rows + 2)


@pytest.mark.parametrize("size", [1, 2, 5, 64])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\r\n", "\r"])
def test_blank_lines_and_lone_returns_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, size: int
) -> None:
    monkeypatch.setattr(source_files, "BLOCK_BYTES", size)
    rows = [GOOD.format(n=n) for n in range(5)]
    for last in (end, ""):
        loaded = load(claims_file(tmp_path, end.join([HEADER, *rows]) + last))
        assert loaded.reading.sources[0].rows == len(loaded.claims) == 5


@pytest.mark.parametrize("size", [120, 121, 173, 257, 1024])
def test_rows_keep_their_numbers_wherever_the_parser_cuts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(csv_rows, "_BLOCK_BYTES", size)
    dice = random.Random(size)
    for _ in range(10):
        whole = [dice.random() < 0.6 for _ in range(60)]
        rows = [GOOD.format(n=n) if fine else f"C{n},short" for n, fine in enumerate(whole, 1)]
        loaded = load(claims_file(tmp_path, "\n".join([HEADER, *rows, ""])))
        numbers = [(claim["row_no"], claim["claim_id"]) for claim in loaded.claims]
        assert numbers == [(n, f"C{n}") for n, fine in enumerate(whole, 1) if fine]
        assert list(loaded.reasons) == [n for n, fine in enumerate(whole, 1) if not fine]
