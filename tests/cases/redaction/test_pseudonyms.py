import os
import stat
from pathlib import Path

import pytest

from cases.redaction import Pseudonyms, key_of, new_key_file
from model.errors import SettingError


def test_pseudonyms_need_the_key() -> None:
    one, other = Pseudonyms(b"a" * 32), Pseudonyms(b"b" * 32)
    assert one.of("patient", "1") == one.of("patient", "1") != other.of("patient", "1")
    assert one.of("patient", "1") != one.of("doctor", "1")
    assert one.of("patient", "12") != one.of("patient1", "2")


def test_a_short_key_is_none() -> None:
    with pytest.raises(SettingError):
        Pseudonyms(b"short")


def test_a_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "key"
    new_key_file(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(key_of(path)) == 32
    with pytest.raises(FileExistsError):
        new_key_file(path)
    os.chmod(path, 0o640)
    with pytest.raises(SettingError, match="others can read"):
        key_of(path)


def test_two_keys_differ_and_junk_is_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        new_key_file(tmp_path / name)
    assert key_of(tmp_path / "a") != key_of(tmp_path / "b")
    (tmp_path / "a").write_text("no hex")
    with pytest.raises(SettingError, match="cannot be read"):
        key_of(tmp_path / "a")


def test_a_clash_is_an_error_and_not_two_people_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    names = Pseudonyms(b"a" * 32)
    monkeypatch.setattr(names, "_mac", lambda kind, text: b"\0" * 32)
    names.of("patient", "1")
    with pytest.raises(SettingError, match="one pseudonym"):
        names.of("patient", "2")
