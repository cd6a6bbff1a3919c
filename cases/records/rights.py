"""An account: a person of the agency with roles and regions."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from cases.records.regions import covered_by
from cases.records.tables import accounts
from model.cases import Officer
from model.vocabulary.accounts import AccountRole


@dataclass(frozen=True)
class Account:
    """A person of the agency with rights; ``regions`` are six-digit codes (000000: everywhere)."""

    account: str
    name: str
    roles: tuple[AccountRole, ...]
    regions: tuple[str, ...] = ()
    certificate: str = ""
    active: bool = True

    @property
    def officer(self) -> Officer:
        """The person as a case names its officers."""
        return Officer(self.account, self.name, self.certificate)

    def covers(self, region: str) -> bool:
        """Whether a division lies in the regions of the account."""
        return any(region.startswith(covered_by(own)) for own in self.regions)


def find(connection: Connection, account: str) -> Account | None:
    """The account, or ``None``."""
    query = select(accounts).where(accounts.c.account == account)
    found = connection.execute(query).mappings().first()
    return Account(**found) if found else None
