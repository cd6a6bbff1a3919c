"""Run every typology; a failure is an outcome that everybody sees, never an empty list."""

import logging
from types import ModuleType

from investigation.clock import Stopwatch
from investigation.progress import Progress
from investigation.settings import Settings
from model.errors import CoterieError, MissingData
from model.findings import Outcome
from model.language import Text
from model.view import View
from model.vocabulary.findings import TYPOLOGIES
from model.vocabulary.term import called

LOG = logging.getLogger(__name__)


def outcomes_of(
    view: View, settings: Settings, watch: Stopwatch, progress: Progress
) -> tuple[Outcome, ...]:
    """The outcome of each typology, in the order of the catalogue."""
    outcomes = []
    for typology in settings.typologies:
        progress(called(TYPOLOGIES, typology.CODE))
        with watch.step(f"typology:{typology.CODE}") as count:
            outcome = _outcome(typology, view, settings)
            count.rows = len(outcome.findings)
        outcomes.append(outcome)
    return tuple(outcomes)


def _outcome(typology: ModuleType, view: View, settings: Settings) -> Outcome:
    try:
        outcome: Outcome = typology.detect(view, settings.parameters.typologies[typology.CODE])
    except MissingData as missing:
        return Outcome(typology.CODE, "skipped", missing.what)
    except CoterieError as refused:
        return Outcome(typology.CODE, "failed", refused.what)
    except Exception as broken:
        LOG.exception("typology %s failed", typology.CODE)
        kind = type(broken).__name__
        return Outcome(
            typology.CODE,
            "failed",
            Text(
                en=f"{kind} inside the typology; its groups are missing from this run.",
                zh=f"该手法内部出错（{kind}），本次运行缺少其结果。",
            ),
        )
    return outcome
