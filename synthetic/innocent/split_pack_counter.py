"""A pharmacy sells by the strip: one package, and its trace code, goes to several buyers."""

from model.language import Text
from synthetic.institutions import PHARMACY
from synthetic.recruiting import pick_provider
from synthetic.society import Society

KIND = "split_pack_counter"
TITLE = Text(en="Packs split over several buyers", zh="拆零销售")
USUAL = 3


def arrange(society: Society, number: int) -> None:
    """Choose one pharmacy that splits packs."""
    rng = society.stream(KIND, number)
    shop = pick_provider(society.providers, society.providers.of(PHARMACY), rng)
    society.split_counters.append(shop)
    group = society.sheet.innocent(KIND)
    group.add("provider", [shop], "splitting_pharmacy")
