"""The frames of casework: a verb in the session of one person, and a verb that changes a case."""

from collections.abc import Iterable, Iterator
from functools import wraps
from typing import Any

import click

from commands.frame import Act, account_option, at_place, pass_language
from investigation.casework.session import CaseSession, case_session
from investigation.place import Place
from model.language import Language, Text

case_argument = click.argument("case_id")


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


def editing(act: Act) -> Act:
    """A verb that changes the case of ``case_argument``, on the version that was seen."""

    @click.option("--seen", type=int, help="Version you decided on / 您所依据的版本.")
    @in_session
    @wraps(act)
    def run(
        session: CaseSession, /, *, case_id: str, seen: int | None, **more: Any
    ) -> Iterable[Text]:
        return act(session.edit(case_id, seen), **more)

    return run
