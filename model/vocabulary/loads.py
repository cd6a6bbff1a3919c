"""The words of a load: every reason for which a row is not loaded."""

from collections.abc import Mapping
from typing import Literal

from model.language import Text
from model.vocabulary.term import Term

RejectCode = Literal[
    "row_has_too_few_cells",
    "row_has_too_many_cells",
    "required_missing",
    "identifier_placeholder",
    "identifier_control_character",
    "identifier_in_scientific_notation",
    "identifier_too_long",
    "nul_character",
    "time_not_iso",
    "time_with_zone",
    "time_impossible",
    "time_placeholder",
    "time_out_of_range",
    "time_in_future",
    "date_with_time_of_day",
    "end_before_start",
    "amount_not_a_number",
    "amount_too_fine",
    "amount_in_scientific_notation",
    "amount_with_currency_sign",
    "amount_in_parentheses",
    "amount_out_of_range",
    "number_not_a_number",
    "number_too_fine",
    "number_out_of_range",
    "coordinate_out_of_range",
    "code_unknown",
    "boolean_unknown",
    "row_is_a_total",
    "claim_lines_disagree",
    "claim_incomplete",
    "conflicting_duplicate",
    "conflicts_with_loaded",
    "withdrawn",
]

REJECTS: Mapping[RejectCode, Term] = {
    "row_has_too_few_cells": Term(
        Text(en="too few cells", zh="列数过少"),
        Text(en="The row has fewer cells than the header.", zh="该行的列数少于表头。"),
    ),
    "row_has_too_many_cells": Term(
        Text(en="too many cells", zh="列数过多"),
        Text(en="The row has more cells than the header.", zh="该行的列数多于表头。"),
    ),
    "required_missing": Term(
        Text(en="required cell empty", zh="必填项为空"),
        Text(en="A required cell is empty.", zh="必填单元格为空。"),
    ),
    "identifier_placeholder": Term(
        Text(en="placeholder for an identifier", zh="标识为占位词"),
        Text(
            en="A required identifier is a filler word (NULL, nan, -); it would merge people.",
            zh="必填标识为占位词（NULL、nan、-），会把不同的人合并。",
        ),
    ),
    "identifier_control_character": Term(
        Text(en="control character", zh="标识含控制字符"),
        Text(
            en="An identifier contains a control character (line break, inner TAB, binary noise).",
            zh="标识中含有控制字符（换行、中间的制表符或乱码）。",
        ),
    ),
    "identifier_in_scientific_notation": Term(
        Text(en="identifier in scientific notation", zh="标识为科学计数法"),
        Text(
            en="An identifier reads like 1.2E+17: a spreadsheet has destroyed its digits.",
            zh="标识形如 1.2E+17：电子表格已破坏其数字。",
        ),
    ),
    "identifier_too_long": Term(
        Text(en="identifier too long", zh="标识过长"),
        Text(en="An identifier is longer than 256 bytes.", zh="标识长度超过 256 字节。"),
    ),
    "nul_character": Term(
        Text(en="NUL character", zh="空字符"),
        Text(en="The text contains a NUL character.", zh="文本中含有 空字符（NUL）。"),
    ),
    "time_not_iso": Term(
        Text(en="time in another notation", zh="时间书写格式不符"),
        Text(
            en="The time is not written as 2025-03-01 or 2025-03-01T09:30:00.",
            zh="时间未按 2025-03-01 或 2025-03-01T09:30:00 书写。",
        ),
    ),
    "time_with_zone": Term(
        Text(en="time with a zone", zh="时间带时区"),
        Text(
            en="The time carries a time zone; times are local to the place of treatment.",
            zh="时间带有时区；应为就医地当地时间。",
        ),
    ),
    "time_impossible": Term(
        Text(en="impossible time", zh="时间不存在"),
        Text(
            en="No such date or time of day exists (2025-02-30, 0000-00-00, 24:00:00).",
            zh="不存在的日期或时刻（2025-02-30、0000-00-00、24:00:00）。",
        ),
    ),
    "time_placeholder": Term(
        Text(en="placeholder for a date", zh="日期为占位值"),
        Text(
            en="The date is a known stand-in for a missing one (1970-01-01, 1900-01-01).",
            zh="该日期是缺失值的常见替代（1970-01-01、1900-01-01）。",
        ),
    ),
    "time_out_of_range": Term(
        Text(en="date out of range", zh="日期超出范围"),
        Text(
            en="The date lies outside the years in which it can be true.",
            zh="日期超出可能的年份范围。",
        ),
    ),
    "time_in_future": Term(
        Text(en="date in the future", zh="日期在未来"),
        Text(
            en="The date lies after the day on which the data were taken.",
            zh="日期晚于数据提取日。",
        ),
    ),
    "date_with_time_of_day": Term(
        Text(en="date with a time of day", zh="日期带时刻"),
        Text(en="A time of day stands in a column of dates.", zh="日期列中出现了时刻。"),
    ),
    "end_before_start": Term(
        Text(en="end before the beginning", zh="结束早于开始"),
        Text(en="The end lies before the beginning.", zh="结束时间早于开始时间。"),
    ),
    "amount_not_a_number": Term(
        Text(en="amount not a number", zh="金额不是数字"),
        Text(en="The amount is not a plain decimal number.", zh="金额不是普通十进制数。"),
    ),
    "amount_too_fine": Term(
        Text(en="amount too fine", zh="金额小数位过多"),
        Text(
            en="The amount has more decimals than the currency; nothing is rounded.",
            zh="金额小数位多于货币最小单位；系统不做四舍五入。",
        ),
    ),
    "amount_in_scientific_notation": Term(
        Text(en="amount in scientific notation", zh="金额为科学计数法"),
        Text(
            en="The amount is in scientific notation; digits may be lost.",
            zh="金额为科学计数法，可能已丢失数字。",
        ),
    ),
    "amount_with_currency_sign": Term(
        Text(en="amount with a currency sign", zh="金额带货币符号"),
        Text(
            en="The amount carries a currency sign; the sign alone does not name a currency.",
            zh="金额带有货币符号；仅凭符号无法确定币种。",
        ),
    ),
    "amount_in_parentheses": Term(
        Text(en="amount in parentheses", zh="金额在括号内"),
        Text(
            en="The amount is in parentheses; write refunds with a minus.",
            zh="金额写在括号内；退费请用负号。",
        ),
    ),
    "amount_out_of_range": Term(
        Text(en="amount out of range", zh="金额超出范围"),
        Text(
            en="The amount has more than 16 digits before the point.", zh="金额整数部分超过 16 位。"
        ),
    ),
    "number_not_a_number": Term(
        Text(en="not a number", zh="不是数字"),
        Text(en="The cell is not a plain decimal number.", zh="单元格不是普通十进制数。"),
    ),
    "number_too_fine": Term(
        Text(en="number too fine", zh="小数位过多"),
        Text(
            en="The number has more decimals than the column keeps; nothing is rounded.",
            zh="小数位多于该列可保存的位数；系统不做四舍五入。",
        ),
    ),
    "number_out_of_range": Term(
        Text(en="number out of range", zh="数值超出范围"),
        Text(en="The number is too large for the column.", zh="数值超出该列范围。"),
    ),
    "coordinate_out_of_range": Term(
        Text(en="coordinate out of range", zh="坐标超出范围"),
        Text(
            en="The coordinate is not a latitude (-90 to 90) or longitude (-180 to 180).",
            zh="坐标不是有效的纬度（-90 至 90）或经度（-180 至 180）。",
        ),
    ),
    "code_unknown": Term(
        Text(en="unknown code", zh="未知代码"),
        Text(en="The code is not one of those the layout defines.", zh="代码不在规定的取值之内。"),
    ),
    "boolean_unknown": Term(
        Text(en="neither true nor false", zh="真假值无法识别"),
        Text(en="The cell is none of true, false, 1, 0.", zh="单元格不是 true、false、1、0 之一。"),
    ),
    "row_is_a_total": Term(
        Text(en="total of a sheet", zh="合计行"),
        Text(
            en="The row is a total of a spreadsheet, not a claim.",
            zh="该行为表格合计，不是结算记录。",
        ),
    ),
    # given where the rows of one claim are read together
    "claim_lines_disagree": Term(
        Text(en="lines of the claim disagree", zh="明细行互不一致"),
        Text(
            en="The lines of the claim disagree in what is true of it as a whole.",
            zh="同一结算记录的各明细行在整单信息上不一致。",
        ),
    ),
    "claim_incomplete": Term(
        Text(en="claim incomplete", zh="结算记录不完整"),
        Text(
            en="Another line of the claim was rejected; a claim is loaded whole or not at all.",
            zh="同一结算记录的另一明细行被拒收；结算记录须完整导入。",
        ),
    ),
    # given by the store, which sees all files of a load and what was loaded before
    "conflicting_duplicate": Term(
        Text(en="conflicting duplicate", zh="主键重复而内容不同"),
        Text(
            en="Another row of this load has the same key and other content; both are kept out.",
            zh="本次导入中另有一行主键相同而内容不同，两行均不导入。",
        ),
    ),
    "conflicts_with_loaded": Term(
        Text(en="conflict with loaded data", zh="与已导入内容冲突"),
        Text(
            en="An earlier load had a row with the same key and other content; both are kept out.",
            zh="先前的导入中有主键相同而内容不同的行，两行均不保留。",
        ),
    ),
    "withdrawn": Term(
        Text(en="withdrawn", zh="已撤出"),
        Text(
            en="Loaded before and taken out: a later row has the same key and other content.",
            zh="先前已导入，现予撤出：后来的行主键相同而内容不同。",
        ),
    ),
}
"""Why rows are rejected."""
