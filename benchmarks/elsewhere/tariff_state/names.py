"""Invented names of people, firms and surgeries, with the marks that their letters carry."""

from benchmarks.elsewhere.dice import Dice

WOMEN = (
    *("Anežka", "Božena", "Dana", "Eliška", "Františka", "Hana", "Irena", "Jiřina", "Klára"),
    *("Ludmila", "Marie", "Naděžda", "Olga", "Pavla", "Růžena", "Soňa", "Tereza", "Věra", "Zdeňka"),
)
MEN = (
    *("Antonín", "Bohumil", "Čeněk", "Dušan", "František", "Ivo", "Jaroslav", "Karel", "Ladislav"),
    *("Miroslav", "Oldřich", "Petr", "Radim", "Stanislav", "Tomáš", "Václav", "Zdeněk", "Žibřid"),
)
STEMS = (
    *("Bartoň", "Čapek", "Doležal", "Fiedler", "Havlík", "Janoušek", "Kadlec", "Ludvík", "Mašek"),
    *("Navrátil", "Ondráček", "Pešek", "Řezníček", "Sedlák", "Šimon", "Tichý", "Urban", "Valenta"),
    *("Zelinka", "Žák", "Brož", "Hampl", "Kučera", "Matoušek", "Pokorný", "Skála", "Vaněk", "Zach"),
)
ABROAD = (
    *("Bondarenko", "Dumitru", "Kovalenko", "Petrov", "Nguyen", "Ionescu", "Savchenko", "Marku"),
)
FIRMS = (
    *("Agrodružstvo", "Sklárny", "Strojírny", "Pila", "Stavby", "Textil", "Doprava", "Papírny"),
    *("Slévárna", "Mlékárna", "Cihelna", "Montáže", "Lesy", "Pekárny", "Kovo", "Elektro"),
)


def surname(stem: str, sex: str) -> str:
    """The form of a family name for a woman or a man.

    >>> surname("Čapek", "F"), surname("Tichý", "F"), surname("Čapek", "M")
    ('Čapková', 'Tichá', 'Čapek')
    """
    if sex == "M":
        return stem
    if stem.endswith("ý"):
        return stem[:-1] + "á"
    if stem.endswith("ek"):
        return stem[:-2] + "ková"
    if stem.endswith("a"):
        return stem[:-1] + "ová"
    return stem + "ová"


def person(sex: str, stem: str, dice: Dice) -> str:
    """Surname first, as the registers have it."""
    return f"{surname(stem, sex)} {dice.pick(WOMEN if sex == 'F' else MEN)}"


def practitioner(dice: Dice) -> tuple[str, str]:
    """Somebody with a title, and the same without it."""
    sex = dice.pick("FM")
    name = person(sex, dice.pick(STEMS), dice)
    return f"MUDr. {name}", name


def firm(dice: Dice, place: str) -> str:
    """An employer."""
    return f"{dice.pick(FIRMS)} {place} {dice.pick(('s.r.o.', 'a.s.', 'družstvo'))}"
