"""A dossier survives its record, and what is built from the record is the same to the byte."""

import dataclasses
import json

import pyarrow as pa
import pytest

from cases.items import building
from cases.replay import read_dossier, recorded
from cases.replay.record import CONTENT
from model.dossiers import Dossier
from model.errors import LayoutError, MissingData
from tests.cases.dossiers import hostile_dossier, sample_dossier


def same(one: Dossier, other: Dossier) -> None:
    for field in dataclasses.fields(Dossier):
        left, right = getattr(one, field.name), getattr(other, field.name)
        if field.name == "sources":
            left = tuple(dataclasses.replace(source, path=None) for source in left)
        if isinstance(left, pa.Table):
            assert left.equals(right), field.name
        else:
            assert left == right, field.name


@pytest.mark.parametrize("made", [sample_dossier, hostile_dossier])
def test_a_dossier_is_read_back_whole(made) -> None:
    dossier = made()
    same(dossier, read_dossier(recorded(dossier), dossier.exhibits))


def test_the_record_says_nothing_of_this_machine() -> None:
    dossier = sample_dossier()
    text = b"".join(recorded(dossier).values()).decode("utf-8", "replace")
    for path in (*(s.path for s in dossier.sources), *dossier.exhibits.values()):
        assert str(path) not in text
        assert str(path.parent) not in text


def test_documents_and_exchange_files_are_rebuilt_to_the_byte() -> None:
    dossier = sample_dossier()
    again = read_dossier(recorded(dossier), dossier.exhibits)
    assert building.exchange(again) == building.exchange(dossier)
    assert building.letters(again, "a" * 64) == building.letters(dossier, "a" * 64)
    assert recorded(again) == recorded(dossier)


def test_copies_without_identities_have_no_record() -> None:
    for profile in ("working", "public"):
        dossier = sample_dossier(profile=profile)
        assert recorded(dossier) == {}
    with pytest.raises(MissingData, match="only a sealed package"):
        read_dossier({}, {})


def test_an_unknown_field_is_an_error() -> None:
    dossier = sample_dossier()
    files = recorded(dossier)
    content = json.loads(files[CONTENT])
    content["case"]["surprise"] = 1
    with pytest.raises(LayoutError, match="surprise"):
        read_dossier({**files, CONTENT: json.dumps(content).encode()}, dossier.exhibits)
