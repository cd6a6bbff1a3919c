"""An export: from what was asked for to the package on disk, signed, stamped and recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cases import replay
from cases.items import building, transfer_letter
from cases.items.item import draft_path
from cases.items.reading import Options
from cases.package import NotWritten, Package, Written, build, contents_root, write
from cases.redaction import identities, redacted
from cases.signing import AskingStamper, Signer, http_service, no_time_stamp, sign, token
from cases.verification.verify_package import ROOT_FILE
from investigation.casework.claims import whole_data
from investigation.casework.dossiers import build_dossier
from investigation.casework.keys import OwnKey, pseudonym_key, signer
from investigation.casework.session import CaseSession
from model.dossiers import Dossier
from model.errors import LayoutError
from model.language import Language, Text
from model.vocabulary.evidence import Profile, Template

_INFORMANT = Text(
    en="the package names an informant and was not written", zh="卷宗含有举报人信息，未写入"
)
_TAKE_OUT = Text(en="take the name out of {where}", zh="请从 {where} 中删除该信息")
_NOT_BESIDE = Text(
    en="the package is written, what stands beside it is not",
    zh="卷宗已写入，但随附文件未能写入",
)


@dataclass(frozen=True)
class Export:
    """Which copy, how whole, how sealed; ``language`` is that of the documents."""

    profile: Profile
    draft: bool = False
    whole_data: bool = False
    whole_sources: bool = False
    signing_key: Path | OwnKey | None = None
    time_service: str | None = None
    key_path: Path | None = None
    template: Template = "cn"
    language: Language = "zh"


@dataclass(frozen=True)
class Exported:
    """A package on disk and what stands beside it: the time stamp, or why there is none."""

    written: Written
    time_stamp: Path


@dataclass(frozen=True)
class _Means:
    """What a package is made with: options, key of pseudonyms, signer and service of time."""

    options: Options
    pseudonym_key: bytes | None
    signer: Signer | None
    stamper: AskingStamper | None


def export_case(session: CaseSession, case_id: str, export: Export, target: Path) -> Exported:
    """Build and write the package of a case; nothing is left half-written.

    The time stamp is asked for before anything is written: where a service was named and gives
    none, there is no package either. Raises ``PackageRefused`` naming what is missing, ``Leaked``
    where a copy without identities would name somebody, ``RuleBroken`` without approvals,
    ``SettingError`` for a key, ``StoreUnavailable`` without the claims or the stamp,
    ``NotWritten`` where the disk refuses.
    """
    means = _means(session, export)
    dossier = build_dossier(
        session, case_id, export.profile, draft=export.draft, language=export.language
    )
    package = _package(dossier, means)
    _require_no_informant(session, package)
    stamp = None if means.stamper is None else token(package.files[ROOT_FILE], means.stamper)
    written = write(package, target)
    beside = _put_beside(written, stamp, dossier.custody_head)
    session.file.exports.finish(
        case_id, export.profile, written.sha256, by=session.by, at=session.at
    )
    return Exported(written, beside)


def _means(session: CaseSession, export: Export) -> _Means:
    """Claims and keys are opened before custody says that anything was exported."""
    store = session.store
    key = pseudonym_key(session.place, export.key_path) if export.profile == "working" else None
    everything = None
    if export.whole_data:
        with store.engine() as engine:
            everything = whole_data(engine)
    service = export.time_service
    return _Means(
        Options(
            template=export.template,
            whole_sources=export.whole_sources,
            whole_data=everything,
        ),
        pseudonym_key=key,
        signer=None if export.signing_key is None else signer(export.signing_key),
        stamper=None if service is None else AskingStamper(http_service(service)),
    )


def _package(dossier: Dossier, means: _Means) -> Package:
    """The package of a dossier with real identities: pure, but for a signature's own key."""
    shown = redacted(dossier, dossier.profile, means.pseudonym_key)
    secrets: Iterable[str] = () if dossier.profile == "sealed" else identities(dossier)
    if dossier.profile == "public":
        return build(shown, {}, {}, secrets=secrets, options=means.options)
    papers = building.papers(shown, "", means.options.template)
    files = {**building.exchange(shown), **replay.recorded(shown)}
    root = contents_root(shown, papers, files, means.options)
    letters = building.letters(shown, root, means.options.template)
    if means.signer is not None:
        name = draft_path(transfer_letter.PDF) if shown.draft else transfer_letter.PDF
        letters[name] = sign(letters[name], means.signer, dossier.exported_at)
    return build(
        shown,
        {**papers, **letters},
        files,
        secrets=secrets,
        options=means.options,
        printed_root=root,
    )


def _require_no_informant(session: CaseSession, package: Package) -> None:
    paths = sorted(package.files)
    contents = (package.files[path] for path in paths)
    found = session.file.vault.traces(contents, by=session.by, at=session.at)
    if found:
        where = paths[found[0]]
        raise LayoutError(_INFORMANT, where=where, to_do=_TAKE_OUT.filled(where=where))


def _put_beside(written: Written, stamp: bytes | None, head: str) -> Path:
    """The token beside the package, else a text that says that there is none; never both."""
    stem = written.path.with_suffix("")
    there, none = Path(f"{stem}.tsr"), Path(f"{stem}.no_time_stamp.txt")
    kept, other = (none, there) if stamp is None else (there, none)
    try:
        other.unlink(missing_ok=True)
        kept.write_bytes(no_time_stamp(written.root, head) if stamp is None else stamp)
    except OSError as error:
        raise NotWritten(_NOT_BESIDE, where=f"{kept.name}: {error.strerror}") from error
    return kept
