"""Triggers that forbid any change of custody once it is written.

They stop mistakes and the product itself. Who may drop triggers may rewrite tables too: that is
what the chain and its anchors are for.
"""

_SQLITE = (
    "CREATE TRIGGER audit_entries_update BEFORE UPDATE ON audit_entries"
    " BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END",
    "CREATE TRIGGER audit_entries_delete BEFORE DELETE ON audit_entries"
    " BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END",
    # INSERT OR REPLACE deletes without asking the trigger of DELETE.
    "CREATE TRIGGER audit_entries_insert BEFORE INSERT ON audit_entries"
    " WHEN NEW.number <> coalesce((SELECT max(number) FROM audit_entries), 0) + 1"
    " BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END",
    "CREATE TRIGGER audit_anchors_update BEFORE UPDATE ON audit_anchors"
    " BEGIN SELECT RAISE(ABORT, 'audit_anchors is append-only'); END",
    "CREATE TRIGGER audit_anchors_delete BEFORE DELETE ON audit_anchors"
    " BEGIN SELECT RAISE(ABORT, 'audit_anchors is append-only'); END",
    "CREATE TRIGGER audit_anchors_insert BEFORE INSERT ON audit_anchors"
    " WHEN NEW.anchor_no <> coalesce((SELECT max(anchor_no) FROM audit_anchors), 0) + 1"
    " BEGIN SELECT RAISE(ABORT, 'audit_anchors is append-only'); END",
)

_POSTGRESQL = (
    "CREATE FUNCTION coterie_append_only() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$",
    "CREATE TRIGGER audit_entries_append_only"
    " BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries"
    " FOR EACH STATEMENT EXECUTE FUNCTION coterie_append_only()",
    "CREATE TRIGGER audit_anchors_append_only"
    " BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_anchors"
    " FOR EACH STATEMENT EXECUTE FUNCTION coterie_append_only()",
)


def guards(dialect: str) -> tuple[str, ...]:
    """The statements that set the triggers up on a database of this kind."""
    return _POSTGRESQL if dialect == "postgresql" else _SQLITE
