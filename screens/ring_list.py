"""The ranked list of rings: its rows, and what its filters leave of it."""

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from model.language import Text
from model.rings import Ring
from screens.formats import amount, day, fraction
from screens.ring_figures import (
    CLAIMS,
    FUND,
    MEMBERS,
    PERIOD,
    SCORE,
    TOTAL,
    TYPOLOGY,
    members_counted,
)
from screens.state import RingFilters
from screens.table import Column, Row, figure
from screens.words import tr

MINOR_PER_MAJOR = 100


def why_in_one_line(ring: Ring) -> str:
    """The line of the scoring table that counted most; the summary where there is none."""
    if not ring.why:
        return tr(ring.summary)
    return tr(max(ring.why, key=lambda line: line.weight * line.strength).sentence)


def explained_by(ring: Ring) -> str:
    """The title of the innocent reading that cleared the group."""
    for reading in ring.readings:
        if reading.code == ring.explanation:
            return tr(reading.title)
    return ring.explanation or ""


def columns(*, cleared: bool) -> tuple[Column, ...]:
    """The headings of the list; cleared groups say why they were cleared."""
    return (
        Column(Text(en="Rank", zh="排名"), "number"),
        Column(SCORE, "bar"),
        *((Column(Text(en="Why it was cleared", zh="排除原因"), "tags"),) if cleared else ()),
        Column(TYPOLOGY, "tags"),
        Column(Text(en="Strongest reason", zh="首要理由"), "sentence"),
        Column(MEMBERS, "lines"),
        Column(TOTAL, "number"),
        Column(FUND, "number"),
        Column(CLAIMS, "number"),
        Column(PERIOD, "lines"),
    )


def rows(rings: Sequence[Ring], titles: Mapping[str, str], *, cleared: bool) -> tuple[Row, ...]:
    """One row per ring, under its id."""
    return tuple(
        Row(
            ring.ring_id,
            (
                figure(str(ring.rank), ring.rank),
                figure(fraction(ring.score), ring.score),
                *(([explained_by(ring)],) if cleared else ()),
                [titles.get(code, code) for code in ring.typologies],
                why_in_one_line(ring),
                figure("\n".join(members_counted(ring)), len(ring.members)),
                figure(amount(ring.total_minor), ring.total_minor),
                figure(amount(ring.fund_minor), ring.fund_minor),
                figure(f"{len(ring.claims):,}", len(ring.claims)),
                figure(f"{day(ring.first_day)}\n{day(ring.last_day)}", ring.first_day),
            ),
        )
        for ring in rings
    )


def regions(rings: Iterable[Ring], claims: pa.Table) -> dict[str, frozenset[str]]:
    """Per ring, the regions of treatment that its claims name."""
    if "service_region" not in claims.column_names:
        return {}
    region_of = dict(
        zip(
            claims.column("claim_id").to_pylist(),
            claims.column("service_region").to_pylist(),
            strict=True,
        )
    )
    found = {
        ring.ring_id: frozenset(r for c in ring.claims if (r := region_of.get(c.claim_id)))
        for ring in rings
    }
    return {ring_id: names for ring_id, names in found.items() if names}


def searched(ring: Ring) -> str:
    """Everything of a ring that the text filter looks at, in lower case."""
    sentences = [ring.summary, *(line.sentence for line in ring.why)]
    return "\n".join(
        (
            ring.ring_id,
            *(member.id for member in ring.members),
            *(claim.claim_id for claim in ring.claims),
            *(f"{text.en}\n{text.zh}" for text in sentences),
        )
    ).lower()


def narrowed(
    rings: Sequence[Ring], filters: RingFilters, region_of: Mapping[str, frozenset[str]]
) -> tuple[Ring, ...]:
    """The rings that pass every filter, in their order."""
    wanted = filters.words.strip().lower()
    return tuple(
        ring
        for ring in rings
        if (not filters.typologies or set(filters.typologies) & set(ring.typologies))
        and (not filters.regions or set(filters.regions) & region_of.get(ring.ring_id, frozenset()))
        and ring.score >= filters.score_from
        and ring.total_minor >= filters.total_from_major * MINOR_PER_MAJOR
        and (not wanted or wanted in searched(ring))
    )
