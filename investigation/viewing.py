"""From an opened store to the view that the typologies share."""

from graph.engine import Engine
from investigation.clock import Stopwatch
from investigation.progress import Progress
from investigation.settings import Settings
from model.errors import MissingData
from model.language import Text
from model.relations import Relation
from model.view import View


def view_of(engine: Engine, settings: Settings, watch: Stopwatch, progress: Progress) -> View:
    """Claims, registers and every relation that one of the typologies needs.

    A relation whose data is missing is absent with its reason, and one that cannot be derived
    for another reason (a scale guard) fails the typologies that need it, not the run.
    """
    with watch.step("read_claims") as count:
        progress(Text(en="reading claims", zh="读取结算记录"))
        claims = engine.claim_index()
        count.rows = claims.size
    relations: dict[str, Relation] = {}
    absent: dict[str, Text] = {}
    for projection in settings.projections:
        progress(projection.MEANING)
        with watch.step(f"projection:{projection.NAME}") as count:
            try:
                parameters = settings.parameters.projections[projection.NAME]
                relation = projection.derive(engine, claims, parameters)
            except MissingData as missing:
                absent[projection.NAME] = missing.what
                continue
            relations[projection.NAME] = relation
            count.rows = relation.edges.num_rows
    return View(
        claims=claims,
        patients=engine.register("patients"),
        doctors=engine.register("doctors"),
        providers=engine.register("providers"),
        registrations=engine.registrations(),
        relations=relations,
        absent=absent,
    )
