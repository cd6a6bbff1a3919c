"""The small faults that are planted, by kind.

Of Cosmic Ray's operators those stand here whose fault a person could have written: the
neighbouring operator, a bound moved by one, a condition turned round. A sum made a bit shift
dies of a TypeError in any test and would only flatter the score.
"""

from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator

from benchmarks.mutation.own_operators import (
    DropStatement,
    SwapAugmented,
    SwapCall,
    SwapMembership,
    SwapNeighbours,
)

OWN = {
    one.__name__: one
    for one in (SwapCall, SwapMembership, SwapAugmented, DropStatement, SwapNeighbours)
}
KINDS: dict[str, tuple[str, ...]] = {
    "arithmetic": (
        *(
            f"ReplaceBinaryOperator_{pair}"
            for pair in (
                "Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_FloorDiv",
                "Pow_Mul", "RShift_LShift", "LShift_RShift", "BitAnd_BitOr", "BitOr_BitAnd",
                "BitXor_BitOr",
            )
        ),
        "ReplaceUnaryOperator_Delete_USub",
        "SwapAugmented",
    ),
    "comparison": (
        *(
            f"ReplaceComparisonOperator_{pair}"
            for pair in (
                "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt",
                "Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is",
            )
        ),
        "SwapMembership",
    ),
    "condition": (
        "AddNot", "ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_Delete_Invert",
        "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue",
    ),
    "number": ("NumberReplacer",),
    "order": ("SwapCall", "SwapNeighbours"),
    "flow": (
        "DropStatement", "ZeroIterationForLoop", "ExceptionReplacer",
        "ReplaceBreakWithContinue", "ReplaceContinueWithBreak",
    ),
}  # fmt: skip
"""The operators by the kind of fault: a sample draws the kind first, or most of it would be
numbers and arguments in the wrong order."""


def operator(name: str) -> Operator:
    """The operator of this name: one of ours or of Cosmic Ray."""
    return OWN[name]() if name in OWN else get_operator(f"core/{name}")()
