"""Keeping claims as a graph and deriving relations from it; see graph.store for the port."""
