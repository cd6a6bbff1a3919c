"""Every reason for which a row is not loaded: a stable code and what it means to a person."""

from collections.abc import Mapping
from types import MappingProxyType

from model.language import Text

REASONS: Mapping[str, Text] = MappingProxyType(
    {
        "row_has_too_few_cells": Text(
            en="The row has fewer cells than the header.", zh="该行的列数少于表头。"
        ),
        "row_has_too_many_cells": Text(
            en="The row has more cells than the header.", zh="该行的列数多于表头。"
        ),
        "required_missing": Text(en="A required cell is empty.", zh="必填单元格为空。"),
        "identifier_placeholder": Text(
            en="A required identifier is a filler word (NULL, nan, -); it would merge people.",
            zh="必填标识为占位词（NULL、nan、-），会把不同的人合并。",
        ),
        "identifier_control_character": Text(
            en="An identifier contains a control character (line break, inner TAB, binary noise).",
            zh="标识中含有控制字符（换行、中间的制表符或乱码）。",
        ),
        "identifier_in_scientific_notation": Text(
            en="An identifier reads like 1.2E+17: a spreadsheet has destroyed its digits.",
            zh="标识形如 1.2E+17：电子表格已破坏其数字。",
        ),
        "identifier_too_long": Text(
            en="An identifier is longer than 256 bytes.", zh="标识长度超过 256 字节。"
        ),
        "nul_character": Text(en="The text contains a NUL character.", zh="文本中含有 NUL 字符。"),
        "time_not_iso": Text(
            en="The time is not written as 2025-03-01 or 2025-03-01T09:30:00.",
            zh="时间未按 2025-03-01 或 2025-03-01T09:30:00 书写。",
        ),
        "time_with_zone": Text(
            en="The time carries a time zone; times are local to the place of treatment.",
            zh="时间带有时区；应为就医地当地时间。",
        ),
        "time_impossible": Text(
            en="No such date or time of day exists (2025-02-30, 0000-00-00, 24:00:00).",
            zh="不存在的日期或时刻（2025-02-30、0000-00-00、24:00:00）。",
        ),
        "time_placeholder": Text(
            en="The date is a known stand-in for a missing one (1970-01-01, 1900-01-01).",
            zh="该日期是缺失值的常见替代（1970-01-01、1900-01-01）。",
        ),
        "time_out_of_range": Text(
            en="The date lies outside the years in which it can be true.",
            zh="日期超出可能的年份范围。",
        ),
        "time_in_future": Text(
            en="The date lies after the day on which the data were taken.",
            zh="日期晚于数据提取日。",
        ),
        "date_with_time_of_day": Text(
            en="A time of day stands in a column of dates.", zh="日期列中出现了时刻。"
        ),
        "end_before_start": Text(
            en="The end lies before the beginning.", zh="结束时间早于开始时间。"
        ),
        "amount_not_a_number": Text(
            en="The amount is not a plain decimal number.", zh="金额不是普通十进制数。"
        ),
        "amount_too_fine": Text(
            en="The amount has more decimals than the currency; nothing is rounded.",
            zh="金额小数位多于货币最小单位；系统不做四舍五入。",
        ),
        "amount_in_scientific_notation": Text(
            en="The amount is in scientific notation; digits may be lost.",
            zh="金额为科学计数法，可能已丢失数字。",
        ),
        "amount_with_currency_sign": Text(
            en="The amount carries a currency sign; the sign alone does not name a currency.",
            zh="金额带有货币符号；仅凭符号无法确定币种。",
        ),
        "amount_in_parentheses": Text(
            en="The amount is in parentheses; write refunds with a minus.",
            zh="金额写在括号内；退费请用负号。",
        ),
        "amount_out_of_range": Text(
            en="The amount has more than 16 digits before the point.",
            zh="金额整数部分超过 16 位。",
        ),
        "number_not_a_number": Text(
            en="The cell is not a plain decimal number.", zh="单元格不是普通十进制数。"
        ),
        "number_too_fine": Text(
            en="The number has more decimals than the column keeps; nothing is rounded.",
            zh="小数位多于该列可保存的位数；系统不做四舍五入。",
        ),
        "number_out_of_range": Text(
            en="The number is too large for the column.", zh="数值超出该列范围。"
        ),
        "coordinate_out_of_range": Text(
            en="The coordinate is not a latitude (-90 to 90) or longitude (-180 to 180).",
            zh="坐标不是有效的纬度（-90 至 90）或经度（-180 至 180）。",
        ),
        "code_unknown": Text(
            en="The code is not one of those the layout defines.", zh="代码不在规定的取值之内。"
        ),
        "boolean_unknown": Text(
            en="The cell is none of true, false, 1, 0.", zh="单元格不是 true、false、1、0 之一。"
        ),
        # given by the store, which sees all files of a load and what was loaded before
        "conflicting_duplicate": Text(
            en="Another row of this load has the same key and other content.",
            zh="本次载入中另有一行主键相同而内容不同。",
        ),
        "conflicts_with_loaded": Text(
            en="A row loaded before has the same key and other content.",
            zh="先前已载入主键相同而内容不同的行。",
        ),
    }
)


def explained(reason: str) -> Text:
    """What the reject code ``reason`` means; a code that is not in the table stands for itself."""
    return REASONS.get(reason, Text(en=reason, zh=reason))
