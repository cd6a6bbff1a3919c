"""Rows of a Cypher text, asked with the driver and without any code of the product."""

import neo4j

from graph.address import ServerAddress


def rows(address: ServerAddress, text: str, **parameters: object) -> list[list[object]]:
    """What the server answers, one list per row."""
    account = (address.user, address.password)
    with neo4j.GraphDatabase.driver(address.uri, auth=account) as driver:
        return [record.values() for record in driver.execute_query(text, parameters).records]
