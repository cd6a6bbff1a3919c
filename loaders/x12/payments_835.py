"""835 payments: one row per service line, with the facts of its claim on each.

A payment taken back (status 22) names the claim that it reverses by the number of the claim.
"""

from loaders.x12.elements import Facts, day, element, part, person
from loaders.x12.segments import Interchange, Segment

COLUMNS = (
    *("claim_number", "payer_number", "status", "reversal", "reversed_number", "total_charge"),
    *("paid", "patient_share", "kind", "start", "end", "payee_id", "payee_name", "rendering_id"),
    *("patient_id", "patient_name", "paid_day", "trace_number", "line_number", "item_code"),
    *("line_charge", "line_paid", "units"),
)
_REVERSAL = "22"
_INPATIENT_BILLS = ("11", "12", "18", "21")


class Payments:
    """Reads the segments of one interchange in order; ``rows`` are the service lines."""

    def __init__(self, interchange: Interchange) -> None:
        self._component = interchange.component
        self._payment: Facts = {}
        self._claim: Facts = {}
        self._lines: list[Facts] = []
        self.rows: list[Facts] = []
        for segment in interchange.segments:
            self._take(segment)
        self._finish()

    def _take(self, segment: Segment) -> None:
        match segment[0]:
            case "ST" | "SE" | "LX" | "PLB":
                self._finish()
                if segment[0] == "ST":
                    self._payment = {}
            case "BPR":
                self._payment["paid_day"] = day(element(segment, 16))
            case "TRN":
                self._payment["trace_number"] = element(segment, 2)
            case "N1" if element(segment, 1) == "PE":
                self._payment["payee_name"] = element(segment, 2)
                self._payment["payee_id"] = element(segment, 4)
            case "CLP":
                self._finish()
                self._begin(segment)
            case "NM1" if self._claim:
                self._named(segment)
            case "SVC" if self._claim:
                self._serve(segment)
            case "DTM" if self._claim:
                self._dated(segment)

    def _begin(self, segment: Segment) -> None:
        status, number = element(segment, 2), element(segment, 1)
        back = status == _REVERSAL
        bill = element(segment, 8) or ""
        self._claim = {
            "claim_number": number,
            "status": status,
            "reversal": "reversal" if back else None,
            "reversed_number": number if back else None,
            "total_charge": element(segment, 3),
            "paid": element(segment, 4),
            "patient_share": element(segment, 5),
            "payer_number": element(segment, 7),
            "kind": "inpatient" if bill in _INPATIENT_BILLS else "outpatient",
        }

    def _named(self, segment: Segment) -> None:
        match element(segment, 1):
            case "QC":
                self._claim["patient_id"] = element(segment, 9) or person(segment)
                self._claim["patient_name"] = person(segment)
            case "IL":
                self._claim.setdefault("patient_id", element(segment, 9))
            case "82":
                self._claim["rendering_id"] = element(segment, 9)

    def _serve(self, segment: Segment) -> None:
        self._lines.append(
            {
                "line_number": str(len(self._lines) + 1),
                "item_code": part(segment, 1, 2, self._component),
                "line_charge": element(segment, 2),
                "line_paid": element(segment, 3),
                "units": element(segment, 5),
            }
        )

    def _dated(self, segment: Segment) -> None:
        found = day(element(segment, 2))
        match element(segment, 1):
            case "232":
                self._claim["start"] = found
            case "233":
                self._claim["end"] = found
            case "472" | "150":
                begun = self._claim.get("start")
                if found and (begun is None or found < begun):
                    self._claim["start"] = found

    def _finish(self) -> None:
        if self._claim:
            # A payment says when the money went and not always when the service was.
            self._claim["start"] = self._claim.get("start") or self._payment.get("paid_day")
            whole = {**self._payment, **self._claim}
            self.rows += [{**whole, **line} for line in self._lines or [{}]]
        self._claim, self._lines = {}, []
