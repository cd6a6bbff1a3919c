"""One setting picks folder or server, on the command line or in the environment."""

from pathlib import Path

import pytest

from investigation.place import STORE, WORKSPACE, Place, place_of
from model.errors import SettingError

SERVER = "neo4j+s://graph.example:7687"


@pytest.mark.parametrize(
    ("variables", "asked", "place"),
    [
        ({}, (None, None), Place(Path("workspace"))),
        ({WORKSPACE: "w"}, (None, None), Place(Path("w"))),
        ({STORE: "s"}, (None, None), Place(Path("s"))),
        ({STORE: "s"}, (None, "w"), Place(Path("w"))),
        ({STORE: "s"}, ("t", None), Place(Path("t"))),
        ({STORE: SERVER}, (None, None), Place(Path("workspace"), SERVER)),
        ({STORE: SERVER, WORKSPACE: "w"}, (None, None), Place(Path("w"), SERVER)),
        ({STORE: SERVER}, ("folder", None), Place(Path("folder"))),
        ({}, (SERVER, "w"), Place(Path("w"), SERVER)),
        ({}, ("same", "same"), Place(Path("same"))),
    ],
)
def test_the_nearest_wish_wins(
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    asked: tuple[str | None, str | None],
    place: Place,
) -> None:
    for name in (STORE, WORKSPACE):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert place_of(*asked) == place


def test_two_folders_are_refused() -> None:
    with pytest.raises(SettingError, match="Two different folders"):
        place_of("one", "other")


def test_a_place_reads_as_what_the_option_takes() -> None:
    assert str(Place(Path("w"), SERVER)) == SERVER
    assert str(Place(Path("w"))) == "w"
