"""``coterie audit``: the chain of custody of the case file."""

from collections.abc import Iterator
from pathlib import Path

import click
from click.exceptions import Exit

from commands.frame import MANY, PATH, Verb, account_option, at_place
from investigation.casework.audit import anchors_of, check_custody, heads_in, set_clock
from investigation.place import Place
from model.language import Text

_WHOLE = Text(en="custody is whole: {n} entries", zh="保管链完整：共 {n} 条")
_COMPARED = Text(
    en="compared with {n} heads from outside; what came after the last of them is not covered",
    zh="已与 {n} 个外存链头核对；其后的记录不在核对范围内",
)
_ALONE = Text(
    en="not compared with a head from outside (--head, --heads): that whoever can write the case "
    "file made log and rows anew together cannot be shown",
    zh="未与外存链头核对（--head、--heads）：能够写入案件库的人将日志与数据一并重做的，无法发现",
)
_HEAD = Text(en="head {n}:{digest}", zh="链头 {n}:{digest}")


@click.group()
def audit() -> None:
    """The chain of custody / 保管链."""


@audit.command("verify", cls=Verb)
@click.option("--head", "heads", **MANY, help="number:digest, kept elsewhere / 外存链头.")
@click.option("--heads", "files", type=PATH, **MANY, help="File of such heads / 链头文件.")
@account_option
@at_place
def verify(
    heads: tuple[str, ...], files: tuple[Path, ...], account: str | None, place: Place
) -> Iterator[Text]:
    """Check the custody of the case file; with an account it is recorded / 校验保管链."""
    known = (*anchors_of(heads), *heads_in(files))
    (number, digest), problems = check_custody(place, known, account)
    for problem in problems:
        yield problem.text
    if not problems:
        yield _WHOLE.filled(n=number)
    yield _HEAD.filled(n=number, digest=digest)  # to be written down elsewhere
    yield _COMPARED.filled(n=len(known)) if known else _ALONE
    if problems:
        raise Exit(1)


@audit.command("clock", cls=Verb)
@click.option("--because", required=True, help="Why the clock before was wrong / 时钟有误的原因.")
@account_option
@at_place
def clock(because: str, account: str | None, place: Place) -> Iterator[Text]:
    """Record that the clock before was wrong; time runs from now / 更正时钟并记录理由."""
    entry = set_clock(place, because, account)
    yield _HEAD.filled(n=entry.number, digest=entry.digest)
