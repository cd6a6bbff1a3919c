"""Items 05, 06, 07, 18, 19, 20 (and electronic evidence): the documents of the case, as filed."""

from collections.abc import Collection

from cases.package.digests import sha256
from cases.package.items import BY_NUMBER, FILED_BY_KIND, FOLDERS
from cases.papers.file_names import safe_name
from cases.papers.tabular import plain_text
from model.cases import Exhibit
from model.dossiers import Dossier
from model.errors import LayoutError, MissingData
from model.language import Text

STATED = ("05", "06", "07", "18", "19", "20")
"""Items that are folders: an empty one says so in words."""


def item_of(exhibit: Exhibit) -> str:
    """The item an exhibit is filed under: the one it names, else that of its kind."""
    return exhibit.item if exhibit.item in FOLDERS else FILED_BY_KIND[exhibit.kind]


def path_of(exhibit: Exhibit) -> str:
    """Where an exhibit lies in the package: its folder, its number, its cleaned name."""
    number = safe_name(exhibit.exhibit_no)
    return f"{FOLDERS[item_of(exhibit)]}/{number}_{safe_name(exhibit.file_name)}"


def files(dossier: Dossier, documents: Collection[str] = ()) -> dict[str, bytes]:
    """The bytes of every exhibit; for a copy without them, and for empty items, the statement.

    ``documents`` are the paths that the product's own documents fill. Raises ``MissingData``
    for an exhibit whose bytes are not kept, ``LayoutError`` for other bytes.
    """
    made: dict[str, bytes] = {}
    withheld: dict[str, list[str]] = {}
    for exhibit in dossier.case.exhibits:
        if dossier.profile == "sealed":
            made[path_of(exhibit)] = _bytes(exhibit, dossier)
        else:
            withheld.setdefault(item_of(exhibit), []).append(exhibit.exhibit_no)
    for item, numbers in sorted(withheld.items()):
        made[f"{FOLDERS[item]}/未附_withheld.txt"] = plain_text(_WITHHELD, *numbers)
    filled = {path.partition("_")[0] for path in (*made, *documents)}
    absences = {absence.item: absence for absence in dossier.case.absences}
    for item in STATED:
        if item not in filled and item not in absences:
            made[f"{FOLDERS[item]}/无_none.txt"] = plain_text(_NOTHING)
    return made | signed_absences(dossier)


def signed_absences(dossier: Dossier) -> dict[str, bytes]:
    """A signed "none, because ..." of every item that has one."""
    made = {}
    for absence in dossier.case.absences:
        item = BY_NUMBER.get(absence.item)
        if item is None:
            continue
        folder = FOLDERS.get(absence.item)
        none = f"{folder}/无_none.txt" if folder else f"{item.number}_{item.title.zh}_无.txt"
        made[none] = plain_text(
            item.title,
            Text(en="None, because:", zh="无。理由："),
            f"    {absence.because}",
            Text(en="Signed:", zh="签署："),
            f"    {absence.by} {absence.at.isoformat()}",
        )
    return made


def _bytes(exhibit: Exhibit, dossier: Dossier) -> bytes:
    path = dossier.exhibits.get(exhibit.sha256)
    try:
        data = path.read_bytes() if path is not None else None
    except OSError as error:
        raise _missing(exhibit, str(error.strerror)) from error
    if data is None:
        raise _missing(exhibit, exhibit.sha256)
    if sha256(data) != exhibit.sha256:
        raise LayoutError(
            Text(en="a document is not the one that was filed", zh="文件与归档时不一致"),
            where=exhibit.exhibit_no,
            to_do=Text(en="Restore it from the original.", zh="请从原件恢复。"),
        )
    return data


def _missing(exhibit: Exhibit, why: str) -> MissingData:
    return MissingData(
        Text(en="the bytes of a document are not there", zh="证据文件的内容缺失"),
        where=f"{exhibit.exhibit_no}: {why}",
        to_do=Text(en="File it again, then export.", zh="请重新归档后导出。"),
    )


_NOTHING = Text(
    en="Nothing is filed under this item. No absence was signed.",
    zh="本项下无材料，亦无签署的说明。",
)
_WITHHELD = Text(
    en="This copy leaves the documents out: they name people. The sealed copy holds them under "
    "the same evidence numbers:",
    zh="本副本不附文件原件（含个人身份信息）；封存副本以相同证据编号收录：",
)
