"""The items of a transfer package in their order, and what comes beside them.

Sources: State Council Order 310 (移送规定), 医保发〔2021〕49号, the 2021 interpretation of the
Criminal Procedure Law (法释〔2021〕1号), 法发〔2016〕22号, 法发〔2024〕6号; wording of articles is
to be confirmed by the using agency.
"""

from cases.items import (
    amounts,
    approvals,
    audiovisual,
    bag,
    canonical_data,
    custody,
    electronic_list,
    evidence_catalogue,
    exculpatory,
    expert_opinions,
    extraction,
    interviews,
    investigation_report,
    items_involved,
    linked_data,
    measures,
    method,
    originals,
    privacy,
    receipt_form,
    relation_graph,
    roles,
    scans,
    timeline,
    transfer_letter,
    us_referral,
)
from cases.items.item import Attachment, Item

ITEMS: tuple[Item, ...] = (
    bag.ITEM,
    transfer_letter.ITEM,
    receipt_form.ITEM,
    investigation_report.ITEM,
    items_involved.ITEM,
    expert_opinions.ITEM,
    approvals.ITEM,
    measures.ITEM,
    roles.ITEM,
    timeline.ITEM,
    amounts.ITEM,
    originals.ITEM,
    canonical_data.ITEM,
    relation_graph.ITEM,
    method.ITEM,
    evidence_catalogue.ITEM,
    extraction.ITEM,
    custody.ITEM,
    interviews.ITEM,
    scans.ITEM,
    audiovisual.ITEM,
    exculpatory.ITEM,
    privacy.ITEM,
)
ATTACHMENTS: tuple[Attachment, ...] = (
    electronic_list.ATTACHMENT,
    us_referral.ATTACHMENT,
    linked_data.ATTACHMENT,
)
PARTS: tuple[Attachment, ...] = (*ITEMS, *ATTACHMENTS)
BY_NUMBER = {item.number: item for item in ITEMS}
ENCLOSED = tuple(
    (item.number, item.title) for item in ITEMS if item not in (bag.ITEM, transfer_letter.ITEM)
)
"""What the letter lists: everything but the bag itself and the letter."""
