"""Dated data of law and office: terms, steps, holidays, texts, bands. Code reads, never knows.

Every entry names its source and how sure it is: ``read`` in the full text, ``public`` page,
``third_party`` summary, ``memory``. Only ``read`` wording may be quoted without the note that
the using agency has to confirm it.
"""

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from model.language import Text

MARKS = {
    "read": Text(en="read in the full text", zh="已核对全文"),
    "public": Text(en="public page, to be confirmed", zh="公开页面，需使用机关核实"),
    "third_party": Text(
        en="third party's summary, to be confirmed", zh="第三方转述，需使用机关核实"
    ),
    "memory": Text(en="from memory, to be confirmed", zh="凭记忆整理，需使用机关核实"),
}
"""How sure an entry is."""


@cache
def table(name: str) -> dict[str, Any]:
    """The data file ``<name>.toml`` of this folder."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


def in_force(entry: dict[str, Any], on: date) -> bool:
    """Whether a dated entry applies on a day.

    >>> in_force({"valid_from": date(2026, 4, 1)}, date(2026, 3, 31))
    False
    """
    starts, ends = entry.get("valid_from", date.min), entry.get("valid_to", date.max)
    return bool(starts <= on <= ends)


def text_of(entry: dict[str, Any], name: str) -> Text:
    """The bilingual text ``<name>_en`` / ``<name>_zh`` of an entry."""
    return Text(en=entry[f"{name}_en"], zh=entry[f"{name}_zh"])
