"""Which provisions are in force on a day, and which amount band a sum may reach."""

from dataclasses import dataclass
from datetime import date

from cases import rules
from model.language import Text


@dataclass(frozen=True)
class Provision:
    """One provision as of a day: law, articles, our summary, source, and how sure it is."""

    id: str
    topic: str
    law: Text
    article: str
    gist: Text
    source: str
    mark: str


@dataclass(frozen=True)
class Band:
    """One amount band (minor units): from where the nation's range starts and ends."""

    code: str
    title: Text
    from_minor: int
    to_minor: int
    source: str
    source_en: str


def provisions(on: date) -> tuple[Provision, ...]:
    """Everything in force on a day, in the order of the data file.

    >>> "nhsa-order-7" in {p.id for p in provisions(date(2026, 3, 31))}
    False
    """
    return tuple(
        Provision(
            id=entry["id"],
            topic=entry["topic"],
            law=rules.text_of(entry, "law"),
            article=entry["article"],
            gist=rules.text_of(entry, "gist"),
            source=entry["source"],
            mark=entry["mark"],
        )
        for entry in rules.table("legal_texts_cn")["provision"]
        if rules.in_force(entry, on)
    )


def bands(on: date, region: str = "*") -> tuple[Band, ...]:
    """The amount bands of a region on a day, the nation's where the region states none."""
    dated = [b for b in rules.table("amount_bands_cn")["band"] if rules.in_force(b, on)]
    own = [b for b in dated if b["region"] != "*" and region.startswith(b["region"])]
    chosen = own or [b for b in dated if b["region"] == "*"]
    return tuple(
        Band(
            b["code"],
            rules.text_of(b, "title"),
            b["from_minor"],
            b["to_minor"],
            b["source"],
            b.get("source_en", b["source"]),
        )
        for b in sorted(chosen, key=lambda b: int(b["from_minor"]))
    )


def band_reached(amount_minor: int, on: date, region: str = "*") -> Band | None:
    """The highest band whose start a sum reaches; integers, so 3,000.00 reaches 3,000.

    >>> band_reached(300_000, date(2026, 1, 1)).code, band_reached(299_999, date(2026, 1, 1))
    ('large', None)
    """
    reached = [band for band in bands(on, region) if amount_minor >= band.from_minor]
    return reached[-1] if reached else None
