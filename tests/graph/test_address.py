"""Which server, as whom: addresses, accounts, passwords, and no plaintext over a network."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.address import ServerAddress, server_address
from graph.neo4j_server.home import HOME, ServerHome, ServerRecord
from model.errors import SettingError

CANARY = "canary-3f1c"
KNOWN = {"COTERIE_NEO4J_PASSWORD": CANARY}


def test_the_account_comes_from_the_environment() -> None:
    variables = {**KNOWN, "COTERIE_NEO4J_USER": "wang", "COTERIE_NEO4J_DATABASE": "team"}
    address = server_address("bolt://127.0.0.1:7687", variables)
    assert address == ServerAddress("bolt://127.0.0.1:7687", "wang", CANARY, "team")
    assert server_address("bolt://localhost", KNOWN).user == "neo4j"


@pytest.mark.parametrize(
    "text",
    [
        "http://127.0.0.1:7474",
        "bolt://",
        "bolt:///claims",
        "bolt://127.0.0.1:99999999",
        "bolt://127.0.0.1:port",
        "bolt://[::1",
        "bolt+tls://127.0.0.1",
        "https://example.org/claims",
        f"bolt://neo4j:{CANARY}@127.0.0.1:7687",
        f"bolt://neo4j:{CANARY}@@127.0.0.1:abc",
        f"neo4j+s://:{CANARY}@graph.example.org",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_a_password(text: str) -> None:
    with pytest.raises(SettingError) as refusal:
        server_address(text, KNOWN)
    for language in ("en", "zh"):
        line = refusal.value.in_language(language)
        assert "bolt://" in line
        assert CANARY not in line
        assert "\n" not in line


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_plaintext_to_another_machine_only_when_asked_for(scheme: str) -> None:
    text = f"{scheme}://10.1.2.3:7687"
    with pytest.raises(SettingError, match=r"unencrypted to 10\.1\.2\.3"):
        server_address(text, KNOWN)
    with pytest.raises(SettingError, match="unencrypted"):
        server_address(text, {**KNOWN, "COTERIE_NEO4J_PLAINTEXT": "1"})
    assert server_address(text, {**KNOWN, "COTERIE_NEO4J_PLAINTEXT": "yes"}).uri == text


@pytest.mark.parametrize(
    "text",
    [
        "bolt://127.0.0.1",
        "bolt://localhost:17687",
        "bolt://[::1]:7687",
        "neo4j://127.0.0.1:7687",
        "bolt+s://10.1.2.3",
        "neo4j+s://graph.example.org",
        "neo4j+ssc://graph.example.org:7000",
    ],
)
def test_loopback_and_encrypted_addresses_pass(text: str) -> None:
    assert server_address(text, KNOWN).uri == text


def test_a_password_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{CANARY}\n", encoding="utf-8")
    variables = {"COTERIE_NEO4J_PASSWORD_FILE": str(file)}
    assert server_address("bolt://localhost", variables).password == CANARY


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_an_unreadable_password_file_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingError, match="password file cannot be read") as refusal:
        server_address("bolt://localhost", {"COTERIE_NEO4J_PASSWORD_FILE": str(file)})
    assert "COTERIE_NEO4J_PASSWORD_FILE" in str(refusal.value)


def test_the_password_of_our_own_server_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(tmp_path))
    home = ServerHome(tmp_path)
    home.make()
    home.make_password()
    home.keep(replace(ServerRecord(), bolt_port=17999))
    assert server_address("bolt://127.0.0.1:17999", {}).password == home.password()
    assert server_address("bolt://127.0.0.1:17999", KNOWN).password == CANARY
    for other in ("bolt://127.0.0.1:17998", "bolt+s://10.1.2.3:17999"):
        with pytest.raises(SettingError, match=r"password of .* is not known"):
            server_address(other, {})


def test_no_password_anywhere_says_which_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "none"))
    with pytest.raises(SettingError, match="COTERIE_NEO4J_PASSWORD"):
        server_address("bolt://127.0.0.1:7687", {})


def test_an_address_never_shows_its_password() -> None:
    address = server_address("bolt://127.0.0.1:7687", KNOWN)
    assert CANARY not in f"{address!r} {address} {address!s}"
