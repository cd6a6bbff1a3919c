"""The frame of a verb of casework: the session that it acts in, and the version that was seen."""

from collections.abc import Iterator
from functools import wraps
from typing import Any

import click

from commands.frame import Act, account_option, at_place, pass_language
from investigation.casework.session import case_session
from investigation.place import Place
from model.language import Language, Text

case_argument = click.argument("case_id")
seen_option = click.option("--seen", type=int, help="Version you decided on / 您所依据的版本.")


def in_session(act: Act) -> Act:
    """A verb of one person: its session comes first, and is over when all is said."""

    @account_option
    @at_place
    @pass_language
    @wraps(act)
    def run(
        language: Language, /, *, account: str | None, place: Place, **more: Any
    ) -> Iterator[Text]:
        with case_session(place, account, language) as session:
            yield from act(session, **more)

    return run
