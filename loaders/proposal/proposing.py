"""Which canonical column each source column could be, with confidence and runner-up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from loaders.parts import Part
from loaders.proposal.looks import Look
from loaders.proposal.names import LIKELY, likeness
from model.columns import Column, Kind, Table
from model.layout import TABLES

SAMPLE_ROWS = 20_000
_LEAST = 0.5
_SHAPE_WEIGHT = 0.3
_KEY = "claim_id"


@dataclass(frozen=True)
class Choice:
    """A source column for a canonical one; ``notations`` of a date, several where asked."""

    column: Column
    source: str
    confidence: float
    runner_up: str = ""
    look: Look | None = None


@dataclass(frozen=True)
class Proposal:
    """How one table could be mapped.

    ``key`` are the source columns that together are unique; ``repeats`` says that they are not,
    so that rows are lines of claims. ``sums`` says that total = fund + account + cash held.
    """

    part: Part
    table: Table
    choices: tuple[Choice, ...]
    key: tuple[str, ...] = ()
    repeats: bool = False
    sums: bool | None = None
    looks: tuple[Look, ...] = field(default=())

    @property
    def missing(self) -> tuple[str, ...]:
        """Required canonical columns without a source."""
        found = {choice.column.name for choice in self.choices}
        return tuple(c.name for c in self.table.columns if c.required and c.name not in found)

    def source(self, name: str) -> str | None:
        """The source of a canonical column."""
        return next((c.source for c in self.choices if c.column.name == name), None)


def proposed(parts: Sequence[Part]) -> tuple[Proposal, ...]:
    """A proposal for every table that looks like one of the layout."""
    found = (_best(part, looks_of(part)) for part in parts if part.columns)
    return tuple(one for one in found if one is not None)


def looks_of(part: Part) -> tuple[Look, ...]:
    """The columns of the first rows of a table."""
    opened = part.open(part.columns or ())
    for rows in islice(opened.batches(), 1):
        cells = rows.cells.slice(0, SAMPLE_ROWS)
        columns = zip(cells.schema.names, cells.columns, strict=True)
        return tuple(Look.of(name, column.to_pylist()) for name, column in columns)
    return ()


def _best(part: Part, looks: tuple[Look, ...]) -> Proposal | None:
    """The table of which most required columns, then most columns, are found."""
    made = [_for_table(part, table, looks) for table in TABLES]
    complete = max(made, key=lambda one: (_share(one), len(one.choices)))
    return _checked(complete) if _share(complete) >= _LEAST else None


def _share(one: Proposal) -> float:
    """Share of the required columns that have a source; claims may lack what is asked for."""
    required = [column for column in one.table.columns if column.required]
    return 1 - len(one.missing) / len(required)


def _for_table(part: Part, table: Table, looks: tuple[Look, ...]) -> Proposal:
    scores = sorted(
        (
            (score, column.name, look.name)
            for column in table.columns
            for look in looks
            if (score := confidence(look, table, column)) >= _LEAST
        ),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    by_name = {look.name: look for look in looks}
    taken: set[str] = set()
    choices: dict[str, Choice] = {}
    for score, name, source in scores:
        if name not in choices and source not in taken:
            others = (s for _, n, s in scores if n == name and s != source)
            choices[name] = Choice(
                table.by_name[name], source, score, next(others, ""), by_name[source]
            )
            taken.add(source)
    ordered = tuple(choices[c.name] for c in table.columns if c.name in choices)
    return Proposal(part, table, ordered, looks=looks)


def confidence(look: Look, table: Table, column: Column) -> float:
    """How well a column fits: its name, and a shape that does not speak against it."""
    name = likeness(look.name, (table.name, column.name))
    if name == 0.0 or not look.sample:
        return 0.0
    fits = _fits(look, column.kind)
    return name * (1 - _SHAPE_WEIGHT) + _SHAPE_WEIGHT * fits if fits else 0.0


def _fits(look: Look, kind: Kind) -> float:
    match kind:
        case Kind.TIME | Kind.DATE:
            return 1.0 if look.notations else LIKELY * look.is_dated
        case Kind.AMOUNT:
            return float(look.is_money)
        case Kind.IDENTIFIER:
            return 1.0 if not look.notations or look.is_npi else 0.0
    return 1.0


def _checked(one: Proposal) -> Proposal:
    """The proposal with what its keys and amounts say."""
    looks = {look.name: look for look in one.looks}
    key = one.source(_KEY)
    if key is None:
        return one
    keys = (key,)
    repeats = looks[key].distinct < len(looks[key].sample)
    return Proposal(
        one.part, one.table, one.choices, keys, repeats, _adds_up(one, looks), one.looks
    )


def _adds_up(one: Proposal, looks: dict[str, Look]) -> bool | None:
    """Whether total = fund + account + cash in every row where all are filled; ``None`` unknown."""
    names = [
        one.source(n) for n in ("total_amount", "fund_amount", "account_amount", "cash_amount")
    ]
    present = [looks[name] for name in names if name is not None]
    whole = one.source("total_amount") is not None and len(present) > 2
    if not whole or any(look.filled < 1.0 for look in present):
        return None
    total, *parts = ([round(float(v) * 100) for v in look.sample] for look in present)
    return all(t == sum(p) for t, *p in zip(total, *parts, strict=True))
