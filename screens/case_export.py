"""The package of a case: its copy, how it is built and sealed, and the files to take down."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from model.language import LANGUAGES, Language, Text
from model.vocabulary.evidence import TEMPLATES
from model.vocabulary.term import called
from screens.case_approval import choose_copy, show_approval, show_lacking
from screens.case_form import LINE, entry
from screens.case_session import act
from screens.case_state import Parcel
from screens.state import state
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.exports import Export
    from investigation.casework.keys import OwnKey
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView
    from model.vocabulary.evidence import Profile

_SIGN = Text(
    en="Certificate with key (PKCS#12) that signs the letter; used once, kept nowhere",
    zh="用于签署移送书的证书及密钥（PKCS#12）；仅使用一次，不作保存",
)
_TIME_SERVICE = Text(
    en="Address of a time-stamping service; empty: no time stamp, and the package says so",
    zh="时间戳服务网址；留空则不加时间戳并在卷宗中注明",
)
_WHOLE_SOURCES = Text(
    en="Source files whole, not only the rows of this case", zh="附完整源文件，不限于本案的行"
)
_WHOLE_DATA = Text(
    en="All data of the store, so that the rings can be found again",
    zh="附全部数据，以便重新检出团伙线索",
)

FORM = "export"
_LANGUAGES: Mapping[Language, Text] = {
    "en": Text(en="English", zh="英文"),
    "zh": Text(en="Chinese", zh="中文"),
}
KEY_MB = 1


def show_export(session: "CaseSession", view: "CaseView") -> None:
    """Choose a copy, read what it lacks, have it approved, say how, build it."""
    profile, draft = choose_copy(session.by)
    refused = show_lacking(session, view, profile, draft)
    show_approval(session, view, profile)
    with entry(FORM, view):
        with st.expander(
            tr(Text(en="How it is built and sealed", zh="生成与封装方式")), icon=":material/tune:"
        ):
            asked = _asked(profile, draft)
        done = st.form_submit_button(
            tr(Text(en="Build the package", zh="生成卷宗")), type="primary", disabled=refused
        )
    if done:
        with st.spinner(
            tr(
                Text(
                    en="Building documents, checking, packing ...", zh="正在生成文书、核查并封装……"
                )
            )
        ):
            act(lambda: _export(session, view, asked), FORM)
    _show_parcel()


def _asked(profile: "Profile", draft: bool) -> "Export":
    from investigation.casework.exports import Export  # noqa: PLC0415

    return Export(
        profile,
        draft,
        whole_data=st.checkbox(tr(_WHOLE_DATA)),
        whole_sources=st.checkbox(tr(_WHOLE_SOURCES)),
        template=st.radio(
            tr(Text(en="Papers for", zh="文书模板")),
            tuple(TEMPLATES),
            format_func=lambda code: tr(called(TEMPLATES, code)),
            horizontal=True,
        ),
        language=st.radio(
            tr(Text(en="Language of the papers", zh="文书语言")),
            LANGUAGES,
            index=LANGUAGES.index(state().language),
            format_func=lambda code: tr(_LANGUAGES[code]),
            horizontal=True,
        ),
        signing_key=_own_key(),
        time_service=st.text_input(
            tr(_TIME_SERVICE), max_chars=LINE, placeholder="https://"
        ).strip()
        or None,
    )


def _own_key() -> "OwnKey | None":
    """A certificate of one's own with its key; it is used once and kept nowhere."""
    from investigation.casework.keys import OwnKey  # noqa: PLC0415

    taken = st.file_uploader(tr(_SIGN), type=["p12", "pfx"], max_upload_size=KEY_MB)
    passphrase = st.text_input(
        tr(Text(en="Its passphrase", zh="证书口令")),
        type="password",
        max_chars=LINE,
        autocomplete="off",
    )
    return None if taken is None else OwnKey(taken.getvalue(), passphrase)


def _export(session: "CaseSession", view: "CaseView", asked: "Export") -> Text:
    from investigation.casework.exports import export_case  # noqa: PLC0415
    from investigation.casework.lines import done_line  # noqa: PLC0415

    case_id = view.case.case_id
    name = f"case_{case_id}_{asked.profile}{'_draft' if asked.draft else ''}.zip"
    with tempfile.TemporaryDirectory(prefix="coterie-export-") as folder:
        target = Path(folder) / name
        made = export_case(session, case_id, asked, target)
        written = made.written
        state().casework.parcel = Parcel(
            name,
            written.sha256,
            target.read_bytes(),
            tuple((p.name, p.read_bytes()) for p in (written.digest_path, made.time_stamp)),
        )
    return done_line(case_id, f"{name} SHA-256 {written.sha256}")


def _show_parcel() -> None:
    parcel = state().casework.parcel
    if parcel is None:
        return
    st.text(f"SHA-256 {parcel.sha256}")
    st.download_button(
        tr(Text(en="Download the package", zh="下载卷宗")),
        parcel.content,
        parcel.name,
        "application/zip",
        key="parcel",
    )
    st.caption(tr(Text(en="It belongs beside the package:", zh="应与卷宗一并保存：")))
    for name, content in parcel.beside:
        st.download_button(name, content, name, key=f"parcel-{name}", icon=":material/download:")
