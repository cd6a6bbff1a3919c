"""Redaction, before anything is built: sealed, working or public; and the search for leaks.

``redacted`` first, then documents, exchange and package from what it returns; ``build`` searches
the finished package for ``identities`` of the dossier as it was before.
"""

from cases.redaction.identities import identities
from cases.redaction.leaks import Leak, Leaked, leaks
from cases.redaction.profiles import redacted
from cases.redaction.pseudonyms import Pseudonyms, key_of, new_key_file

__all__ = [
    "Leak",
    "Leaked",
    "Pseudonyms",
    "identities",
    "key_of",
    "leaks",
    "new_key_file",
    "redacted",
]
