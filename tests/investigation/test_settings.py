import json
from dataclasses import asdict
from typing import Any

import pytest

from investigation.manifest import parameters_of, run_id_of
from investigation.settings import Settings, settings_of
from model.errors import SettingError
from typologies import TYPOLOGIES, lockstep, steering

TUNED: dict[str, dict[str, Any]] = {
    "typologies": {"lockstep": {"full_nats": 50.0, "route": {"echo_days": 5}}},
    "projections": {"co_visits": {"pairs": {"min_occasions": 4}}},
    "rings": {
        "explanations": {"family": {"largest": 5}},
        "scoring": {"weights": {"co_timing": 0.6}},
    },
}


def recorded(settings: Settings) -> Any:
    """The parameters as the manifest holds them, read back from JSON."""
    return json.loads(json.dumps(parameters_of(settings)))


def test_every_section_is_tuned_by_name() -> None:
    parameters = Settings(tuned=TUNED).parameters
    assert parameters.typologies["lockstep"].full_nats == 50.0
    assert parameters.typologies["lockstep"].route.echo_days == 5
    assert parameters.projections["co_visits"].pairs.min_occasions == 4
    assert parameters.rings.explanations.family.largest == 5
    assert parameters.rings.scoring.weights.of("co_timing") == 0.6


def test_what_is_not_named_keeps_its_default() -> None:
    plain, tuned = Settings().parameters, Settings(tuned=TUNED).parameters
    for code in {t.CODE for t in TYPOLOGIES} - {"lockstep"}:
        assert tuned.typologies[code] == plain.typologies[code]


def test_the_seed_of_the_run_is_that_of_every_typology_that_draws_lots() -> None:
    parameters = Settings(seed=5).parameters
    assert {p.seed for p in parameters.typologies.values() if hasattr(p, "seed")} == {5}


def test_every_parameter_stands_in_the_manifest_and_in_the_name_of_the_run() -> None:
    settings = Settings()
    held = recorded(settings)
    assert set(held) == {"seed", "language", "typologies", "projections", "rings"}
    assert held["rings"] == json.loads(json.dumps(asdict(settings.parameters.rings)))
    assert held["projections"]["companies"]["batch_size"] == 20
    names = {run_id_of("data", s) for s in (settings, *_each_tuned())}
    assert len(names) == 4


def _each_tuned() -> list[Settings]:
    return [Settings(tuned={section: values}) for section, values in TUNED.items()]


@pytest.mark.parametrize("settings", [Settings(), Settings(seed=9, language="zh", tuned=TUNED)])
def test_a_manifest_gives_its_settings_back(settings: Settings) -> None:
    again = settings_of(recorded(settings))
    assert recorded(again) == recorded(settings)
    assert run_id_of("data", again) == run_id_of("data", settings)


def test_a_manifest_of_some_typologies_gives_those_back() -> None:
    settings = Settings(typologies=(steering,))
    assert settings_of(recorded(settings)).typologies == (steering,)
    assert [p.NAME for p in settings.projections] == ["prescriber_pharmacy"]


@pytest.mark.parametrize(
    ("tuned", "where"),
    [
        ({"loaders": {}}, "parameters"),
        ({"typologies": {"steering": {}}}, "typologies"),
        ({"projections": {"presence": {}}}, "projections"),
        ({"typologies": {"lockstep": {"least": 3}}}, "typologies.lockstep.least"),
        ({"rings": {"explanations": {"family": {"largest": "5"}}}}, "family.largest"),
    ],
)
def test_unknown_names_and_unusable_values_are_refused_before_the_run(
    tuned: dict[str, Any], where: str
) -> None:
    with pytest.raises(SettingError, match=rf"{where}\]"):
        Settings(typologies=(lockstep,), tuned=tuned)
