import graph.projections
from investigation.column_needs import COLUMNS, impossible, possible
from model.layout import TABLES


def test_every_projection_says_which_columns_it_needs() -> None:
    assert set(COLUMNS) == {projection.NAME for projection in graph.projections.PROJECTIONS}
    known = {(table.name, column.name) for table in TABLES for column in table.columns}
    assert {place for groups in COLUMNS.values() for group in groups for place in group} <= known


def test_claims_alone_make_less_possible_than_everything() -> None:
    everything = {(table.name, column.name) for table in TABLES for column in table.columns}
    assert impossible(everything) == {}
    claims = {("claims", "doctor_id"), ("claims", "start_time"), ("claims", "end_time")}
    assert 0 < len(possible(claims)) < len(possible(everything))
    assert all(impossible(claims).values())
