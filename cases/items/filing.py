"""Where documents of the case are filed, and what an item says that has none."""

from collections.abc import Collection, Mapping

from cases.digests import sha256
from cases.items.reading import Filed
from cases.items.registry import BY_NUMBER, ITEMS
from cases.papers.file_names import safe_name
from cases.papers.tabular import plain_text
from model.cases import Exhibit
from model.dossiers import Dossier
from model.errors import LayoutError, MissingData
from model.language import Text

FOLDERS = {item.number: item.folder for item in ITEMS if item.folder}
STATED = tuple(item.number for item in ITEMS if item.filed_only)
"""Items that are folders: an empty one says so in words."""
NONE = "无_none.txt"
_BY_KIND = {kind: item.number for item in ITEMS for kind in item.kinds}


def item_of(exhibit: Exhibit) -> str:
    """The item an exhibit is filed under: the one it names, else that of its kind."""
    return exhibit.item if exhibit.item in FOLDERS else _BY_KIND[exhibit.kind]


def filed(dossier: Dossier) -> dict[str, Filed]:
    """Every exhibit as it lies in a sealed copy, by its number; other copies have none.

    Raises ``MissingData`` for an exhibit whose bytes are not kept, ``LayoutError`` for other bytes.
    """
    exhibits = dossier.case.exhibits if dossier.profile == "sealed" else ()
    return {e.exhibit_no: Filed(_path(e), _bytes(e, dossier)) for e in exhibits}


def _path(exhibit: Exhibit) -> str:
    """Its folder, its number, its cleaned name."""
    number = safe_name(exhibit.exhibit_no)
    return f"{FOLDERS[item_of(exhibit)]}/{number}_{safe_name(exhibit.file_name)}"


def files(
    dossier: Dossier, exhibits: Mapping[str, Filed], papers: Collection[str]
) -> dict[str, bytes]:
    """The bytes of every exhibit; what this copy withholds; what an empty item says.

    ``papers`` are the paths that the product's own papers fill.
    """
    made = {one.path: one.data for one in exhibits.values()}
    withheld: dict[str, list[str]] = {}
    for exhibit in dossier.case.exhibits:
        if exhibit.exhibit_no not in exhibits:
            withheld.setdefault(item_of(exhibit), []).append(exhibit.exhibit_no)
    for item, numbers in sorted(withheld.items()):
        made[f"{FOLDERS[item]}/未附_withheld.txt"] = plain_text(_WITHHELD, *numbers)
    filled = {path.partition("_")[0] for path in (*made, *papers)}
    signed = {absence.item for absence in dossier.case.absences}
    for item in STATED:
        if item not in filled | signed:
            made[f"{FOLDERS[item]}/{NONE}"] = plain_text(_NOTHING)
    return made | signed_absences(dossier)


def signed_absences(dossier: Dossier) -> dict[str, bytes]:
    """A signed "none, because ..." of every item that has one."""
    made = {}
    for absence in dossier.case.absences:
        item = BY_NUMBER.get(absence.item)
        if item is None:
            continue
        folder = FOLDERS.get(absence.item)
        none = f"{folder}/{NONE}" if folder else f"{item.number}_{item.title.zh}_无.txt"
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
