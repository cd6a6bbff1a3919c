"""Groups that the detector cleared, where somebody makes a case of them all the same."""

from collections.abc import Iterable

from model.language import Text, joined
from model.rings import Ring

_CLEARED = Text(
    en="{ring} is no lead of its run: the detector set this group aside. Reason: {title}. {found}",
    zh="{ring} 未列为线索：检测时已将该群体排除。理由：{title}。{found}",
)
_UNREAD = Text(
    en="the run of this case cannot be read here: whether the detector cleared its group is not"
    " known",
    zh="此处无法读取本案所依据的运行，不能确定检测时是否已将该群体排除",
)


def set_aside(rings: Iterable[Ring] | None) -> tuple[Text, ...]:
    """One sentence with the reason for every cleared group; ``None``: the rings are not known."""
    if rings is None:
        return (_UNREAD,)
    return tuple(_told(ring) for ring in rings if ring.explanation is not None)


def _told(ring: Ring) -> Text:
    code = str(ring.explanation)
    reading = next((one for one in ring.readings if one.code == code), None)
    title = reading.title if reading else Text(en=code, zh=code)
    found = joined(reading.evidence_for if reading else ())
    return _CLEARED.filled(ring=ring.ring_id, title=title, found=found)
