"""Every Cypher text of the product, and nowhere else: named, whole at import, parameters only."""
