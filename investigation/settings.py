"""What one run is told from outside: how it speaks, what it looks for, and how it is tuned."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from types import ModuleType
from typing import Any

from graph.projections import PROJECTIONS
from model.errors import SettingError
from model.language import Language, Text
from model.parameters import DEFAULT_SEED, with_values
from rings.parameters import RingParameters
from typologies import TYPOLOGIES

TYPOLOGY, PROJECTION, RING = SECTIONS = ("typologies", "projections", "rings")


@dataclass(frozen=True)
class RunParameters:
    """Every parameter of a run: by code of the typology, by name of the projection, of rings."""

    typologies: Mapping[str, Any]
    projections: Mapping[str, Any]
    rings: RingParameters


@dataclass(frozen=True)
class Settings:
    """Settings of a run; everything that can change a result is in the manifest.

    ``seed``: of communities and perturbations. ``language``: of the one-sentence summaries in
    the files. ``typologies``: the catalogue that is looked for. ``tuned``: values other than the
    defaults, nested as the manifest nests its parameters, such as
    ``{"typologies": {"lockstep": {"full_nats": 50}}}``. Raises ``SettingError`` for a name that is
    no parameter of this run, and for a value of another type.
    """

    seed: int = DEFAULT_SEED
    language: Language = "en"
    typologies: tuple[ModuleType, ...] = TYPOLOGIES
    tuned: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _known(self.tuned, SECTIONS, "parameters")
        _known(self.tuned.get(TYPOLOGY, {}), [t.CODE for t in self.typologies], TYPOLOGY)
        _known(self.tuned.get(PROJECTION, {}), [p.NAME for p in self.projections], PROJECTION)
        _ = self.parameters  # unusable values are refused now, not in the middle of a run

    @property
    def projections(self) -> tuple[ModuleType, ...]:
        """The projections that one of the typologies needs, in the order of their registry."""
        needed = {name for typology in self.typologies for name in typology.NEEDS}
        return tuple(projection for projection in PROJECTIONS if projection.NAME in needed)

    @cached_property
    def parameters(self) -> RunParameters:
        """The defaults with this run's seed, and with what is tuned."""
        return RunParameters(
            typologies={
                t.CODE: self._tuned(self._seeded(t.Parameters()), TYPOLOGY, t.CODE)
                for t in self.typologies
            },
            projections={
                p.NAME: self._tuned(p.Parameters(), PROJECTION, p.NAME) for p in self.projections
            },
            rings=with_values(RingParameters(), self.tuned.get(RING, {}), RING),
        )

    def _seeded(self, parameters: Any) -> Any:
        seeded = any(item.name == "seed" for item in fields(parameters))
        return replace(parameters, seed=self.seed) if seeded else parameters

    def _tuned(self, parameters: Any, section: str, name: str) -> Any:
        given = self.tuned.get(section, {}).get(name, {})
        return with_values(parameters, given, f"{section}.{name}")


def settings_of(recorded: Mapping[str, Any]) -> Settings:
    """The settings under which a run was made, from the parameters in its manifest."""
    return Settings(
        seed=recorded["seed"],
        language=recorded["language"],
        typologies=tuple(t for t in TYPOLOGIES if t.CODE in recorded[TYPOLOGY]),
        tuned={section: recorded[section] for section in SECTIONS},
    )


def _known(given: Mapping[str, Any], names: tuple[str, ...] | list[str], where: str) -> None:
    unknown = sorted(set(given) - set(names))
    if unknown:
        raise SettingError(
            Text(en=f"{unknown[0]} has no parameters here.", zh=f"此处没有 {unknown[0]} 的参数。"),
            where=where,
            to_do=Text(en=f"Use: {', '.join(names)}.", zh=f"可用：{'、'.join(names)}。"),
        )
