"""What one run is told from outside: how it speaks, what seeds it, what it looks for."""

import os
from dataclasses import dataclass, field, fields, replace
from types import ModuleType
from typing import Any

from model.errors import SettingError
from model.language import LANGUAGES, Language, Text
from rings.parameters import RingParameters
from typologies import TYPOLOGIES

DEFAULT_SEED = 20260101


@dataclass(frozen=True)
class Settings:
    """Settings of a run; everything that can change a result is in the manifest.

    ``seed``: of communities and perturbations. ``language``: of the one-sentence summaries in
    the files. ``typologies``: the catalogue that is looked for. ``rings``: fusing, clearing and
    scoring.
    """

    seed: int = DEFAULT_SEED
    language: Language = "en"
    typologies: tuple[ModuleType, ...] = TYPOLOGIES
    rings: RingParameters = field(default_factory=RingParameters)

    def parameters_of(self, typology: ModuleType) -> Any:
        """The parameters of a typology: its defaults, with this run's seed where it has one."""
        parameters = typology.Parameters()
        if any(item.name == "seed" for item in fields(parameters)):
            return replace(parameters, seed=self.seed)
        return parameters


def language_of(value: str | None) -> Language:
    """The language asked for, else ``COTERIE_LANG``, else English.

    >>> language_of("zh")
    'zh'
    """
    wanted = value or os.environ.get("COTERIE_LANG", "en")
    for language in LANGUAGES:
        if wanted == language:
            return language
    raise SettingError(
        Text(en=f"{wanted!r} is not a language of the product.", zh=f"产品不支持语言 {wanted!r}。"),
        where="--lang",
        to_do=Text(en="Use en or zh.", zh="请使用 en 或 zh。"),
    )
