"""From a dossier to the package on disk: redact, build, print the digest, sign, write, record."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cases import documents, exchange, replay
from cases.documents.building import Template
from cases.package import NotWritten, Options, Package, Written, build, contents_root, write
from cases.package.items import draft_path
from cases.records.case_file import CaseFile
from cases.redaction import identities, redacted
from cases.signing import AskingStamper, Signer, no_time_stamp, sign, token
from cases.verification.verify_package import ROOT_FILE
from graph.store import Store
from investigation.casework.gathering import Export, gathered
from model.dossiers import Dossier
from model.errors import LayoutError
from model.language import Text

LETTER = "01_移送书.pdf"
_INFORMANT = Text(
    en="the package names an informant and was not written", zh="移送包含有举报人信息，未写入"
)
_TAKE_OUT = Text(en="take the name out of {where}", zh="请从 {where} 中删除该信息")


@dataclass(frozen=True)
class Sealing:
    """What a package is sealed with: a key of pseudonyms, a signer, a service of time."""

    pseudonym_key: bytes | None = None
    signer: Signer | None = None
    stamper: AskingStamper | None = None


@dataclass(frozen=True)
class Exported:
    """A package on disk and what stands beside it: the time stamp, or why there is none."""

    written: Written
    time_stamp: Path


def export_case(
    store: Store,
    file: CaseFile,
    export: Export,
    target: Path,
    *,
    sealing: Sealing | None = None,
    options: Options | None = None,
    template: Template = "cn",
) -> Exported:
    """Build and write the package of a case; nothing is left half-written.

    The time stamp is asked for before anything is written: where a service was named and gives
    none, there is no package either. Raises ``PackageRefused`` naming what is missing, ``Leaked``
    where a copy without identities would name somebody, ``RuleBroken`` without approvals,
    ``StoreUnavailable`` without the stamp, ``NotWritten`` where the disk refuses.
    """
    how, what = sealing or Sealing(), options or Options(us=template == "us")
    dossier = gathered(store, file, export)
    package = packaged(dossier, how, what, template)
    _demand_no_informant(file, export, package)
    stamp = None if how.stamper is None else token(package.files[ROOT_FILE], how.stamper)
    written = write(package, target)
    beside = _put_beside(written, stamp, dossier.custody_head)
    file.exports.finish(export.case_id, export.profile, written.sha256, by=export.by, at=export.at)
    return Exported(written, beside)


def packaged(
    dossier: Dossier, sealing: Sealing, options: Options, template: Template = "cn"
) -> Package:
    """The package of a dossier with real identities: pure, but for a signature's own key."""
    shown = redacted(dossier, dossier.profile, sealing.pseudonym_key)
    secrets: Iterable[str] = () if dossier.profile == "sealed" else identities(dossier)
    if dossier.profile == "public":
        return build(shown, {}, {}, secrets=secrets, options=options)
    papers = documents.build(shown, "", template)
    files = {**exchange.build(shown), **replay.recorded(shown)}
    root = contents_root(shown, papers, files, options)
    letters = documents.letters(shown, root, template)
    if sealing.signer is not None:
        name = draft_path(LETTER) if shown.draft else LETTER
        letters[name] = sign(letters[name], sealing.signer, dossier.exported_at)
    return build(
        shown,
        {**papers, **letters},
        files,
        secrets=secrets,
        options=options,
        printed_root=root,
    )


def _demand_no_informant(file: CaseFile, export: Export, package: Package) -> None:
    paths = sorted(package.files)
    found = file.vault.traces((package.files[path] for path in paths), by=export.by, at=export.at)
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


_NOT_BESIDE = Text(
    en="the package is written, what stands beside it is not",
    zh="移送包已写入，但随附文件未能写入",
)
