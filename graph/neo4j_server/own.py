"""Whether an address is that of a server which we started, and what its password is."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from graph.neo4j_server.home import DEFAULT_PORT, ServerHome, default_home

_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class OwnServer:
    """A server whose home folder is ours."""

    home: ServerHome

    def password(self) -> str:
        """Of the account ``neo4j``; raises ``StoreUnavailable`` where its file is lost."""
        return self.home.password()


def own_server(uri: str) -> OwnServer | None:
    """Our server at this address, started or stopped; None where the address is another's.

    Looked for in the home that ``COTERIE_NEO4J_HOME`` names, else in ``neo4j-server``.
    """
    parts = urlsplit(uri)
    home = default_home()
    record = home.record()
    if record is None or parts.hostname not in _THIS_MACHINE:
        return None
    return OwnServer(home) if (parts.port or DEFAULT_PORT) == record.bolt_port else None
