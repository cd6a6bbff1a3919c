"""Keys that sign: from a file of this machine, or handed over with its passphrase."""

from datetime import UTC, datetime

import pytest

from cases.signing import own_pkcs12
from investigation.casework.keys import OwnKey, signer
from model.errors import SettingError

CONTENT = own_pkcs12("Test", datetime(2026, 1, 1, tzinfo=UTC), b"open")


def test_a_key_that_is_handed_over_needs_no_variable() -> None:
    assert signer(OwnKey(CONTENT, "open")).certificate


@pytest.mark.parametrize("key", [OwnKey(CONTENT, "shut"), OwnKey(b"nonsense", "open")])
def test_a_key_that_does_not_open_is_refused(key: OwnKey) -> None:
    with pytest.raises(SettingError, match="cannot be opened"):
        signer(key)


def test_neither_key_nor_passphrase_is_printed() -> None:
    assert repr(OwnKey(CONTENT, "open")) == "OwnKey()"
