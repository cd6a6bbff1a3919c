"""Page Data / 数据: what was loaded, what became of every typology, what the run was made of."""

import streamlit as st

from model.language import Plural, Text, counted
from model.vocabulary.claims import TABLES
from model.vocabulary.findings import STATUSES
from model.vocabulary.term import called
from screens import data_tables as tables
from screens.formats import whole
from screens.opened import Opened, opened
from screens.state import keep_address
from screens.table import Column, Row, show_table
from screens.words import tr

_IGNORED = Plural(
    Text(en="{n} column ignored", zh="忽略{n}列"), Text(en="{n} columns ignored", zh="忽略{n}列")
)
_REJECTED = Plural(
    Text(en="{n} row rejected", zh="拒收{n}行"), Text(en="{n} rows rejected", zh="拒收{n}行")
)
_DATA_VERSION = Text(en="Data version {version}", zh="数据版本 {version}")
_RUN_MEANING = Text(
    en="As written in run.json: version, inputs with digests, parameters, seeds, row counts and "
    "timings.",
    zh="与run.json所载一致：版本、输入文件及校验值、参数、随机种子、行数与耗时。",
)
_CHANGED = Text(en="{n} rows changed", zh="变更{n}行")
_LOAD = Text(en="Load {n}", zh="第{n}次导入")


def show_outcomes(investigation: Opened) -> None:
    """Failed typologies first and in red; then every typology with its status."""
    for outcome in investigation.outcomes:
        if outcome.status == "failed":
            st.error(tr(STATUSES["failed"].meaning), icon=":material/error:")
            st.text(f"{tr(outcome.title)}: {tr(outcome.summary)}")
    show_table(tables.OUTCOME_COLUMNS, tables.outcome_rows(investigation.outcomes), key="outcomes")


def _show_if_any(
    heading: Plural, columns: tuple[Column, ...], rows: tuple[Row, ...], *, key: str
) -> None:
    if not rows:
        st.caption(tr(counted(0, heading)))
        return
    with st.expander(tr(counted(len(rows), heading)), expanded=True):
        show_table(columns, rows, key=key, height=320)


def show_loads(investigation: Opened) -> None:
    """Every load of the snapshot: balance, ignored columns, rejects, notices."""
    if not investigation.load_reports:
        st.text(
            tr(
                Text(
                    en="No load report is kept in this workspace.", zh="此工作区没有保存导入报告。"
                )
            )
        )
    for number, report in enumerate(investigation.load_reports, start=1):
        st.subheader(tr(_LOAD, n=number), anchor=False)
        totals = report.totals.items()
        st.text(
            "  ·  ".join(
                (
                    tr(_CHANGED, n=whole(report.changed_rows)),
                    *(
                        f"{tr(called(TABLES, name))}: {whole(count)}"
                        for name, count in totals
                        if count
                    ),
                )
            )
        )
        for notice in report.notices:
            st.warning(tr(Text(en="Notice of the load", zh="导入提示")), icon=":material/warning:")
            st.text(tr(notice))
        show_table(tables.FILE_COLUMNS, tables.file_rows(report), key=f"files-{number}")
        ignored = tables.ignored_rows(report)
        _show_if_any(_IGNORED, tables.IGNORED_COLUMNS, ignored, key=f"ignored-{number}")
        rejects = tables.reject_rows(report)
        _show_if_any(_REJECTED, tables.REJECT_COLUMNS, rejects, key=f"rejects-{number}")


def show_run(investigation: Opened) -> None:
    """The run record, entry by entry."""
    st.caption(tr(_RUN_MEANING))
    st.text(tr(_DATA_VERSION, version=investigation.data_version))
    show_table(
        tables.MANIFEST_COLUMNS,
        tables.manifest_rows(investigation.manifest),
        key="manifest",
        height=640,
    )


def page() -> None:
    """The whole page."""
    keep_address()
    st.title(tr(Text(en="Data and run", zh="数据与运行")), anchor=False)
    investigation = opened()
    outcomes, loads, run = st.tabs(
        [
            tr(Text(en="Typologies", zh="手法检测")),
            tr(Text(en="Loads", zh="数据导入")),
            tr(Text(en="Run record", zh="运行记录")),
        ]
    )
    with outcomes:
        show_outcomes(investigation)
    with loads:
        show_loads(investigation)
    with run:
        show_run(investigation)


page()
