"""The evidence matrix of a case."""

from collections.abc import Sequence

from cases.papers.tree import Column, Table
from model.cases import Fact
from model.language import Text

_UNPROVED = Text(en="no exhibit yet", zh="暂无证据")


def facts_table(facts: Sequence[Fact]) -> tuple[Table, ...]:
    """The evidence matrix: what is said to have happened, about whom, and what proves it."""
    if not facts:
        return ()
    return (
        Table(
            columns=(
                Column(Text(en="Fact", zh="事实编号"), 0.7, "center"),
                Column(Text(en="What is under suspicion", zh="涉嫌事实"), 4.0),
                Column(Text(en="Parties", zh="当事人"), 1.0),
                Column(Text(en="Exhibits", zh="证据"), 1.3),
            ),
            rows=tuple(
                (
                    fact.fact_no,
                    fact.text,
                    ", ".join(fact.party_nos) or "—",
                    ", ".join(fact.exhibit_nos) or _UNPROVED,
                )
                for fact in sorted(facts, key=lambda fact: fact.fact_no)
            ),
        ),
    )
