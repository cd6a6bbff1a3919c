"""Shared identity: strangers under one phone or account, and clinics under one hidden owner.

Pattern
    Insured persons of unrelated households are registered under the same phone or account and
    are treated at the same place; or providers with the same owner, representative, phone
    or account pass the same people from one to the next.

Why it matters
    Whoever holds the phone or the account holds the identities; linked clinics that share
    recruited people bill one person several times under different names.

Alternative explanations
    Families, parents' phones, nursing homes, an office's default phone, employers; group
    clinics and chains with a declared owner and people of their own.

Measured as
    Members of a group seen at one place against the habits of their neighbourhood (address or
    region; binomial tail with overdispersion, Benjamini-Hochberg over all groups and places);
    people shared by linked providers against those shared with equally near providers of the
    kind (negative binomial tail, Benjamini-Hochberg over linked groups). Identifiers with too
    many holders link nobody; they are counted as skipped.

Legal basis
    Order 735 art. 40(1) and 41(1) (assumed identity, lending of cards), art. 38 and 40 for
    institutions; indicators only, the wording must be confirmed by the using agency.

Sources
    Typology catalogue T14 and T17. Benjamini and Hochberg (1995).
"""

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from algorithms.grouping import codes_of
from model.findings import Finding, Outcome
from model.language import Text
from model.parameters import part
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.shared_identity.owners import OwnersRule, shared_owners
from typologies.shared_identity.people import PeopleRule, shared_people

CODE: TypologyCode = "shared_identity"
NEEDS = ("shared_identifiers",)
SIGNALS: tuple[SignalKind, ...] = (
    "shared_identifier",
    "exclusive_flow",
    "shared_route",
    "co_timing",
    "excess_cost",
)
ROLES: tuple[RoleCode, ...] = (
    "registered_together",
    "billing_place",
    "shared_person",
    "linked_provider",
    "signer",
)
REASONS: tuple[ReasonCode, ...] = ("treated_under_shared_identifier", "treated_at_linked_providers")
SKIPS: tuple[SkipCode, ...] = ("residence_identifier", "common_identifier", "placeholder")

SUMMARY = Text(
    en="{persons} groups of insured persons and {firms} of providers act together under shared "
    "identifiers; {places:,} places and {groups:,} groups tested.",
    zh="{persons}组参保人和{firms}组机构在共用身份信息下共同行动；"
    "共检验{places:,}处地点和{groups:,}组机构。",
)


@dataclass(frozen=True)
class Parameters:
    """When shared identifiers are worth naming."""

    people: PeopleRule = part(PeopleRule(), "people under one phone or account")
    owners: OwnersRule = part(OwnersRule(), "providers under one owner, phone or account")


def detect(view: View, parameters: Parameters) -> Outcome:
    """Groups of people, and groups of providers."""
    relation = view.relation("shared_identifiers")
    edges = relation.edges
    tag = codes_of(pc.binary_join_element_wise(edges["identifier"], edges["value"], "\n"))
    holder, holders = edges["holder_no"].to_numpy().astype(np.int64), edges["holders"].to_numpy()
    person = pc.equal(edges["holder_kind"], "patient").to_numpy()
    owners = pc.equal(edges["holder_kind"], "provider").to_numpy()
    private = pc.not_equal(edges["identifier"], "address").to_numpy()  # an address is a place
    people = person & private
    homes = pc.equal(view.providers["provider_kind"], "nursing_home").fill_null(False).to_numpy()
    of_home = np.isin(tag, tag[owners][homes[holder[owners]]])  # residents use the home's phone
    people &= ~of_home
    phones = pc.equal(edges["identifier"], "phone").to_numpy()
    of_desk = people & np.isin(tag, tag[owners & phones])  # written where a person has none
    people &= ~of_desk
    rules, tested = parameters.people, 0
    persons: list[Finding] = []
    for most, beyond in ((rules.linking_holders, 0), (rules.most_holders, rules.linking_holders)):
        rare = people & (holders > beyond) & (holders <= most)
        found, places = shared_people(view, holder[rare], tag[rare], rules)
        persons, tested = persons + found, tested + places
    owners &= private
    rare = owners & (holders <= parameters.owners.most_holders)
    firms, groups = shared_owners(view, holder[rare], tag[rare], parameters.owners)
    common = (people & (holders > rules.most_holders)) | of_desk | (owners & ~rare)
    return Outcome(
        typology=CODE,
        status="ok",
        summary=SUMMARY.filled(
            persons=len(persons), firms=len(firms), places=tested, groups=groups
        ),
        findings=(*persons, *firms),
        examined_rows=edges.num_rows,
        skipped_rows={
            "residence_identifier": int(np.count_nonzero(person & of_home)),
            "common_identifier": int(np.count_nonzero(common)),
            "placeholder": int(relation.facts["placeholders"]),
        },
    )
