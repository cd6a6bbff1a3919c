"""Page Data / 数据: what was loaded, what became of every typology, what the run was made of."""

import streamlit as st

from screens import data_tables as tables
from screens.formats import whole
from screens.opened import Opened, opened
from screens.state import keep_address
from screens.table import Column, Row, show_table
from screens.words import counted, label, say, told


def show_outcomes(investigation: Opened) -> None:
    """Failed typologies first and in red; then every typology with its status."""
    for outcome in investigation.outcomes:
        if outcome.status == "failed":
            st.error(say("outcome.failed_title"), icon=":material/error:")
            st.text(f"{told(outcome.title)}: {told(outcome.summary)}")
    show_table(
        tables.outcome_columns(), tables.outcome_rows(investigation.outcomes), key="outcomes"
    )


def _show_if_any(
    heading: str, columns: tuple[Column, ...], rows: tuple[Row, ...], *, key: str
) -> None:
    if not rows:
        st.caption(counted(heading, 0))
        return
    with st.expander(counted(heading, len(rows)), expanded=True):
        show_table(columns, rows, key=key, height=320)


def show_loads(investigation: Opened) -> None:
    """Every load of the snapshot: balance, ignored columns, rejects, warnings."""
    if not investigation.load_reports:
        st.text(say("data.no_loads"))
    for number, report in enumerate(investigation.load_reports, start=1):
        st.subheader(say("data.load", n=number), anchor=False)
        totals = report.totals.items()
        st.text(
            "  ·  ".join(
                (
                    say("data.changed", n=whole(report.changed_rows)),
                    *(f"{label('table', name)}: {whole(count)}" for name, count in totals if count),
                )
            )
        )
        for warning in report.warnings:
            st.warning(say("data.warning"), icon=":material/warning:")
            st.text(warning)
        show_table(tables.file_columns(), tables.file_rows(report), key=f"files-{number}")
        ignored = tables.ignored_rows(report)
        _show_if_any("data.ignored", tables.ignored_columns(), ignored, key=f"ignored-{number}")
        rejects = tables.reject_rows(report)
        _show_if_any("data.rejects", tables.reject_columns(), rejects, key=f"rejects-{number}")


def show_run(investigation: Opened) -> None:
    """The run record, entry by entry."""
    st.caption(say("run.meaning"))
    st.text(say("run.data_version", version=investigation.data_version))
    show_table(
        tables.manifest_columns(),
        tables.manifest_rows(investigation.manifest),
        key="manifest",
        height=640,
    )


def page() -> None:
    """The whole page."""
    keep_address()
    st.title(say("data.title"), anchor=False)
    investigation = opened()
    outcomes, loads, run = st.tabs([say("data.outcomes"), say("data.loads"), say("data.run")])
    with outcomes:
        show_outcomes(investigation)
    with loads:
        show_loads(investigation)
    with run:
        show_run(investigation)


page()
