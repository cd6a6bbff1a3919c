"""837 claims: one row per service line, with the facts of its claim on each.

A claim that is void (frequency 8) takes back an earlier one: its amounts become negative, and
it reverses the claim that has its number.
"""

from loaders.x12.elements import Facts, day, element, negated, part, period, person
from loaders.x12.segments import Interchange, Segment

COLUMNS = (
    *(
        "claim_number",
        "kind",
        "total_charge",
        "frequency",
        "original_number",
        "reversal",
        "reversed_number",
        "start",
        "end",
    ),
    *("diagnoses", "billing_id", "billing_name", "billing_address", "billing_region"),
    *("rendering_id", "attending_id", "operating_id", "referring_id", "facility_id"),
    *("subscriber_id", "patient_id", "patient_name", "patient_birth", "patient_sex"),
    *("patient_address", "line_number", "item_code", "line_charge", "units", "line_day"),
)
_ROLES = {
    "82": "rendering_id",
    "71": "attending_id",
    "72": "operating_id",
    "DN": "referring_id",
    "77": "facility_id",
}
_VOID = "8"
_INPATIENT_BILLS = ("11", "12", "18", "21")


class Claims:
    """Reads the segments of one interchange in order; ``rows`` are the service lines."""

    def __init__(self, interchange: Interchange) -> None:
        self._component = interchange.component
        self._billing: Facts = {}
        self._subscriber: Facts = {}
        self._person: Facts = {}
        self._claim: Facts = {}
        self._line: Facts = {}
        self._lines: list[Facts] = []
        self._about = ""
        self._other_payer = False
        self.rows: list[Facts] = []
        for segment in interchange.segments:
            self._take(segment)
        self._finish_claim()

    def _take(self, segment: Segment) -> None:
        name = segment[0]
        if name in ("HL", "ST", "SE"):
            self._finish_claim()
            self._level(segment)
        elif name == "CLM":
            self._finish_claim()
            self._begin(segment)
        elif name == "NM1":
            self._named(segment)
        elif name in ("N3", "N4", "DMG"):
            self._described(segment)
        elif self._claim:
            self._of_claim(name, segment)

    def _level(self, segment: Segment) -> None:
        level = element(segment, 3) if segment[0] == "HL" else None
        if level == "20":
            self._billing = {}
        elif level == "22":
            self._subscriber, self._person = {}, {}
        elif level == "23":
            self._person = {}
        self._about = ""

    def _begin(self, segment: Segment) -> None:
        frequency = part(segment, 5, 3, self._component)
        charge = element(segment, 2)
        institutional = part(segment, 5, 2, self._component) == "A"
        bill = part(segment, 5, 1, self._component) or ""
        stay = institutional and bill in _INPATIENT_BILLS
        self._claim = {
            "claim_number": element(segment, 1),
            "kind": "inpatient" if stay else "outpatient",
            "total_charge": negated(charge) if frequency == _VOID else charge,
            "frequency": frequency,
            "reversal": "void" if frequency == _VOID else None,
            "reversed_number": element(segment, 1) if frequency == _VOID else None,
        }
        self._other_payer = False
        self._about = ""

    def _named(self, segment: Segment) -> None:
        role = element(segment, 1) or ""
        number = element(segment, 9)
        self._about = ""
        if role == "85":
            self._about = "billing"
            self._billing = {"billing_id": number, "billing_name": person(segment)}
        elif role == "IL" and not self._claim:
            self._about = "person"
            self._subscriber = {"subscriber_id": number}
            self._person = {"patient_id": number, "patient_name": person(segment)}
        elif role == "QC" and not self._claim:
            self._about = "person"
            # A dependant has seldom a number of its own: subscriber and name together are one.
            given = filter(None, (self._subscriber.get("subscriber_id"), person(segment)))
            self._person = {
                "patient_id": number or "/".join(given) or None,
                "patient_name": person(segment),
            }
        elif role in _ROLES and self._claim and not self._other_payer:
            self._claim.setdefault(_ROLES[role], number)

    def _described(self, segment: Segment) -> None:
        if self._about == "billing":
            self._place(segment, self._billing, "billing")
        elif self._about == "person":
            if segment[0] == "DMG":
                self._person["patient_birth"] = day(element(segment, 2))
                self._person["patient_sex"] = element(segment, 3)
            else:
                self._place(segment, self._person, "patient")

    @staticmethod
    def _place(segment: Segment, facts: Facts, whose: str) -> None:
        written = ", ".join(filter(None, (element(segment, n) for n in (1, 2, 3))))
        before = facts.get(f"{whose}_address")
        facts[f"{whose}_address"] = ", ".join(filter(None, (before, written))) or None
        if segment[0] == "N4" and whose == "billing":
            facts["billing_region"] = element(segment, 2)

    def _of_claim(self, name: str, segment: Segment) -> None:
        match name:
            case "LX":
                self._finish_line()
                self._other_payer = False
                self._line = {"line_number": element(segment, 1)}
            case "SV1":
                self._service(segment, charge=2, units=4, code=1)
            case "SV2":
                self._service(segment, charge=3, units=5, code=2)
            case "SBR":
                self._other_payer = True  # what follows is about another insurer
            case "HI" if "diagnoses" not in self._claim:
                self._claim["diagnoses"] = self._codes(segment)
            case "REF" if element(segment, 1) == "F8" and not self._other_payer:
                self._claim["original_number"] = element(segment, 2)
            case "DTP":
                self._dated(segment)

    def _service(self, segment: Segment, *, charge: int, units: int, code: int) -> None:
        amount = element(segment, charge)
        void = self._claim.get("frequency") == _VOID
        self._line["item_code"] = part(segment, code, 2, self._component) or element(segment, 1)
        self._line["line_charge"] = negated(amount) if void else amount
        self._line["units"] = element(segment, units)

    def _codes(self, segment: Segment) -> str | None:
        places = range(1, len(segment))
        found = (part(segment, place, 2, self._component) for place in places)
        return ";".join(filter(None, found)) or None

    def _dated(self, segment: Segment) -> None:
        first, last = period(segment)
        match element(segment, 1):
            case "472" if self._line:
                self._line["line_day"] = first
                self._widen(first, last)
            case "435":
                self._claim["start"] = first
            case "434":
                self._claim.setdefault("start", first)
                self._claim["end"] = last
            case "096" | "472":
                self._widen(first, last)

    def _widen(self, first: str | None, last: str | None) -> None:
        """The claim begins with its first service and ends with its last."""
        begun, ended = self._claim.get("start"), self._claim.get("end")
        if first and (begun is None or first < begun):
            self._claim["start"] = first
        if last and (ended is None or last > ended):
            self._claim["end"] = last

    def _finish_line(self) -> None:
        if self._line:
            self._lines.append(self._line)
            self._line = {}

    def _finish_claim(self) -> None:
        self._finish_line()
        if self._claim:
            whole = {**self._billing, **self._subscriber, **self._person, **self._claim}
            self.rows += [{**whole, **line} for line in self._lines or [{}]]
        self._claim, self._lines = {}, []
