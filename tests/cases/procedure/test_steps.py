"""The procedure: what may follow what, who may do it, and what must be written down."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cases.procedure.steps import Procedure
from model.cases import Case, Event, Officer
from model.errors import RuleBroken

PROCEDURE = Procedure()
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
TWO = (Officer("li", "李一", "ZJ-001"), Officer("wang", "王二", "ZJ-002"))


def case(state: str = "lead", events: tuple[Event, ...] = (), officers=TWO) -> Case:
    return Case(
        case_id="2026-0001",
        title="t",
        agency="a",
        region="330100",
        origin="ring",
        origin_ref="R1",
        state=state,
        opened_at=NOW,
        version=1,
        lead="li",
        officers=officers,
        events=events,
    )


def facts(verb: str) -> dict[str, str]:
    given = dict.fromkeys(PROCEDURE.facts_of(verb), "x")
    return given | ({"decision": "penalise"} if "decision" in given else {})


def walked(*verbs: str, people: tuple[str, ...] = ("li", "wang")) -> Case:
    now = case()
    for number, verb in enumerate(verbs, start=1):
        at = NOW + timedelta(hours=number)
        by = people[number % len(people)]
        state = PROCEDURE.step(now, verb, facts(verb), by, at)
        event = Event(number, verb, state, by, at, facts(verb))
        now = replace(now, state=state, events=(*now.events, event))
    return now


TO_THE_POLICE = (
    "verify", "file_case", "investigate", "report", "submit_review", "answer_review",
    "propose_transfer", "approve_transfer", "send_transfer", "record_receipt", "police_file",
    "hand_over", "decide", "deliver", "execute", "close",
)  # fmt: skip


def test_a_case_can_go_all_the_way() -> None:
    assert walked(*TO_THE_POLICE, people=("li", "wang", "zhao", "qian", "sun")).state == "closed"


def test_every_state_is_reached_and_every_verb_leads_somewhere_known() -> None:
    states = set(PROCEDURE.data["states"])
    reached = {PROCEDURE.first_state} | {s["to"] for s in PROCEDURE.data["step"] if s["to"]}
    assert reached == states
    assert {state for s in PROCEDURE.data["step"] for state in s["from"]} <= states
    named = {
        verb
        for s in PROCEDURE.data["step"]
        for verb in (*s.get("after", ()), *s.get("not_same_as", ()))
    }
    assert named <= set(PROCEDURE.verbs)
    assert len(set(PROCEDURE.verbs)) == len(PROCEDURE.verbs)


def test_every_step_is_refused_in_every_state_that_is_not_listed() -> None:
    refused = allowed = 0
    for step in PROCEDURE.data["step"]:
        for state in PROCEDURE.data["states"]:
            earlier = enumerate(step.get("after", ()), start=1)
            now = case(state, tuple(Event(n, verb, state, "zhao", NOW) for n, verb in earlier))
            if state in step["from"]:
                allowed += 1
                assert PROCEDURE.step(now, step["verb"], facts(step["verb"]), "li", NOW)
            else:
                refused += 1
                with pytest.raises(RuleBroken, match="not possible while"):
                    PROCEDURE.step(now, step["verb"], facts(step["verb"]), "li", NOW)
    assert allowed > 50
    assert refused > 500


@pytest.mark.parametrize("officers", [(), TWO[:1], (*TWO[:1], Officer("wang", "王二", ""))])
def test_two_officers_with_certificates(officers: tuple[Officer, ...]) -> None:
    with pytest.raises(RuleBroken, match="at least 2 officers"):
        PROCEDURE.step(
            case("verifying", officers=officers), "file_case", {"approval_no": "1"}, "li", NOW
        )


def test_nobody_approves_their_own_proposal() -> None:
    now = walked("verify", "file_case", "investigate", "propose_transfer", people=("li",))
    later = NOW + timedelta(days=1)
    with pytest.raises(RuleBroken, match="second person"):
        PROCEDURE.step(now, "approve_transfer", {"approval_no": "1"}, "li", later)
    assert PROCEDURE.step(now, "approve_transfer", {"approval_no": "1"}, "wang", later)


def test_missing_facts_and_wrong_choices_are_named() -> None:
    with pytest.raises(RuleBroken, match="approval_no"):
        PROCEDURE.step(case("verifying"), "file_case", {"approval_no": "  "}, "li", NOW)
    with pytest.raises(RuleBroken, match="none of: penalise"):
        PROCEDURE.step(case("discussed"), "decide", {"decision": "guilty"}, "li", NOW)


def test_roles_once_after_unknown_and_time() -> None:
    with pytest.raises(RuleBroken, match="role supervisor"):
        PROCEDURE.step(case("verifying"), "drop_lead", {"reason": "r"}, "li", NOW, ["analyst"])
    extended = case("verifying", (Event(1, "extend_verification", "verifying", "li", NOW),))
    with pytest.raises(RuleBroken, match="only once"):
        PROCEDURE.step(extended, "extend_verification", {"reason": "r"}, "li", NOW)
    with pytest.raises(RuleBroken, match="comes after"):
        PROCEDURE.step(case("investigating"), "end_appraisal", {"result": "r"}, "li", NOW)
    with pytest.raises(RuleBroken, match="not a step"):
        PROCEDURE.step(case(), "arrest", {}, "li", NOW)
    with pytest.raises(RuleBroken, match="earlier than the last step"):
        PROCEDURE.step(extended, "drop_lead", {"reason": "r"}, "li", NOW - timedelta(days=1))


def test_every_wording_is_in_both_languages() -> None:
    for verb in PROCEDURE.verbs:
        assert PROCEDURE.title(verb).en
        assert not PROCEDURE.title(verb).zh.isascii()
    for state in PROCEDURE.data["states"]:
        assert PROCEDURE.state_title(state).en
        assert not PROCEDURE.state_title(state).zh.isascii()
    with pytest.raises(RuleBroken) as error:
        PROCEDURE.step(case(), "close", {"archive_no": "1"}, "li", NOW)
    assert "结案归档" in error.value.in_language("zh")
    assert "线索" in error.value.in_language("zh")
