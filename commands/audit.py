"""``coterie audit``: the chain of custody of the case file."""

from collections.abc import Iterator

import click
from click.exceptions import Exit

from commands.frame import MANY, Verb, account_option, at_place
from investigation.casework.audit import anchors_of, check_custody
from investigation.place import Place
from model.language import Text

_WHOLE = Text(en="custody is whole: {n} entries", zh="保管链完整：共 {n} 条")
_HEAD = Text(en="head {n}:{digest}", zh="链头 {n}:{digest}")


@click.group()
def audit() -> None:
    """The chain of custody / 保管链."""


@audit.command("verify", cls=Verb)
@click.option("--anchor", "anchors", **MANY, help="number:digest, kept elsewhere / 外存锚点.")
@account_option
@at_place
def verify(anchors: tuple[str, ...], account: str | None, place: Place) -> Iterator[Text]:
    """Check the custody of the case file; with an account it is recorded / 校验保管链."""
    (number, digest), problems = check_custody(place, anchors_of(anchors), account)
    for problem in problems:
        yield problem.text
    if not problems:
        yield _WHOLE.filled(n=number)
    yield _HEAD.filled(n=number, digest=digest)  # to be written down elsewhere
    if problems:
        raise Exit(1)
