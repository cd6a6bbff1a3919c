"""Full rings in both languages as JSON, and back: what the screens open.

The text is canonical: keys sorted, floats as their shortest exact form, no NaN. Equal assemblies
give equal bytes, and ``from_json(to_json(a)) == a``.
"""

import json
from dataclasses import asdict
from typing import Any

from model.errors import LayoutError
from model.language import Text
from model.rings import Assembly, InnocentReading, Ring, RingClaim, RingMember, ScoreLine

FORM = 1
"""Version of the form of the file; a reader refuses any other."""


def to_json(assembly: Assembly) -> str:
    """The assembly as JSON text."""
    content = {"form": FORM, "rings": assembly.rings, "cleared": assembly.cleared}
    return json.dumps(
        content,
        default=_plain,
        sort_keys=True,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> Assembly:
    """The assembly that ``to_json`` wrote; raises ``LayoutError`` for anything else."""
    try:
        content = json.loads(text)
        if content["form"] != FORM:
            raise ValueError(content["form"])
        return Assembly(
            rings=tuple(_ring(ring) for ring in content["rings"]),
            cleared=tuple(_ring(ring) for ring in content["cleared"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise LayoutError(
            Text(en="The details of this run cannot be read.", zh="无法读取本次运行的详细结果。"),
            where=f"{type(error).__name__}: {error}",
            to_do=Text(en="Run detection again.", zh="请重新运行检测。"),
        ) from error


def _plain(value: Any) -> Any:
    if isinstance(value, Ring):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} has no place in the details of a run")


def _text(raw: Any) -> Text:
    return Text(en=raw["en"], zh=raw["zh"])


def _ring(raw: dict[str, Any]) -> Ring:
    fields = dict(raw)
    fields["typologies"] = tuple(raw["typologies"])
    fields["summary"] = _text(raw["summary"])
    fields["members"] = tuple(RingMember(**member) for member in raw["members"])
    fields["claims"] = tuple(RingClaim(**claim) for claim in raw["claims"])
    fields["why"] = tuple(
        ScoreLine(**{**line, "sentence": _text(line["sentence"])}) for line in raw["why"]
    )
    fields["readings"] = tuple(_alternative(one) for one in raw["readings"])
    return Ring(**fields)


def _alternative(raw: dict[str, Any]) -> InnocentReading:
    return InnocentReading(
        code=raw["code"],
        title=_text(raw["title"]),
        plausibility=raw["plausibility"],
        evidence_for=tuple(_text(text) for text in raw["evidence_for"]),
        evidence_against=tuple(_text(text) for text in raw["evidence_against"]),
        clears=raw["clears"],
    )
