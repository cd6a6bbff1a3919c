"""How visits are settled: when, at which counter, by whom, and who pays which part."""

from dataclasses import dataclass

import numpy as np

from synthetic.arrays import NONE, Ints, scrambled
from synthetic.institutions import HOSPITAL, PHARMACY
from synthetic.seasons import DAY, HOUR, MINUTE
from synthetic.society import Society
from synthetic.visits import CHRONIC_OUTPATIENT, INPATIENT, PHARMACY_SALE, Visits

CREDENTIALS = ("01", "02", "03")  # electronic voucher, identity card, insurance card
UPLOAD_AT = 23 * HOUR + 30 * MINUTE
# Fund's share in thousandths by (employee scheme?, kind of claim).
FUND_SHARE = np.array([[500, 620, 600, 250, 300], [450, 720, 760, 120, 300]])
ACCOUNT_SHARE = np.array([[0, 0, 0, 0, 0], [700, 600, 300, 900, 300]])


@dataclass(frozen=True)
class Settlement:
    """Aligned with the visits. Amounts are minor units and add up to the total exactly."""

    settle: Ints
    terminal: Ints
    operator: Ints
    credential: Ints
    fund: Ints
    account: Ints
    cash: Ints


def settle_visits(society: Society, v: Visits, total: Ints) -> Settlement:
    """Settle every visit of an honest or planted group as its provider does."""
    rng = society.stream("settlement")
    rows = v.size
    shop, stay = v["kind"] == PHARMACY_SALE, v["kind"] == INPATIENT
    lag = np.where(
        shop, rng.integers(4, 90, rows), np.where(stay, rng.integers(1_800, 9_000, rows), 0)
    )
    lag = np.where(~shop & ~stay, rng.integers(8 * MINUTE, 75 * MINUTE, rows), lag)
    base = np.where(stay, v["end"], v["start"])
    usual = base + lag
    nightly = society.providers.nightly_upload[v["provider"]]
    usual = np.where(nightly, base // DAY * DAY + UPLOAD_AT, usual)
    settle = np.where(v["settle"] != NONE, v["settle"], usual)
    kind_of = society.providers.kind[v["provider"]]
    counters = np.where(kind_of == HOSPITAL, 5, np.where(kind_of == PHARMACY, 2, 1))
    terminal = np.where(v["terminal"] != NONE, v["terminal"], rng.integers(0, 60, rows) % counters)
    shift = settle // DAY * 2 + (settle % DAY > 13 * HOUR)
    operator = (shift * 7 // 2 + terminal) % (2 * counters + 1)
    habit = scrambled(v["patient"], 77) % 100
    card = np.where(habit < 45, 0, np.where(habit < 60, 1, 2))
    credential = np.where(v["credential"] != NONE, v["credential"], card)
    employee = society.patients.employee[v["patient"]].astype(np.int64)
    share = FUND_SHARE[employee, v["kind"]] + scrambled(v["patient"], 5) % 60
    share = share + 30 * (v["kind"] == CHRONIC_OUTPATIENT)
    fund = total * share // 1_000
    account = (total - fund) * ACCOUNT_SHARE[employee, v["kind"]] // 1_000
    return Settlement(settle, terminal, operator, credential, fund, account, total - fund - account)
