"""Where a case came from, the facts under suspicion, and the measures already taken."""

from cases.items.reading import Reading
from cases.items.sections.recorded import recorded_facts
from cases.papers.times import day, moment
from cases.papers.tree import Points, Words
from model.days import iso
from model.language import Text
from model.vocabulary.cases import ORIGINS
from model.vocabulary.term import called

_MEASURES = ("preserve_evidence", "seal", "unseal", "inform_party", "decide", "deliver", "execute")


def origin(reading: Reading) -> Text:
    """Where the case came from and when it was opened."""
    case = reading.dossier.case
    return Text(
        en="The case was opened on {day} from {origin} (reference {ref}).",
        zh="本案来源于{origin}（线索编号：{ref}），于{day}登记。",
    ).filled(
        day=day(case.opened_at), origin=called(ORIGINS, case.origin), ref=case.origin_ref or "—"
    )


def facts_rows(reading: Reading) -> tuple[tuple[Words, Words], ...]:
    """Time, place, method, amount and harm, as the letter has to state them."""
    rings = reading.dossier.rings
    places = dict.fromkeys(line.provider_id for line in reading.amounts.included)
    named = [reading.named("provider", place) for place in places]
    first, last = (iso(number) for number in reading.period)
    region = reading.dossier.case.region
    back = reading.amounts.refunded_minor
    refunds = _REFUNDED.filled(back=reading.money(back)) if back else _NO_REFUND
    return (
        (
            Text(en="Time", zh="时间"),
            Text(en="{a} to {b}", zh="{a} 至 {b}").filled(a=first, b=last) if rings else "—",
        ),
        (
            Text(en="Place", zh="地点"),
            Text(en="division {region}: {places}", zh="行政区划 {region}：{places}").filled(
                region=region, places=Text(en="; ".join(named), zh="；".join(named))
            ),
        ),
        (
            Text(en="Method", zh="手段"),
            Text(
                en=" ".join(ring.summary.en for ring in rings) or "—",
                zh="".join(ring.summary.zh for ring in rings) or "—",
            ),
        ),
        (
            Text(en="Amount", zh="数额"),
            Text(
                en="{n} claims under suspicion; total {total}; fund share {fund}{refunds}",
                zh="涉嫌结算记录{n}条，医疗总费用{total}，基金支付{fund}{refunds}",
            ).filled(
                n=len(reading.amounts.included),
                total=reading.money(reading.amounts.total_minor),
                fund=reading.money(reading.amounts.fund_minor),
                refunds=refunds,
            ),
        ),
        (
            Text(en="Harm", zh="危害后果"),
            Text(
                en="Suspected loss of the medical insurance fund: {fund}. Sums recovered so "
                "far are stated in item 07.",
                zh="涉嫌造成医疗保障基金损失{fund}；已追回金额见第07项材料。",
            ).filled(fund=reading.money(reading.amounts.fund_minor)),
        ),
    )


_NO_REFUND = Text(en="; none of it was refunded", zh="（无退费）")
_REFUNDED = Text(en=" net of refunds of {back}", zh="（已扣除退费{back}）")


def measures(reading: Reading) -> Points:
    """Steps of the procedure that touched things or parties, or the statement that none did."""
    events = [e for e in reading.dossier.case.events if e.verb in _MEASURES]
    if not events:
        return Points((Text(en="None recorded.", zh="无。"),))
    return Points(
        tuple(
            Text(en="{at}: {title}. {facts}", zh="{at}：{title}。{facts}").filled(
                at=moment(event.at),
                title=reading.step_title(event.verb),
                facts=recorded_facts(event.facts),
            )
            for event in events
        )
    )
