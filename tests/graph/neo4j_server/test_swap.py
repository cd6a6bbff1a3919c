"""An import replaces the graph in use whole or not at all, wherever it is cut off."""

from pathlib import Path

import pytest

from graph.neo4j_server.home import ServerHome, home_at
from graph.neo4j_server.swap import finish_import, mark_complete, staging

PARTS = ("databases/neo4j", "transactions/neo4j")


@pytest.fixture
def home(tmp_path: Path) -> ServerHome:
    home = home_at(tmp_path / "server")
    home.make()
    for where, text in ((home.data, "before"), (staging(home) / "data", "after")):
        for part in PARTS:
            (where / part).mkdir(parents=True)
            (where / part / "store").write_text(text, encoding="utf-8")
    return home


def found(home: ServerHome) -> set[str]:
    return {(home.data / part / "store").read_text(encoding="utf-8") for part in PARTS}


def test_an_import_that_is_not_whole_is_removed(home: ServerHome) -> None:
    finish_import(home)
    assert found(home) == {"before"}
    assert not staging(home).exists()


def test_a_whole_import_replaces_the_graph(home: ServerHome) -> None:
    mark_complete(home)
    finish_import(home)
    assert found(home) == {"after"}
    assert not staging(home).exists()


@pytest.mark.parametrize("renames", [1, 2, 3])
def test_a_cut_between_two_renames_is_mended(
    home: ServerHome, renames: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_complete(home)
    rename, done = Path.rename, []

    def cut_off(path: Path, target: Path) -> Path:
        if len(done) == renames:
            raise KeyboardInterrupt
        done.append(path)
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", cut_off)
        with pytest.raises(KeyboardInterrupt):
            finish_import(home)
    finish_import(home)
    assert found(home) == {"after"}
    assert not staging(home).exists()


def test_nothing_to_finish_is_fine(tmp_path: Path) -> None:
    home = home_at(tmp_path / "server")
    home.make()
    finish_import(home)
    finish_import(home)
