"""The kernels know persons, places and occasions, and have never heard of medicine."""

import re

from tests.house.source_tree import named, product_files, text

MEDICINE = re.compile(
    r"""\b(
    doctors? | physicians? | nurs\w* | patients? | insured | pharmac\w* | hospital\w* | clinic\w* |
    wards? | stays? | stayed | admi(t|ssion)\w* | readmi\w* | discharg\w* | prescri\w* | refills? |
    drugs? | medicines? | diagnos\w* | dialysis | therap\w* | treatments? | illness\w* | ill |
    diseases? | claims? | bills? | fund | health\w*
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
SENTENCE_OF_THE_ROOM = "Mathematics that has never heard of medicine"


def spoken(words: str) -> set[str]:
    """Words of medicine in a text; names are taken apart at underscores and capitals."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", words)
    return {found.group().lower() for found in MEDICINE.finditer(apart)}


def test_names_are_taken_apart() -> None:
    assert spoken("def admission_habits(wardCount): afterwards, forward") == {"admission", "ward"}
    assert spoken("persons who visit places") == set()


def test_no_kernel_speaks_of_medicine() -> None:
    kernels = [path for path in product_files() if named(path).startswith("algorithms/")]
    assert kernels
    found = {
        named(path): words
        for path in kernels
        if (words := spoken(text(path).replace(SENTENCE_OF_THE_ROOM, "")))
        or (words := spoken(path.stem))
    }
    assert found == {}
