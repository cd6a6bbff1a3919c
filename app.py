"""The screens of Coterie: which pages there are, in which language, and nothing else."""

import streamlit as st

from model.errors import CoterieError
from model.language import Text
from screens import page_files
from screens.opened import show_error
from screens.sidebar import show_sidebar
from screens.watch import show_watch
from screens.words import tr


def main() -> None:
    """Draw the page that was asked for; an expected error becomes one line."""
    st.set_page_config(
        page_title="Coterie", page_icon=page_files.ICON, layout="wide", initial_sidebar_state=220
    )
    st.html(page_files.STYLE)
    show_sidebar()
    page = st.navigation(
        [
            st.Page(
                page_files.RINGS,
                title=tr(page_files.RINGS_TITLE),
                icon=":material/format_list_numbered:",
                url_path="rings",
                default=True,
            ),
            st.Page(
                page_files.RING,
                title=tr(Text(en="Ring", zh="线索详情")),
                icon=":material/hub:",
                url_path="ring",
            ),
            st.Page(
                page_files.CASE,
                title=tr(page_files.CASES_TITLE),
                icon=":material/folder_open:",
                url_path="case",
            ),
            st.Page(
                page_files.DATA,
                title=tr(Text(en="Data", zh="数据")),
                icon=":material/database:",
                url_path="data",
            ),
        ]
    )
    show_watch()
    try:
        page.run()
    except CoterieError as error:
        show_error(error)


main()
