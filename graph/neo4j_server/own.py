"""Whether an address is that of a server which we started."""

from urllib.parse import urlsplit

from graph.neo4j_server.home import DEFAULT_PORT, ServerHome, default_home

THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


def own_server(uri: str) -> ServerHome | None:
    """The home of our server at this address, started or stopped; None where it is another's.

    Looked for in the home that ``COTERIE_NEO4J_HOME`` names, else in ``neo4j-server``.
    """
    parts = urlsplit(uri)
    home = default_home()
    record = home.record()
    if record is None or parts.hostname not in THIS_MACHINE:
        return None
    return home if (parts.port or DEFAULT_PORT) == record.bolt_port else None
