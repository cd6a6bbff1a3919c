"""Legal terms as sentences, out of the dated data: how long, for what, under which provision."""

from typing import Any

from cases import rules
from model.cases import Clock
from model.language import Text

_UNITS = {
    "days": Text(en="days", zh="日"),
    "working_days": Text(en="working days", zh="个工作日"),
    "hours": Text(en="hours", zh="小时"),
}
_SAYS = Text(
    en="{title}: within {amount} {unit} ({source}){mark}.",
    zh="{title}：{amount}{unit}内（{source}）{mark}。",
)
_READ = "read"


def legal_terms(*codes: str) -> tuple[Text, ...]:
    """The terms with these codes, in the order of the data file."""
    entries = [term for term in rules.table("terms_cn")["term"] if term["code"] in codes]
    return tuple(
        _SAYS.filled(
            title=rules.text_of(term, "title"),
            amount=term["amount"],
            unit=_UNITS[term["unit"]],
            source=_source(term),
            mark=_mark(term["mark"]),
        )
        for term in entries
    )


def clock_source(clock: Clock) -> Text:
    """The provision behind a running term, with what the clock adds to it."""
    for term in rules.table("terms_cn")["term"]:
        if term["code"] == clock.code and clock.source.startswith(term["source"]):
            added = clock.source.removeprefix(term["source"])
            return Text(en=_source(term).en + added, zh=clock.source)
    return Text(en=clock.source, zh=clock.source)


def _source(term: dict[str, Any]) -> Text:
    return Text(en=term.get("source_en", term["source"]), zh=term["source"])


def _mark(mark: str) -> Text:
    if mark == _READ:
        return Text(en="", zh="")
    said = rules.MARKS[mark]
    return Text(en=f" [{said.en}]", zh=f"〔{said.zh}〕")
