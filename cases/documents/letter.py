"""01: the letter that hands a case to the police (Order 310 art. 6(1); 医保发〔2021〕49号)."""

from cases.case_amounts import Amounts
from cases.documents.amounts import amounts
from cases.documents.attachments import attachments
from cases.documents.offence import offence
from cases.documents.parties import parties_table
from cases.documents.readings import Reading, cited
from cases.documents.recorded import recorded_facts
from cases.documents.wording import CASE_NO, TO_CONFIRM
from cases.papers.times import day, moment
from cases.papers.tree import (
    BLANK,
    Block,
    Document,
    Heading,
    KeyValues,
    Points,
    Signature,
    Signatures,
    Words,
    said,
)
from model.days import iso
from model.language import Text
from model.vocabulary.cases import ORIGINS
from model.vocabulary.term import called

TITLE = Text(en="Letter of transfer of a suspected criminal case", zh="涉嫌犯罪案件移送书")
ROOT = Text(en="Root digest of the package", zh="卷宗根校验值")
_MEASURES = ("preserve_evidence", "seal", "unseal", "inform_party", "decide", "deliver", "execute")

_OPENING = Text(
    en="In investigating “{title}” (case no. {no}), {agency} found that the parties named below "
    "are suspected of conduct that may amount to an offence. Under {basis}, the case is "
    "transferred to you with its material for examination. What follows are facts under "
    "suspicion; whether an offence was committed is for the competent authorities to decide.",
    zh="{agency}在查处“{title}”（案号：{no}）过程中，发现下列当事人的行为涉嫌犯罪。"
    "依照{basis}的规定，现将本案连同有关材料移送你机关审查处理。"
    "以下所述均为涉嫌事实，是否构成犯罪由有权机关依法认定。",
)
_ADDRESSED = Text(
    en="To: ______________________ (authority addressed)",
    zh="______________________（受移送机关）：",
)
_INTEGRITY = Text(
    en="Every file of the package except this letter is covered by the root digest printed below. "
    "Recompute it with verify_package.py, which lies in the package and needs nothing but "
    "Python; if it differs, the package is not the one that this letter names.",
    zh="除本移送书外，卷宗全部文件均由下列根校验值覆盖。可使用随卷宗所附 verify_package.py "
    "（仅需 Python 标准库）重新计算核对；如不一致，则所核对的卷宗不是本移送书所指的卷宗。",
)


def letter(reading: Reading, root: str) -> Document:
    """The transfer letter; ``root`` is the package's root digest, printed in body and footer."""
    case = reading.dossier.case
    counted = amounts(reading.dossier)
    return Document(
        code="01",
        agency=case.agency,
        title=TITLE,
        number=CASE_NO.filled(no=case.case_id),
        stamp=reading.stamp(((ROOT, root),) if root else ()),
        text_size=12.0,
        table_size=9.0,
        blocks=(
            *_opening(reading),
            Heading(Text(en="Parties", zh="当事人基本情况")),
            *parties_table(reading),
            Heading(Text(en="Source of the case", zh="案件来源")),
            said(origin(reading)),
            Heading(Text(en="Facts under suspicion", zh="涉嫌事实")),
            KeyValues(facts_rows(reading, counted)),
            Heading(Text(en="Offence suspected and provisions", zh="涉嫌罪名及法律依据")),
            *offence(reading, counted),
            Heading(Text(en="Measures already taken", zh="已采取的措施")),
            measures(reading),
            Heading(Text(en="Attachments", zh="附件清单")),
            attachments(reading),
            Heading(Text(en="Integrity", zh="完整性核验")),
            said(_INTEGRITY),
            KeyValues(((ROOT, root or BLANK),)),
            _signed(reading),
            said(TO_CONFIRM, small=True, indent=False),
        ),
    )


def _opening(reading: Reading) -> tuple[Block, ...]:
    case = reading.dossier.case
    sent = reading.latest("send_transfer")
    to = sent.facts.get("recipient", "") if sent else ""
    addressed = Text(en="To: {to}", zh="{to}：").filled(to=to) if to else _ADDRESSED
    transfer = reading.provisions.get("transfer")
    basis = cited(transfer, articles=False) if transfer else Text(en="the law", zh="有关法律")
    return (
        said(addressed, indent=False),
        said(_OPENING.filled(title=case.title, no=case.case_id, agency=case.agency, basis=basis)),
    )


def origin(reading: Reading) -> Text:
    """Where the case came from and when it was opened."""
    case = reading.dossier.case
    return Text(
        en="The case was opened on {day} from {origin} (reference {ref}).",
        zh="本案来源于{origin}（线索编号：{ref}），于{day}登记。",
    ).filled(
        day=day(case.opened_at),
        origin=called(ORIGINS, case.origin),
        ref=case.origin_ref or "—",
    )


def facts_rows(reading: Reading, counted: Amounts) -> tuple[tuple[Words, Words], ...]:
    """Time, place, method, amount and harm, as the letter has to state them."""
    rings = reading.dossier.rings
    places = dict.fromkeys(line.provider_id for line in counted.included)
    named = [reading.named("provider", place) for place in places]
    first, last = (iso(number) for number in reading.period)
    region = reading.dossier.case.region
    back = counted.refunded_minor
    refunds = _REFUNDED.filled(back=reading.money(back)) if back else _NO_REFUND
    return (
        (
            Text(en="Time", zh="时间"),
            Text(en="{a} to {b}", zh="{a} 至 {b}").filled(a=first, b=last) if rings else "—",
        ),
        (
            Text(en="Place", zh="地点"),
            Text(en="division {region}: {places}", zh="行政区划 {region}：{places}").filled(
                region=region,
                places=Text(en="; ".join(named), zh="；".join(named)),
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
                n=len(counted.included),
                total=reading.money(counted.total_minor),
                fund=reading.money(counted.fund_minor),
                refunds=refunds,
            ),
        ),
        (
            Text(en="Harm", zh="危害后果"),
            Text(
                en="Suspected loss of the medical insurance fund: {fund}. Sums recovered so "
                "far are stated in item 07.",
                zh="涉嫌造成医疗保障基金损失{fund}；已追回金额见第07项材料。",
            ).filled(
                fund=reading.money(counted.fund_minor),
            ),
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


def _signed(reading: Reading) -> Signatures:
    case = reading.dossier.case
    officers = [reading.officer(officer.account) for officer in case.officers]
    line = Text(en="Date: ____ / ____ / ______", zh="______年____月____日")
    return Signatures(
        (
            Signature(
                Text(en="Officers of the case", zh="承办人"),
                Text(en=", ".join(officers), zh="、".join(officers)),
                (Text(en="Signature: ____________", zh="签名：____________"),),
            ),
            Signature(
                Text(en="Transferring authority (seal)", zh="移送机关（印章）"),
                case.agency,
                (Text(en="Person in charge: ____________", zh="负责人：____________"), line),
            ),
        )
    )
