"""The head of custody as letter and receipt print it: so it leaves the house with them."""

from model.dossiers import Dossier
from model.language import Text, verbatim

_HEAD = Text(en="Head of custody at the export", zh="导出时保管链链头")


def custody_head(dossier: Dossier) -> tuple[Text, Text]:
    """What it is called, and ``number:digest`` as ``coterie audit verify --head`` takes it."""
    number = len(dossier.custody) + len(dossier.custody_skipped)
    return _HEAD, verbatim(f"{number}:{dossier.custody_head}" if dossier.custody_head else "—")
