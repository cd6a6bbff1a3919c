"""The package of a dossier: every item built, the gate passed, no secret inside, all in one bag."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cases.digests import sha256
from cases.items import building, public_summary
from cases.items.item import draft_path
from cases.items.reading import Options
from cases.package import gate
from cases.package.bag import bagged, payload_root
from cases.papers.file_names import safe_name
from cases.redaction.leaks import require_no_leaks
from cases.verification.verify_package import ROOT_FILE
from model.dossiers import Dossier
from model.errors import LayoutError, SettingError
from model.language import Text


@dataclass(frozen=True)
class Package:
    """A bag in memory: its files by path, the folder they lie in, and its two roots."""

    files: Mapping[str, bytes]
    folder: str
    root: str  # SHA-256 of tagmanifest-sha256.txt: covers everything
    content_root: str  # covers all payload but the letter, which prints it
    draft: bool


PLAIN = Options()


def payload(
    dossier: Dossier,
    documents: Mapping[str, bytes],
    exchange: Mapping[str, bytes],
    options: Options = PLAIN,
) -> dict[str, bytes]:
    """All files inside ``data/`` by path. A public copy takes neither documents nor exchange."""
    if dossier.profile == "public":
        return public_summary.files(dossier)
    others = building.files(dossier, options, documents.keys())
    made: dict[str, bytes] = {}
    for part in (documents, exchange, *others):
        for path in sorted(part):
            named = draft_path(path) if dossier.draft else path
            if named in made:
                raise LayoutError(
                    Text(en="two parts of the package have one name", zh="包内文件重名"),
                    where=named,
                )
            made[named] = part[path]
    return made


def contents_root(
    dossier: Dossier,
    documents: Mapping[str, bytes],
    exchange: Mapping[str, bytes],
    options: Options = PLAIN,
) -> str:
    """The digest for the letter to print; ``documents`` with or without an unfinished letter."""
    return payload_root(payload(dossier, documents, exchange, options))


def build(
    dossier: Dossier,
    documents: Mapping[str, bytes],
    exchange: Mapping[str, bytes],
    *,
    secrets: Iterable[str] = (),
    options: Options = PLAIN,
    printed_root: str | None = None,
) -> Package:
    """The package of a dossier that was redacted for its profile; equal input, equal bytes.

    ``documents`` and ``exchange`` are paths inside ``data/``. ``secrets`` are strings of which no
    byte may be inside: informants always; for working and public copies also
    ``cases.redaction.identities`` of the dossier before it was redacted. ``printed_root`` is what
    the letter prints, when it prints something. Raises ``PackageRefused`` (see ``gate``),
    ``Leaked``, ``LayoutError``, ``MissingData``.
    """
    hidden = frozenset(secrets)
    if dossier.profile != "sealed" and not hidden:
        raise SettingError(
            Text(
                en="a copy without identities is searched for them, but none were given",
                zh="脱敏副本须核查身份信息，但未提供待核查内容",
            ),
            where=dossier.case.case_id,
            to_do=Text(en="Give identities(dossier).", zh="请传入 identities(dossier)。"),
        )
    files = payload(dossier, documents, exchange, options)
    gate.require_complete(dossier, files)
    bag = bagged(files, dossier)
    require_no_leaks(bag, hidden)
    contents = payload_root(files)
    if printed_root is not None and printed_root != contents:
        raise LayoutError(
            Text(
                en="the letter prints another digest than that of the contents",
                zh="移送书所印校验值与内容不一致",
            ),
            where=printed_root,
            to_do=Text(en="Build the letter again.", zh="请重新生成移送书。"),
        )
    return Package(bag, folder_name(dossier), sha256(bag[ROOT_FILE]), contents, dossier.draft)


def folder_name(dossier: Dossier) -> str:
    """The folder inside the zip: the case and the copy; a draft is never called a transfer."""
    called = "草稿" if dossier.draft else "公开" if dossier.profile == "public" else "移送"
    return safe_name(f"{called}_{dossier.case.case_id}_{dossier.profile}")
