"""In which form registered telephones and addresses are compared; what was written stays as it is.

``12000000001``, ``120-0000-0001``, ``120 0000 0001`` and ``+8612000000001`` are one telephone.
SQL expressions over a text column.
"""

import string

_NARROW = f"{string.digits}{string.ascii_letters}-,.()#/+"
_WIDE = "".join(chr(ord(character) + 0xFEE0) for character in _NARROW)


def narrow(value: str) -> str:
    """Full-width letters, digits and signs as ASCII; plain ASCII takes the short way."""
    translated = f"translate({value}, '{_WIDE}', '{_NARROW}')"
    return f"CASE WHEN strlen({value}) = length({value}) THEN {value} ELSE {translated} END"


def phone(value: str) -> str:
    """Letters and digits alone, without the code of China or North America and trunk zeros."""
    bare = f"regexp_replace({narrow(value)}, '[^0-9A-Za-z+]', '', 'g')"
    dialled = f"regexp_replace({bare}, '^(\\+|00)', '+')"
    codes = r"'^\+86|^\+1([2-9][0-9]{9})$|^86(1[0-9]{10})$'"
    return f"ltrim(regexp_replace({dialled}, {codes}, '\\1\\2'), '+0')"


def address(value: str) -> str:
    """Without spaces and line breaks, in one width and one case."""
    return f"regexp_replace(lower({narrow(value)}), '[\\s\\x{{3000}}\\x{{a0}}]', '', 'g')"
