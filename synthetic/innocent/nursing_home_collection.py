"""A nurse of a nursing home fetches the residents' drugs in one go, with their cards."""

import numpy as np

from model.language import Text
from synthetic.catalogue import DIAGNOSIS
from synthetic.institutions import PHARMACY
from synthetic.residents import move_in, next_home
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.visits import PHARMACY_SALE

KIND = "nursing_home_collection"
TITLE = Text(en="Nurse fetches drugs for residents", zh="养老院护士代取药")
USUAL = 1
CARD = 2


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    home = next_home(society)
    residents = move_in(society, home, int(rng.integers(8, 14)), rng)
    shops = society.providers.of(PHARMACY)
    away = society.providers.km(shops, np.full(len(shops), home))
    shop = int(shops[away.argmin()])
    days = np.arange(int(rng.integers(2, 9)), society.period.days, 14)
    days = np.minimum(days + rng.integers(0, 3, len(days)), society.period.days - 1)
    member, turn = np.nonzero(rng.random((len(residents), len(days))) < 0.7)
    order = np.lexsort((rng.random(len(member)), turn))
    member, turn = member[order], turn[order]
    since = np.cumsum(rng.integers(30, 110, len(member)))
    since -= since[np.searchsorted(turn, turn)]
    own = rng.choice([DIAGNOSIS[c] for c in ("I10", "E11.9", "I25.1")], size=len(residents))
    group = society.sheet.innocent(KIND)
    group.add("patient", residents, "resident")
    group.add("provider", [shop], "pharmacy")
    group.add("provider", [home], "nursing_home")
    society.ledger.add(
        patient=residents[member],
        provider=shop,
        kind=PHARMACY_SALE,
        start=days[turn] * DAY + int(9.5 * HOUR) + since,
        diagnosis=own[member],
        supply=14,
        terminal=int(rng.integers(0, 2)),
        credential=CARD,
        present=0,
        planned=1,
    )
