"""Canonical rows read back from the server: a page of identifiers at a time, column by column.

A page starts at an identifier and has a fixed number of nodes, in the order of the unique index:
identifiers never change, so a load that runs meanwhile cannot shift a page. ``$seen`` says that
the first identifier of the page was the last one of the page before. Every answer is one row:
the last identifier of the page, its size, and one list per column, which is four times as fast
to read as one row per node. Times and dates travel as ISO text, decimals as they are kept.
Rows of a load that is not complete (``load_no`` above ``$load_no``) are left out.
"""

STATE = """
MATCH (g:Graph {id: 'coterie'}) RETURN g.store_id, g.data_version, g.load_no, g.target"""

COUNTS = """
RETURN COUNT { MATCH (:Claim) }, COUNT { MATCH ()-[:INCLUDES]->() },
    COUNT { MATCH ()-[s:SIGNED_BY]->() WHERE s.source_no IS NOT NULL },
    COUNT { MATCH (:LooseRow) }"""

SOURCES = """
MATCH (f:SourceFile) WHERE coalesce(f.load_no, 0) <= $load_no
RETURN f.no, coalesce(f.load_no, 0), f.name, f.sha256, f.size_bytes, f.loader, f.encoding,
    f.rows"""

PATIENTS = """
MATCH (e:Patient) WHERE e.id >= $from WITH e ORDER BY e.id LIMIT $rows
WITH collect(e) AS page
WITH page, [e IN page WHERE e.registered AND NOT ($seen AND e.id = $from)
    AND coalesce(e.load_no, 0) <= $load_no] AS kept
RETURN page[-1].id, size(page),
    [e IN kept | e.source_no] AS source_no, [e IN kept | e.row_no] AS row_no,
    [e IN kept | e.id] AS patient_id, [e IN kept | e.name] AS name, [e IN kept | e.sex] AS sex,
    [e IN kept | toString(e.birth_date)] AS birth_date,
    [e IN kept | toString(e.death_date)] AS death_date,
    [e IN kept | e.region] AS region, [e IN kept | e.address] AS address,
    [e IN kept | e.phone] AS phone, [e IN kept | e.bank_account] AS bank_account,
    [e IN kept | e.employer] AS employer, [e IN kept | e.insurance_type] AS insurance_type,
    [e IN kept | e.residence_provider_id] AS residence_provider_id"""

DOCTORS = """
MATCH (e:Doctor) WHERE e.id >= $from WITH e ORDER BY e.id LIMIT $rows
WITH collect(e) AS page
WITH page, [e IN page WHERE e.registered AND NOT ($seen AND e.id = $from)
    AND coalesce(e.load_no, 0) <= $load_no] AS kept
RETURN page[-1].id, size(page),
    [e IN kept | e.source_no] AS source_no, [e IN kept | e.row_no] AS row_no,
    [e IN kept | e.id] AS doctor_id, [e IN kept | e.name] AS name,
    [e IN kept | e.specialty] AS specialty, [e IN kept | e.provider_id] AS provider_id,
    [e IN kept | e.region] AS region, [e IN kept | e.phone] AS phone,
    [e IN kept | toString(e.registered_from)] AS registered_from,
    [e IN kept | toString(e.registered_to)] AS registered_to"""

INSTITUTIONS = """
MATCH (e:Institution) WHERE e.id >= $from WITH e ORDER BY e.id LIMIT $rows
WITH collect(e) AS page
WITH page, [e IN page WHERE e.registered AND NOT ($seen AND e.id = $from)
    AND coalesce(e.load_no, 0) <= $load_no] AS kept
RETURN page[-1].id, size(page),
    [e IN kept | e.source_no] AS source_no, [e IN kept | e.row_no] AS row_no,
    [e IN kept | e.id] AS provider_id, [e IN kept | e.name] AS name,
    [e IN kept | e.provider_kind] AS provider_kind, [e IN kept | e.level] AS level,
    [e IN kept | e.ownership] AS ownership, [e IN kept | e.owner_name] AS owner_name,
    [e IN kept | e.legal_representative] AS legal_representative,
    [e IN kept | e.address] AS address, [e IN kept | e.phone] AS phone,
    [e IN kept | e.bank_account] AS bank_account, [e IN kept | e.region] AS region,
    [e IN kept | e.latitude] AS latitude, [e IN kept | e.longitude] AS longitude,
    [e IN kept | toString(e.agreement_from)] AS agreement_from,
    [e IN kept | toString(e.agreement_to)] AS agreement_to,
    [e IN kept | e.agreement_status] AS agreement_status"""

PHARMACIES = """
MATCH (e:Pharmacy) WHERE e.id >= $from WITH e ORDER BY e.id LIMIT $rows
WITH collect(e) AS page
WITH page, [e IN page WHERE e.registered AND NOT ($seen AND e.id = $from)
    AND coalesce(e.load_no, 0) <= $load_no] AS kept
RETURN page[-1].id, size(page),
    [e IN kept | e.source_no] AS source_no, [e IN kept | e.row_no] AS row_no,
    [e IN kept | e.id] AS provider_id, [e IN kept | e.name] AS name,
    [e IN kept | e.provider_kind] AS provider_kind, [e IN kept | e.level] AS level,
    [e IN kept | e.ownership] AS ownership, [e IN kept | e.owner_name] AS owner_name,
    [e IN kept | e.legal_representative] AS legal_representative,
    [e IN kept | e.address] AS address, [e IN kept | e.phone] AS phone,
    [e IN kept | e.bank_account] AS bank_account, [e IN kept | e.region] AS region,
    [e IN kept | e.latitude] AS latitude, [e IN kept | e.longitude] AS longitude,
    [e IN kept | toString(e.agreement_from)] AS agreement_from,
    [e IN kept | toString(e.agreement_to)] AS agreement_to,
    [e IN kept | e.agreement_status] AS agreement_status"""

CLAIMS = """
MATCH (c:Claim) WHERE c.id >= $from WITH c ORDER BY c.id LIMIT $rows
WITH collect(c) AS page
WITH page, [c IN page WHERE NOT ($seen AND c.id = $from)
    AND coalesce(c.load_no, 0) <= $load_no] AS kept
RETURN page[-1].id, size(page),
    [c IN kept | c.source_no] AS source_no, [c IN kept | c.row_no] AS row_no,
    [c IN kept | c.id] AS claim_id, [c IN kept | c.patient_id] AS patient_id,
    [c IN kept | c.provider_id] AS provider_id, [c IN kept | c.doctor_id] AS doctor_id,
    [c IN kept | c.claim_type] AS claim_type,
    [c IN kept | toString(c.start_time)] AS start_time,
    [c IN kept | toString(c.end_time)] AS end_time,
    [c IN kept | toString(c.settle_time)] AS settle_time,
    [c IN kept | c.total_amount_minor] AS total_amount_minor,
    [c IN kept | c.fund_amount_minor] AS fund_amount_minor,
    [c IN kept | c.account_amount_minor] AS account_amount_minor,
    [c IN kept | c.cash_amount_minor] AS cash_amount_minor,
    [c IN kept | c.insured_region] AS insured_region,
    [c IN kept | c.service_region] AS service_region,
    [c IN kept | c.diagnosis_codes] AS diagnosis_codes,
    [c IN kept | c.prescription_id] AS prescription_id,
    [c IN kept | c.prescriber_provider_id] AS prescriber_provider_id,
    [c IN kept | c.reverses_claim_id] AS reverses_claim_id,
    [c IN kept | c.credential_type] AS credential_type,
    [c IN kept | c.operator_id] AS operator_id, [c IN kept | c.terminal_id] AS terminal_id"""

LINES = """
MATCH (c:Claim) WHERE c.id >= $from WITH c ORDER BY c.id LIMIT $rows
WITH collect(c) AS page
CALL (page) {
    UNWIND page AS c
    WITH c WHERE NOT ($seen AND c.id = $from) AND coalesce(c.load_no, 0) <= $load_no
    MATCH (c)-[i:INCLUDES]->(t:Item) WHERE coalesce(i.load_no, 0) <= $load_no
    RETURN collect(i) AS kept, collect(c.id) AS claim_id, collect(t.id) AS item
}
RETURN page[-1].id, size(page),
    [i IN kept | i.source_no] AS source_no, [i IN kept | i.row_no] AS row_no,
    claim_id, [i IN kept | i.line_id] AS line_id,
    [n IN range(0, size(kept) - 1) | coalesce((kept[n]).item_code, nullIf(item[n], ''))]
        AS item_code,
    [i IN kept | i.item_name] AS item_name, [i IN kept | i.item_kind] AS item_kind,
    [i IN kept | i.quantity] AS quantity, [i IN kept | i.unit_price_amount] AS unit_price_amount,
    [i IN kept | i.line_amount_minor] AS line_amount_minor,
    [i IN kept | i.days_supply] AS days_supply, [i IN kept | i.trace_codes] AS trace_codes,
    [i IN kept | i.is_split_pack] AS is_split_pack,
    [i IN kept | i.reverses_line_id] AS reverses_line_id"""

CLAIM_DOCTORS = """
MATCH (c:Claim) WHERE c.id >= $from WITH c ORDER BY c.id LIMIT $rows
WITH collect(c) AS page
CALL (page) {
    UNWIND page AS c
    WITH c WHERE NOT ($seen AND c.id = $from) AND coalesce(c.load_no, 0) <= $load_no
    MATCH (c)-[s:SIGNED_BY]->(d:Doctor)
    WHERE s.source_no IS NOT NULL AND coalesce(s.load_no, 0) <= $load_no
    RETURN collect(s) AS kept, collect(c.id) AS claim_id, collect(d.id) AS doctor_id
}
RETURN page[-1].id, size(page),
    [s IN kept | s.source_no] AS source_no, [s IN kept | s.row_no] AS row_no,
    claim_id, doctor_id, [s IN kept | s.role] AS role"""

LOOSE_ROWS = """
MATCH (l:LooseRow) WHERE coalesce(l.load_no, 0) <= $load_no
RETURN l.table, l.source_no, l.row_no, l.json"""
