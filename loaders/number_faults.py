"""The codes for what can be wrong with a number, by family."""

from dataclasses import dataclass

from model.vocabulary.loads import RejectCode


@dataclass(frozen=True)
class NumberFaults:
    """What the faults of one family of numbers are called."""

    scientific: RejectCode
    not_a_number: RejectCode
    out_of_range: RejectCode
    too_fine: RejectCode


AMOUNT = NumberFaults(
    scientific="amount_in_scientific_notation",
    not_a_number="amount_not_a_number",
    out_of_range="amount_out_of_range",
    too_fine="amount_too_fine",
)
NUMBER = NumberFaults(
    scientific="number_not_a_number",
    not_a_number="number_not_a_number",
    out_of_range="number_out_of_range",
    too_fine="number_too_fine",
)
