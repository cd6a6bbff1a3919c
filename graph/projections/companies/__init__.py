"""Companies: groups of insured persons who come together, with the evidence for it.

Nodes: insured persons. Edge: a claim that puts a member at an occasion of the group, a window of
one or three days at one place. A group is grown from two occasions that share people, member by
member and occasion by occasion, as long as each pays for itself; what it is worth is weighed
against what its people openly share (a household, a residence, an employer, a school, a crowd, a
common calendar) and against causes that no register shows.

Columns of ``edges`` (sorted by company, claim), one row per claim of a company: ``company``
int32, the strongest first; ``claim_no`` int64; ``patient_no`` int32; ``gathering`` int32, the
occasion within the company. The others are equal in all rows of a company: ``gatherings``,
``places``, ``dates``, ``organisers`` int32; ``attended`` and ``expected``, occasions per member;
in nats ``bare`` (timing as if nothing were shared), ``timing``, ``minutes``, ``departures``,
``items``, ``needless``, ``dear``, ``raw`` (all with ``bare``), ``left`` (what the best rival
leaves) and ``rival`` string. Weight: nats. Unit: claims. Period: of the claims. Hub rule: none;
who comes often is expected often.
"""

from dataclasses import dataclass

from algorithms.blocks.scan import scan
from algorithms.blocks.scratch import GrowthRule
from algorithms.blocks.seeds import SeedRule, seeds
from algorithms.blocks.selection import SelectionRule
from algorithms.blocks.situations import SituationRule
from algorithms.neighbourhoods import AreaSize
from graph.engine import Engine
from graph.projections.companies.listing import ListingRule, edges_of, listed, weighed
from graph.projections.companies.passes import PassRule, grounds_of, marked
from graph.projections.companies.records import records_of
from graph.projections.companies.weighing import Scale, WeighingRule
from graph.projections.organisers import OrganiserRule, organisers_of
from model.claim_index import ClaimIndex
from model.errors import MissingData
from model.language import Text
from model.meeting_places import first_ward, place_count
from model.parameters import REASONED, parameter, part
from model.relations import Relation

NAME = "companies"
MEANING = Text(en="groups that come together beyond chance", zh="结伴出现且超出偶然的群体")
UNIT = "claims"


@dataclass(frozen=True)
class Parameters:
    """How groups are looked for, weighed, and told apart."""

    organisers: OrganiserRule = part(OrganiserRule(), "who openly decides together")
    areas: AreaSize = part(AreaSize(), "who are neighbours")
    situations: SituationRule = part(SituationRule(), "which items are to be expected")
    batch_size: int = parameter(
        20, "claims", "a minute that a counter settles: nobody is served in 3 seconds", REASONED
    )
    passes: PassRule = part(PassRule(), "where people come together")
    seeds: SeedRule = part(SeedRule(), "where a group is looked for")
    growth: GrowthRule = part(GrowthRule(), "how a group grows")
    grown: SelectionRule = part(SelectionRule(), "which grown groups are weighed")
    weighing: WeighingRule = part(WeighingRule(), "what a group is worth")
    listing: ListingRule = part(ListingRule(), "which weighed groups are listed")


def derive(engine: Engine, claims: ClaimIndex, parameters: Parameters) -> Relation:
    """The relation; raises ``MissingData`` where no claim is in effect."""
    if not claims.effective.any():
        raise MissingData(Text(en="needs claims that are not reversed", zh="需要未冲销的结算记录"))
    records = records_of(
        engine, claims, parameters.areas, parameters.situations, parameters.batch_size
    )
    organisers = organisers_of(engine, claims, parameters.organisers)
    found = []
    examined = 0
    for grounds in grounds_of(records, first_ward(claims), place_count(claims)):
        for window in parameters.passes.windows[grounds.first_window :]:
            at = marked(records, grounds, window, parameters.passes)
            seeded = seeds(at.index, parameters.seeds)
            grown = scan(at.index, at.lists, seeded, parameters.growth)
            scale = Scale(records, at, organisers, parameters.weighing)
            found += weighed(scale, grown, parameters.grown)
            examined += seeded.size
    period = (int(records.day.min()), int(records.day.max()))
    facts = {"seeds": float(examined), "weighed": float(len(found))}
    edges = edges_of(records, listed(found, parameters.listing), parameters.listing)
    return Relation(NAME, MEANING, UNIT, period, edges, facts, parameters)
