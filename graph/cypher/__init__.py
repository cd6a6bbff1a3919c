"""Every Cypher text of the product: named, constant, with parameters only, and nowhere else."""
