"""Relationship types of the edges on a server: one per relation, and one for all others."""

from graph.schema.claim_edges import CLAIM_EDGES
from graph.schema.registered_edges import REGISTERED_EDGES

OF_CLAIMS = tuple(edge.relation for edge in CLAIM_EDGES)
REGISTERED = tuple(edge.relation for edge in REGISTERED_EDGES)
TYPED = (*OF_CLAIMS, *REGISTERED)
"""Relations with a relationship type of their own name, in upper case."""
OTHER = "related_to"
"""The type of every other edge. A registered fact may bear the name of a relation made of claims
but never has its type: of those there is at most one each way between two entities, and questions
about hubs rely on it."""
NAMED = (*TYPED, OTHER)
