"""``coterie doctor``: what is installed, what is missing, and how to get it."""

from collections.abc import Iterator

import click
from click.exceptions import Exit

from commands.frame import Verb, at_place
from investigation.doctor import examine, missing
from investigation.place import Place
from model.language import Text
from model.vocabulary.checks import CHECK_STATUSES


@click.command(cls=Verb)
@at_place
def doctor(place: Place) -> Iterator[Text]:
    """Say what is installed and what is missing / 环境检查."""
    checks = examine(place)
    for check in checks:
        status, to_do = CHECK_STATUSES[check.status].name, check.to_do or Text(en="", zh="")
        yield Text(
            en=f"{status.en:<9}{check.name:<16}{check.purpose.en}: {check.found}  {to_do.en}",
            zh=f"{status.zh:<7}{check.name:<16}{check.purpose.zh}：{check.found}  {to_do.zh}",
        )
    if any(missing(checks)):
        raise Exit(1)
