"""Every family of codes, with its table: what documentation lists and what the tests walk."""

from collections.abc import Mapping
from typing import Any

from model.vocabulary import (
    accounts,
    cases,
    checks,
    claims,
    custody,
    evidence,
    explanations,
    findings,
    loads,
    signals,
)
from model.vocabulary.term import Term

FAMILIES: Mapping[str, tuple[Mapping[Any, Term], Any]] = {
    "typologies": (findings.TYPOLOGIES, findings.TypologyCode),
    "signals": (signals.SIGNALS, signals.SignalKind),
    "roles": (findings.ROLES, findings.RoleCode),
    "reasons": (findings.REASONS, findings.ReasonCode),
    "skips": (findings.SKIPS, findings.SkipCode),
    "statuses": (findings.STATUSES, findings.OutcomeStatus),
    "verdicts": (explanations.VERDICTS, explanations.Verdict),
    "entity_kinds": (claims.ENTITY_KINDS, claims.EntityKind),
    "member_kinds": (claims.MEMBER_KINDS, claims.MemberKind),
    "claim_types": (claims.CLAIM_TYPES, claims.ClaimType),
    "tables": (claims.TABLES, claims.TableName),
    "relations": (claims.RELATIONS, claims.RelationName),
    "rejects": (loads.REJECTS, loads.RejectCode),
    "origins": (cases.ORIGINS, cases.CaseOrigin),
    "channels": (cases.CHANNELS, cases.Channel),
    "party_roles": (cases.PARTY_ROLES, cases.PartyRole),
    "judgements": (cases.JUDGEMENTS, cases.JudgementKind),
    "elements": (cases.ELEMENTS, cases.Element),
    "step_facts": (cases.STEP_FACTS, cases.StepFact),
    "decisions": (cases.DECISIONS, cases.Decision),
    "term_states": (cases.TERM_STATES, cases.TermState),
    "evidence_kinds": (evidence.EVIDENCE_KINDS, evidence.EvidenceKind),
    "exhibit_contents": (evidence.EXHIBIT_CONTENTS, evidence.ExhibitContent),
    "profiles": (evidence.PROFILES, evidence.Profile),
    "templates": (evidence.TEMPLATES, evidence.Template),
    "custody_actions": (custody.CUSTODY_ACTIONS, custody.CustodyAction),
    "custody_changes": (custody.CUSTODY_CHANGES, custody.CustodyChange),
    "custody_purposes": (custody.PURPOSES, custody.Purpose),
    "custody_details": (custody.CUSTODY_DETAILS, custody.CustodyDetail),
    "check_statuses": (checks.CHECK_STATUSES, checks.CheckStatus),
    "account_roles": (accounts.ACCOUNT_ROLES, accounts.AccountRole),
    "rights": (accounts.RIGHTS, accounts.Right),
}
"""Family -> its terms by code, and the literal that lists the codes."""
