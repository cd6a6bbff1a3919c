"""What a group is worth by channel, given what its people openly share."""

from dataclasses import dataclass, replace

import numpy as np

from algorithms.blocks.block import Block, block_of, marks_in
from algorithms.blocks.calendar import CalendarRule, common_calendar
from algorithms.blocks.crowd import crowd_of
from algorithms.blocks.dearness import DearnessRule, dearness
from algorithms.blocks.evidence import Channels, Residual, RivalRule, dates_of, residual
from algorithms.blocks.list_evidence import ListRule, list_evidence
from algorithms.blocks.misplaced import MisplacedRule, misplaced
from algorithms.blocks.nearness import NearnessRule, nearness
from algorithms.blocks.timing import Expectation, Timing, TimingRule, timing
from graph.projections.companies.passes import Marked
from graph.projections.companies.records import Records
from graph.projections.organisers import Organisers
from model.claim_index import Int32, Int64
from model.parameters import CATALOGUE, REASONED, parameter, part


@dataclass(frozen=True)
class WeighingRule:
    """How the channels of a group are weighed, and against which rivals."""

    timing: TimingRule = part(TimingRule(), "coming together")
    calendar: CalendarRule = part(CalendarRule(), "a calendar that anybody could keep")
    minutes: NearnessRule = part(NearnessRule(), "minutes at one counter, given the day")
    departures: NearnessRule = part(
        NearnessRule(window=0), "days of departure, given that of arrival"
    )
    items: ListRule = part(ListRule(), "a common list of items")
    needless: MisplacedRule = part(MisplacedRule(), "stays that others do not need")
    dear: DearnessRule = part(DearnessRule(), "claims that cost more than those of others")
    rivals: RivalRule = part(RivalRule(), "causes that no register shows")
    doubtful: int = parameter(
        8, "persons", "with the fewest visits of whom each is tried without", REASONED
    )
    largest: int = parameter(40, "persons", "of a group whose members are tried so", REASONED)
    smallest: int = parameter(4, "persons", "and organisers that are left at least", CATALOGUE)
    least_raw: float = parameter(5.0, "nats", "of a group that is tried so", REASONED)


@dataclass(frozen=True)
class Company:
    """A group over its occasions; ``claim`` lists records, ``gathering`` the occasion of each.

    ``bare``: timing as if its people shared nothing, and ``meetings``, the occasions that pay for
    themselves then; ``gatherings`` those that pay given what they share.
    """

    members: Int32
    occasions: Int32
    channels: Channels
    residual: Residual
    bare: float
    minutes: float
    departures: float
    meetings: int
    gatherings: int
    span: int
    places: int
    expected: float
    attended: float
    record: Int64
    gathering: Int32

    @property
    def seen(self) -> float:
        """Nats of all channels as if its people shared nothing."""
        return self.channels.raw - self.channels.timing + self.bare


@dataclass(frozen=True)
class Scale:
    """Everything that groups of one kind of place are weighed with."""

    records: Records
    marked: Marked
    organisers: Organisers
    rule: WeighingRule

    def company(self, members: Int32, occasions: Int32) -> Company:
        """A group (persons, ascending) over its occasions (buckets, the best first)."""
        records, marked, rule = self.records, self.marked, self.rule
        block = block_of(marked.index, members, occasions)
        labels = self.organisers.among(members)
        alone = Expectation.none(block)
        given = replace(
            alone, organiser=labels, factor=crowd_of(marked.index, block, records.area).factor
        )
        met, bare = self._timing(block, given), timing(block, alone, rule.timing)
        minutes = nearness(marked.index, marked.minutes, block, labels, rule.minutes)
        departures = nearness(marked.index, marked.departures, block, labels, rule.departures)
        record, gathering = self._claims(members, occasions)
        lines, owner = self._lines(members, occasions, labels)
        items = list_evidence(records.lines, lines, owner, members, rule.items)
        channels = Channels(
            timing=met.net - marked.price,
            nearness=minutes + departures,
            outsiders=items.outsiders,
            local=items.local,
            misplaced=misplaced(records.gravity, record, members, rule.needless),
            dear=dearness(
                records.standing,
                record,
                labels[np.searchsorted(members, records.person[record])],
                rule.dear,
            ),
            dates=dates_of(block.day.tolist(), rule.rivals),
            organisers=met.rows,
        )
        return Company(
            members=members,
            occasions=occasions,
            channels=channels,
            residual=residual(channels, rule.rivals),
            bare=bare.net - marked.price,
            minutes=minutes,
            departures=departures,
            meetings=int(np.count_nonzero(bare.gain > 0)),
            gatherings=int(np.count_nonzero(met.gain > 0)),
            span=int(block.day.max() - block.day.min()),
            places=block.places,
            expected=float(block.chance.sum(axis=1).mean()),
            attended=float(block.present.sum(axis=1).mean()),
            record=record,
            gathering=gathering,
        )

    def _timing(self, block: Block, given: Expectation) -> Timing:
        """Timing under an expectation, and under the calendar that its days may keep."""
        rule = self.rule
        met = timing(block, given, rule.timing)
        pays = met.gain > 0
        days = block.day[pays] if np.count_nonzero(pays) >= rule.calendar.least else block.day
        calendar = common_calendar(days, rule.calendar)
        if calendar.log_p >= rule.calendar.log_p:
            return met
        return timing(block, replace(given, most=calendar.phase), rule.timing)

    def _claims(self, members: Int32, occasions: Int32) -> tuple[Int64, Int32]:
        """Records behind the marks of a group, ascending, and the occasion of each."""
        marked = self.marked
        marks = marks_in(marked.index, members, occasions)
        runs = [marked.record[marked.start[m] : marked.start[m + 1]] for m in marks]
        record = np.concatenate([np.zeros(0, dtype=np.int64), *runs])
        bucket = marked.index.bucket_of[np.repeat(marks, [run.size for run in runs])]
        place, day = marked.index.place[bucket], marked.index.day[bucket]
        after = day[:, None] - marked.index.day[occasions]
        inside = (place[:, None] == marked.index.place[occasions]) & (after >= 0)
        inside &= after < marked.index.days
        order = np.argsort(record, kind="stable")
        return record[order], inside.argmax(axis=1).astype(np.int32)[order]

    def _lines(self, members: Int32, occasions: Int32, labels: Int64) -> tuple[Int64, Int64]:
        """Lines of a group in order of time, and the organiser of each."""
        lists = self.marked.lists
        marks = marks_in(self.marked.index, members, occasions)
        runs = [lists.line[lists.start[m] : lists.start[m + 1]] for m in marks]
        line = np.concatenate([np.zeros(0, dtype=np.int64), *runs])
        at = np.searchsorted(members, self.records.lines.person[line])
        return line, labels[at]

    def pruned(self, company: Company) -> Company:
        """The group without members whose absence makes it worth more, the worst first."""
        rule = self.rule
        fit = company.channels.raw > rule.least_raw and company.members.size <= rule.largest
        fit &= company.channels.organisers >= rule.smallest
        while fit and company.members.size > rule.smallest:
            times = np.bincount(
                np.searchsorted(company.members, self.records.person[company.record]),
                minlength=company.members.size,
            )
            tried = np.argsort(times, kind="stable")[: rule.doubtful]
            without = [
                self.company(np.delete(company.members, one), company.occasions) for one in tried
            ]
            best = max(without, key=lambda one: one.channels.raw)
            if best.channels.raw <= company.channels.raw:
                break
            company = best
        return company
