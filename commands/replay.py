"""``coterie replay``: a sealed package made again from itself."""

from collections.abc import Iterator
from pathlib import Path

import click
from click.exceptions import Exit

from commands.frame import PATH, Verb
from investigation.casework.lines import printable
from investigation.casework.replays import Replayed, replay_package
from model.language import Text

SHOWN_DIFFERENCES = 20
_COUNTED = Text(
    en="{name}: {same} files made again the same, {different} different, {copied} given",
    zh="{name}：重新生成一致 {same} 个，不一致 {different} 个，原样给出 {copied} 个",
)
_DIFFERENT = Text(en="different: {name}", zh="不一致：{name}")
_RINGS = {
    None: Text(
        en="rings: not looked for, the package holds the data of the case only",
        zh="团伙线索：未重新检测，卷宗仅含本案数据",
    ),
    True: Text(en="rings: found again, the same", zh="团伙线索：重新检测，结果一致"),
    False: Text(en="rings: other rings were found", zh="团伙线索：重新检测，结果不一致"),
}


@click.command(cls=Verb)
@click.argument("package", type=PATH)
def replay(package: Path) -> Iterator[Text]:
    """Make a sealed package again from itself and compare / 重放卷宗."""
    replayed = replay_package(package)
    yield from replay_lines(package, replayed)
    if not replayed.ok:
        raise Exit(1)


def replay_lines(path: Path, replayed: Replayed) -> Iterator[Text]:
    """How many files are the same again, the first that differ, and whether the rings are."""
    yield _COUNTED.filled(
        name=path.name,
        same=len(replayed.same),
        different=len(replayed.different),
        copied=len(replayed.copied),
    )
    for name in replayed.different[:SHOWN_DIFFERENCES]:
        yield _DIFFERENT.filled(name=printable(name))
    yield _RINGS[replayed.rings]
