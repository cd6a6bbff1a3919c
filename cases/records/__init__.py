"""The case file: what people write about a case, on SQLite or PostgreSQL through SQLAlchemy.

``open_case_file(place)`` (case_file.py) opens it. Every act names who (``by``, an account) and
when (``at``, aware), is checked against ``permissions.py`` and the regions of the account, and
writes its line of custody in the same transaction. Acts on a case carry the version they were
decided on (``expected_version``); one that comes second is refused and told what came between.
"""
