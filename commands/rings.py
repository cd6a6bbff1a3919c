"""``coterie rings``: the first rings of the newest run."""

from collections.abc import Iterator
from contextlib import closing

import click

from commands.frame import Verb, at_place
from commands.ring_lines import ring_lines
from investigation.open import open_investigation
from investigation.place import Place
from investigation.stores import open_store
from model.language import Text


@click.command(cls=Verb)
@at_place
@click.option("--top", type=int, default=20, show_default=True, help="How many / 显示数量.")
def rings(place: Place, top: int) -> Iterator[Text]:
    """List the rings of the newest run / 列出团伙线索."""
    with closing(open_store(place)) as opened:
        yield from ring_lines(open_investigation(opened).rings, top)
