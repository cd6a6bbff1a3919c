"""The frame of every verb: who and when, the options all take, and errors as one line."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

import click

from investigation.place import place_of
from investigation.words import language_of
from model.errors import CoterieError
from model.language import Language, Text

P = ParamSpec("P")
PATH = click.Path(path_type=Path)
MANY: dict[str, Any] = {"multiple": True, "default": ()}
"""An option that may be repeated."""

workspace_option = click.option(
    "--workspace", "-w", type=click.Path(path_type=Path), help="Workspace folder / 工作区文件夹."
)
store_option = click.option(
    "--store", help="Folder or server, bolt:// neo4j+s:// ... / 存储：文件夹或服务器."
)
lang_option = click.option("--lang", help="en or zh (default: COTERIE_LANG, else en) / 语言.")


def one_line_errors(verb: Callable[P, int]) -> Callable[P, None]:
    """Errors of the product end as one line and an exit status, never as a traceback."""

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status = verb(*args, **kwargs)
        except CoterieError as error:
            lang = kwargs.get("lang") or os.environ.get("COTERIE_LANG")
            language: Language = "zh" if lang == "zh" else "en"
            click.echo(error.in_language(language), err=True)
            status = error.exit_status
        sys.exit(status)

    return run


def framed(verb: Callable[P, int]) -> Callable[..., Any]:
    """The options of every verb that acts on the case file."""
    framed: Callable[..., Any] = one_line_errors(verb)
    for option in (lang_option, workspace_option, store_option):
        framed = option(framed)
    return click.option("--as", "account", help="Who acts (COTERIE_ACCOUNT) / 操作人账号.")(framed)


def act_of(verb: Callable[..., Iterable[Text]]) -> Callable[..., Any]:
    """A verb that needs a sitting: what it yields is printed, and its file is closed."""

    @wraps(verb)
    def run(
        account: str | None,
        store: str | None,
        workspace: Path | None,
        lang: str | None,
        **more: Any,
    ) -> int:
        from investigation.casework.sitting import sitting  # noqa: PLC0415

        with sitting(place_of(store, workspace), account, now()) as seat:
            say(verb(seat, place_of(store, workspace), **more), lang)
        return 0

    return framed(run)


def now() -> datetime:
    """The clock of this machine, with its offset: read here and nowhere further inside."""
    return datetime.now().astimezone().replace(microsecond=0)  # papers state whole seconds


def say(lines: Iterable[Text], lang: str | None) -> None:
    """Print sentences in the language asked for."""
    language = language_of(lang)
    for line in lines:
        click.echo(line.in_language(language))
