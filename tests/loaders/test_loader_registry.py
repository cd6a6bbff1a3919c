import hashlib
from datetime import date
from pathlib import Path

import pytest

import loaders
from model.errors import SettingError, SourceRefused
from model.vocabulary.loads import REJECTS
from tests.loaders.read_back import GOOD, HEADER, claims_file, load
from typologies import TYPOLOGIES

FIXTURES = Path(__file__).parent / "fixtures"
DOCUMENT = Path(__file__).parents[2] / "docs" / "loading.md"


@pytest.mark.parametrize("loader", loaders.LOADERS, ids=lambda loader: loader.code)
def test_each_format_recognises_its_own_fixture_only(loader: loaders.Loader) -> None:
    assert load(FIXTURES / loader.code).reading.loader is loader
    others = [other for other in loaders.LOADERS if other not in (loader, loaders.LOADERS[0])]
    parts = load(FIXTURES / loader.code).reading.parts
    assert not any(other.recognises(parts) for other in others)
    assert loader.title.en
    assert loader.title.zh


def test_an_unknown_format_is_answered_with_a_near_one() -> None:
    with pytest.raises(SettingError, match="Did you mean neutral"):
        loaders.read([FIXTURES / "neutral"], "neutrall")


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused, match="no such file"):
        loaders.read([tmp_path / "nowhere"])
    with pytest.raises(SourceRefused, match="contains no files"):
        loaders.read([tmp_path])


def test_files_of_two_formats_need_a_choice(tmp_path: Path) -> None:
    public = FIXTURES / "kaggle_provider_fraud" / "inpatient.csv"
    claims_file(tmp_path, public.read_bytes(), "inpatient.csv")
    claims_file(tmp_path, "Id,PATIENTID,PROVIDERID,SERVICEDATE,APPOINTMENTID", "claims.csv")
    with pytest.raises(SourceRefused, match="more than one format"):
        loaders.read([tmp_path])


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    file = claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n")
    [source] = load(file).reading.sources
    assert source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert source.size_bytes == file.stat().st_size
    assert source.loader == "neutral"


def test_a_reading_can_be_read_twice(tmp_path: Path) -> None:
    reading = loaders.read([claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n")])
    first = [chunk.rows.to_pylist() for chunk in reading.chunks()]
    assert first == [chunk.rows.to_pylist() for chunk in reading.chunks()]
    assert len(reading.sources) == 1


def test_later_than_the_data_is_rejected(tmp_path: Path) -> None:
    file = claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n")
    [chunk] = loaders.read([file], as_of=date(2025, 1, 1)).chunks()
    assert [reject.reason for reject in chunk.rejects] == ["time_in_future"]


def test_the_page_names_every_format_and_reject_code() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    missing = [code for code in REJECTS if f"`{code}`" not in page]
    missing += [loader.code for loader in loaders.LOADERS if f"`{loader.code}`" not in page]
    assert missing == []


@pytest.mark.parametrize(
    ("code", "files"),
    [
        ("neutral", "patients doctors providers claims claim_lines claim_doctors relations"),
        ("kaggle_provider_fraud", "beneficiaries providers inpatient outpatient"),
    ],
)
def test_files_are_read_in_one_order_whatever_order_they_are_given_in(
    code: str, files: str
) -> None:
    given = sorted((FIXTURES / code).iterdir())
    for inputs in ([FIXTURES / code], given, given[::-1]):
        names = [source.name for source in load(*inputs, source=code).reading.sources]
        assert names == [f"{name}.csv" for name in files.split()]


def test_the_page_says_which_columns_each_typology_needs() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    assert [t.CODE for t in TYPOLOGIES if f"| `{t.CODE}` |" not in page] == []
