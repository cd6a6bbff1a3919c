"""``coterie case account``: who may act."""

from collections.abc import Iterator
from typing import Any

import click

from commands.frame import Verb, account_option, at_place
from investigation.casework.accounts import confirm_account, make_account
from investigation.casework.lines import done_line
from investigation.place import Place
from model.language import Text


@click.command(cls=Verb)
@click.argument("new_account", metavar="NAME")
@click.option("--title", "name", required=True, help="Name of the person / 姓名.")
@click.option("--role", "roles", required=True, multiple=True, help="Role, repeatable / 角色.")
@click.option("--region", "regions", multiple=True, help="Division code / 行政区划代码.")
@click.option("--certificate", default="", help="Certificate number / 执法证号.")
@click.option("--active/--inactive", default=True, help="Inactive: to be confirmed / 待确认.")
@account_option
@at_place
def account(
    new_account: str, account: str | None, place: Place, **particulars: Any
) -> Iterator[Text]:
    """Make an account; the very first is the administrator / 建立账号."""
    made = make_account(place, account, new_account, **particulars)
    yield done_line(made.account, ", ".join(made.roles))


@click.command(cls=Verb)
@click.argument("inactive_account", metavar="NAME")
@account_option
@at_place
def confirm(inactive_account: str, account: str | None, place: Place) -> Iterator[Text]:
    """Let an inactive account act, as of a namesake, as a second administrator / 确认账号."""
    made = confirm_account(place, account, inactive_account)
    yield done_line(made.account, ", ".join(made.roles))
