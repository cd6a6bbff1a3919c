"""What one run is told from outside: how it speaks, what seeds it, what it looks for."""

from dataclasses import dataclass, field, fields, replace
from types import ModuleType
from typing import Any

from investigation.words import DEFAULT_SEED
from model.language import Language
from rings.parameters import RingParameters
from typologies import TYPOLOGIES


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
