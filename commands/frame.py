"""The frame of every verb: the options that many take, and how a verb speaks and ends.

A verb is a function that yields what it says. One that ends with a status of its own raises
``Exit`` at the end; a refusal of the product ends as one line and a status, never as a traceback.
"""

import os
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.exceptions import Exit

from investigation.how import How
from investigation.place import place_of
from investigation.words import language_of
from model.errors import CoterieError
from model.language import Text
from model.parameters import DEFAULT_SEED

Act = Callable[..., Iterable[Text]]
_LANGUAGES = "en or zh (default: COTERIE_LANG, else en) / 语言."
PATH = click.Path(path_type=Path)
MANY: dict[str, Any] = {"multiple": True, "default": ()}
"""An option that may be repeated."""

_source_option = click.option("--source", "-s", help="Source format, e.g. neutral / 来源格式.")
_mapping_option = click.option(
    "--mapping", type=PATH, help="Mapping file of your own, claims.toml / 自定义映射文件."
)
_encoding_option = click.option(
    "--encoding", help="Of text files that are not UTF-8, e.g. gb18030, big5, cp1252 / 文本编码."
)
_accept_option = click.option(
    "--accept-rejects", is_flag=True, help="Load what is left of a refused file / 接受拒收."
)
seed_option = click.option(
    "--seed", type=int, default=DEFAULT_SEED, show_default=True, help="Seed / 随机种子."
)
workspace_option = click.option(
    "--workspace", "-w", type=PATH, help="Workspace folder / 工作区文件夹."
)
store_option = click.option(
    "--store", help="Folder or server, bolt:// neo4j+s:// ... / 存储：文件夹或服务器."
)
account_option = click.option("--as", "account", help="Who acts (COTERIE_ACCOUNT) / 操作人账号.")
pass_language = click.pass_obj
"""For a verb that has to know the language that it speaks."""


class Verb(click.Command):
    """A command that prints what its function yields, in the language of ``--lang``."""

    def __init__(self, *words: Any, **more: Any) -> None:
        super().__init__(*words, **more)
        self.params.append(click.Option(["--lang"], help=_LANGUAGES))

    def invoke(self, ctx: click.Context) -> None:
        """Speaks, and ends as the function ends."""
        lang: str | None = ctx.params.pop("lang")
        try:
            ctx.obj = language_of(lang)
            for line in super().invoke(ctx):
                click.echo(line.in_language(ctx.obj))
        except CoterieError as error:
            wanted = lang or os.environ.get("COTERIE_LANG")
            click.echo(error.in_language("zh" if wanted == "zh" else "en"), err=True)
            raise Exit(error.exit_status) from error


def at_place(act: Act) -> Act:
    """The options ``--store`` and ``--workspace``, as the place that they name."""

    @store_option
    @workspace_option
    @wraps(act)
    def run(*, store: str | None, workspace: Path | None, **more: Any) -> Iterable[Text]:
        return act(place=place_of(store, workspace), **more)

    return run


def with_source(act: Act) -> Act:
    """The options that say what files mean, as the one that counts: a mapping before a format."""

    @_source_option
    @_mapping_option
    @wraps(act)
    def run(*, source: str | None, mapping: Path | None, **more: Any) -> Iterable[Text]:
        return act(source=mapping or source, **more)

    return run


def with_how(act: Act) -> Act:
    """The options that say how files are loaded, as the ``How`` that they come to."""

    @_encoding_option
    @_accept_option
    @wraps(act)
    def run(*, encoding: str | None, accept_rejects: bool, **more: Any) -> Iterable[Text]:
        return act(how=How(encoding=encoding, accept_rejects=accept_rejects), **more)

    return run
