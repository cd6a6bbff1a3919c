"""A provider uploads the whole day at night: all its settlements carry the same second."""

import numpy as np

from model.language import Text
from synthetic.institutions import CLINIC, PHARMACY, VILLAGE_CLINIC
from synthetic.society import Society

KIND = "nightly_upload"
TITLE = Text(en="Nightly batch upload", zh="夜间批量上传结算")
USUAL = 6


def arrange(society: Society, number: int) -> None:
    """Choose one provider that works this way."""
    rng = society.stream(KIND, number)
    kind = (VILLAGE_CLINIC, CLINIC, PHARMACY)[number % 3]
    pool = society.providers.of(kind)
    pool = pool[~society.providers.nightly_upload[pool]]
    provider = int(rng.choice(pool))
    society.providers.nightly_upload[provider] = True
    group = society.sheet.innocent(KIND)
    group.add("provider", [provider], "uploading_provider")
    group.add("doctor", np.unique(society.doctors.at(provider)), "doctor")
